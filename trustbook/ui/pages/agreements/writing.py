"""Writing an agreement, a limit of one's own, or openness for a while. Only its writer sees it until it is offered.

It saves itself as any page does. Words that are changed lie in the own book too until they are offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.answers import Answers, is_empty
from trustbook.domain.problems import AgreementIncomplete
from trustbook.exercises.fields import ChoiceField, Field
from trustbook.exercises.model import Exercise
from trustbook.exercises.solo import for_one
from trustbook.language import _
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.choice_fields import OneChoiceWidget
from trustbook.ui.fields.factory import make_field
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.kit import (
    Button,
    FlowLayout,
    PaperFrame,
    PrivacySign,
    Rule,
    Sees,
    Space,
    column,
    link_button,
    note,
    primary_button,
    title,
)
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.beside import in_line
from trustbook.ui.pages.agreements.begun import FIELD_OF, FIRST, LIMIT, MORE, OPENNESS, Begun, without_limit
from trustbook.ui.pages.agreements.writing_words import about_words, away_words, offer_words, title_words
from trustbook.ui.pages.exercise.autosave import Autosave, Done, OpenEntry
from trustbook.ui.pages.exercise.page_context import field_context
from trustbook.ui.pages.exercise.plain_copy import plain_text
from trustbook.ui.pages.exercise.qt_timer import QtTimer
from trustbook.ui.pages.exercise.save_banner import SaveBanner
from trustbook.ui.pages.exercise.undo import EntryUndo
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.agreed.agreement_form import (
    AGREEMENT,
    BACKGROUND,
    ENDS_ON,
    KIND,
    NEXT_LOOK,
    WORDS,
    kind_of,
    must_be_complete,
)
from trustbook.workbook.sentences.agreement_sentences import lack_in_words
from trustbook.workbook.sitting.views import Draft, Saved


class WriteAgreement(PaperFrame):
    """The sheet to write on. `offered` carries the answers once they are complete and somebody wants to offer them."""

    save_state = Signal(object)
    offered = Signal(object)

    def __init__(
        self, services: WorkbookServices, exercise: Exercise, begun: Begun, put_away: Callable[[], object]
    ) -> None:
        self._services, self.begun = services, begun
        self._exercise = for_one(exercise) if services.client.sitting.solo else exercise
        self._answers: dict[str, Any] = dict(begun.answers)
        self._fields: dict[str, FieldWidget] = {}
        self.undo = EntryUndo(services.program.clock.ticks)
        layout = column(spacing=Space.STEP)
        super().__init__(layout)
        for widget in self._arranged(put_away):
            layout.addWidget(widget)
        self.undo.shown.connect(self._on_undo)
        self.autosave = self._make_autosave() if begun.draft_id else None
        if not any(not is_empty(self._answers.get(name)) for name in BACKGROUND):
            self._hide_more()
        self._show_what_fits()

    def answers(self) -> Answers:
        """Everything that is written, by field id."""
        return dict(self._answers)

    def take_focus(self) -> None:
        """Writing begins at the words: what kind it is stands above, with an answer that mostly fits."""
        self._fields[WORDS].take_focus()

    # --- what stands on it

    def _arranged(self, put_away: Callable[[], object]) -> Iterator[QWidget]:
        """From above to below, which is the order of Tab."""
        self.banner = SaveBanner(self._services.program, self, lambda: plain_text(self._exercise, self._answers))
        privacy = PrivacySign(Sees.ME, "" if self.begun.draft_id else _("Only in this window, until it is offered"))
        yield self.banner
        yield in_line(title(title_words(self.begun)), privacy)
        yield note(about_words(self.begun) or self._exercise.lead)
        for field in self._wanted():
            yield self._made(field)
            if field.id == self._last_before_more:
                self._more = link_button(_("Fold away where it comes from"), self._on_more)
                yield _one(self._more)
        yield Rule()
        self._lack = StatusLabel("", "caution")
        self._lack.hide()
        yield self._lack
        self.offer = primary_button("", self._on_offer)
        self.offer.setObjectName("offer")
        if self._services.client.sitting.solo:
            self.offer.hide()
        self.put_away = link_button(away_words(self.begun), put_away)
        self.put_away.setObjectName("put-away")
        yield _one(self.offer, self.put_away)

    @property
    def _last_before_more(self) -> str:
        """After this one of the fields stands the way to those that may be left out."""
        return ENDS_ON if ENDS_ON in {field.id for field in self._wanted()} else NEXT_LOOK

    def _wanted(self) -> list[Field]:
        fields = {field.id: field for _part, field in self._exercise.fields()}
        names = [name for name in (*FIRST, *MORE) if name in fields]
        if self.begun.limit:
            names = [name for name in names if name not in (KIND, *OPENNESS)]
        found = [fields[name] for name in names]
        return [without_limit(field) if field.id == KIND and self.begun.changes else field for field in found]

    def _made(self, field: Field) -> FieldWidget:
        if field.id == KIND and isinstance(field, ChoiceField):
            widget: FieldWidget = OneChoiceWidget(field, always=True)
        else:
            widget = make_field(field, field_context(self._services, self))
        widget.set_value(self._answers.get(field.id))
        widget.show_hint(self._answers.get(field.id))
        widget.edited.connect(lambda key, made=widget: self._on_edited(made, key))
        widget.left.connect(self._on_left)
        self._fields[field.id] = widget
        return widget

    def _hide_more(self) -> None:
        for name in MORE:
            if name in self._fields:
                self._fields[name].hide()
        self._more.setText(_("Add where it comes from"))

    def show_more(self) -> None:
        """Show the fields for where it comes from."""
        shown = [self._fields[name] for name in MORE if name in self._fields]
        for field in shown:
            field.show()
        self._more.setText(_("Fold away where it comes from"))
        if shown:
            shown[0].take_focus()

    def _on_more(self) -> None:
        """What is folded away keeps what is written in it."""
        if any(self._fields[name].isHidden() for name in MORE if name in self._fields):
            self.show_more()
        else:
            self._hide_more()

    def _show_what_fits(self) -> None:
        kind = LIMIT if self.begun.limit else kind_of(self._answers)
        for name in OPENNESS:
            if name in self._fields:
                self._fields[name].setVisible(kind == "openness")
        words = offer_words(_other_name(self._services), told=kind == LIMIT)
        self.offer.setText(words.replace("&", "&&"))
        self.offer.setAccessibleName(words)

    # --- writing and saving

    def _on_edited(self, widget: FieldWidget, key: str) -> None:
        field = widget.field
        before, after = self._answers.get(field.id), widget.value()
        self._take(field.id, after)
        widget.show_hint(after)
        self.undo.record(field.id, field.label, before, after, key)

    def _take(self, name: str, value: Any) -> None:
        self._answers[name] = value
        self._lack.hide()
        if name == KIND:
            self._show_what_fits()
        if self.autosave is not None:
            self.autosave.edited()

    def _on_left(self) -> None:
        self.undo.seal()
        if self.autosave is not None:
            self.autosave.save_now()

    def _on_undo(self, name: str, value: Any) -> None:
        self._take(name, value)
        if name in MORE and self._fields[name].isHidden():
            self.show_more()
        self._fields[name].show_change(value)
        self._fields[name].show_hint(value)

    def _make_autosave(self) -> Autosave:
        entry = OpenEntry(
            viewer=self._services.client.viewer,
            entry_id=self.begun.draft_id,
            take=lambda: Draft(self.begun.draft_id, AGREEMENT, self.answers()),
            saved=_nothing,
            told=while_alive(self, self._on_save_state),
        )
        # no owner, as on any page: who waits for it to be saved hears of it also when it is gone
        return Autosave(entry, self._services.client.do, QtTimer, self._services.program.clock.ticks)

    def _on_save_state(self, state: SaveState) -> None:
        if self.autosave is not None:
            self.banner.tell(state, self.autosave.save_now)
        self.save_state.emit(state)

    def current_save_state(self) -> SaveState:
        """How it stands with the disk."""
        if self.autosave is None:
            return SaveState(SaveKind.NEVER)
        if not self.autosave.is_clean:
            return SaveState(SaveKind.UNSAVED, self.autosave.saved_at)
        at = self.autosave.saved_at
        return SaveState(SaveKind.SAVED, at) if at is not None else SaveState(SaveKind.NOTHING)

    def flush(self, done: Done) -> None:
        """Save what is not saved, then tell whether that went well."""
        if self.autosave is None:
            done(True)
        else:
            self.autosave.flush(done)

    # --- offering

    def _on_offer(self) -> None:
        try:
            answers = self._answers | ({KIND: LIMIT} if self.begun.limit else {})
            must_be_complete(answers, self._services.program.clock.today())
        except AgreementIncomplete as problem:
            self.show_lacks(problem)
            return
        if self.autosave is not None:
            self.autosave.edited()  # also where it says just what the page said that it was begun from
        self.flush(while_alive(self, lambda well: self.offered.emit(self.answers()) if well else None))

    def show_lacks(self, problem: AgreementIncomplete) -> None:
        """Say what is still open, and put the cursor there."""
        self._lack.show()
        self._lack.say("\n".join(map(lack_in_words, problem.lacks)), urgent=True)
        self._fields[FIELD_OF[problem.lacks[0]]].take_focus()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.undo.take_key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for field in self._fields.values():
            field.order_tabs()

    def hideEvent(self, event: QHideEvent) -> None:
        if self.autosave is not None:
            self.autosave.save_now()
        super().hideEvent(event)


def _other_name(services: WorkbookServices) -> str:
    sitting = services.client.sitting
    return next((each.name for each in sitting.partners if sitting.me is not None and each.id != sitting.me.id), "")


def _one(*ways: Button) -> QWidget:
    holder = QWidget()
    holder.setLayout(FlowLayout(*ways, spacing=Space.STEP))
    return holder


def _nothing(_saved: Saved) -> None:
    return None
