"""What belongs to counselling: appointments, topics, homework. Pure rules over what was written and what was noted.

Words lie in entries; how far something is, is noted as an event. Nothing is counted, and nobody is measured by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final, TypeVar

from trustbook.domain.entries import OpenWords

T = TypeVar("T")

SPOKEN_OF: Final = timedelta(days=21)
"""For so long after its day an appointment that nobody noted anything about waits for “After a session”."""


class CounsellingStep(OpenWords):
    """What is noted of an appointment, a topic or a piece of homework."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    SET_ASIDE = "set-aside"
    """It is not shown any more. So is an appointment that does not take place, and a topic that was spoken of."""
    HELD = "held"
    """An appointment took place, and what was to be noted of it was noted."""


HOW_FAR: Final = (CounsellingStep.DONE, CounsellingStep.PARTLY, CounsellingStep.NOT_YET)
"""What can be said of homework."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One meeting with a counsellor. `ours`: both see it; else it is one person's own."""

    id: str
    on: date
    at: str = ""
    """The time, as it was written."""
    counsellor: str = ""
    reach: str = ""
    place: str = ""
    notes: str = ""
    ours: bool = True
    step: CounsellingStep | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still takes place, or waits to be noted."""
        return self.step not in (CounsellingStep.HELD, CounsellingStep.SET_ASIDE)


@dataclass(frozen=True, slots=True)
class Homework:
    """What was taken on in a session. `who`: a name, "" for both. `by_words`: until when, in words that mean no day."""

    id: str
    what: str
    who: str = ""
    taken_on: date | None = None
    by: date | None = None
    by_words: str = ""
    in_the_way: str = ""
    ours: bool = True
    state: CounsellingStep = CounsellingStep.NOT_YET


def next_appointment(appointments: Iterable[Appointment], today: date) -> Appointment | None:
    """The next one that takes place, that of today included."""
    coming = [each for each in appointments if each.is_open and each.on >= today]
    return min(coming, key=lambda each: (each.on, each.at, each.id), default=None)


def waits_for_notes(appointments: Iterable[Appointment], today: date) -> Appointment | None:
    """The last one whose day has come and of which nothing was noted yet."""
    come = [each for each in appointments if each.is_open and today - SPOKEN_OF <= each.on <= today]
    return max(come, key=lambda each: (each.on, each.at, each.id), default=None)


def taken_on(homework: Iterable[Homework]) -> tuple[Homework, ...]:
    """What is shown: all of the last session, and what is left of earlier ones. The last taken on stand first."""
    shown = [each for each in homework if each.state is not CounsellingStep.SET_ASIDE]
    last = max((each.taken_on for each in shown if each.taken_on is not None), default=None)
    current = [each for each in shown if each.taken_on == last or each.state is not CounsellingStep.DONE]
    return tuple(sorted(current, key=lambda each: -(each.taken_on or date.min).toordinal()))


def alternating(lists: Sequence[Sequence[T]]) -> tuple[T, ...]:
    """One of each in turn, so that neither stands above the other; begun with the first list."""
    return tuple(each for turn in zip_longest(*lists) for each in turn if each is not None)
