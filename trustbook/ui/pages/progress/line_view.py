"""The line on the screen: a list as high as all its rows, of which only those in sight are ever drawn."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from trustbook.domain.timeline import LineItem, Month
from trustbook.language import _
from trustbook.ui.kit.rows_as_shown import RowsAsShown
from trustbook.ui.pages.progress.line_drawing import LineDelegate
from trustbook.ui.pages.progress.line_model import LineModel
from trustbook.workbook.progress.timeline_words import LineWords

_Index = QModelIndex | QPersistentModelIndex


class LineView(RowsAsShown, QListView):
    """`chosen` carries an `LineItem`, by a click, Enter or the space bar. The arrow keys walk.

    `moved_to` carries the rectangle of the row that somebody stands on, so that the page can bring it into sight.
    """

    chosen = Signal(object)
    moved_to = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "lines")
        self.setAccessibleName(_("What happened, by month"))
        self.setAccessibleDescription(_("The arrow keys walk, Enter opens its page, and Escape there comes back."))
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.drawing = LineDelegate(self, self.lines)
        self.setItemDelegate(self.drawing)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def show_months(self, months: Iterable[Month], words: LineWords, names: tuple[str, ...]) -> None:
        """Show these."""
        self.drawing.use_names(names)
        self.lines.show(months, words)
        self._fit()

    def items(self) -> tuple[LineItem, ...]:
        """Everything that is shown, in order."""
        found = (self.lines.item_at(row) for row in range(self.lines.rowCount()))
        return tuple(item for item in found if item is not None)

    def month_at(self, y: int) -> str:
        """The month of what stands at this height of the list, in pixels from its top."""
        height = self.drawing.row_height
        return self.lines.month_at(max(0, y) // height)

    def go_to(self, row: int) -> None:
        """Stand on this row, or on the first item below it."""
        last = self.lines.rowCount() - 1
        there = next((n for n in range(max(0, row), last + 1) if self.lines.item_at(n) is not None), -1)
        if there >= 0:
            self.setCurrentIndex(self.lines.index(there))

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.lines.rowCount() - 1)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._leaf(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def _leaf(self, way: int) -> None:
        """A screen further, for the list itself is as high as everything in it."""
        rows = max(1, self.visibleRegion().boundingRect().height() // self.drawing.row_height - 2)
        row = min(max(0, self.currentIndex().row() + way * rows), self.lines.rowCount() - 1)
        self.go_to(row)

    def _choose(self, index: QModelIndex) -> None:
        item = self.lines.item_at(index.row())
        if item is not None:
            self.chosen.emit(item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._open_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._open_current()

    def _open_current(self) -> None:
        """Own words show in the row that somebody stands on, and only while they do."""
        self.lines.open_row(self.currentIndex().row() if self.hasFocus() else -1)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        self._open_current()  # before a screen reader is told of it
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved_to.emit(self.place_of(current))

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.lines.rowCount() and self.drawing.fit(self.width()):
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "drawing"):
            self.drawing.measure()
            self._fit()

    def _fit(self) -> None:
        rows = self.lines.rowCount()
        if rows:
            self.drawing.fit(self.width())
        self.setFixedHeight(max(1, rows * self.drawing.row_height))
        self.scheduleDelayedItemsLayout()
