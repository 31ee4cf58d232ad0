"""Small buttons beside a row. They are for the mouse; the row's keys do the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton


def row_button(sign: str, name: str, pressed: Callable[[], object]) -> QToolButton:
    """A button with one sign; `name` says what it does."""
    button = QToolButton()
    button.setProperty("role", "row")
    button.setText(sign)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: pressed())
    side = max(24, button.fontMetrics().height() + 10)
    button.setFixedSize(side, side + 4)
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    return button
