"""Options side by side where they fit, in the order of reading: down each row, from the side where reading begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget

from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import FlowLayout
from trustbook.ui.kit.scale import Space

_SHORT = 16
"""So many characters of an option leave room for more than one other beside it."""
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MODIFIERS = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier


class OptionGrid(QWidget):
    """Marks with their words. Two columns where the longest fits into one, more of very short ones, else one.

    Left and Right go through all of them in the order of reading, Up and Down through one column after the other: any
    one of these keys comes to each option. Going to a radio button chooses it.
    """

    def __init__(self, rows: Sequence[MarkRow], longest: int) -> None:
        """`longest`: characters of the longest option."""
        super().__init__()
        self._rows = list(rows)
        short = longest <= _SHORT
        self.setLayout(
            FlowLayout(*rows, spacing=int(Space.STEP), even=True) if short else FlowLayout(*rows, spacing=2, columns=2)
        )
        for each in rows:
            each.mark.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key not in (*_ACROSS, *_DOWN) or event.modifiers() not in _MODIFIERS:
            return False
        self._go_on(watched, key)
        return True

    def _go_on(self, mark: QObject, key: Qt.Key) -> None:
        marks = [each.mark for each in self._rows]
        here = next(place for place, each in enumerate(marks) if each is mark)
        if key in _ACROSS:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            target = here + (-_ACROSS[key] if mirrored else _ACROSS[key])
        else:
            order = self._column_by_column()
            beside = order.index(here) + _DOWN[key]
            target = order[beside] if 0 <= beside < len(order) else -1
        if 0 <= target < len(marks):
            _go_to(marks[target])

    def _column_by_column(self) -> list[int]:
        """Places of the options in the order in which they stand below each other."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corners = [(-each.geometry().right() if mirrored else each.x(), each.y()) for each in self._rows]
        return sorted(range(len(corners)), key=lambda place: corners[place])


def _go_to(mark: QAbstractButton) -> None:
    mark.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(mark, QRadioButton):
        mark.click()
