"""Lists and tables whose rows say that they show only while the list does.

Qt asks a row for its rectangle alone when a screen reader wants to know whether it shows, so those of a list on a tab
that is not in front would say that they do, and somebody who moves from one thing to the next would hear other pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView as _View
else:
    _View = object
_Index = QModelIndex | QPersistentModelIndex
_INTO_SIGHT: Final = QAbstractItemView.ScrollHint.EnsureVisible


class RowsAsShown(_View):
    """Stands before the Qt class of each list and table: `class Lines(RowsAsShown, QListWidget)`."""

    _measures = False

    def visualRect(self, index: _Index) -> QRect:
        """Nowhere while the list is not on the screen; `place_of` says where a row would be."""
        return super().visualRect(index) if self._measures or self.isVisible() else QRect()

    def place_of(self, index: _Index) -> QRect:
        """Where a row lies in the list, also while nobody sees it."""
        return super().visualRect(index)

    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = _INTO_SIGHT) -> None:
        """It may be asked for before the list shows."""
        self._measures = True
        try:
            super().scrollTo(index, hint)
        finally:
            self._measures = False


class PlainList(RowsAsShown, QListWidget):
    """Lines of words."""

    def scrollToItem(self, item: QListWidgetItem, hint: QAbstractItemView.ScrollHint = _INTO_SIGHT) -> None:
        """Qt passes by what `scrollTo` says here."""
        self.scrollTo(self.indexFromItem(item), hint)
