"""The last weeks of the weekly pulse as one thing to take along: the marks and the one word, without the notes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from trustbook.documents.sheets import BinderChapter
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.domain.pulse import WEEK
from trustbook.language import _
from trustbook.workbook.pages.chart_views import PulseView
from trustbook.workbook.pages.standing_consent import PULSE
from trustbook.workbook.paper.pulse_paper import pulse_on_paper
from trustbook.workbook.progress.charts import PulseCharts
from trustbook.workbook.sitting.session_context import Seat, SessionContext

PULSE_WEEKS: Final = "weekly-pulse-weeks"
"""Stands for them where pages are named by their ids."""
_WEEKS: Final = 8
_LEAST: Final = 2
"""Weeks with marks; one alone is a page like others."""


def weeks_title(context: SessionContext) -> str:
    """What they are called."""
    return _("{title}, eight weeks").format(title=context.library.exercise(PULSE).title)


def own_weeks(context: SessionContext, seat: Seat) -> PulseView | None:
    """The own marks of who looks; None at Together, and where there are too few."""
    if seat.viewer.is_together:
        return None
    since = context.clock.today() - (_WEEKS - 1) * WEEK
    try:
        view = PulseCharts(context).pulse(seat.viewer, since)
    except (UnknownName, BrokenDefinition):
        return None
    mine = tuple(person for person in view.lines if person.mine)
    marked = sum(week is not None for person in mine for week in person.line.weeks)
    return replace(view, lines=mine) if marked >= _LEAST and view.questions else None


def weeks_chapters(context: SessionContext, seat: Seat) -> tuple[BinderChapter, ...]:
    """They as a page of paper; none where `own_weeks` gives none."""
    view = own_weeks(context, seat)
    if view is None:
        return ()
    title = weeks_title(context)
    return tuple(replace(chapter, title=title) for chapter in pulse_on_paper(context, view).chapters)
