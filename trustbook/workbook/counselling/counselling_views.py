"""What the page of counselling shows and is told: frozen plain objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trustbook.domain.counselling import Appointment, CounsellingStep, Homework
from trustbook.domain.people import Partner
from trustbook.language import _

APPOINTMENT = "counselling-appointment"
TOPIC = "counselling-topic"
HOMEWORK = "counselling-homework"
SESSION = "session-notes"
"""Ids of the definitions that the words lie in; they are permanent."""
REMINDERS = "reminders"
"""A personal setting: "on" where somebody wants a line on the day itself. Off unless they say so."""


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A sentence that only its writer sees. `question`: it is one for the counsellor."""

    entry_id: str
    text: str
    question: bool = False


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """A sentence that one of them put on the list of both."""

    copy_id: str
    author: Partner
    text: str
    question: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class HeldSession:
    """What was agreed in the last session, on which day. `ours`: both see it."""

    on: date
    agreed: str
    entry_id: str
    ours: bool


@dataclass(frozen=True, slots=True)
class CounsellingView:
    """Counselling, for the seat that looks."""

    on: date
    next: Appointment | None
    waits: Appointment | None
    """Its day has come, and nothing was noted of it yet."""
    last: Appointment | None
    """The newest there is, for its counsellor and place."""
    coming: tuple[Appointment, ...] = ()
    """Further ones, the next first; without `next`."""
    listed: tuple[ListedTopic, ...] = ()
    mine: tuple[OwnTopic, ...] = ()
    homework: tuple[Homework, ...] = ()
    session: HeldSession | None = None
    tells: bool = False
    """Today says to this person that a day was set aside."""


@dataclass(frozen=True, slots=True)
class HomeworkToKeep:
    """One line of homework, as somebody wrote it. `by`: a day as it is stored, or the words that mean none."""

    what: str
    who: str = ""
    by: str | None = None
    in_the_way: str = ""


@dataclass(frozen=True, slots=True)
class SessionToKeep:
    """What is noted after a session, in one step."""

    on: date
    agreed: str = ""
    homework: tuple[HomeworkToKeep, ...] = ()
    next: Appointment | None = None
    """With id ""; only its words matter."""
    still_listed: frozenset[str] = frozenset()
    """Ids of the topics of both that stay on the list."""
    ours: bool = True
    is_done: bool = True
    """Somebody said that this is all; else they were interrupted."""


def step_words(step: CounsellingStep) -> str:
    """How far homework is, in words; "" for what is said of other things."""
    return {
        CounsellingStep.DONE: _("done"),
        CounsellingStep.PARTLY: _("partly"),
        CounsellingStep.NOT_YET: _("not yet"),
    }.get(step, "")
