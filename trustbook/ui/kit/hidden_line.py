"""A line for a secret: what is typed never becomes text of the widget while it is hidden.

Qt tells assistive programs each letter that is put into a line, also one that shows dots only (Qt 6.11), and anybody's
program may listen to them. So the widget holds a dot for each letter, and the letters are kept beside it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit

from trustbook.ui.kit.composing import ComposingLine, length

DOT: Final = "\u2022"
_WRITTEN_TOO: Final = ("Zs", "Cf")
"""Blanks that do not break, wide blanks, joiners: keyboards of many languages have them."""
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class HiddenLine(ComposingLine):
    """A line whose letters are read by `text` and `whole_text` only. `secret_changed` follows each change."""

    secret_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._secret = ""
        self._shown = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.textChanged.connect(self._on_changed)

    def show_letters(self, shown: bool) -> None:
        """Show the letters, because the person wants to see them, or hide them again."""
        secret, self._shown = self._secret, shown
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._put_whole(secret)

    def text(self) -> str:
        """The letters."""
        return self._secret

    def whole_text(self) -> str:
        if self._shown or not self._composing:
            return super().whole_text()
        at = self.cursorPosition()  # there is one dot for each letter
        return self._secret[:at] + self._composing + self._secret[at:]

    def setText(self, text: str | None) -> None:
        self._put_whole((text or "")[: self.maxLength()])

    def insert(self, text: str) -> None:
        """Put letters where the cursor is, in place of what is selected, as far as there is room."""
        if self._shown:
            super().insert(text)
            return
        start, end = self._selected()
        room = self.maxLength() - len(self._secret) + end - start
        piece = text[: max(0, room)]
        self._secret = self._secret[:start] + piece + self._secret[end:]
        self._replace(lambda: super(HiddenLine, self).insert(DOT * len(piece)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._shown or self.isReadOnly():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.insert(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.accept()
        elif _is_written(event):
            self.insert(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        written = event.commitString()
        if self._shown or self.isReadOnly():
            super().inputMethodEvent(event)
            return
        before = self.whole_text()
        self._composing = event.preeditString()
        dots = QInputMethodEvent(DOT * length(event.preeditString()), [])
        QLineEdit.inputMethodEvent(self, dots)
        if written:
            self.insert(written)
        if self.whole_text() != before:
            self.composed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu would paste the letters themselves."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste" and not self._shown:
                action.triggered.disconnect()
                action.triggered.connect(lambda: self.insert(QGuiApplication.clipboard().text()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        is_paste = event.button() == Qt.MouseButton.MiddleButton and clipboard.supportsSelection()
        if is_paste and not self._shown and not self.isReadOnly():
            self.insert(clipboard.text(QClipboard.Mode.Selection))
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self._shown:
            super().dropEvent(event)
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.insert(event.mimeData().text())
        event.acceptProposedAction()

    def _selected(self) -> tuple[int, int]:
        if self.hasSelectedText():
            return self.selectionStart(), self.selectionEnd()
        return self.cursorPosition(), self.cursorPosition()

    def _put_whole(self, text: str) -> None:
        self._secret = text
        self._replace(lambda: super(HiddenLine, self).setText(text if self._shown else DOT * len(text)))

    def _replace(self, change: Callable[[], None]) -> None:
        """Change what the widget holds; the letters are changed already."""
        self.blockSignals(True)
        try:
            change()
        finally:
            self.blockSignals(False)
        self.secret_changed.emit()

    def _on_changed(self, held: str) -> None:
        """The widget changed by itself: letters were taken out, or another program put a text into it."""
        if self._shown:
            self._secret = held
        elif letters := held.strip(DOT):
            before, after = len(held) - len(held.lstrip(DOT)), len(held.rstrip(DOT)) - len(held)
            self._put_whole(self._secret[:before] + letters + (self._secret[after:] if after else ""))
            self.setCursorPosition(len(self._secret) + after)
            return
        else:
            start = self.cursorPosition()
            self._secret = self._secret[:start] + self._secret[start + len(self._secret) - len(held) :]
        self.secret_changed.emit()


def _is_written(event: QKeyEvent) -> bool:
    """Whether a key writes letters, by the rules of Qt's own lines: with Control alone, or with Shift, it does not."""
    text = event.text()
    if not text or event.modifiers() in (_CONTROL, _CONTROL | _SHIFT):
        return False
    return text.isprintable() or unicodedata.category(text[0]) in _WRITTEN_TOO
