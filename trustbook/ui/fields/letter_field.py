"""A field for a letter: larger letters on paper of its own, and two quiet hints how one begins and ends."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame

from trustbook.exercises.model import LetterField
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.kit import Words, column

_MOST_LINES_AT_FIRST = 12


class LetterWidget(FieldWidget):
    """Text of any length. The hints are no part of the answer."""

    def __init__(self, field: LetterField) -> None:
        super().__init__(field)
        self.edit = AnswerEdit(min(field.lines, _MOST_LINES_AT_FIRST))
        self.edit.setProperty("role", "letter")
        self.name_control(self.edit)
        self.edit.typed.connect(lambda: self.edited.emit("text"))
        self.edit.left.connect(self.left)
        self.setFocusProxy(self.edit)
        sheet = QFrame()
        sheet.setProperty("role", "letter")
        greeting = [Words(field.greeting, "letter-hint")] if field.greeting else []
        closing = [Words(field.closing, "letter-hint")] if field.closing else []
        sheet.setLayout(column(*greeting, self.edit, *closing, spacing=4, margins=20))
        self.add(sheet)

    def value(self) -> Any:
        return self.edit.text() or None

    def set_value(self, value: Any) -> None:
        self.edit.show_text(value if isinstance(value, str) else "")

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.edit.setReadOnly(read_only)
