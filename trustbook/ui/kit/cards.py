"""Cards side by side on the desk: as many columns as have room, each row of one height."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.layout import row
from trustbook.ui.kit.scale import Space, grown
from trustbook.ui.kit.signs import BESIDE_NOTE, Sign
from trustbook.ui.kit.text import TextLabel

_WIDEST = 3
_NARROWEST = 300
"""Least width of a card in pixels, at 100 % text."""


class Card(Button):
    """Something to open: how it stands, its name, and what it is. All of it is pressed at once."""

    def __init__(self, name: str, state: str, about: str, sign: str, pressed: object = None) -> None:
        """`sign` stands before `state`; both may be empty."""
        super().__init__("", "tile", pressed if callable(pressed) else None)
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join(filter(None, (state, about))))
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.STEP, Space.CARD, Space.STEP, Space.CARD)
        layout.setSpacing(Space.STATE)
        if state:
            line = row(Sign(sign, BESIDE_NOTE), TextLabel(state, "note"), spacing=Space.FIELD)
            line.setStretch(1, 1)
            layout.addLayout(line)
        for words in (TextLabel(name, "tile-name"), *([TextLabel(about, "note")] if about else [])):
            layout.addWidget(words)
        layout.addStretch(1)
        for each in self.findChildren(TextLabel):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = max(self.width(), grown(_NARROWEST))
        return QSize(grown(_NARROWEST), self._layout.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(grown(_NARROWEST) // 2, self.fontMetrics().lineSpacing() * 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)


class CardGrid(QWidget):
    """Holds cards, or other things that stand beside each other."""

    def __init__(self, cards: Sequence[QWidget], spacing: int = Space.CARD) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(spacing)
        self.setLayout(self._grid)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._grid.spacing()
        room = (self.width() + gap) // (grown(_NARROWEST) + gap)
        self._arrange(max(1, min(room, _WIDEST, len(self._cards))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        self.updateGeometry()
