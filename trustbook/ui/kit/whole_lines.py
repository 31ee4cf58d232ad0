"""Lines of a list that are as high as their words are, also where these go on below each other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

_VERY_HIGH: Final = 10_000


class WholeLinesDelegate(QStyledItemDelegate):
    """For a list that breaks its lines. Qt counts the room beside the words, a tick or padding, as if they stood there
    too, and cuts them off.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for all of the words."""
        usual = super().sizeHint(option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.rect = QRect(0, 0, self._view.viewport().width(), _VERY_HIGH)
        look = self._view.style()
        words = look.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, self._view)
        margin = look.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, shown, self._view) + 1
        room = QRect(0, 0, max(1, words.width() - 2 * margin), _VERY_HIGH)
        high = shown.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, shown.text).height()
        return QSize(usual.width(), max(usual.height(), high + _VERY_HIGH - words.height()))
