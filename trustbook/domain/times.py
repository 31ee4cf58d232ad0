"""Instants and the clock. Event dates are civil dates; order never comes from a clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final, NamedTuple, Protocol

from trustbook.local_zone import local_zone

YEARS: Final = range(1900, 2200)
"""Years that somebody lives in. Other dates come from damage, or from other programs."""

IdSource = Callable[[], str]
"""Makes a new random identifier at each call."""


class Moment(NamedTuple):
    """An instant: `utc` is an aware datetime in UTC, `zone` the IANA name of where it happened ("" if unknown)."""

    utc: datetime
    zone: str

    def local(self) -> datetime:
        """The same instant on the wall clock of its own zone; in UTC where this machine does not know the zone."""
        if not self.zone:
            return self.utc
        from zoneinfo import ZoneInfo

        try:
            return self.utc.astimezone(ZoneInfo(self.zone))
        except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
            return self.utc


_EVENING: Final = 17
"""The hour from which on one says “tonight”; until four in the morning it is still that night."""
_MORNING: Final = 4


def is_evening(now: Moment) -> bool:
    """Whether one would say “tonight”, by the clock on the wall."""
    hour = now.local().hour
    return hour >= _EVENING or hour < _MORNING


class Clock(Protocol):
    """Tells the time. Injected, so that tests can choose it."""

    def now(self) -> Moment:
        """This instant, and the zone it happens in."""
        ...

    def today(self) -> date:
        """The civil date on the wall."""
        ...

    def ticks(self) -> float:
        """Seconds on a clock that never goes back; only differences mean anything."""
        ...


class SystemClock:
    """The machine's own clock."""

    def __init__(self) -> None:
        self._zone = ""

    def now(self) -> Moment:
        """As of `Clock`."""
        zone = self._zone or local_zone()
        if not zone.startswith("Etc/GMT"):  # a bare offset holds until the clock is put forward or back
            self._zone = zone
        return Moment(datetime.now(UTC), zone)

    def today(self) -> date:
        """As of `Clock`; of the system itself where the zone has no name."""
        now = self.now()
        return now.local().date() if now.zone else datetime.now().astimezone().date()

    def ticks(self) -> float:
        """As of `Clock`."""
        return time.monotonic()


def random_id() -> str:
    """A new random identifier: a version 4 UUID in its 36-character form."""
    from uuid import uuid4  # 3 ms, which the first picture need not wait for

    return str(uuid4())
