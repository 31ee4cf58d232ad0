"""The chart of the weekly pulse for paper."""

from __future__ import annotations

from datetime import date

from trustbook.documents.sheets import Binder, BinderChapter, MarksOfWeeks, PulseQuestionSheet, PulseSheet
from trustbook.domain.problems import NothingToPrint
from trustbook.language import _
from trustbook.workbook.pages.chart_views import PersonLine, PulseQuestion, PulseView
from trustbook.workbook.sitting.session_context import SessionContext


def pulse_on_paper(context: SessionContext, view: PulseView) -> Binder:
    """All weeks of the view. Raises NothingToPrint where there are no marks."""
    if view.is_empty or not view.questions:
        raise NothingToPrint
    title = context.library.exercise(view.exercise_id).title
    sheet = PulseSheet(
        title=title,
        who=_(" and ").join(person.partner.name for person in view.lines),
        weeks=view.weeks,
        questions=tuple(_question(question, view) for question in view.questions),
        words=tuple(filter(None, (_words(person, view) for person in view.lines))),
        private=any(person.mine for person in view.lines),
    )
    return Binder(
        title, "", (BinderChapter("", (), pulse=sheet),), context.content.language, title_page=False, style="filled"
    )


def _question(question: PulseQuestion, view: PulseView) -> PulseQuestionSheet:
    lines = []
    for person in view.lines:
        marks = zip(view.weeks, person.line.marks(question.id), strict=True)
        told = tuple((week, mark) for week, mark in marks if mark is not None)
        if told:
            lines.append(MarksOfWeeks(person.partner.name, told, second=person.partner.colour == "second"))
    return PulseQuestionSheet(question.label, tuple(lines))


def _words(person: PersonLine, view: PulseView) -> tuple[str, tuple[tuple[date, str], ...]] | None:
    weeks = zip(view.weeks, person.line.weeks, strict=True)
    told = tuple((week, pulse.word) for week, pulse in weeks if pulse is not None and pulse.word)
    return (person.partner.name, told) if told else None
