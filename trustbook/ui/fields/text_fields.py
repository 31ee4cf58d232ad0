"""Fields for text: long and short."""

from __future__ import annotations

from typing import Any

from trustbook.exercises.fields import LongField, ShortField
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.base import FieldWidget

_MOST_LINES_AT_FIRST = 10


class TextWidget(FieldWidget):
    """Text. A long field takes paragraphs; in a short one Enter does nothing and lines wrap."""

    def __init__(self, field: LongField | ShortField) -> None:
        super().__init__(field)
        lines = min(field.lines, _MOST_LINES_AT_FIRST)
        self.edit = AnswerEdit(lines, one_paragraph=isinstance(field, ShortField))
        self.name_control(self.edit)
        self.edit.typed.connect(lambda: self.edited.emit("text"))
        self.edit.left.connect(self.left)
        self.setFocusProxy(self.edit)
        self.add(self.edit)

    def value(self) -> Any:
        return self.edit.text() or None

    def set_value(self, value: Any) -> None:
        self.edit.show_text(value if isinstance(value, str) else "")

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.edit.setReadOnly(read_only)
