"""Cards side by side on the desk: as many columns as have room, each row of one height."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.layout import row
from trustbook.ui.kit.scale import Space, grown
from trustbook.ui.kit.signs import BESIDE_NOTE, Sign
from trustbook.ui.kit.text import TextLabel

_WIDEST = 3
_NARROWEST = 300
"""Least width of a card in pixels, at 100 % text."""


class CardButton(Button):
    """Something to open that is pressed as a whole. What stands in it is put in with `fill`."""

    def __init__(self, name: str, about: str, pressed: Callable[[], object] | None, role: str = "tile") -> None:
        """`name` and `about` are for a screen reader, which hears nothing else of what stands in it."""
        super().__init__("", role, pressed)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.STEP, Space.CARD, Space.STEP, Space.CARD)
        layout.setSpacing(Space.STATE)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def use_whole_width(self) -> None:
        """Without room around what stands in it, where it has no edge."""
        self._layout.setContentsMargins(2, Space.STATE, 2, Space.STATE)

    def fill(self, *items: QWidget | QLayout | None) -> None:
        """Put these in, one below the other; None takes up the room that is left. Words are pressed with the card."""
        for item in items:
            if item is None:
                self._layout.addStretch(1)
            elif isinstance(item, QLayout):
                self._layout.addLayout(item)
            else:
                self._layout.addWidget(item)
        for each in self.findChildren(TextLabel):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        width = max(self.width(), grown(_NARROWEST))
        return QSize(grown(_NARROWEST), self._layout.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(grown(_NARROWEST) // 2, self.fontMetrics().lineSpacing() * 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)


def state_line(sign: str, words: TextLabel) -> QHBoxLayout:
    """How something stands, in words behind their sign."""
    line = row(Sign(sign, BESIDE_NOTE), words, spacing=Space.FIELD)
    line.setStretch(1, 1)
    return line


class Card(CardButton):
    """Something to open: how it stands, its name, and what it is."""

    def __init__(self, name: str, state: str, about: str, sign: str, pressed: object = None) -> None:
        """`sign` stands before `state`; both may be empty."""
        super().__init__(name, ". ".join(filter(None, (state, about))), pressed if callable(pressed) else None)
        self.fill(
            *([state_line(sign, TextLabel(state, "note"))] if state else []),
            TextLabel(name, "tile-name"),
            *([TextLabel(about, "note")] if about else []),
            None,
        )


class CardGrid(QWidget):
    """Holds cards, or other things that stand beside each other. The arrow keys walk from card to card."""

    def __init__(
        self,
        cards: Sequence[QWidget],
        spacing: int = Space.CARD,
        *,
        widest: int = _WIDEST,
        narrowest: int = _NARROWEST,
        alike: bool = False,
    ) -> None:
        """`widest`: most cards side by side; `narrowest`: least width of one in pixels, at 100 % text.

        `alike`: a few are as wide as many would be, and the rest of the line stays empty.
        """
        super().__init__()
        self._cards = tuple(cards)
        self._widest, self._narrowest = widest, narrowest
        self._alike = alike
        self._columns = 0
        for each in self._cards:
            for stop in (each, *each.findChildren(QPushButton)):
                stop.installEventFilter(self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(spacing)
        self.setLayout(self._grid)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._grid.spacing()
        room = (self.width() + gap) // (grown(self._narrowest) + gap)
        most = min(room, self._widest)
        self._arrange(max(1, most if self._alike else min(most, len(self._cards))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before a card takes an arrow key for a step of Tab."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or not isinstance(watched, QWidget):
            return False
        here = next(
            (place for place, each in enumerate(self._cards) if each is watched or each.isAncestorOf(watched)), None
        )
        step = self._step(event.key())
        if here is None or step is None or self._cards[here].focusPolicy() == Qt.FocusPolicy.NoFocus:
            return False
        there = here + step
        if 0 <= there < len(self._cards):
            self._cards[there].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _step(self, key: int) -> int | None:
        """How many cards further an arrow key leads."""
        forward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        return {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Up: -self._columns,
        }.get(Qt.Key(key))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        self.updateGeometry()
