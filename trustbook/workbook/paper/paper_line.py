"""The line through time for paper: what both can see, and own things only where own pages are asked for."""

from __future__ import annotations

from trustbook.documents.line_sheet import LineMonth, LineRow, LineSheet
from trustbook.documents.sheets import Binder, BinderChapter
from trustbook.domain.problems import BrokenDefinition, NothingToPrint, UnknownName
from trustbook.domain.timeline import LineChoice, Month, between, by_month, chosen
from trustbook.language import _, long_date
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.pulse_paper import pulse_on_paper
from trustbook.workbook.progress.charts import PulseCharts
from trustbook.workbook.progress.timeline import Timeline, TimelineView
from trustbook.workbook.progress.timeline_words import LineWords
from trustbook.workbook.sitting.session_context import Seat, SessionContext

PROGRESS = "progress"
"""The tab to which the line belongs."""


def line_on_paper(context: SessionContext, seat: Seat, choice: PaperChoice) -> Binder:
    """The line alone. Raises NothingToPrint."""
    chapters = way_chapters(context, seat, choice)
    if not chapters or chapters[0].line is None:
        raise NothingToPrint
    return Binder(chapters[0].title, "", chapters, context.content.language, title_page=False, style="filled")


def way_chapters(context: SessionContext, seat: Seat, choice: PaperChoice) -> tuple[BinderChapter, ...]:
    """The line, then the charts of the same days with their values: what there is of both."""
    line = line_chapter(context, seat, choice)
    try:
        charts = chart_on_paper(context, seat, choice).chapters
    except (NothingToPrint, UnknownName, BrokenDefinition):
        charts = ()
    return charts if line is None else (line, *charts)


def chart_on_paper(context: SessionContext, seat: Seat, choice: PaperChoice) -> Binder:
    """The marks of the chosen days. Own weeks that nobody else sees only with own pages. Raises NothingToPrint."""
    placed = not choice.private and not seat.solo
    charts = PulseCharts(context)
    return pulse_on_paper(context, charts.pulse(seat.viewer, choice.since, choice.until, placed=placed))


def line_chapter(context: SessionContext, seat: Seat, choice: PaperChoice) -> BinderChapter | None:
    """The line of the chosen range, oldest first; None where there is nothing on it."""
    line = Timeline(context).line(seat.viewer, between(choice.since, choice.until))
    items = [item for item in line.items if choice.private or seat.solo or not item.closed]
    shown = chosen(items, LineChoice(newest_first=False))
    if not shown:
        return None
    words = LineWords(line.people, line.today, solo=seat.solo)
    months = tuple(_month(month, words) for month in by_month(shown))
    title = _("Our way so far") if not seat.solo else _("My way so far")
    own = any(item.closed for item in shown)
    sheet = LineSheet(title, _range(choice, line), months, people=not seat.solo, private=own)
    return BinderChapter("", (), line=sheet)


def _month(month: Month, words: LineWords) -> LineMonth:
    rows = (LineRow(words.day(item), words.kind(item), words.text(item), words.person(item)) for item in month.items)
    return LineMonth(words.month(month.first_day), tuple(rows))


def _range(choice: PaperChoice, line: TimelineView) -> str:
    within = between(choice.since, choice.until)
    first = within.since or min(item.on for item in line.items)
    last = within.until or max(line.today, max(item.on for item in line.items))
    return _("{first} to {last}").format(first=long_date(first), last=long_date(last))
