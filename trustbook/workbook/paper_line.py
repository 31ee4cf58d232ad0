"""The line through time for paper: what both can see, and own things only where own pages are asked for."""

from __future__ import annotations

from trustbook.documents.line_sheet import LineMonth, LineRow, LineSheet
from trustbook.documents.sheets import Binder, BinderChapter
from trustbook.domain.problems import BrokenDefinition, NothingToPrint, UnknownName
from trustbook.domain.timeline import LineChoice, Month, between, by_month, chosen
from trustbook.language import _, long_date
from trustbook.workbook.charts import PulseCharts
from trustbook.workbook.paper_choice import PaperChoice
from trustbook.workbook.pulse_paper import pulse_on_paper
from trustbook.workbook.session_context import Seat, SessionContext
from trustbook.workbook.timeline import Timeline, TimelineView
from trustbook.workbook.timeline_words import LineWords

PROGRESS = "progress"
"""The tab to which the line belongs."""


def line_on_paper(context: SessionContext, seat: Seat, choice: PaperChoice) -> Binder:
    """The line alone. Raises NothingToPrint."""
    chapter = line_chapter(context, seat, choice)
    if chapter is None:
        raise NothingToPrint
    chapters = (chapter, *_charts(context, seat, choice))
    return Binder(chapter.title, "", chapters, context.content.language, title_page=False, style="filled")


def _charts(context: SessionContext, seat: Seat, choice: PaperChoice) -> tuple[BinderChapter, ...]:
    """The marks of the same range, where own things are asked for: they are nobody else's."""
    if not choice.private and not seat.solo:
        return ()
    try:
        view = PulseCharts(context).pulse(seat.viewer, choice.since, choice.until)
        return pulse_on_paper(context, view).chapters
    except (NothingToPrint, UnknownName, BrokenDefinition):
        return ()


def line_chapter(context: SessionContext, seat: Seat, choice: PaperChoice) -> BinderChapter | None:
    """The line of the chosen range, oldest first; None where there is nothing on it."""
    line = Timeline(context).line(seat.viewer, between(choice.since, choice.until))
    items = [item for item in line.items if choice.private or seat.solo or not item.closed]
    shown = chosen(items, LineChoice(newest_first=False))
    if not shown:
        return None
    words = LineWords(line.people, line.today, solo=seat.solo)
    months = tuple(_month(month, words) for month in by_month(shown))
    sheet = LineSheet(
        _("Our way so far") if not seat.solo else _("My way so far"), _range(choice, line), months, not seat.solo
    )
    return BinderChapter("", (), line=sheet)


def _month(month: Month, words: LineWords) -> LineMonth:
    rows = (LineRow(words.day(item), words.kind(item), words.text(item), words.person(item)) for item in month.items)
    return LineMonth(words.month(month.first_day), tuple(rows))


def _range(choice: PaperChoice, line: TimelineView) -> str:
    within = between(choice.since, choice.until)
    first = within.since or min(item.on for item in line.items)
    last = within.until or max(line.today, max(item.on for item in line.items))
    return _("{first} to {last}").format(first=long_date(first), last=long_date(last))
