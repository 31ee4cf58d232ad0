"""The desk of letters: what only I see, what lies between the two of us, and the kinds to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from trustbook.domain.letters import LetterState
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.dialogs.letter_choices import LetterChoices
from trustbook.ui.dialogs.letter_reading import take_back
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import (
    PrivacySign,
    Rule,
    Sees,
    Space,
    clear_layout,
    column,
    grown,
    link_button,
    paragraph,
    row,
    soft,
    title,
)
from trustbook.ui.kit.cards import CardGrid
from trustbook.ui.kit.letter_sheet import SHEET_WIDTH, LetterSheet, Shape, labelled
from trustbook.ui.pages.letters.kinds import KindList, kinds_button
from trustbook.ui.pages.letters.words import name_of, own_state, shared_name, shared_state
from trustbook.ui.pages.overview import Overview
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.letter_views import Desk, LetterToRead, OwnLetter, SharedLetter
from trustbook.workbook.views import ExerciseLine

_MOST = 4
"""Letters in one place that are in sight at once; the others are earlier ones."""
_KINDS_WIDE = 270
"""Width of the list of kinds, in pixels at 100 % text."""
_READABLE = (LetterState.OPENED, LetterState.GIVEN)


class LettersPage(Overview):
    """Titles, kinds and days only: no line of a letter, but of the draft that somebody has in hand."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._services = services
        self._tab = tab
        self._together = services.client.viewer.is_together
        self._all_own = self._all_shared = False
        self._item = ""
        self._desk_now: Desk | None = None
        self._bands = column(spacing=Space.PART)
        self._kinds = column(spacing=Space.CARD)
        self._menu_line = row(None)
        left = QWidget()
        left.setLayout(
            column(
                title(tab.title),
                paragraph(_("Many letters do their work before anybody reads them. None has to be given.")),
                self._menu_line,
                self._bands,
                None,
                spacing=Space.STEP,
            )
        )
        self._right = QWidget()
        self._right.setLayout(self._kinds)
        self._halves = row(left, self._right, spacing=Space.COLUMN)
        self._halves.setStretch(0, 1)
        super().__init__(column(self._halves))
        self.setAccessibleName(tab.title)
        services.client.changed.connect(self._load)
        self._load()

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        """Nothing here comes from them."""

    def show_item(self, item: str) -> None:
        """Ask what becomes of one letter, such as one that was just written."""
        self._item = item
        self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < grown(_KINDS_WIDE + 2 * SHEET_WIDTH + 3 * Space.COLUMN)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight)
        self._right.setVisible(not narrow and not self._together)
        self._right.setFixedWidth(grown(_KINDS_WIDE))
        for place in range(self._menu_line.count()):
            item = self._menu_line.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(narrow and not self._together)

    def _load(self, _changed: object = None) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(
            lambda session: session.letters.desk(viewer),
            self._show,
            teller(self._services.program.prompts, "letters-failed"),
            owner=self,
        )

    # --- what lies there

    def _show(self, desk: Desk) -> None:
        if desk != self._desk_now:
            self._desk_now = desk
            self._fill(desk)
        item, self._item = self._item, ""
        if item:
            self._ask_about(desk, item)

    def _fill(self, desk: Desk) -> None:
        clear_layout(self._bands)
        clear_layout(self._kinds)
        clear_layout(self._menu_line)
        if not self._together:
            self._menu_line.addWidget(kinds_button(desk.kinds, self._begin))
            self._menu_line.addStretch(1)
            self._show_own(desk)
        if not desk.solo:
            self._show_shared(desk)
        if not self._together:  # after the letters, so that Tab comes to them in this order
            self._kinds.addWidget(KindList(desk.kinds, self._begin))
            for each in self._read_links():
                self._kinds.addWidget(each)
            self._kinds.addStretch(1)
        self._arrange()

    def _read_links(self) -> list[QWidget]:
        library, navigator = self._services.program.content().library, self._services.navigator
        return [
            link_button(
                _("Read: {title}").format(title=library.chapter_title(chapter)),
                partial(navigator.open_chapter, chapter),
            )
            for chapter in self._tab.chapters
        ]

    def _band(self, sees: Sees, words: str, places: Sequence[tuple[str, Sequence[LetterSheet]]], empty: str) -> None:
        """One band, with a grid of sheets; the first of each place says what place it is."""
        self._bands.addWidget(PrivacySign(sees, words))
        self._bands.addWidget(Rule())
        cells = [
            labelled(name if number == 0 else " ", sheet)
            for name, sheets in places
            for number, sheet in enumerate(sheets)
        ]
        if cells:
            self._bands.addWidget(CardGrid(cells, spacing=Space.PART, widest=_MOST, narrowest=SHEET_WIDTH, alike=True))
        else:
            self._bands.addWidget(soft(empty))

    def _show_own(self, desk: Desk) -> None:
        most = None if self._all_own else _MOST
        places = [
            (_("On the desk"), [self._own_sheet(letter) for letter in desk.on_desk[:most]]),
            (_("Resting"), [self._own_sheet(letter) for letter in desk.resting[:most]]),
            (_("Kept"), [self._own_sheet(letter) for letter in desk.kept[:most]]),
        ]
        self._band(
            Sees.ME, _("Only you see these"), places, _("No letter lies here. Any may be begun, and none has to be.")
        )
        if any(len(letters) > _MOST for letters in (desk.on_desk, desk.resting, desk.kept)):
            self._earlier(own=True, shown=self._all_own)

    def _show_shared(self, desk: Desk) -> None:
        unread = [letter for letter in desk.received if letter.state is not LetterState.PUT_AWAY]
        received = desk.received if self._all_shared else unread[:_MOST]
        given = desk.given if self._all_shared else desk.given[:_MOST]
        places = [
            (_("Letters") if self._together else _("Received"), [self._shared_sheet(letter) for letter in received]),
            (_("Given"), [self._shared_sheet(letter) for letter in given]),
        ]
        words = _("Between the two of you")
        self._band(Sees.BOTH, words, places, _("No letter was given yet. None has to be."))
        if len(desk.received) > len(unread[:_MOST]) or len(desk.given) > _MOST:
            self._earlier(own=False, shown=self._all_shared)

    def _earlier(self, *, own: bool, shown: bool) -> None:
        def turn() -> None:
            if own:
                self._all_own = not self._all_own
            else:
                self._all_shared = not self._all_shared
            if self._desk_now is not None:
                self._fill(self._desk_now)

        self._bands.addLayout(row(link_button(_("Fewer letters") if shown else _("Earlier letters"), turn), None))

    # --- one letter

    def _own_sheet(self, letter: OwnLetter) -> LetterSheet:
        today = self._services.program.clock.today()
        name = name_of(letter)
        kind = letter.kind if name != letter.kind else ""
        shape: Shape = "folded" if letter.state is LetterState.KEPT else "open"
        sheet = LetterSheet(name, kind, own_state(letter, today), shape=shape, pressed=lambda: self._choose(letter))
        sheet.use_first_line(letter.first_line)
        return sheet

    def _choose(self, letter: OwnLetter, *, done: bool = False) -> None:
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
            shared_state(letter, today, together=self._together),
            shape="sealed" if sealed else "open",
            pressed=lambda: self._open(letter),
        )
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
        to_open = letter.state not in _READABLE

        def shown(read: LetterToRead) -> None:
            self._services.navigator.read_letter(read)
            if to_open:
                self._load()

        client.do(
            lambda session: session.letters.open(viewer, copy_id) if to_open else session.letters.read(viewer, copy_id),
            shown,
            teller(self._services.program.prompts, "letter-failed"),
            owner=self,
        )

    def _put_away(self, letter: SharedLetter) -> None:
        client, viewer = self._services.client, self._services.client.viewer
        client.do(
            lambda session: session.letters.put_away(viewer, letter.copy_id),
            failed=teller(self._services.program.prompts, "letter-failed"),
        )

    def _begin(self, exercise_id: str) -> None:
        client, viewer, navigator = self._services.client, self._services.client.viewer, self._services.navigator
        client.do(
            lambda session: session.letters.begin(viewer, exercise_id),
            navigator.open_place,
            teller(self._services.program.prompts, "letter-failed"),
            owner=self,
        )
