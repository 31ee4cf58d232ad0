"""Text that an input method or a dead key still composes: it is seen, so it counts as written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit


def put_in(text: str, at: int, piece: str) -> str:
    """`text` with `piece` at a place as Qt counts it, in units of UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")
    before, after = units[: 2 * at], units[2 * at :]
    return before.decode("utf-16-le", "surrogatepass") + piece + after.decode("utf-16-le", "surrogatepass")


def length(text: str) -> int:
    """How long a text is as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class ComposingLine(QLineEdit):
    """A line whose `whole_text` holds what is still being composed. `composed`: it changed by composing."""

    composed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._composing = ""

    def whole_text(self) -> str:
        """What can be read in the line."""
        text = self.text()
        return put_in(text, self.cursorPosition(), self._composing) if self._composing else text

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before = self.whole_text()
        self._composing = "" if self.isReadOnly() else event.preeditString()
        super().inputMethodEvent(event)
        if self.whole_text() != before:
            self.composed.emit()
