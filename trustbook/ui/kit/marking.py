"""Marking a word where it stands on a page, so that the eye goes there: as if somebody had selected it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from trustbook.domain.spots import spot, utf16


def mark_word(inside: QWidget, word: str) -> QWidget | None:
    """Mark the folded `word` where it first stands in what is shown `inside`; where that is, None if nowhere.

    A text to write in shows it at its caret.
    """
    for widget in (inside, *inside.findChildren(QWidget)):
        text = _text_of(widget)
        found = spot(text, word) if text and word and widget.isVisibleTo(inside) else None
        if found is not None:
            _select(widget, utf16(text[: found[0]]), utf16(text[found[0] : found[1]]))
            return widget
    return None


def marked_place(widget: QWidget) -> QRect:
    """Where in `widget` the mark is, as near as the widget can tell."""
    return widget.cursorRect() if isinstance(widget, QPlainTextEdit | QTextEdit) else widget.rect()


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.text() if isinstance(widget, QLabel) else ""


def _select(widget: QWidget, first: int, length: int) -> None:
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)
    elif isinstance(widget, QLineEdit):
        widget.setSelection(first, length)
    elif isinstance(widget, QLabel):
        if not widget.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            policy = widget.focusPolicy()
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            widget.setFocusPolicy(policy)
        widget.setSelection(first, length)
