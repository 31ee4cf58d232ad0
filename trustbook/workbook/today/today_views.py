"""What Today shows: frozen plain objects. Nothing in them says what was written in a private page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trustbook.domain.looking_again import ReviewItem
from trustbook.domain.people import Partner
from trustbook.workbook.pages.at_hand import PageAtHand
from trustbook.workbook.sitting.views import PagePosition

Block = Literal["go-on", "five-minutes", "look-again"]
"""What can be put off until tomorrow."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """The page where this person stopped."""

    place: PagePosition
    title: str
    """"" of a heavy page: somebody may stand beside the reader."""
    next_label: str
    """The question that comes next; "" where that is not said."""
    on: date
    """The day that the page is of."""
    finished: bool = False
    """There is nothing to go on with: it was only looked at."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A page for five minutes, and why, in one sentence."""

    exercise_id: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    """The other one placed something with both since this person was here last."""

    author: Partner
    on: date
    exercise_id: str
    """"" of a sealed letter, and so is its title: it lies on the desk of letters."""
    title: str
    """"" of a heavy page."""
    kind: Literal["lines", "letter", "our-page", "offer", "limit", "agreed", "answer", "ended", "limit-ended"]
    """"offer": words that wait for an answer, and that can wait. "limit": one was told. "agreed": the other one said
    yes to what this person offered. "answer": they said something else; what, is read where it stands. "ended",
    "limit-ended": they ended an agreement, or a limit of their own."""
    entry_id: str = ""
    """What was placed; "" of a sealed letter."""


@dataclass(frozen=True, slots=True)
class NextAppointment:
    """The next appointment, or the next session as a page about the last one says."""

    on: date
    exercise_id: str
    entry_id: str
    at: str = ""
    where: str = ""
    """With whom, and where. `in_counselling`: it is one of those that stand in Counselling."""
    in_counselling: bool = False


@dataclass(frozen=True, slots=True)
class TodayView:
    """What has a place on Today at this seat. What has nothing to say is absent."""

    on: date
    evening: bool = False
    """It is late enough to say “tonight”."""
    go_on: GoOn | None = None
    where_to_start: bool = False
    """Nothing was written or said at this seat yet: a first evening."""
    solo: bool = False
    """Nobody else has a seat here yet."""
    offers: tuple[Offer, ...] = ()
    """For five minutes, the likeliest first; empty when they were put off."""
    path_waits: bool = False
    """Pages of “Where to start” wait at this seat, and none of them is among the offers."""
    always: Offer | None = None
    """One thing to do where there is nothing else."""
    placed: tuple[Placed, ...] = ()
    """What waits for an answer first, then newest first, one for each exercise; letters last."""
    look_again: ReviewItem | None = None
    appointment: NextAppointment | None = None
    set_aside: bool = False
    """Today is a day that this person wants to be told of."""
    at_hand: tuple[PageAtHand, ...] = ()
    """Pages that this person keeps at hand."""
