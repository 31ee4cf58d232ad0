"""Instants and the clock. Event dates are civil dates; order is always by sequence, never by clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, Protocol

YEARS: Final = range(1900, 2200)
"""Years that somebody lives in. Other dates come from damage, or from other programs."""

IdSource = Callable[[], str]
"""Makes a new random identifier at each call."""


@dataclass(frozen=True, slots=True)
class Moment:
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


class Clock(Protocol):
    """Tells the time. Injected, so that tests can choose it."""

    def now(self) -> Moment: ...

    def today(self) -> date: ...

    def ticks(self) -> float:
        """Seconds on a clock that never goes back; only differences mean anything."""
        ...


class SystemClock:
    """The machine's own clock."""

    def __init__(self) -> None:
        self._zone: str | None = None

    def now(self) -> Moment:
        if self._zone is None:
            self._zone = local_zone()
        return Moment(datetime.now(UTC), self._zone)

    def today(self) -> date:
        return self.now().local().date()

    def ticks(self) -> float:
        return time.monotonic()


def local_zone() -> str:
    """IANA name of the machine's time zone, "" when the system does not tell one that Python knows."""
    from zoneinfo import ZoneInfo

    candidates = []
    try:
        candidates.append(Path("/etc/timezone").read_text(encoding="ascii").strip())
    except (OSError, UnicodeDecodeError):
        pass
    try:
        candidates.append(str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2])
    except OSError:
        pass
    for name in candidates:
        try:
            if name:
                ZoneInfo(name)
                return name
        except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
            continue
    return ""


def random_id() -> str:
    """A new random identifier: a version 4 UUID in its 36-character form."""
    from uuid import uuid4  # 3 ms, which the first picture need not wait for

    return str(uuid4())
