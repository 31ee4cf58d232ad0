"""The life of a letter: what its writer does with it, and what its reader does. Pure rules over what was noted.

Each side notes in the own private book only. What both see is that a letter was given, and what the reader chose to
say; whether it was opened, when, or put away unread, is the reader's alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from trustbook.domain.entries import OpenWords

RESTS_FOR: Final = timedelta(days=1)
"""How long a letter rests, unless its writer says otherwise."""


class LetterState(StrEnum):
    """Where a letter is, for whoever looks."""

    ON_DESK = "on-desk"
    RESTING = "resting"
    KEPT = "kept"
    GIVEN = "given"
    LET_GO = "let-go"
    """Erased for good. Nothing shows it: it is how the life of a letter may end."""
    SEALED = "sealed"
    """Received, and not opened yet."""
    PUT_AWAY = "put-away"
    """Received, and put away unread."""
    OPENED = "opened"


class LetterStep(OpenWords):
    """What is noted of a letter, by its writer or its reader, in that person's private book."""

    TO_DESK = "to-desk"
    REST = "rest"
    READ_AGAIN = "read-again"
    KEEP = "keep"
    GIVE_LATER = "give-later"
    GIVE = "give"
    ANSWERS = "answers"
    """It is written in answer to a letter that was received."""
    OPEN = "open"
    PUT_AWAY = "put-away"


class LetterReply(OpenWords):
    """What the reader of a letter says to its writer. The program says none of it by itself."""

    THANK_YOU = "thank-you"
    NO_ANSWER_YET = "no-answer-yet"
    ANSWERED = "answered"
    """By giving a letter in answer to it."""


CHOSEN: Final = (LetterReply.THANK_YOU, LetterReply.NO_ANSWER_YET)
"""What the reader may choose to say."""


@dataclass(frozen=True, slots=True)
class NotedStep:
    """One step, as a private book has noted it. `about`: id of a copy with both; `on`: the day of it."""

    step: LetterStep
    until: date | None = None
    about: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class OwnLetterStanding:
    """Where an own letter is. Only what `notes` and `lies` say: the same notes give the same life."""

    state: LetterState = LetterState.ON_DESK
    until: date | None = None
    """Until when it rests; None where it does not, or rests until its writer likes."""
    since: date | None = None
    """Since when it rests, or is kept."""
    read_again: bool = False
    """It was read again since it was written on last."""
    give_later: bool = False
    """It is kept in order to be given another time."""
    copy_id: str = ""
    """Of a given one: its copy with both."""
    answers: str = ""
    """Id of the copy that it answers."""

    def has_rested(self, today: date) -> bool:
        """Whether the day until which it rests has come."""
        return self.state is LetterState.RESTING and self.until is not None and today >= self.until


def own_life(
    notes: Iterable[NotedStep], lies: Collection[str], shared: Collection[str] = (), *, finished_on: date | None = None
) -> OwnLetterStanding:
    """Where a letter of the own book is, by its notes in their order. `lies`: ids of own copies that are with both.

    A step that is not known is passed over. A letter that was taken back is where it was before it was given.
    `shared`: ids of copies that were made of it without being sealed. `finished_on`: the day of a page that its writer
    called finished; it is kept, if nothing else was noted.
    """
    life = OwnLetterStanding() if finished_on is None else OwnLetterStanding(LetterState.KEPT, since=finished_on)
    for noted in (*notes, *(NotedStep(LetterStep.GIVE, about=copy_id) for copy_id in shared)):
        life = _after(life, noted, lies)
    return life


def _after(life: OwnLetterStanding, noted: NotedStep, lies: Collection[str]) -> OwnLetterStanding:
    if life.state is LetterState.GIVEN:
        return life  # its words lie with both: until it is taken back nothing else is done with it
    match noted.step:
        case LetterStep.TO_DESK:
            return OwnLetterStanding(answers=life.answers)
        case LetterStep.REST:
            return replace(life, state=LetterState.RESTING, until=noted.until, since=noted.on, give_later=False)
        case LetterStep.READ_AGAIN:
            return replace(life, read_again=True)
        case LetterStep.KEEP | LetterStep.GIVE_LATER:
            later = noted.step is LetterStep.GIVE_LATER
            return replace(life, state=LetterState.KEPT, until=None, since=noted.on, give_later=later)
        case LetterStep.GIVE if noted.about in lies:
            return replace(life, state=LetterState.GIVEN, until=None, give_later=False, copy_id=noted.about)
        case LetterStep.ANSWERS:
            return replace(life, answers=noted.about)
        case _:
            return life


def received_state(notes: Iterable[NotedStep], copy_id: str) -> LetterState:
    """Where a letter is that somebody received. What was opened once stays open."""
    state = LetterState.SEALED
    for noted in notes:
        if noted.about == copy_id and state is not LetterState.OPENED:
            state = {LetterStep.OPEN: LetterState.OPENED, LetterStep.PUT_AWAY: LetterState.PUT_AWAY}.get(
                noted.step, state
            )
    return state


def rest_until(today: date) -> date:
    """The day until which a letter rests that is laid aside today."""
    return today + RESTS_FOR
