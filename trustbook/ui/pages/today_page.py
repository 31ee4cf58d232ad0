"""Today, where a sitting begins: what I may do on the left, what has come on the right. What says nothing is absent."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from trustbook.language import _, day_words, weekday_words
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import (
    Button,
    FlowLayout,
    Rule,
    ScrollPage,
    Sign,
    Space,
    button,
    column,
    heading,
    link_button,
    note,
    primary_button,
    reading,
    row,
    subheading,
    title,
)
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.today_views import Block, GoOn, Offer, Placed, TodayView
from trustbook.workbook.views import Changed

_WIDE, _NARROW = 950, 560
"""Width of what is on the sheet with both columns, and with one, in pixels at 100 % text."""
_LEFT, _RIGHT = 50, 34
"""Least characters of a line in each column; where they do not fit there is one."""
_SIGN = 20
_MINE: Final = ("go-on", "five-minutes")
_CAME: Final = ("placed", "look-again", "appointment")
_ONE_BY_ONE: Final = ("go-on", "look-again", "placed", "appointment", "five-minutes")
"""The order of reading in one column."""


class TodayPage(ScrollPage):
    """Says the day at once, and the rest when the workbook has answered. Its order follows the room there is."""

    def __init__(self, services: WorkbookServices) -> None:
        self._services = services
        self._navigator = services.navigator
        self._today = services.program.clock.today()
        self._view: TodayView | None = None
        self._offer = 0
        """Which of the offers is shown."""
        self._blocks: dict[str, QWidget] = {}
        self._title = title(weekday_words(self._today))
        self._left, self._right = column(spacing=0), column(spacing=0)
        self._right_side, self._edge = QWidget(), Rule(upright=True)
        self._right_side.setLayout(self._right)
        self._sides: QBoxLayout = row(self._left, self._edge, self._right_side, spacing=0)
        super().__init__(column(self._sides, spacing=0))
        self.content.setContentsMargins(0, 0, 0, 0)
        self._sides.setStretch(0, 8)
        self._sides.setStretch(2, 5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Today: {day}").format(day=self._title.text()))
        self._arrange()
        services.client.changed.connect(self._on_changed)

    def take_focus(self) -> None:
        """What most people came for has the focus; while that is not known, the page itself."""
        first = next(iter(self._buttons()), None)
        (first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Ask the workbook what there is."""
        viewer = self._services.client.viewer
        failed = teller(self._services.program.prompts, "today-failed")
        self._services.client.do(lambda session: session.today.view(viewer), self._show, failed, owner=self)

    # --- what there is

    def _show(self, view: TodayView) -> None:
        waiting = self.hasFocus() or self.isAncestorOf(self.focusWidget())
        self._view = view
        self._offer = min(self._offer, max(0, len(view.offers) - 1))
        self._make_blocks(view)
        self._arrange()
        if waiting:
            self.take_focus()

    def _make_blocks(self, view: TodayView) -> None:
        for block in self._blocks.values():
            block.hide()
            block.deleteLater()
        self._blocks = blocks = {}
        if view.go_on is not None:
            blocks["go-on"] = self._go_on(view.go_on)
        if view.offers:
            blocks["five-minutes"] = self._five_minutes(view.offers[self._offer])
        if view.look_again is not None:
            blocks["look-again"] = self._look_again(view)
        if view.placed:
            blocks["placed"] = self._placed(view.placed)
        if view.appointment is not None:
            blocks["appointment"] = self._appointment(view)
        if not blocks.keys() & set(_MINE):
            blocks["go-on"] = self._nothing(view.always)
        for name, block in blocks.items():
            block.setObjectName(f"today-{name}")

    def _go_on(self, go_on: GoOn) -> QWidget:
        if go_on.next_label:
            words = _("Next comes “{question}”.").format(question=go_on.next_label)
        else:
            words = _("It opens where you stopped.")
        begin = primary_button(_("Go on"), lambda: self._navigator.open_place(go_on.place))
        return _block(
            note(_("Go on where you stopped")),
            heading(go_on.title or _("A page of yours")),
            reading(words),
            _actions(begin, self._link(_("Not now"), "go-on")),
        )

    def _five_minutes(self, offer: Offer) -> QWidget:
        assert self._view is not None
        together = self._services.client.viewer.is_together
        kicker = _("One thing to do together") if together else _("Five minutes, if you have them tonight")
        make = button if self._view.go_on is not None else primary_button
        begin = make(_("Open"), lambda: self._navigator.begin_short(offer.exercise_id))
        begin.setAccessibleDescription(offer.title)
        more = [link_button(_("Something else"), self._on_something_else)] if len(self._view.offers) > 1 else []
        actions = _actions(begin, *more, self._link(_("Not tonight"), "five-minutes"))
        return _block(note(kicker), heading(offer.title), reading(offer.words), actions)

    def _nothing(self, offer: Offer | None) -> QWidget:
        """Nothing to go on with and nothing for tonight: one sentence, one thing to do."""
        assert self._view is not None
        came = self._view.placed or self._view.look_again is not None or self._view.appointment is not None
        words = _("Nothing else is waiting for you.") if came else _("Nothing is waiting for you, and that is fine.")
        ways = [button(offer.title, lambda: self._navigator.begin_short(offer.exercise_id))] if offer else []
        return _block(reading(words), *([_actions(*ways)] if ways else []))

    def _placed(self, placed: tuple[Placed, ...]) -> QWidget:
        open_ = [each for each in placed if each.kind != "letter"]
        letter = next((each for each in placed if each.kind == "letter"), None)
        pieces: list[QWidget] = [subheading(_("Placed for both of you"))]
        if open_:
            pieces.append(reading(_placed_words(open_[0])))
        if letter is not None:
            pieces.append(note(_("A letter from {name} lies here. It can wait.").format(name=letter.author.name)))
        if len(open_) > 1:
            pieces.append(note(_("There is more, at the top of the pages it belongs to.")))
        if open_:
            words = _("Read our page") if open_[0].kind == "our-page" else _("Read the lines")
            pieces.append(self._way(words, open_[0].exercise_id))
        if letter is not None:
            pieces.append(self._way(_("Go to the letter"), letter.exercise_id))
        return _with_sign("users", *pieces)

    def _look_again(self, view: TodayView) -> QWidget:
        again = view.look_again
        assert again is not None
        if again.on == self._today:
            head = _("To look at again today")
        else:
            head = _("To look at again since {day}").format(day=day_words(again.on, self._today))
        together = self._services.client.viewer.is_together
        look = _("Look at it together") if together else _("Look at it")
        way = link_button(look, lambda: self._navigator.open_entry(again.exercise_id, again.entry_id))
        words = reading(again.words or _("A page of yours"))
        return _with_sign(
            "repeat-2", subheading(head), words, _actions(way, self._link(_("Another day"), "look-again"))
        )

    def _appointment(self, view: TodayView) -> QWidget:
        session = view.appointment
        assert session is not None
        way = link_button(
            _("What you noted last time"), lambda: self._navigator.open_entry(session.exercise_id, session.entry_id)
        )
        day = weekday_words(session.on)
        words = note(_("The next session with your counsellor"))
        return _with_sign("calendar", subheading(day), words, _actions(way))

    def _way(self, words: str, exercise_id: str) -> QWidget:
        return _actions(link_button(words, lambda: self._navigator.open_exercise(exercise_id)))

    def _link(self, words: str, block: Block) -> Button:
        return link_button(words, lambda: self._put_off(block))

    # --- what is done here

    def _on_changed(self, changed: Changed) -> None:
        if changed.entries:
            self.ask()

    def _on_something_else(self) -> None:
        if self._view is None:
            return
        self._offer = (self._offer + 1) % len(self._view.offers)
        self._show(self._view)
        found = [each for each in self._buttons() if each.text() == _("Something else")]
        if found:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_off(self, block: Block) -> None:
        viewer = self._services.client.viewer
        failed = teller(self._services.program.prompts, "put-off-failed")

        def done(_nothing: None) -> None:
            self.ask()

        self._services.client.do(lambda session: session.today.put_off(viewer, block), done, failed, owner=self)

    # --- how it lies on the sheet

    def _arrange(self) -> None:
        """Two columns where there is room for them; else one, in the order in which it is read."""
        came = [name for name in _CAME if name in self._blocks]
        mine: list[str] = [name for name in _MINE if name in self._blocks]
        self._columns = bool(came) and self._has_room()
        self.use_text_width(_WIDE if self._columns else _NARROW)
        for layout in (self._left, self._right):
            _take_out(layout)
        order = mine if self._columns else [name for name in _ONE_BY_ONE if name in self._blocks]
        self._lay(self._left, self._title, [self._blocks[name] for name in order], Space.COLUMN)
        self._lay(self._right, None, [self._blocks[name] for name in came if self._columns], Space.PART)
        side = Space.WIDE if self._has_room() else Space.PART
        self._left.setContentsMargins(side, 42, Space.PAGE if self._columns else side, Space.PAGE)
        self._right.setContentsMargins(36, 42, Space.PAGE, Space.PAGE)
        for widget in (self._right_side, self._edge):
            widget.setVisible(self._columns)
        self._order_tabs()

    @staticmethod
    def _lay(layout: QBoxLayout, first: QWidget | None, blocks: list[QWidget], gap: int) -> None:
        if first is not None:
            layout.addWidget(first)
            layout.addSpacing(Space.COLUMN)
        for number, block in enumerate(blocks):
            if number:
                layout.addSpacing(gap)
                layout.addWidget(Rule())
                layout.addSpacing(gap)
            layout.addWidget(block)
            block.show()
        layout.addStretch(1)

    def _has_room(self) -> bool:
        needed = self.fontMetrics().averageCharWidth() * (_LEFT + _RIGHT)
        return self.viewport().width() > needed + 2 * Space.WIDE + Space.PAGE + 36

    def _buttons(self) -> list[QPushButton]:
        names = (*_MINE, *_CAME) if self._columns else _ONE_BY_ONE
        blocks = [self._blocks[name] for name in names if name in self._blocks]
        return [each for block in blocks for each in block.findChildren(QPushButton)]

    def _order_tabs(self) -> None:
        stops = self._buttons()
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.setMinimumHeight(self.viewport().height() - 2 * Space.PART)
        came = self._blocks.keys() & set(_CAME)
        if (bool(came) and self._has_room()) != self._columns:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._view is not None:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._navigator.back()
            return
        super().keyPressEvent(event)


def _placed_words(placed: Placed) -> str:
    if placed.kind == "our-page":
        if not placed.title:
            return _("{name} put something on our page.").format(name=placed.author.name)
        return _("{name} put something on our page “{title}”.").format(name=placed.author.name, title=placed.title)
    if not placed.title:
        return _("{name} placed some lines.").format(name=placed.author.name)
    return _("{name} placed some lines of “{title}”.").format(name=placed.author.name, title=placed.title)


def _block(*pieces: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*pieces, spacing=Space.FIELD))
    return holder


def _with_sign(sign: str, *pieces: QWidget) -> QWidget:
    holder = QWidget()
    beside = Sign(sign, _SIGN)
    line = row(beside, column(*pieces, spacing=Space.STATE), spacing=14)
    line.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    holder.setLayout(line)
    return holder


def _actions(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(FlowLayout(*buttons, spacing=14))
    return holder


def _take_out(layout: QBoxLayout) -> None:
    """Take the blocks out of a layout, and delete the hairlines between them."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, Rule):
            widget.hide()
            widget.deleteLater()
