"""Small words beside a row that do something with it. They are for the mouse; the row's keys do the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

_LEAST = 24
"""Nothing that can be pressed is lower, in pixels."""


def row_button(word: str, name: str, pressed: Callable[[], object]) -> QToolButton:
    """A word to press; `name` says to a screen reader with which row it does that."""
    button = QToolButton()
    button.setProperty("role", "row")
    button.setText(word)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: pressed())
    button.setMinimumHeight(max(_LEAST, button.fontMetrics().height() + 10))
    keep_room(button)
    return button


def keep_room(button: QWidget) -> None:
    """Let nothing move when it is hidden or shown."""
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
