"""What people type into."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from trustbook.domain.typed_secret import LONGEST
from trustbook.language import _
from trustbook.ui.kit.buttons import link_button
from trustbook.ui.kit.composing import ComposingLine
from trustbook.ui.kit.hidden_line import HiddenLine
from trustbook.ui.kit.layout import column, row
from trustbook.ui.kit.text import hint, label

MAX_SHORT = 2000
"""Longest text of a one-line input, in characters."""


class LineInput(QWidget):
    """A question and one line to answer it. `changed` carries the text, `entered` follows the Enter key.

    With `asked_above`, something above asks the question: only a screen reader says it here.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        question: str,
        help_text: str = "",
        *,
        role: str = "",
        edit: ComposingLine | None = None,
        asked_above: bool = False,
    ) -> None:
        super().__init__()
        self.edit = edit or ComposingLine()
        self.edit.setMaxLength(MAX_SHORT)
        self.edit.setProperty("role", role)
        self.edit.setAccessibleName(question)
        self.edit.setAccessibleDescription(help_text)
        self._help = help_text
        self.edit.textChanged.connect(lambda _text: self.changed.emit(self.text()))
        self.edit.composed.connect(lambda: self.changed.emit(self.text()))
        self.edit.returnPressed.connect(self.entered)
        self._line = row(self.edit)
        above = [hint(help_text)] if help_text else []
        if not asked_above:
            above.insert(0, label(question, self.edit))
        self._column: QVBoxLayout = column(*above, self._line, spacing=4)
        self.setLayout(self._column)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """What was typed, with what an input method still composes."""
        return self.edit.whole_text()

    def describe(self, note: str) -> None:
        """Say this to a screen reader with the line, before its help; "" for nothing more."""
        self.edit.setAccessibleDescription("\n".join(filter(None, (note, self._help))))

    def set_text(self, text: str) -> None:
        """Put this text in."""
        self.edit.setText(text)


class PassphraseInput(LineInput):
    """A line for a passphrase: hidden unless asked, paste allowed, with a word when Caps Lock seems to be on.

    One that is chosen for somebody to write down is `shown` at first.
    """

    def __init__(self, question: str, help_text: str = "", *, shown: bool = False) -> None:
        self._hidden = HiddenLine()
        super().__init__(question, help_text, edit=self._hidden)
        self._hidden.setMaxLength(LONGEST + 1)  # one that is too long is told, not cut
        self._hidden.secret_changed.connect(lambda: self.changed.emit(self.text()))
        self._show = link_button(_("Show"), self._on_show)
        self._show.setCheckable(True)
        self._line.addWidget(self._show)
        self._caps = hint(_("Caps Lock seems to be on."))
        self._caps.hide()
        self._column.addWidget(self._caps)
        self.edit.installEventFilter(self)
        if shown:
            self._show.click()

    def take(self) -> str:
        """What was typed; the line is emptied."""
        text = self.text()
        self.edit.clear()
        return text

    def _on_show(self) -> None:
        shown = self._show.isChecked()
        self._hidden.show_letters(shown)
        self._show.setText(_("Hide") if shown else _("Show"))
        self._show.setAccessibleName(self._show.text())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = event.text()
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if typed.isalpha():
                self._caps.setVisible(typed.isupper() != shift and typed.lower() != typed.upper())
        return False


class TextArea(QPlainTextEdit):
    """Text of any length that grows with what is written. Tab goes on to the next field.

    Its own undo is off: the page's undo covers text, rows and choices.
    """

    def __init__(self, name: str, lines: int = 5, *, own_undo: bool = False) -> None:
        super().__init__()
        self._lines = max(2, lines)
        self.setProperty("role", "answer")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(own_undo)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        rows = int(self.document().documentLayout().documentSize().height())
        height = min(max(self._lines, rows + 1), 40) * line + 24
        if height != self.height():
            self.setFixedHeight(height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().lineSpacing() * 2 + 24)
