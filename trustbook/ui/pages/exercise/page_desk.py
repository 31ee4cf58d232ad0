"""The desk of a page: its sheet, and beside it the rail. Without room for that, the row of the tabs holds its menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMoveEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from trustbook.ui.kit import Space, column, grown, row
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.pages.exercise.last_entry import last_entry
from trustbook.ui.pages.exercise.page_rail import About, PageRail
from trustbook.ui.pages.exercise.this_page import ThisPage
from trustbook.ui.pages.exercise.writing_sheet import WritingSheet

RAIL: Final = 270
"""Width of the rail in pixels, at 100 % text."""
_DROP: Final = 36
"""How far the rail begins below the upper edge, in pixels."""


class PageDesk(QWidget):
    """Decides by the room that there is, not by the text size, whether the rail stands beside the sheet.

    The sheet scrolls, the rail stays.
    """

    def __init__(self, sheet: WritingSheet, this_page: ThisPage) -> None:
        super().__init__()
        self._sheet = sheet
        self._this_page = this_page
        self.rail: PageRail | None = None
        self._said = StatusLabel("", "note")
        self._last = last_entry(this_page)
        self._bar = self._make_bar()
        self._bar.hide()
        self.setLayout(column(self._bar, sheet, spacing=0))
        sheet.sheet.installEventFilter(self)

    def add_rail(self) -> None:
        """Make the rail: after the page, so that Tab comes to it after the page."""
        self.rail = PageRail(self._this_page)
        self.rail.setParent(self)
        self._this_page.changed.connect(self._arrange)
        self.rail.needs_room.connect(self._arrange)
        self._arrange()

    def say(self, words: str, about: About = "sharing") -> None:
        """Say what just happened, beside where it was asked for."""
        self._said.say(words)
        if self.rail is not None:
            self.rail.say(words, about)
        self._arrange()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Something came above the page, or went."""
        self._sheet.moves(event.pos().y() - event.oldPos().y())
        super().moveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.rail is not None and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place_rail(self.rail)
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over the rail too, the wheel moves the sheet."""
        QApplication.sendEvent(self._sheet.verticalScrollBar(), event)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("role", "paper")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        last = [self._last] if self._last is not None else []
        line = row(*last, self._said, spacing=Space.STEP)
        line.setContentsMargins(Space.STEP, 0, Space.STEP, 0)
        line.setStretchFactor(self._said, 1)
        bar.setLayout(line)
        return bar

    def _arrange(self) -> None:
        rail = self.rail
        if rail is None:
            return
        wide = grown(RAIL)
        room = self._sheet.room_beside(self.width())
        beside = room >= wide + 2 * Space.PART and rail.heightForWidth(wide) + _DROP <= self.height()
        self._sheet.keep_free(wide + Space.PART if beside else 0)
        rail.setVisible(beside)
        self._bar.setVisible(not beside and (self._last is not None or bool(self._said.text())))
        self._this_page.need_menu(not beside)
        self._place_rail(rail)

    def _place_rail(self, rail: PageRail) -> None:
        if rail.isHidden():
            return
        paper = self._sheet.sheet
        corner = paper.mapTo(self._sheet, QPoint(0, 0))
        wide = grown(RAIL)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = corner.x() - Space.PART - wide if mirrored else corner.x() + paper.width() + Space.PART
        rail.setGeometry(left, self._sheet.y() + _DROP, wide, rail.heightForWidth(wide))
        rail.raise_()
