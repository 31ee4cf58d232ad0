"""Fields for text: long and short."""

from __future__ import annotations

from typing import Any

from trustbook.exercises.fields import Field, LongField, ShortField
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.base import FieldWidget

_MOST_LINES_AT_FIRST = 10


class OneText(FieldWidget):
    """A field whose answer is one text, written in `edit`. Subclasses put it where it belongs."""

    def __init__(self, field: Field, edit: AnswerEdit) -> None:
        super().__init__(field)
        self.edit = edit
        self.name_control(self.edit)
        self.edit.typed.connect(self.edited)
        self.edit.left.connect(self.left)
        self.setFocusProxy(self.edit)

    def value(self) -> Any:
        return self.edit.text() or None

    def set_value(self, value: Any) -> None:
        self.edit.show_text(value if isinstance(value, str) else "")

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.edit.setReadOnly(read_only)


class TextWidget(OneText):
    """Text. A long field takes paragraphs; in a short one Enter does nothing and lines wrap.

    An empty one shows how much room there is. One that is written in already is as high as its text; while somebody
    writes it grows, and never gets lower below their hands.
    """

    def __init__(self, field: LongField | ShortField) -> None:
        self._lines = min(field.lines, _MOST_LINES_AT_FIRST)
        super().__init__(field, AnswerEdit(self._lines, one_paragraph=isinstance(field, ShortField)))
        self.add(self.edit)
        self.put_help_last()

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        if not self.edit.hasFocus():
            self.edit.use_lines(1 if self.edit.text() else self._lines)
