"""The jar of good things: when it is to be opened, by what was noted of it. Pure rules.

What is in it lies in the private books of those who wrote it, until both open it together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trustbook.domain.entries import OpenWords


class JarStep(OpenWords):
    """What is noted of the jar, with both."""

    DAY = "day"
    """A day for opening it was chosen, or taken away again, by either of the two."""
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class SlipNote:
    """One step; `next`: of a day the day, None where it was taken away; `on`: when it was noted."""

    step: JarStep
    on: date
    next: date | None = None


@dataclass(frozen=True, slots=True)
class JarState:
    """How the jar stands. Who chose the day is not asked."""

    opening_day: date | None = None

    def may_open(self, today: date) -> bool:
        """Whether its day has come. It has no end: a later day is as good."""
        return self.opening_day is not None and today >= self.opening_day


def jar_state(notes: Iterable[SlipNote]) -> JarState:
    """How the jar stands by these notes in their order. A step that is not known is passed over."""
    day = None
    for noted in notes:
        if noted.step is JarStep.DAY:
            day = noted.next
        elif noted.step is JarStep.OPENED:
            day = None
    return JarState(day)
