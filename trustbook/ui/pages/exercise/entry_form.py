"""The parts of a page that this seat writes, with their fields, answers and undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from trustbook.domain.answers import is_empty
from trustbook.exercises.fields import Field
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.signed_words import signed_earlier
from trustbook.language import _, ngettext
from trustbook.ui.fields.answers_view import AnswersView
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.factory import make_field
from trustbook.ui.fields.signoff_field import SignoffWidget
from trustbook.ui.kit import Rule, Space, column, note, part_title
from trustbook.ui.kit.beside import in_line
from trustbook.ui.pages.exercise.entry_page import AnswerForm
from trustbook.ui.pages.exercise.form_part import FieldBlock, FormPart, LateFields, order_tabs
from trustbook.ui.pages.exercise.margin import BesideMargin
from trustbook.ui.pages.exercise.privacy import privacy_sign
from trustbook.ui.pages.exercise.short_note import ShortNote
from trustbook.ui.pages.exercise.signing import Signing
from trustbook.ui.pages.exercise.step_lines import StepLines
from trustbook.ui.pages.exercise.steps import plan_steps
from trustbook.ui.pages.exercise.undo import EntryUndo
from trustbook.workbook.sitting.parts import only
from trustbook.workbook.sitting.views import PageView, Sitting


class EntryForm(AnswerForm):
    """Holds the answers of one entry while it is open. `edited` and `left` come from its fields.

    `shown` is the exercise as it stands here; it may leave out fields of the page's own definition, whose answers
    are kept. `whole_wanted`: somebody wants to see more than the short form.
    """

    whole_wanted = Signal()

    def __init__(
        self, page: PageView, shown: Exercise, sitting: Sitting, undo: EntryUndo, context: FieldContext
    ) -> None:
        super().__init__()
        self._page = page
        self._exercise = shown
        self._sitting = sitting
        self._undo = undo
        self._context = context
        self._answers: dict[str, Any] = dict(page.answers)
        self._signing = Signing(page.exercise, page.answers)
        self._to_sign_anew = dict(page.to_sign_anew)
        self._unsaved_ids = {
            field.id for part in page.exercise.parts if part.privacy == "unsaved" for field in part.fields
        }
        self.fields = LateFields()
        self._parts: list[FormPart] = []
        self._plan = plan_steps(shown, [part for part in shown.parts if part.id in page.writable])
        self._last_steps = StepLines(shown, self._plan.after)
        more = sum(not each.core for each in self._writable())
        self._note = ShortNote(shown.minutes, more, is_enough=shown.short_is_enough)
        self._note.pressed.connect(self._on_whole_wanted)
        self._note.hide()
        self._layout = column(spacing=0)
        self.setLayout(self._layout)
        undo.shown.connect(self._on_undo)

    def build(self, *, core_only: bool) -> None:
        """Make the form. Called when it stands where it belongs: moving finished widgets costs far more.

        With `core_only`, fields beyond the short form are made when somebody asks for all of it.
        """
        apart: list[Part] = []
        for part in self._exercise.parts:
            if part.id in self._page.writable:
                self._say_apart(apart)
                self._add_part(part, core_only=core_only)
            elif any(not is_empty(self._answers.get(field.id)) for field in part.fields):
                self._add_to_read(part, self._page.exercise)
            elif self._sitting.viewer.is_together and part.who == "each":
                apart.append(part)
        self._say_apart(apart)
        if self._plan.after:
            self._layout.addWidget(self._last_steps)
            self._layout.addSpacing(10)
        self._add_what_is_not_asked()
        self._layout.addWidget(self._note)
        for widget in self.fields.values():
            widget.order_tabs()
        self.show_core_only(core_only)

    def answers(self) -> dict[str, Any]:
        """Everything that may be saved, by field id; also answers that no field of this form shows."""
        return {name: value for name, value in self._answers.items() if name not in self._unsaved_ids}

    @property
    def newly_signed(self) -> frozenset[str]:
        """Ids of the fields that were signed here after the words of their part were written."""
        return self._signing.newly

    def show_signed(self, signed: Iterable[tuple[str, Any]]) -> None:
        """Show signatures as they were saved, where fewer stand than here: the words had changed."""
        for field_id, value in signed:
            self._end_signatures(field_id, value, self._to_sign_anew.get(field_id, ""))

    def has_answers_in(self, privacy: str) -> bool:
        """Whether anything is written in the writable parts of this privacy."""
        return any(
            part.privacy == privacy and part.id in self._page.writable and not is_empty(self._answers.get(field.id))
            for part, field in self._page.exercise.fields()
        )

    @property
    def has_unsaved_part(self) -> bool:
        """Whether there is something here that is never written to disk."""
        return any(field.id in self._unsaved_ids for field in self._writable())

    @property
    def has_short_form(self) -> bool:
        """Whether the short form differs from all of it."""
        return len({field.core for field in self._writable()}) == 2

    @property
    def is_filled_beyond_core(self) -> bool:
        """Whether something is written that the short form does not show."""
        return any(not field.core and not is_empty(self._answers.get(field.id)) for field in self._writable())

    def show_core_only(self, core_only: bool) -> None:
        """Show the short form, or all of it."""
        if not core_only and self.fields.make_all():
            order_tabs([self.fields[block.field.id] for part in self._parts for block in part.blocks], self)
        for part in self._parts:
            part.show_core_only(core_only)
        self._last_steps.show_core_only(core_only)
        self._note.setVisible(core_only)

    def take_focus(self) -> None:
        """Put the focus into the first field that is shown."""
        for block in (block for part in self._parts for block in part.blocks):
            if not block.isHidden():
                self.fields[block.field.id].take_focus()
                return

    def detach(self) -> None:
        """Another page is shown from now on: undo does not reach this form any more."""
        self._undo.shown.disconnect(self._on_undo)
        for widget in self.fields.values():
            widget.stop()
        self._undo.left_with = self.answers()

    def _writable(self) -> list[Field]:
        return [field for part, field in self._exercise.fields() if part.id in self._page.writable]

    def _say_apart(self, parts: list[Part]) -> None:
        """Say in one go which parts each of the two writes elsewhere; `parts` is empty then."""
        if parts:
            self._layout.addWidget(BesideMargin(note(_elsewhere(parts)), Space.STEP))
            parts.clear()

    def _add_what_is_not_asked(self) -> None:
        """Answers to what is left out here, such as a column for two in a workbook of one: they stay to be read."""
        asked = {field.id for _part, field in self._exercise.fields()}
        rest = [
            field.id
            for _part, field in self._page.exercise.fields()
            if field.id not in asked and not is_empty(self._answers.get(field.id))
        ]
        left_out = only(self._page.exercise, rest)
        for part in left_out.parts:
            self._add_to_read(part, left_out)

    def _add_to_read(self, part: Part, exercise: Exercise) -> None:
        """Answers to which nothing can be added here, and of which nothing is lost."""
        privacy = privacy_sign(part, self._sitting, self._page)
        view = AnswersView(exercise, self._answers, [part.id], self._to_sign_anew)
        self._layout.addWidget(BesideMargin(in_line(part_title(part.title), privacy), Rule(), view, Space.PART))

    def _add_part(self, part: Part, *, core_only: bool) -> None:
        for_two = self._sitting.solo and part.who == "together"
        privacy = privacy_sign(part, self._sitting, self._page)
        made = FormPart(part, self._exercise, privacy, self._plan.before, intro=not for_two)
        self._layout.addWidget(made)
        self._parts.append(made)
        for block in made.blocks:
            self.fields.put_off(block.field.id, partial(self._make, part, block))
            if block.field.core or not core_only:
                self.fields[block.field.id]

    def _make(self, part: Part, block: FieldBlock) -> FieldWidget:
        widget = make_field(block.field, self._context)
        block.hold(widget)
        widget.set_value(self._answers.get(block.field.id))
        widget.show_hint(self._answers.get(block.field.id), moving=True)
        if isinstance(widget, SignoffWidget) and block.field.id in self._to_sign_anew:
            widget.say_words_changed(self._to_sign_anew[block.field.id])
        widget.set_read_only(self._page.read_only)
        widget.edited.connect(lambda key: self._on_edited(part, widget, key))
        widget.left.connect(self._on_left)
        return widget

    def _on_edited(self, part: Part, widget: FieldWidget, key: str) -> None:
        field_id = widget.field.id
        before, after = self._answers.get(field_id), widget.value()
        ended = self._take(field_id, after)
        widget.show_hint(after)
        self._undo.record(field_id, widget.field.label, before, after, key)
        if part.privacy != "unsaved":
            self.edited.emit()
        if ended:
            self.left.emit()  # saved at once: whoever signs next signs other words

    def _on_left(self) -> None:
        self._undo.seal()
        self.left.emit()

    def _on_undo(self, field_id: str, value: Any) -> None:
        value = self._signing.as_undone(field_id, value)
        ended = self._take(field_id, value)
        if self.fields.is_put_off(field_id):
            self.whole_wanted.emit()
        widget = self.fields.get(field_id)
        if widget is not None:
            if self._is_hidden(widget):
                self.whole_wanted.emit()
            widget.show_change(value)
            widget.show_hint(value)
        if field_id not in self._unsaved_ids:
            self.edited.emit()
        if ended:
            self.left.emit()

    def _on_whole_wanted(self) -> None:
        first = next((field.id for field in self._writable() if not field.core), "")
        self.whole_wanted.emit()
        if first:
            self.fields[first].take_focus()

    @staticmethod
    def _is_hidden(widget: FieldWidget) -> bool:
        block = widget.parentWidget()
        return block is None or block.isHidden()

    def _take(self, field_id: str, value: Any) -> bool:
        """Take an answer over. Tells whether signatures ended with it."""
        before = dict(self._answers)
        self._put(field_id, value)
        ended = self._signing.ended_by(field_id, before, self._answers)
        for name in ended:
            self._end_signatures(name, None, signed_earlier(self._page.exercise, name, before))
        return bool(ended)

    def _end_signatures(self, field_id: str, standing: Any, earlier: str) -> None:
        self._put(field_id, standing)
        self._to_sign_anew[field_id] = earlier
        widget = self.fields.get(field_id)
        if isinstance(widget, SignoffWidget):
            widget.set_value(standing)
            widget.say_words_changed(earlier)

    def _put(self, field_id: str, value: Any) -> None:
        if value is None:
            self._answers.pop(field_id, None)
        else:
            self._answers[field_id] = value


def _elsewhere(parts: Sequence[Part]) -> str:
    if any(part.privacy == "offer" for part in parts):
        words = ngettext(
            "{parts}: each of you writes this at your own seat. What one of you shares of it stands below.",
            "{parts}: each of you writes these at your own seat. What one of you shares of them stands below.",
            len(parts),
        )
    else:
        words = ngettext(
            "{parts}: each of you writes this alone, at your own seat.",
            "{parts}: each of you writes these alone, at your own seat.",
            len(parts),
        )
    return words.format(parts=_(", ").join(_("“{part}”").format(part=part.title) for part in parts))
