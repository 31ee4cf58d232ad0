"""What is to be looked at again, and when its day has come. Every screen that speaks of it goes by this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SPOKEN_OF: Final = timedelta(days=28)
"""Nobody is told unasked of a day that is longer past: it stands where it belongs, and grows to no debt."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something with a day to look at it again."""

    exercise_id: str
    entry_id: str
    on: date
    words: str
    """What was agreed, in its own words; "" where they are not said here."""
    title: str = ""
    """Of the page; "" of a heavy one."""
    begun: date | None = None
    """Of a page."""
    agreed: bool = False
    """It lies in Our agreements."""
    kept_by: frozenset[str] = frozenset()
    """Who has said at this review that it stays, while somebody else has not."""


def has_come(on: date | None, today: date) -> bool:
    """Whether the day to look again has come."""
    return on is not None and on <= today


def due(looks: Iterable[ReviewItem], today: date) -> tuple[ReviewItem, ...]:
    """Those whose day has come: first what was agreed, then pages, and of each what has been due for the longest."""
    found = (look for look in looks if has_come(look.on, today))
    return tuple(sorted(found, key=lambda look: (not look.agreed, look.on, look.entry_id)))


def to_say(looks: Iterable[ReviewItem], today: date, person: str | None) -> ReviewItem | None:
    """The one that is said unasked, to this person or to both: not again once they have said that it stays."""
    spoken = (look for look in due(looks, today) if today - look.on <= SPOKEN_OF and person not in look.kept_by)
    return next(spoken, None)
