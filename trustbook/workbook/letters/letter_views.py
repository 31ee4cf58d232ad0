"""What the desk of letters shows: frozen plain objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trustbook.domain.letter_text import LetterText
from trustbook.domain.letters import LetterReply, LetterState
from trustbook.domain.people import Partner
from trustbook.exercises.model import Exercise


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter to begin with."""

    exercise_id: str
    name: str
    line: str
    either: str = ""
    """Kinds with the same words here stand in one line of the desk, which asks which of them."""
    either_line: str = ""


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """A letter of the own book that was not given. Nobody else knows of it."""

    entry_id: str
    exercise_id: str
    kind: str
    """What kind it is, in words."""
    to: Literal["other", "self", "nobody"]
    addressee: str
    """Whom it is to, by name; "" where that is not known, or oneself."""
    state: LetterState
    on: date
    """When it was begun."""
    until: date | None = None
    """Until when it rests."""
    has_rested: bool = False
    read_again: bool = False
    give_later: bool = False
    since: date | None = None
    """Since when it rests, or is kept."""
    open_on: date | None = None
    """When its writer wants to open it, of one to oneself."""
    first_line: str = ""
    """Of one on the desk: shown only while somebody has it in hand."""
    can_give: bool = False
    """There is somebody to give it to, and it is of a kind that may be given."""


@dataclass(frozen=True, slots=True)
class SharedLetter:
    """A letter that lies with both."""

    copy_id: str
    author: Partner
    reader: Partner
    on: date
    """When it was given."""
    mine: bool
    state: LetterState
    """Given, where it is the viewer's own; else sealed, put away or opened."""
    exercise_id: str = ""
    """"" of a sealed one, and so is its kind: they stand in it."""
    kind: str = ""
    said: LetterReply | None = None
    """What its reader chose to say; None: nothing, which says nothing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All letters of a seat, the newest first. At Together only what lies with both."""

    kinds: tuple[LetterKind, ...]
    on_desk: tuple[OwnLetter, ...] = ()
    resting: tuple[OwnLetter, ...] = ()
    kept: tuple[OwnLetter, ...] = ()
    received: tuple[SharedLetter, ...] = ()
    """At Together: all that lie with both."""
    given: tuple[SharedLetter, ...] = ()
    solo: bool = False
    other: Partner | None = None
    """The other one of the couple, at a person's seat."""


@dataclass(frozen=True, slots=True)
class LetterToRead:
    """A letter that lies with both, open."""

    letter: SharedLetter
    exercise: Exercise
    """As it was written with, with only what was given."""
    field_id: str
    text: LetterText
    can_say: tuple[LetterReply, ...] = ()
    """What the viewer may say to its writer, if they like."""


@dataclass(frozen=True, slots=True)
class LetterToGive:
    """Exactly what giving would place with both, and what is asked before."""

    entry_id: str
    exercise: Exercise
    text: LetterText
    reader: Partner
    questions: tuple[str, ...] = ()
    """Asked before: empty for most kinds."""
