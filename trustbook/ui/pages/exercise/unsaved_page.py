"""An exercise that leaves no trace: it can be answered, and nothing of that is written, dated, counted or kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QUndoStack
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.solo import for_one
from trustbook.exercises.text_ids import HELP, SAFETY
from trustbook.exercises.unsaved import is_unsaved
from trustbook.language import _
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.factory import make_field
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.frame.shown_in_tab import ShownInTab
from trustbook.ui.kit import (
    FlowLayout,
    PrivacySign,
    Rule,
    ScrollPage,
    Sees,
    Space,
    button,
    column,
    link_button,
    paragraph,
    row,
)
from trustbook.ui.navigation import ReadingNavigator
from trustbook.ui.pages.exercise.form_part import FormPart
from trustbook.ui.pages.exercise.margin import EDGE, TEXT, BesideMargin
from trustbook.ui.pages.exercise.page_context import field_context
from trustbook.ui.pages.exercise.page_head import PageHead
from trustbook.ui.pages.exercise.page_more import PageMore
from trustbook.ui.pages.exercise.privacy import unsaved_words
from trustbook.ui.pages.exercise.step_lines import StepLines
from trustbook.ui.pages.exercise.steps import StepPlan, StepText, plan_steps
from trustbook.ui.pages.exercise.undo import EntryUndo
from trustbook.ui.pages.exercise.ways_on import NextLink, reads_of, ways_of
from trustbook.ui.runtime.own_clipboard import let_go_of_selection
from trustbook.ui.services import WorkbookServices


class UnsavedPage(ShownInTab, ScrollPage):
    """Works with and without a workbook. Its answers live in its fields only; hiding the page empties it for good.

    Every answer is followed by the same words and the same ways on: there is no verdict and no count. `Back` is
    offered only with `way_back`; beside a list of exercises nobody needs it.
    """

    def __init__(
        self,
        exercise: Exercise,
        context: FieldContext,
        navigator: ReadingNavigator,
        *,
        ways: Sequence[NextLink] = (),
        reads: Sequence[NextLink] = (),
        way_back: bool = False,
    ) -> None:
        """`ways` are other exercises that can be opened from here, `reads` texts about it."""
        super().__init__(column(spacing=Space.FIELD))
        self.use_text_width(TEXT)
        self.exercise = for_one(exercise) if context.solo else exercise
        self._context = context
        self._navigator = navigator
        self._ways = tuple(ways)
        self._reads = tuple(reads)
        self._way_back = way_back
        self.fields: dict[str, FieldWidget] = {}
        self.undo = EntryUndo(context.ticks)
        self.undo.shown.connect(self._on_undo)
        self._answers: dict[str, Any] = {}
        """The values as they stood after the last change, to know what undo goes back to."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(exercise.title)

    def take_focus(self) -> None:
        """Reading begins at the top; Tab goes on to the first question."""
        self.begin_at_top()

    @property
    def undo_stack(self) -> QUndoStack:
        """What can be taken back until the page is left."""
        return self.undo.stack

    def current_save_state(self) -> SaveState:
        return SaveState(SaveKind.NEVER)

    def is_empty(self) -> bool:
        """Whether no answer stands in it."""
        return all(widget.value() is None for widget in self.fields.values())

    def build(self) -> None:
        """Fill the page. Called when it stands where it belongs: moving finished widgets costs far more."""
        solo = self._context.solo
        leave = link_button(_("Leave this page (Esc)"), self._navigator.back) if self._way_back else None
        head = PageHead(self.exercise, self._navigator, solo=solo, reads=self._reads, beside_title=leave)
        self.setAccessibleDescription(head.spoken())
        self.content.setContentsMargins(EDGE, Space.STEP, EDGE, Space.PAGE)
        self.content.addWidget(head)
        self.content.addSpacing(Space.STEP)
        plan = plan_steps(self.exercise, self.exercise.parts)
        for part in self.exercise.parts:
            self._add_part(part, plan)
        self._add_steps(plan.after)
        for item in (PageMore(self._navigator, self._ways, None), self._end()):
            self.content.addWidget(BesideMargin(item))
        for widget in self.fields.values():
            widget.order_tabs()

    def _add_part(self, part: Part, plan: StepPlan) -> None:
        made = FormPart(part, self.exercise, PrivacySign(Sees.ME, unsaved_words()), plan.before, intro=True)
        self.content.addWidget(made)
        for block in made.blocks:
            self.fields[block.field.id] = widget = make_field(block.field, self._context)
            block.hold(widget)
            widget.edited.connect(partial(self._on_edited, widget))
            widget.left.connect(self.undo.seal)
        made.show_core_only(False)

    def _add_steps(self, steps: Sequence[StepText]) -> None:
        if steps:
            lines = StepLines(self.exercise, steps)
            self.content.addWidget(lines)
            lines.show_core_only(False)

    def _end(self) -> QWidget:
        words = (
            _(
                "Whatever you answered, you see these same words. Nothing is counted, nobody is told, and nothing"
                " shows that this page was opened."
            ),
            _(
                "You know your life best, and you decide what comes next and when. If something here stays with you,"
                " there are people who know about it. “Getting help” says how to find them."
            ),
        )
        ways = [
            button(_("Getting help"), lambda: self._navigator.open_text(HELP)),
            button(_("When not to use this together"), lambda: self._navigator.open_text(SAFETY)),
            button(_("A blank sheet of this page"), lambda: self._navigator.print_blank(self.exercise.id)),
        ]
        if self._way_back:
            ways.insert(0, button(_("Back"), self._navigator.back))
        holder = QWidget()
        empty = row(link_button(_("Empty this page now"), self._begin_again), None)
        holder.setLayout(column(Rule(), *(paragraph(text) for text in words), FlowLayout(*ways), empty))
        return holder

    def _begin_again(self) -> None:
        self.forget()
        self.take_focus()

    def forget(self) -> None:
        """Nothing that was answered can be seen, taken back or pasted from here any more."""
        if not self.is_empty():
            let_go_of_selection()
        self.undo.forget()
        self._answers.clear()
        for widget in self.fields.values():
            widget.set_value(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, another tab, the cover, a lock: each of them ends it."""
        self.forget()
        super().hideEvent(event)

    def _on_edited(self, widget: FieldWidget, key: str) -> None:
        field, after = widget.field, widget.value()
        self.undo.record(field.id, field.label, self._answers.get(field.id), after, key)
        self._answers[field.id] = after

    def _on_undo(self, field_id: str, value: Any) -> None:
        self._answers[field_id] = value
        self.fields[field_id].show_change(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.undo.take_key(event):
            return
        if self._way_back and event.key() == Qt.Key.Key_Escape:
            self._navigator.back()
            return
        super().keyPressEvent(event)


def unsaved_page(services: WorkbookServices, exercise_id: str) -> UnsavedPage | None:
    """The page of an exercise that is never saved; None for every other one, and for one that cannot be read."""
    content, today = services.program.content(), services.program.clock.today()
    try:
        exercise = content.library.exercise(exercise_id)
    except (BrokenDefinition, UnknownName):
        return None
    if not is_unsaved(exercise):
        return None
    return UnsavedPage(
        exercise,
        field_context(services),
        services.navigator,
        ways=ways_of(exercise, content, today),
        reads=reads_of(exercise, content, today),
    )
