"""Which kept backups are no longer needed: sittings, days, weeks, months."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustbook.storage.folder.manifest import BackupInfo

SITTINGS, DAYS, WEEKS, MONTHS = 6, 7, 5, 12


def what_to_drop(newest_first: Sequence[BackupInfo]) -> list[BackupInfo]:
    """All but the last sittings and the newest of each of the last days, weeks and months that have one.

    The newest copy of each book that was read back when made, and that a key file beside it opens, always stays,
    however old. New is what was made later, whatever the clock said.
    """
    kept = {info.path for info in newest_first[:SITTINGS]}
    for number, name_of in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= {info.path for info in _newest_of_each(newest_first, name_of)[:number]}
    seen: set[str] = set()
    for info in newest_first:
        if not info.verified_books <= seen:
            kept.add(info.path)
            seen |= info.verified_books
    return [info for info in newest_first if info.path not in kept]


def _newest_of_each(newest_first: Sequence[BackupInfo], name_of: Callable[[datetime], object]) -> list[BackupInfo]:
    first: dict[object, BackupInfo] = {}
    for info in newest_first:
        first.setdefault(name_of(info.made.local()), info)
    return list(first.values())


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month
