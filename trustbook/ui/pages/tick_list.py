"""Lines with a title, a note and a tick each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trustbook.ui.kit import Space, colour, grown
from trustbook.ui.kit.marks import paint_check_mark
from trustbook.ui.kit.signs import BESIDE_CONTROL
from trustbook.ui.pages.drawn_text import DrawnText, draw, height_of, small_font, title_font
from trustbook.ui.pages.line_list import LineList, ended
from trustbook.ui.runtime.theme import Theme

_NOTE: Final = Qt.ItemDataRole.UserRole
_MOST_IN_SIGHT: Final = 6
_LEAST_IN_SIGHT: Final = 2
"""Lines; where there is less room the list is scrolled."""
_Index = QModelIndex | QPersistentModelIndex


class TickList(LineList):
    """`picked` asks for the tick of a line to be set or taken away; `left_upwards`: Up on the first that is shown."""

    left_upwards = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.setItemDelegate(_TickDelegate(self))

    def add(self, title: str, note: str, *, ticked: bool) -> QListWidgetItem:
        """A line more, at the end."""
        item = QListWidgetItem(title, self)
        item.setData(_NOTE, note)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{ended(title)} {note}")
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.tick(item, ticked)
        self.updateGeometry()  # a layout that asked before keeps the height of an empty list
        return item

    def sizeHint(self) -> QSize:
        return QSize(grown(320), self._high(_MOST_IN_SIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(grown(160), self._high(_LEAST_IN_SIGHT))

    def _high(self, lines: int) -> int:
        shown = min(max(self.count(), 1), lines)
        return self.sizeHintForRow(0) * shown + Space.FIELD

    def tick(self, item: QListWidgetItem, ticked: bool) -> None:
        """Let the line be ticked, or not."""
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def is_ticked(self, item: QListWidgetItem) -> bool:
        """Whether the line is ticked."""
        return item.checkState() is Qt.CheckState.Checked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = [row for row in range(self.count()) if not self.item(row).isHidden()]
        if event.key() == Qt.Key.Key_Up and shown and self.currentRow() <= shown[0]:
            self.left_upwards.emit()
            return
        super().keyPressEvent(event)


class _TickDelegate(QStyledItemDelegate):
    def __init__(self, view: TickList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(2, 1, -2, -1)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("raised"))
            painter.drawRoundedRect(box, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)
        inner = box.adjusted(Space.FIELD, Space.FIELD, -Space.FIELD, -Space.FIELD)
        side = grown(BESIDE_CONTROL) - 2
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        left = inner.right() + 1 - side if mirrored else inner.left()
        ticked = self._view.is_ticked(self._view.item(index.row()))
        paint_check_mark(painter, QRectF(left, inner.top() + 1, side, side), option.palette, checked=ticked)
        gap = side + Space.CARD
        words = inner.adjusted(0, 0, -gap, 0) if mirrored else inner.adjusted(gap, 0, 0, 0)
        draw(painter, _pieces(index), words, self._view.theme, option.direction)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = max(80, self._view.viewport().width())
        words = width - 4 - 2 * Space.FIELD - grown(BESIDE_CONTROL) - Space.CARD
        return QSize(width, height_of(_pieces(index), words) + 2 * Space.FIELD + 2)


def _pieces(index: _Index) -> list[DrawnText]:
    title = DrawnText(str(index.data(Qt.ItemDataRole.DisplayRole)), title_font(), "ink")
    return [title, DrawnText(str(index.data(_NOTE)), small_font(), "ink-soft")]
