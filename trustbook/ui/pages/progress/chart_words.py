"""What is said of a week of the chart: by the line below it, and to a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from trustbook.domain.pulse import HIGHEST, LOWEST
from trustbook.language import _, day_words, number
from trustbook.workbook.pages.chart_views import PersonLine, PulseQuestion, PulseView


def week_words(view: PulseView, questions: Sequence[PulseQuestion], place: int) -> str:
    """Its day, and each mark with its question."""
    day = day_words(view.day(place), view.today)
    said = [words for person in view.lines if (words := _said(person, questions, place))]
    if not said:
        return _("{day}: no marks").format(day=day)
    return " ".join((_("Week of {day}.").format(day=day), *said))


def scale_words(question: PulseQuestion) -> str:
    """A question with the whole words at both ends of its scale, which a chart may have no room for."""
    return _("{question}. {lowest}: {low}. {highest}: {high}.").format(
        question=question.label, lowest=number(LOWEST), low=question.low, highest=number(HIGHEST), high=question.high
    )


def about(questions: Sequence[PulseQuestion]) -> str:
    """What is said of the chart while no week is chosen."""
    keys = _("Left and Right choose a week, T shows all of it as a table.")
    return " ".join((keys, *(scale_words(question) for question in questions)))


def _said(person: PersonLine, questions: Sequence[PulseQuestion], place: int) -> str:
    pulse = person.line.weeks[place]
    if pulse is None:
        return ""
    marks = [
        _("{question} {mark}").format(question=question.label, mark=pulse.marks[question.id])
        for question in questions
        if question.id in pulse.marks
    ]
    if not marks:
        return ""
    name = _("You") if person.mine else person.partner.name
    return _("{name}: {marks}.").format(name=name, marks=", ".join(marks))
