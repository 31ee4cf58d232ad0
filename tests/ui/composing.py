"""What an input method sends while somebody composes a text, and when it is done."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def compose(widget: QWidget, shown: str, *, written: str = "") -> None:
    """`written` is done, `shown` is still being composed."""
    event = QInputMethodEvent(shown, [])
    if written:
        event.setCommitString(written)
    QApplication.sendEvent(widget, event)
