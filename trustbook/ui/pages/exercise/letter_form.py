"""A letter on its sheet: day, salutation, text, closing and name in one flow, as one would write it by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from trustbook.domain.answers import Answers
from trustbook.domain.letter_text import BLOCKS, LetterText
from trustbook.exercises.fields import LetterField
from trustbook.language import _
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.letter_edit import BlockHint, LetterEdit
from trustbook.ui.kit import column
from trustbook.ui.kit.scale import has_columns
from trustbook.ui.pages.exercise.entry_page import AnswerForm
from trustbook.ui.pages.exercise.undo import EntryUndo

_BELOW_DAY = 8
_BETWEEN = 14
"""Between two blocks, in pixels."""


class LetterForm(AnswerForm):
    """Five blocks, and the answers of the whole entry, of which it changes one.

    `begun` is what stands there before anything is written: the day, whom it is to, and the name. It is no answer by
    itself.
    `changed_elsewhere`: undo changed what stands on the page behind the letter.
    """

    changed_elsewhere = Signal()

    def __init__(self, field: LetterField, answers: Answers, undo: EntryUndo, begun: LetterText) -> None:
        super().__init__()
        self._field = field
        self._answers: dict[str, Any] = dict(answers)
        self._undo = undo
        self._begun = begun
        greeting = "" if begun.salutation else field.greeting
        hint = "" if field.closing.startswith(_("Your name")) else field.closing
        self.blocks: Mapping[str, LetterEdit] = {
            "date": LetterEdit(_("Date"), one_paragraph=True, at_end=True),
            "salutation": LetterEdit(_("Salutation"), greeting, one_paragraph=True),
            "text": LetterEdit(_("Letter")),
            "closing": LetterEdit(_("Closing"), hint, one_paragraph=True),
            "name": LetterEdit(_("Name"), one_paragraph=True),
        }
        self.blocks["date"].setProperty("place", "soft")
        layout = column(spacing=0)
        for name, edit in self.blocks.items():
            if layout.count():
                layout.addSpacing(_BELOW_DAY if name == "salutation" else _BETWEEN)
            layout.addWidget(edit)
            if said := edit.accessibleDescription():
                layout.addWidget(BlockHint(edit, said, at_cursor=name == "closing"))
            edit.typed.connect(partial(self._on_typed, name))
            edit.left.connect(self._on_left)
            edit.entered.connect(partial(self._step, name, 1))
            edit.stepped.connect(partial(self._step, name))
        self.setLayout(layout)
        self._last = "text"
        self._show(self._stored())
        undo.shown.connect(self._on_undo)

    # --- answers

    def letter(self) -> LetterText:
        """What stands on the sheet."""
        return LetterText(**{name: edit.text() for name, edit in self.blocks.items()})

    def answers(self) -> dict[str, Any]:
        return dict(self._answers)

    def take_focus(self) -> None:
        """Where writing begins: in the salutation where none is, else behind the text.

        In large letters what to take care of stands above, and is to be whole in sight: there a new one begins with the
        salutation too.
        """
        written, stands = LetterText.of(self._answers.get(self._field.id)), self._stored()
        roomy = has_columns(self.window().width())
        in_text = written.text or written.salutation or (stands.salutation and roomy)
        edit = self.blocks["text" if in_text else "salutation"]
        edit.setFocus()
        edit.put_caret_behind_change("")

    def set_read_only(self, read_only: bool) -> None:
        """Only for looking at, or for writing again."""
        for edit in self.blocks.values():
            edit.setReadOnly(read_only)

    def detach(self) -> None:
        self._undo.shown.disconnect(self._on_undo)
        self._undo.left_with = self.answers()

    # --- where somebody is

    def place(self) -> tuple[int, int]:
        """Which block has, or had, the cursor, and behind how many of its characters."""
        return BLOCKS.index(self._last), self.blocks[self._last].textCursor().position()

    def go_to(self, block: int, caret: int) -> None:
        """Put the cursor there."""
        edit = self.blocks[BLOCKS[block] if block < len(BLOCKS) else "text"]
        cursor = edit.textCursor()
        cursor.setPosition(min(caret, edit.document().characterCount() - 1))
        edit.setTextCursor(cursor)
        edit.setFocus()

    def put_in(self, words: str) -> None:
        """Put the beginning of a sentence at the cursor, as one step that can be taken back."""
        edit = self.blocks["text"]
        self._undo.seal()
        edit.put_words_in(words)
        self._undo.seal()
        edit.setFocus()

    # --- what happens

    def _stored(self) -> LetterText:
        letter = LetterText.of(self._answers.get(self._field.id))
        return letter if letter != LetterText() else self._begun

    def _show(self, letter: LetterText) -> None:
        for name, edit in self.blocks.items():
            edit.show_text(getattr(letter, name))

    def _on_typed(self, name: str, key: str) -> None:
        self._last = name
        before, after = self._answers.get(self._field.id), self.letter().value
        self._put(self._field.id, after)
        self._undo.record(self._field.id, self._field.label, before, after, f"{key} {name}" if key else "")
        self.edited.emit()

    def _on_left(self) -> None:
        for name, edit in self.blocks.items():
            if edit is self.sender():
                self._last = name
        self._undo.seal()
        self.left.emit()

    def _step(self, name: str, by: int) -> None:
        place = BLOCKS.index(name) + by
        if 0 <= place < len(BLOCKS):
            edit = self.blocks[BLOCKS[place]]
            edit.setFocus()
            edit.put_caret(0 if by > 0 else len(edit.toPlainText()))

    def _on_undo(self, field_id: str, value: Any) -> None:
        self._put(field_id, value)
        if field_id == self._field.id:
            self._show_change(self._stored())
        else:
            self.changed_elsewhere.emit()
        self.edited.emit()

    def _show_change(self, letter: LetterText) -> None:
        before = {name: edit.text() for name, edit in self.blocks.items()}
        self._show(letter)
        changed: list[AnswerEdit] = [edit for name, edit in self.blocks.items() if edit.text() != before[name]]
        for name, edit in self.blocks.items():
            if edit in changed:
                edit.put_caret_behind_change(before[name])
        if changed and not any(edit.hasFocus() for edit in changed):
            changed[0].setFocus()

    def _put(self, field_id: str, value: Any) -> None:
        if value is None:
            self._answers.pop(field_id, None)
        else:
            self._answers[field_id] = value
