"""What the talk table is given: frozen plain objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trustbook.domain.people import Partner
from trustbook.exercises.model import Exercise
from trustbook.exercises.talk_block import TalkBlock


@dataclass(frozen=True, slots=True)
class TalkOffer:
    """A talk that can be held."""

    exercise_id: str
    title: str
    minutes: int
    lead: str


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """A talk that both kept. What was said of it is there only where both can see it: else both lines are ""."""

    exercise_id: str
    entry_id: str
    title: str
    on: date
    subject: str = ""
    closing: str = ""
    ours: bool = True


@dataclass(frozen=True, slots=True)
class TimeOut:
    """How these two stop and come back, in their own words; without a day: in those of the book."""

    lines: tuple[str, ...]
    spoken: str = ""
    """Their words for coming back, to be said."""
    signal: str = ""
    """Their word or sign for a break."""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TalkTable:
    """What stands on the talk table: the talks there are, the last ones kept, and the card for a break."""

    offers: tuple[TalkOffer, ...]
    kept: tuple[KeptTalk, ...]
    time_out: TimeOut | None
    time_out_id: str


@dataclass(frozen=True, slots=True)
class TalkView:
    """A talk that is about to begin. `people` are the two, the first one first."""

    exercise: Exercise
    talk: TalkBlock
    people: tuple[Partner, Partner]
    subject: str
    """Of today's page, if there is one."""
    time_out: TimeOut | None
    me: Partner | None
    """The person at the seat: only they would see what is kept. None at Together, where both do."""
    can_keep: bool


@dataclass(frozen=True, slots=True)
class TalkToKeep:
    """What two people want to keep of a talk. `agreed`: ids of those who said so."""

    exercise_id: str
    subject: str
    closing: str
    agreed: frozenset[str]
