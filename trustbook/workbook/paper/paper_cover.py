"""What the cover of filled pages says: whose they are, if it may, what was chosen, and of which days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from trustbook.documents.sheets import Sheet
from trustbook.language import _, day_span, long_date
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.sitting.session_context import Seat, SessionContext


def cover_lines(context: SessionContext, seat: Seat, choice: PaperChoice, sheets: Iterable[Sheet]) -> str:
    """The lines below the title."""
    names = _(" and ").join(partner.name for partner in context.partners()) if choice.look.named else ""
    written = list(sheets)
    days = [sheet.on for sheet in written if sheet.on is not None]
    lines = (names, _what(context, seat, choice, written), _own(context, seat, choice), _when(choice, days))
    return "\n".join(line for line in lines if line)


def _what(context: SessionContext, seat: Seat, choice: PaperChoice, sheets: Iterable[Sheet]) -> str:
    tabs = [tab.title for tab in context.content.tabs if tab.id in choice.tabs]
    chapters = [context.content.library.chapter_title(name) for name in choice.chapters]
    named = {sheet.exercise.id: sheet.exercise.title for sheet in sheets if sheet.exercise.id in choice.exercises}
    titles = [*tabs, *chapters, *named.values()]
    if titles:
        return ", ".join(titles)
    if seat.solo:
        return _("All that is written in it")
    return _("All that both of us can see") if choice.shared else ""


def _own(context: SessionContext, seat: Seat, choice: PaperChoice) -> str:
    me = context.me()
    if not choice.private or seat.solo or me is None:
        return ""
    if not choice.shared:
        return _("{name}’s own pages").format(name=me.name) if choice.look.named else _("Own pages")
    return _("With {name}’s own pages").format(name=me.name) if choice.look.named else _("With own pages")


def _when(choice: PaperChoice, days: list[date]) -> str:
    """The days that were asked for; else those of the first and the last page."""
    if choice.since is not None and choice.until is not None:
        return day_span(choice.since, choice.until)
    if choice.since is not None:
        return _("From {day} on").format(day=long_date(choice.since))
    if choice.until is not None:
        return _("Up to {day}").format(day=long_date(choice.until))
    return day_span(min(days), max(days)) if days else ""
