"""The marks of the weekly pulse on paper: a chart for each question, and all values in tables.

Two people are told apart by line, dot and name, so that a grey print says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.document import SheetPages
from trustbook.documents.nodes import Cell, Named, Row
from trustbook.documents.nodes.brief import BriefChart, BriefLine
from trustbook.documents.sheets import MarksOfWeeks, PulseQuestionSheet, PulseSheet
from trustbook.documents.text import printable
from trustbook.language import _, day_words, long_date, number

_WEEKS_IN_A_TABLE: Final = 8
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
    """Title, charts two by two, then the values, eight weeks a table, and what the marks are not."""
    if not sheet.weeks:
        return
    first, last = sheet.weeks[0], sheet.weeks[-1]
    quiet = _("{who}, from {since} to {until}").format(who=sheet.who, since=long_date(first), until=long_date(last))
    yield nodes.Heading(text=printable(sheet.title), level=1, quiet=printable(quiet), role=nodes.Role.TITLE, ours=True)
    charts = [_chart(question, sheet) for question in sheet.questions]
    for start in range(0, len(charts), 2):
        yield nodes.Charts(charts=tuple(charts[start : start + 2]))
    for start in range(0, len(sheet.weeks), _WEEKS_IN_A_TABLE):
        yield _table(sheet, sheet.weeks[start : start + _WEEKS_IN_A_TABLE])
    for name, words in sheet.words:
        said = _APART.join(f"{word}{_TIED}({_tied(day_words(week, last, short=True))})" for week, word in words)
        yield nodes.Label(text=printable(_("One word, {name}").format(name=name)), ours=True)
        yield nodes.Paragraph(text=printable(said), tone="reading", ours=True)
    yield nodes.Paragraph(
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


def _table(sheet: PulseSheet, weeks: Sequence[date]) -> nodes.Table:
    last = sheet.weeks[-1]
    columns = (Named(_("Week of"), ours=True), *(Named(words, ours=True) for words in _heads(weeks, last)))
    several = any(len(question.lines) > 1 for question in sheet.questions)
    rows = [_row(question.label, line, weeks, named=several) for question in sheet.questions for line in question.lines]
    widths = (2.2, *(1.0 for _week in weeks))
    return nodes.Table(columns=columns, widths=widths, rows=tuple(rows), blank=False, ours=True)


def _heads(weeks: Sequence[date], last: date) -> Iterator[str]:
    """The day of each week; its month only where that is another one than before."""
    for place, week in enumerate(weeks):
        again = place > 0 and (weeks[place - 1].year, weeks[place - 1].month) == (week.year, week.month)
        yield number(week.day) if again else _tied(day_words(week, last, short=True))


def _tied(words: str) -> str:
    return words.replace(" ", _TIED)


def _row(label: str, line: MarksOfWeeks, weeks: Sequence[date], *, named: bool) -> Row:
    told = dict(line.marks)
    words = _("{question}, {name}").format(question=label, name=line.name) if named else label
    marks = (Cell(number(told[week]) if week in told else _LEFT_OUT) for week in weeks)
    return Row((Cell(printable(words), heading=True), *marks))
