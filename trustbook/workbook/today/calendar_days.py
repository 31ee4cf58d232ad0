"""Which days a seat has set aside: appointments, days to look at agreements again, the weekly meeting.

The same rules hold as everywhere: an own appointment is known at its person's seat only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from trustbook.domain.calendar_days import CalendarDay, clock_time
from trustbook.domain.entries import EntryRole, age_of
from trustbook.domain.looking_again import SPOKEN_OF
from trustbook.domain.people import Viewer
from trustbook.domain.values import day_of
from trustbook.workbook.agreed.agreement_reading import AgreementReader
from trustbook.workbook.counselling.counselling_reading import appointments_of
from trustbook.workbook.counselling.counselling_views import REMINDERS
from trustbook.workbook.sitting.session_context import Seat, SessionContext

_MEETING: Final = "weekly-meeting"
_NEXT: Final = "next-on"


def export_calendar(context: SessionContext, viewer: Viewer, *, private: bool) -> bytes:
    """The days from today on, as a file. Without `private` only what both see. Raises NotForThisSeat."""
    from trustbook.documents.calendar_file import calendar_file

    seat, today = context.seat(viewer), context.clock.today()
    days = [day for day in days_of(context, seat, private=private) if day.weekly or day.on >= today]
    return calendar_file(days, context.clock.now().utc)


def save_calendar(context: SessionContext, viewer: Viewer, path: Path, *, private: bool, overwrite: bool) -> None:
    """Write the days to a file, whole or not at all. Raises as `paper.save_pdf`, and NotForThisSeat."""
    from trustbook.storage.files.files import write_beside
    from trustbook.storage.folder.layout import refuse_inside_workbook

    refuse_inside_workbook(path)
    write_beside(path, export_calendar(context, viewer, private=private), overwrite=overwrite)


def is_set_aside(context: SessionContext, seat: Seat, today: date) -> bool:
    """Whether this person wants to be told of days, and today is one of which nothing is done yet."""
    if seat.viewer.is_together or seat.own.settings.get(REMINDERS) != "on":
        return False
    return any(day.falls_on(today) for day in days_of(context, seat, private=True, open_only=True))


def days_of(context: SessionContext, seat: Seat, *, private: bool, open_only: bool = False) -> Iterator[CalendarDay]:
    """All of them, in no order. `open_only`: without a review or a meeting that is done."""
    for each in appointments_of(seat):
        if each.is_open and (each.ours or private):
            yield CalendarDay(each.id, each.on, clock_time(each.at))
    ours = AgreementReader(context).overview(seat)
    me = seat.viewer.partner_id
    for card in (*ours.now, *ours.limits):
        done = open_only and any(partner.id == me for partner in card.kept_by)
        told = private or not seat.solo
        if card.next_look is not None and not done and told:
            yield CalendarDay(card.agreement_id, card.next_look)
    yield from _meeting(context, seat, private=private, open_only=open_only)


def _meeting(context: SessionContext, seat: Seat, *, private: bool, open_only: bool) -> Iterator[CalendarDay]:
    today = context.clock.today()
    entries = [] if seat.solo else list(seat.shelf.entries.all(_MEETING, EntryRole.JOINT))
    if private and not seat.viewer.is_together:
        entries += seat.own.entries.all(_MEETING, EntryRole.OWN)
    newest = max(entries, key=age_of, default=None)
    on = day_of(newest.answers.get(_NEXT)) if newest is not None else None
    if newest is None or on is None or today - on > SPOKEN_OF or (open_only and newest.on == today):
        return
    yield CalendarDay(newest.id, on, weekly=True)
