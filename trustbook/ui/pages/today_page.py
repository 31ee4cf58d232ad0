"""Today, where a sitting begins: what I may do on the left, what has come on the right. What says nothing is absent."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from trustbook.exercises.text_ids import TOGETHER
from trustbook.language import _, weekday_words
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import (
    Rule,
    ScrollPage,
    Space,
    column,
    link_button,
    note,
    row,
    title,
)
from trustbook.ui.pages.left_by_escape import LeftByEscape
from trustbook.ui.pages.today_blocks import CAME, MINE, TodayBlocks
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import Changed
from trustbook.workbook.today.today_views import Block, TodayView

_WIDE, _NARROW = 950, 560
"""Width of what is on the sheet with both columns, and with one, in pixels at 100 % text."""
_LEFT, _RIGHT = 50, 34
"""Least characters of a line in each column; where they do not fit there is one."""
_ONE_BY_ONE: Final = (
    "go-on",
    "where-to-start",
    "set-aside",
    "look-again",
    "placed",
    "at-hand",
    "appointment",
    "five-minutes",
    "path",
    "looked-at",
    "letter",
    "look-first",
)
"""The order of reading in one column."""


class TodayPage(LeftByEscape, ScrollPage):
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
        self._head = self._title if services.client.sitting.me is not None else self._together()
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

    def _together(self) -> QWidget:
        """The day, what it means to sit here together, and what is good to know for it."""
        words = _("You both sit here. Only what both of you can see is here; no private book is open.")
        more = link_button(_("Good to know together"), lambda: self._navigator.open_text(TOGETHER))
        holder = QWidget()
        holder.setLayout(column(self._title, note(words), row(more, None), spacing=Space.STATE))
        return holder

    def take_focus(self) -> None:
        """What most people came for has the focus; while that is not known, the page itself."""
        self.begin_at_top(next(iter(self._buttons()), None))

    def ask(self) -> None:
        """Ask the workbook what there is."""
        viewer = self._services.client.viewer
        failed = teller(self._services.program.prompts, "today-failed")
        self._services.client.do(
            lambda session: session.today.view(viewer), self.show_what_there_is, failed, owner=self
        )

    # --- what there is

    def show_what_there_is(self, view: TodayView) -> None:
        """Make the blocks of this, and keep the focus where it was meant to be."""
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
        together = self._services.client.viewer.is_together
        maker = TodayBlocks(
            self._navigator,
            self._today,
            together,
            self._put_off,
            self._on_something_else,
            in_example=self._services.in_example,
        )
        self._blocks = maker.made(view, self._offer)

    # --- what is done here

    def _on_changed(self, changed: Changed) -> None:
        if changed.entries:
            self.ask()

    def _on_something_else(self) -> None:
        if self._view is None:
            return
        self._offer = (self._offer + 1) % len(self._view.offers)
        self.show_what_there_is(self._view)
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
        came = [name for name in CAME if name in self._blocks]
        mine: list[str] = [name for name in MINE if name in self._blocks]
        self._columns = bool(came) and self._has_room()
        self.use_text_width(_WIDE if self._columns else _NARROW)
        for layout in (self._left, self._right):
            _take_out(layout)
        order = mine if self._columns else [name for name in _ONE_BY_ONE if name in self._blocks]
        self._lay(self._left, self._head, [self._blocks[name] for name in order], Space.COLUMN)
        self._lay(self._right, None, [self._blocks[name] for name in came if self._columns], Space.PART)
        side = Space.WIDE if self._has_room() else Space.PART
        self._left.setContentsMargins(side, 42, Space.PAGE if self._columns else side, Space.COLUMN)
        self._right.setContentsMargins(36, 42, Space.PAGE, Space.COLUMN)
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
        room = self.width() - self.verticalScrollBar().sizeHint().width()  # there or not: else the columns twitch
        return room > needed + 2 * Space.WIDE + Space.PAGE + 36

    def _buttons(self) -> list[QPushButton]:
        names = (*MINE, *CAME) if self._columns else _ONE_BY_ONE
        blocks = [self._blocks[name] for name in names if name in self._blocks]
        return [each for block in blocks for each in block.findChildren(QPushButton)]

    def _order_tabs(self) -> None:
        stops = self._buttons()
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.setMinimumHeight(self.viewport().height() - 2 * Space.PART)
        came = self._blocks.keys() & set(CAME)
        if (bool(came) and self._has_room()) != self._columns:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._view is not None:
            self._arrange()


def _take_out(layout: QBoxLayout) -> None:
    """Take the blocks out of a layout, and delete the hairlines between them."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, Rule):
            widget.hide()
            widget.deleteLater()
