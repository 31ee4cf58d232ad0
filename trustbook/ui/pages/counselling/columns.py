"""How the tab of counselling is laid out: two columns, or one where there is little room, and what to read below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from trustbook.ui.fields.base import holds_focus
from trustbook.ui.kit import Space, column, grown, row

_BESIDE: Final = 420
"""Least width of each of the two columns, in pixels at 100 % text; with less, they stand below each other."""
_SHARE: Final = 10
_SHARE_OF_LIST: Final = 12
"""Of the width: of each column, and of the right one while a list of pages stands there beside one of them."""


class CounsellingColumns(QWidget):
    """`left` is filled anew whenever something changed; what stands on the right and below stays."""

    def __init__(self, right: QLayout, below: QLayout) -> None:
        super().__init__()
        self.left = column(spacing=Space.STEP)
        self.left_side, self.right_side, self._below = _holder(self.left), _holder(right), _holder(below)
        self._beside: QBoxLayout = row(self.left_side, self.right_side, spacing=Space.COLUMN)
        self._beside.setStretch(0, _SHARE)
        self._in_order = column(self._beside, self._below, spacing=Space.PART)
        self.setLayout(self._in_order)

    def arrange(self, width: int, *, brings: bool) -> None:
        """Fit into so many pixels; `brings`: pages are on the list on the right."""
        wide = width >= 2 * grown(_BESIDE) + Space.COLUMN
        self._beside.setStretch(1, _SHARE_OF_LIST if brings else _SHARE)
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def put_left_first(self) -> None:
        """Tab comes to the right column, and to what there is to read, after the left one, which was made anew."""
        focus = self.focusWidget() if holds_focus(self.right_side) or holds_focus(self._below) else None
        for place, part in ((self._beside, self.right_side), (self._in_order, self._below)):
            part.setParent(None)
            place.addWidget(part)
            part.show()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)


def _holder(layout: QLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
