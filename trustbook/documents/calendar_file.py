"""Days as a file that other calendars read (RFC 5545). It says when, and the same neutral words of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import NAMESPACE_OID, uuid5

from trustbook.domain.calendar_days import CalendarDay
from trustbook.language import _

_LASTS: Final = timedelta(hours=1)
_WEEKS: Final = 26
"""How many times a weekly day is written: nobody is reminded for years of what they gave up."""


def calendar_file(days: Iterable[CalendarDay], made: datetime) -> bytes:
    """The whole file. `made` is an instant in UTC. Times are those of the wall, wherever the calendar is read."""
    from icalendar import Calendar, Event  # only when somebody asks for it

    calendar = Calendar()
    calendar.add("prodid", "-//Days//EN")
    calendar.add("version", "2.0")
    for day in days:
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_OID, day.key)))
        event.add("dtstamp", made)
        event.add("summary", _("Time set aside"))
        event.add("class", "PRIVATE")
        if day.at is None:
            event.add("dtstart", day.on)
        else:
            begins = datetime.combine(day.on, day.at)
            event.add("dtstart", begins)
            event.add("dtend", begins + _LASTS)
        if day.weekly:
            event.add("rrule", {"freq": "weekly", "count": _WEEKS})
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
