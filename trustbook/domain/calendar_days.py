"""Days that somebody set aside, as another calendar may hold them: when, and nothing of what for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

_CLOCK: Final = re.compile(r"^\D{0,4}([01]?\d|2[0-3])[:.h]([0-5]\d)(?!\d)")
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day, or with `weekly` the same day of each week from then on. `key` is an id that says nothing by itself."""

    key: str
    on: date
    at: time | None = None
    weekly: bool = False

    def falls_on(self, day: date) -> bool:
        """Whether this day is set aside by it."""
        return self.on == day or (self.weekly and day > self.on and (day - self.on) % _WEEK == timedelta())


def clock_time(words: str) -> time | None:
    """The time that was written, such as “17:30” or “17.30”; None for anything else."""
    found = _CLOCK.match(words.strip())
    return time(int(found[1]), int(found[2])) if found else None
