"""Where people write: text that grows with what is written, like a sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)

from trustbook.domain.answers import storable_text
from trustbook.ui.fields.growing_edit import GrowingEdit
from trustbook.ui.kit.composing import length, put_in


class AnswerEdit(GrowingEdit):
    """Plain text, at least `lines` high. With `one_paragraph`, Enter makes no new line but emits `entered`.

    It has no undo of its own: the page's undo covers text, rows and choices. `typed` is emitted for changes that the
    person made, never for `show_text`. `stepped` asks for the neighbour: -1 above or before, 1 below or after, when an
    arrow key finds no more text in that direction.
    """

    typed = Signal(str)
    """Carries what makes one step of undo out of many keys; "" for a step of its own."""
    left = Signal()
    entered = Signal()
    stepped = Signal(int)
    menu_opens = Signal(object, int)
    """The menu of the text is about to open: the QMenu, and the place in the text that it is about."""

    def __init__(self, lines: int = 1, *, one_paragraph: bool = False) -> None:
        super().__init__(lines)
        self._one_paragraph = one_paragraph
        self._showing = False
        self._step = "text"
        self.setProperty("role", "answer")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self._on_text_changed)

    def text(self) -> str:
        """What is written, with what an input method still composes at the caret."""
        block = self.textCursor().block()
        layout = block.layout()
        composing = layout.preeditAreaText()
        if not composing:
            return self._written()
        return put_in(self._written(), block.position() + layout.preeditAreaPosition(), composing)

    def _written(self) -> str:
        """As Qt's own plain text, in which a blank that does not break would become one that does."""
        return _by_lines(self.document().toRawText())

    def show_text(self, text: str) -> None:
        """Show this text; the caret stays where it was, as far as there is text."""
        before = self.text()
        if text == before:
            return
        place = self.textCursor().position()
        self._showing = True
        if before != self._written():
            QGuiApplication.inputMethod().reset()  # what it composes would come after the text that is shown now
        self.setPlainText(text)
        self._showing = False
        self.put_caret(min(place, length(self._written())))

    def put_caret_behind_change(self, before: str) -> None:
        """Go on writing behind what differs from `before`, the text that stood here until now."""
        now = self.text()
        same = _alike(before, now)
        rest = _alike(reversed(before[same:]), reversed(now[same:]))
        self.put_caret(length(now[: len(now) - rest]))

    def put_words_in(self, words: str) -> None:
        """Write these words at the cursor for the person, as a step of its own."""
        self._step = ""
        self.textCursor().insertText(words)
        self._step = "text"

    def put_caret(self, place: int) -> None:
        """Put the cursor behind so many characters."""
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.typed.emit(self._step)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before, showing = self.text(), self._showing
        self._showing = True  # one change, told below, also where a piece is done and the next one begun
        super().inputMethodEvent(event)
        self._showing = showing
        if not showing and self.text() != before:
            self.typed.emit("text")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()  # the page's undo, not a control's
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
            return
        if self._one_paragraph and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        if self.take_page_key(event):
            return
        before = self.textCursor().position()
        step = self._step_of(event)
        super().keyPressEvent(event)
        if step and self.textCursor().position() == before:
            self.stepped.emit(step)

    def _step_of(self, event: QKeyEvent) -> int:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.textCursor().hasSelection():
            return 0
        return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = storable_text(source.text())
        self._step = ""  # whoever takes back what they typed behind it means that alone
        self.insertPlainText(" ".join(text.split("\n")) if self._one_paragraph else text)
        self._step = "text"

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        if not self.isReadOnly():
            for action in menu.actions()[:3]:  # undo, redo and their line: the page has them
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if by_keys else self.cursorForPosition(event.pos())
        self.menu_opens.emit(menu, cursor.position())
        menu.popup(event.globalPos())


def _alike(first: Iterable[str], second: Iterable[str]) -> int:
    """How many characters are the same before the first that differs."""
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _by_lines(text: str) -> str:
    """Text of a document with its own signs for the ends of paragraphs and lines."""
    return text.replace("\u2029", "\n").replace("\u2028", "\n")


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
