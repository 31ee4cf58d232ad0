"""The desk of letters: what only I see, what lies between the two of us, and the kinds to begin with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from trustbook.domain.letters import LetterState
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.dialogs.letter_choices import LetterChoices
from trustbook.ui.dialogs.letter_reading import take_back
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import FlowLayout, Sees, Space, clear_layout, column, grown, link_button, paragraph, row, title
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.letter_sheet import SHEET_WIDTH, LetterSheet, Shape
from trustbook.ui.kit.scale import has_columns
from trustbook.ui.navigation import ToBring
from trustbook.ui.pages.bringing import goes_along
from trustbook.ui.pages.letters.bands import MOST, Band, LetterGroup
from trustbook.ui.pages.letters.kinds import KindList, kinds_button, wrapped_link
from trustbook.ui.pages.letters.words import name_of, own_state, shared_name, shared_state
from trustbook.ui.pages.overview import Overview, brings
from trustbook.ui.pages.words import joined
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.letters.letter_views import Desk, LetterToRead, OwnLetter, SharedLetter
from trustbook.workbook.sitting.views import Changed, ExerciseLine

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

_PANEL = 294
"""Width of the list of kinds with the room around it, in pixels at 100 % text."""
_WAYS, _ALL_PAGES = "letter-ways", "all-pages"
_ALL = 1000
"""Of the room that there is, beside 1 for what is left empty."""
_READABLE = (LetterState.OPENED, LetterState.GIVEN)


class LettersPage(Overview):
    """Titles, kinds and days only: no line of a letter, but of the draft that somebody has in hand."""

    stands_alone = True

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._services, self._tab = services, tab
        self._failed = teller(services.program.prompts, "letter-failed")
        self._together = services.client.viewer.is_together
        self._all_own = self._all_shared = self._beside_list = False
        self._item = self._in_hand = ""
        self._became: Collection[str] = ()
        """Ids of what came of the one in hand, such as the copy that was given."""
        self._sheets: dict[str, LetterSheet] = {}
        self._desk_now: Desk | None = None
        self._brought: tuple[str, ...] = ()
        """Ids of what goes to counselling, as it shows."""
        self._bands = column(spacing=Space.PART)
        self._kinds = column(spacing=Space.CARD)
        self._kinds.setContentsMargins(Space.COLUMN, Space.PART, Space.COLUMN, Space.PART)
        self._ways = column()
        """The same where there is no room for the list of kinds."""
        about = paragraph(_("Many letters do their work before anybody reads them. None has to be given."))
        self._left = QWidget()
        head = column(title(tab.title), about, self._ways, spacing=Space.STATE)
        self._left.setLayout(column(head, self._bands, None, spacing=Space.PART))
        self._panel = QFrame()
        self._panel.setProperty("role", "panel")
        self._panel.setLayout(self._kinds)
        self._lying = row(self._left, None, spacing=0)
        self._lying.setStretch(0, _ALL)
        halves = row(self._lying, self._panel, spacing=0)
        halves.setStretch(0, 1)
        super().__init__(column(halves), to_edges=True)
        self.setAccessibleName(tab.title)
        services.client.changed.connect(self._load)
        self._load()

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        """Nothing here comes from them."""

    def show_item(self, item: str) -> None:
        """Ask what becomes of one letter, such as one that was just written."""
        self._item = self._in_hand = item
        self._load()

    def last_stop(self) -> QWidget | None:
        """The letter that was read: opening it made the sheets anew."""
        return self._sheets.get(self._in_hand)

    def stand_beside_list(self, beside: bool) -> None:
        self._beside_list = beside
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        panel, sheet = grown(_PANEL), grown(SHEET_WIDTH)
        narrow = self._beside_list or self.width() < panel + 2 * sheet + 3 * Space.COLUMN
        has_panel = not narrow and not self._together
        self._panel.setVisible(has_panel)
        self._panel.setFixedWidth(panel)
        side = Space.PAGE if self.width() >= panel + MOST * sheet else Space.COLUMN
        self._lying.setContentsMargins(side, Space.PART, Space.COLUMN, Space.STATE)
        self._left.setMaximumWidth(MOST * sheet + (MOST - 1) * Space.PART)
        for widget in self._left.findChildren(QWidget, _WAYS):
            widget.setVisible(not has_panel)
            pages = widget.findChild(Button, _ALL_PAGES)
            if pages is not None:
                pages.setVisible(not self._beside_list and has_columns(self.window().width()))

    def _load(self, changed: Changed | None = None) -> None:
        if changed is not None and self._in_hand in changed.entries:
            self._became = changed.entries
        viewer = self._services.client.viewer
        self._services.client.do(
            lambda session: session.letters.desk(viewer),
            self._show,
            teller(self._services.program.prompts, "letters-failed"),
            owner=self,
        )

    # --- what lies there

    def _show(self, desk: Desk) -> None:
        brought = self._services.client.sitting.brought
        if desk != self._desk_now or brought != self._brought:
            self._desk_now, self._brought = desk, brought
            self.keep_focus(lambda: self._fill(desk))
        item, self._item = self._item, ""
        if item:
            self._ask_about(desk, item)

    def _fill(self, desk: Desk) -> None:
        focused = cast("QWidget | None", self.window().focusWidget())
        is_here = focused is None or self.isAncestorOf(focused) or focused.isAncestorOf(self)
        self._sheets.clear()
        for layout in (self._bands, self._kinds, self._ways):
            clear_layout(layout)
        ways = QWidget()
        ways.setObjectName(_WAYS)
        elsewhere = _elsewhere(self._services, self._tab, self.pages_wanted.emit)
        begin = [] if self._together else [kinds_button(desk.kinds, self._begin)]
        ways.setLayout(FlowLayout(*begin, *_links(elsewhere), spacing=Space.PART))
        self._ways.addWidget(ways)
        if not self._together:
            self._show_own(desk)
        if not desk.solo:
            self._show_shared(desk)
        self._kinds.addWidget(KindList(desk.kinds, self._begin))  # after the letters, as Tab comes to them
        for words, pressed in elsewhere[:-1]:
            self._kinds.addWidget(wrapped_link(words, pressed))
        self._kinds.addWidget(_links(elsewhere)[-1])
        self._kinds.addStretch(1)
        self._arrange()
        became = (sheet for each, sheet in self._sheets.items() if each in self._became)
        sheet = self._sheets.get(self._in_hand) or next(became, None) or next(iter(self._sheets.values()), None)
        if is_here and sheet is not None:
            sheet.take_focus_back()

    def _show_own(self, desk: Desk) -> None:
        places = [
            LetterGroup(name, [partial(self._own_sheet, letter) for letter in letters])
            for name, letters in (
                (_("On the desk"), desk.on_desk),
                (_("Resting"), desk.resting),
                (_("Kept"), desk.kept),
            )
        ]
        empty = _("No letter lies here. Any may be begun, and none has to be.")
        self._add_band(Sees.ME, _("Only you see these"), places, empty, all_shown=self._all_own)

    def _show_shared(self, desk: Desk) -> None:
        away = [letter for letter in desk.received if letter.state is LetterState.PUT_AWAY]
        received = [letter for letter in desk.received if letter.state is not LetterState.PUT_AWAY]
        received.sort(key=lambda letter: letter.state is not LetterState.SEALED)  # as on the first day, so in a year
        places = [
            LetterGroup(
                _("Letters") if self._together else _("Received"),
                [partial(self._shared_sheet, letter) for letter in received],
                [partial(self._shared_sheet, letter) for letter in away],
            ),
            LetterGroup(_("Given"), [partial(self._shared_sheet, letter) for letter in desk.given]),
        ]
        empty = _("No letter was given yet. None has to be.")
        self._add_band(Sees.BOTH, _("Between the two of you"), places, empty, all_shown=self._all_shared)

    def _add_band(self, sees: Sees, words: str, places: list[LetterGroup], empty: str, *, all_shown: bool) -> None:
        def turn() -> None:
            if sees is Sees.ME:
                self._all_own = not self._all_own
            else:
                self._all_shared = not self._all_shared
            if self._desk_now is not None:
                self._fill(self._desk_now)

        self._bands.addWidget(Band(sees, words, places, empty=empty, all_shown=all_shown, turned=turn))

    # --- one letter

    def _own_sheet(self, letter: OwnLetter) -> LetterSheet:
        today = self._services.program.clock.today()
        name = name_of(letter)
        kind = letter.kind if name != letter.kind else ""
        shape: Shape = "folded" if letter.state is LetterState.KEPT else "open"
        state = self._with_bringing(own_state(letter, today), letter.entry_id)
        sheet = LetterSheet(name, kind, state, shape=shape, pressed=lambda: self._choose(letter))
        sheet.use_first_line(letter.first_line)
        brings(sheet, ToBring(name, letter.exercise_id, letter.entry_id))
        self._sheets[letter.entry_id] = sheet
        return sheet

    def _with_bringing(self, state: str, entry_id: str) -> str:
        return joined(state, goes_along() if entry_id in self._brought else "")

    def _choose(self, letter: OwnLetter, *, done: bool = False) -> None:
        self._in_hand = letter.entry_id
        state = own_state(letter, self._services.program.clock.today())
        LetterChoices(self.window(), self._services, letter, (name_of(letter), state), done=done).open()

    def _ask_about(self, desk: Desk, entry_id: str) -> None:
        for letter in (*desk.on_desk, *desk.resting, *desk.kept):
            if letter.entry_id == entry_id:
                self._choose(letter, done=True)

    def _shared_sheet(self, letter: SharedLetter) -> LetterSheet:
        today = self._services.program.clock.today()
        sealed = letter.state in (LetterState.SEALED, LetterState.PUT_AWAY)
        sheet = LetterSheet(
            shared_name(letter, together=self._together),
            letter.kind,
            self._with_bringing(shared_state(letter, today, together=self._together), letter.copy_id),
            shape="sealed" if sealed else "open",
            pressed=lambda: self._open(letter),
        )
        if not sealed:  # what nobody has opened is brought by nobody
            brings(sheet, ToBring(shared_name(letter, together=self._together), entry_id=letter.copy_id))
        self._sheets[letter.copy_id] = sheet
        if sealed and self._together:
            sheet.setEnabled(False)
        elif letter.state is LetterState.SEALED or letter.mine:
            sheet.use_menu(lambda menu: self._fill_menu(menu, letter))
        return sheet

    def _fill_menu(self, menu: QMenu, letter: SharedLetter) -> None:
        if letter.mine:
            menu.addAction(_("Take it back …"), lambda: take_back(self._services, letter.copy_id))
            return
        menu.addAction(_("Open it"), lambda: self._open(letter))
        menu.addAction(_("Put away unread"), lambda: self._put_away(letter))

    def _open(self, letter: SharedLetter) -> None:
        client, viewer, copy_id = self._services.client, self._services.client.viewer, letter.copy_id
        self._in_hand = copy_id
        to_open = letter.state not in _READABLE

        def shown(read: LetterToRead) -> None:
            self._services.navigator.read_letter(read)
            if to_open:
                self._load()

        def does(session: Session) -> LetterToRead:
            return session.letters.open(viewer, copy_id) if to_open else session.letters.read(viewer, copy_id)

        client.do(does, shown, self._failed, owner=self)

    def _put_away(self, letter: SharedLetter) -> None:
        client, viewer = self._services.client, self._services.client.viewer
        client.do(lambda session: session.letters.put_away(viewer, letter.copy_id), failed=self._failed)

    def _begin(self, exercise_id: str) -> None:
        client, viewer, navigator = self._services.client, self._services.client.viewer, self._services.navigator
        client.do(
            lambda session: session.letters.begin(viewer, exercise_id), navigator.open_place, self._failed, owner=self
        )


def _elsewhere(
    services: WorkbookServices, tab: Tab, pages: Callable[[], object]
) -> list[tuple[str, Callable[[], object]]]:
    """What to read about letters, and the pages of the tab last."""
    library, navigator = services.program.content().library, services.navigator
    titles = [(library.chapter_title(chapter), chapter) for chapter in tab.chapters]
    read = [(_("Read: {title}").format(title=name), partial(navigator.open_chapter, each)) for name, each in titles]
    return [*read, (_("All pages"), pages)]


def _links(ways: Sequence[tuple[str, Callable[[], object]]]) -> list[Button]:
    """The same in a line of links."""
    links = [link_button(words, pressed) for words, pressed in ways]
    links[-1].setObjectName(_ALL_PAGES)
    return links
