"""The marks of the weekly pulse on paper: a chart for each question, and all values in tables.

Two people are told apart by line, dot and name, so that a grey print says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.composing.compose_marks import weeks
from trustbook.documents.document import SheetPages
from trustbook.documents.nodes.brief import BriefChart, BriefLine
from trustbook.documents.sheets import MarksOfWeeks, PulseQuestionSheet, PulseSheet
from trustbook.documents.text import printable
from trustbook.language import _, day_words, long_date, number

_ENDS: Final = (0, 10)
_LEFT_OUT: Final = "–"
_TIED: Final = "\u00a0"
"""A space at which no line ends."""
_APART: Final = f"{3 * _TIED} "
"""Between two words with their days: a line ends behind it, so that the next one begins at its edge."""


def pulse_pages(sheet: PulseSheet) -> SheetPages:
    """Its pages. They are one person's own, or what both placed."""
    return SheetPages(
        title=printable(sheet.title),
        code="",
        line=printable(sheet.who),
        nodes=tuple(pulse_nodes(sheet)),
        look="beside",
        for_one=sheet.private,
        for_both=not sheet.private,
    )


def pulse_nodes(sheet: PulseSheet) -> Iterator[nodes.Node]:
    """Title, the values with a small line at the end of each row, the word of each week, and what the marks are not.

    What both marked has a chart with the lines of both, too.
    """
    if not sheet.weeks:
        return
    first, last = sheet.weeks[0], sheet.weeks[-1]
    quiet = _("{who}, from {since} to {until}").format(who=sheet.who, since=long_date(first), until=long_date(last))
    yield nodes.Heading(text=printable(sheet.title), level=1, quiet=printable(quiet), role=nodes.Role.TITLE, ours=True)
    charts = [_chart(question, sheet) for question in sheet.questions if len(question.lines) > 1]
    for start in range(0, len(charts), 2):
        yield nodes.Charts(charts=tuple(charts[start : start + 2]))
    rows = tuple(_rows(sheet))
    if rows:
        yield weeks(rows, sheet.weeks, _ENDS)
    for name, words in sheet.words:
        said = _APART.join(f"{word}{_TIED}({_tied(day_words(week, last, short=True))})" for week, word in words)
        yield nodes.Label(text=printable(_("One word, {name}").format(name=name)), ours=True)
        yield nodes.Paragraph(text=printable(said), tone="reading", ours=True)
    if rows:
        yield _what_they_are()


def _what_they_are() -> nodes.Paragraph:
    return nodes.Paragraph(
        text=_(
            "0 is the low end of each question, 10 the high end; – is a week that was left out. The marks say how a"
            " week felt. They do not measure anybody, and they are not a tested scale."
        ),
        tone="quiet",
        ours=True,
    )


def _chart(question: PulseQuestionSheet, sheet: PulseSheet) -> BriefChart:
    lines = tuple(_line(line, sheet) for line in question.lines)
    title = _("{question}, 0 to 10").format(question=printable(question.label))
    return BriefChart(
        title=title,
        lines=lines,
        since=sheet.weeks[0],
        until=sheet.weeks[-1],
        first_day=day_words(sheet.weeks[0], sheet.weeks[-1], short=True),
        last_day=day_words(sheet.weeks[-1], sheet.weeks[-1], short=True),
        alternative=" ".join((title + ".", *(f"{line.values}." for line in lines))),
    )


def _line(line: MarksOfWeeks, sheet: PulseSheet) -> BriefLine:
    told = dict(line.marks)
    values = ", ".join(number(told[week]) if week in told else _LEFT_OUT for week in sheet.weeks)
    words = _("{name} {values}").format(name=printable(line.name), values=values)
    return BriefLine(printable(line.name), line.marks, words, second=line.second)


def _rows(sheet: PulseSheet) -> Iterator[nodes.WeekRow]:
    """A row for each question, and for each of two people where there are marks of both."""
    several = len({line.name for question in sheet.questions for line in question.lines}) > 1
    for question in sheet.questions:
        for line in question.lines:
            words = _("{question}, {name}").format(question=question.label, name=line.name)
            marks = tuple(map(dict(line.marks).get, sheet.weeks))
            yield nodes.WeekRow(printable(words if several else question.label), marks, second=line.second)


def _tied(words: str) -> str:
    return words.replace(" ", _TIED)
