"""Before words are offered or told: exactly what the other one will read, and what of it goes along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from trustbook.domain.answers import Answers, is_empty
from trustbook.exercises.model import Exercise
from trustbook.language import _, day_words
from trustbook.ui.dialogs.if_afraid import if_afraid
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CalmDialog, CheckMark, clear_layout, column, label, note, paragraph, reading
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.agreed.agreement_form import BACKGROUND, SCOPE, Days, kind_of, words_of

_WIDE: Final = 70


class OfferDialog(CalmDialog):
    """`offered` hears which fields of where it comes from go along: none but what is ticked. The focus leaves it."""

    def __init__(
        self,
        parent: QWidget | None,
        services: WorkbookServices,
        exercise: Exercise,
        answers: Answers,
        offered: Callable[[tuple[str, ...]], object],
        *,
        limit: bool = False,
    ) -> None:
        self._answers = answers
        self._labels = {field.id: field.label for _part, field in exercise.fields()}
        self._today = services.program.clock.today()
        self._limit = limit or kind_of(answers) == "limit"
        self.marks: dict[str, CheckMark] = {}
        sitting = services.client.sitting
        me = sitting.me
        name = next((each.name for each in sitting.partners if me is not None and each.id != me.id), "")
        rows = list(self._choices())
        self._shown = column(spacing=4)
        intro = _("{name} will read exactly this:").format(name=name) if name else _("This is exactly what is offered:")
        content = column(paragraph(intro), self._shown, spacing=10)
        if rows:
            content.addWidget(label(_("Where it comes from: what goes along?")))
            for each in rows:
                content.addWidget(each)
        content.addWidget(note(self._truth(name)))
        head = _("Tell this limit?") if self._limit else _("Offer these words?")
        super().__init__(parent, head, content, width_characters=_WIDE)
        self._show()
        if name:
            self.add_before_buttons(if_afraid(self, services.navigator))
        leave = self.add_way_out(_("Not yet"))
        act = _("Tell it") if self._limit else _("Offer it")
        made = self.add_primary(act, lambda: self._on_offer(offered))
        made.setDefault(False)  # one Enter too many must not give anything away
        made.setObjectName("offer-now")
        leave.setFocus()

    def _choices(self) -> list[QWidget]:
        rows: list[QWidget] = []
        for name in BACKGROUND:
            if is_empty(self._answers.get(name)):
                continue
            mark = CheckMark()
            mark.setAccessibleName(self._labels.get(name, name))
            mark.toggled.connect(lambda _checked: self._show())
            self.marks[name] = mark
            rows.append(MarkRow(mark, self._labels.get(name, name)))
        return rows

    def _chosen(self) -> tuple[str, ...]:
        return tuple(name for name, mark in self.marks.items() if mark.isChecked())

    def _show(self) -> None:
        clear_layout(self._shown)
        self._shown.addWidget(reading(words_of(self._answers)))
        days = Days.of(self._answers)
        if kind_of(self._answers) == "openness" and not self._limit:
            self._shown.addWidget(note(self._labels.get(SCOPE, "")))
            self._shown.addWidget(reading(str(self._answers.get(SCOPE) or "")))
        if days.ends_on is not None:
            self._shown.addWidget(
                note(_("It ends by itself on {day}").format(day=day_words(days.ends_on, self._today)))
            )
        if days.next_look is not None:
            self._shown.addWidget(note(_("Next look {day}").format(day=day_words(days.next_look, self._today))))
        elif not self._limit:
            self._shown.addWidget(note(_("No day to look at it again is named.")))
        for name in self._chosen():
            self._shown.addWidget(note(self._labels.get(name, name)))
            self._shown.addWidget(reading(str(self._answers.get(name) or "")))
        if self.isVisible():
            self.fit()

    def _truth(self, name: str) -> str:
        if self._limit:
            return _("It stands where both of you see it. Nobody needs to agree. You can change or end it at any time.")
        if name:
            return _(
                "Your own yes stands under these words. {name} can say yes, no, or not now;"
                " each is an answer, and none needs a reason. You can take it back until {name} has agreed."
            ).format(name=name)
        return _("It is agreed once both have said yes to exactly these words.")

    def _on_offer(self, offered: Callable[[tuple[str, ...]], object]) -> None:
        chosen = self._chosen()
        self.accept()
        offered(chosen)
