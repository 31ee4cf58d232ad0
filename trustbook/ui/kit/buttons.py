"""Buttons by weight: one primary on a screen, quiet ones for the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class Button(QPushButton):
    """A push button that Enter presses too, as people expect. Text is its accessible name unless another is given."""

    def __init__(self, text: str, role: str, pressed: Callable[[], object] | None) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setProperty("role", role)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def primary_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """The one thing this screen is for."""
    return Button(text, "primary", pressed)


def button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """Another thing to do."""
    return Button(text, "", pressed)


def quiet_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """Something at the edge of the screen."""
    return Button(text, "quiet", pressed)


def link_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """A way to somewhere else, inside text."""
    return Button(text, "link", pressed)


def tile_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """A large choice on a start screen."""
    return Button(text, "tile", pressed)
