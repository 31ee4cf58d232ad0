"""What the chart of the weekly pulse shows, as plain frozen objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trustbook.domain.people import Partner
from trustbook.domain.pulse import PulseLine

AxisKind = Literal["milestone", "setback", "agreement"]


@dataclass(frozen=True, slots=True)
class PulseQuestion:
    """One question of the weekly pulse, with the words at both ends of its scale."""

    id: str
    label: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """The marks of one person; `mine`: of who looks."""

    partner: Partner
    line: PulseLine
    mine: bool


@dataclass(frozen=True, slots=True)
class AxisMark:
    """Something that happened on a day, quietly on the axis. `place`: which of the weeks."""

    kind: AxisKind
    on: date
    place: int


@dataclass(frozen=True, slots=True)
class PulseView:
    """Marks over the weeks. `lines`: who looks first; who has shown nothing has no line."""

    exercise_id: str
    weeks: tuple[date, ...]
    """The Monday of each."""
    questions: tuple[PulseQuestion, ...]
    lines: tuple[PersonLine, ...]
    axis: tuple[AxisMark, ...]
    today: date

    @property
    def is_empty(self) -> bool:
        return all(person.line.is_empty for person in self.lines)

    def day(self, place: int) -> date:
        """The day that names a week: of the viewer's own marks where there are some, else its Monday."""
        pulses = (person.line.weeks[place] for person in self.lines)
        return next((pulse.on for pulse in pulses if pulse is not None), self.weeks[place])


@dataclass(frozen=True, slots=True)
class ChartConsent:
    """What the viewer lets the other one see from now on; `until` None: nothing."""

    other: Partner
    questions: tuple[PulseQuestion, ...]
    """All there are, the one word among them."""
    chosen: frozenset[str]
    until: date | None
    ended: date | None = None
    """The last day of one that has ended by itself not long ago."""
    renewed_until: date | None = None
    """Until when one that holds would go if it were renewed today."""
