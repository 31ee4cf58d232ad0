"""Entries, their revisions, and what happened.

Order comes from what is written in them, never from the order in which they arrived in a book: two computers that
hold the same ones show them alike. A Lamport number is higher than all that its writer had seen before; clocks may be
wrong and are only shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, Protocol, Self

from trustbook.domain.answers import Answers
from trustbook.domain.times import Moment

WORD_PATTERN: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_WORD: Final = 60
HIGHEST_LAMPORT: Final = 1 << 40
"""In books and in files alike, so that whatever lies in a book can be brought elsewhere."""
_WORD: Final = re.compile(WORD_PATTERN)


class OpenWords(StrEnum):
    """Words of which a newer program may know more. One that is not known here is kept as it is, and passed over."""

    @property
    def is_known(self) -> bool:
        """Whether this program knows what it means."""
        return self.value in type(self)._value2member_map_

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str) or len(value) > LONGEST_WORD or not _WORD.fullmatch(value):
            return None
        word = str.__new__(cls, value)
        word._name_ = word._value_ = value
        return word


class EntryState(OpenWords):
    """How far an entry is. Skipped, not now and done on paper are finished answers."""

    UNTOUCHED = "untouched"
    STARTED = "started"
    FINISHED = "finished"
    SKIPPED = "skipped"
    NOT_NOW = "not-now"
    ON_PAPER = "on-paper"


class EntryRole(StrEnum):
    """What an entry is to its book."""

    OWN = "own"
    """A person's page, in that person's private book."""
    JOINT = "joint"
    """Our page, in the shared book, written at Together."""
    COPY = "copy"
    """A frozen copy that one partner placed in the shared book."""


class RevisionReason(OpenWords):
    """Why a version was frozen."""

    LEAVING = "leaving"
    WHILE_WRITING = "while-writing"
    BEFORE_SHARE = "before-share"
    BEFORE_RESTORE = "before-restore"
    LOCK = "lock"
    PLACED = "placed"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Entry:
    """One filling-in of an exercise. `author` is a partner id, None for our page. `on` is its civil date."""

    id: str
    exercise_id: str
    definition: str
    """Digest of the definition it was last written with."""
    role: EntryRole
    author: str | None
    state: EntryState
    on: date
    answers: Answers
    saved: Moment
    lamport: int = 0
    """When it was begun; 0 until the book that keeps it gives one."""
    writer: str = ""
    """Id of the book that it was begun in; "" until it is kept."""
    signature: str = ""
    """Of a shared copy, by the key of its author. "" for all others, and where it was shared by an earlier program."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A version that was frozen and never changes."""

    id: str
    entry_id: str
    made: Moment
    reason: RevisionReason
    definition: str
    answers: Answers
    parents: tuple[str, ...] = ()
    """Ids of the versions that it was written over."""
    lamport: int = 0
    writer: str = ""


class Dated(Protocol):
    """An entry, or the head of one."""

    @property
    def id(self) -> str: ...

    @property
    def on(self) -> date: ...

    @property
    def lamport(self) -> int: ...


Age = tuple[date, int, str]


def age_of(entry: Dated) -> Age:
    """What entries are ordered by, oldest first: their date; of one day the last one begun is the newest."""
    return entry.on, entry.lamport, entry.id


class Noted(Protocol):
    """A revision or an event."""

    @property
    def id(self) -> str: ...

    @property
    def lamport(self) -> int: ...


def order_of(record: Noted) -> tuple[int, str]:
    """What versions of a page, and events, are ordered by, oldest first."""
    return record.lamport, record.id


class WrittenOver(Noted, Protocol):
    """A version, kept in a book or written in a file."""

    @property
    def parents(self) -> tuple[str, ...]: ...


def heads(versions: Iterable[WrittenOver]) -> tuple[str, ...]:
    """Ids of the versions that no other one was written over, oldest first: one, unless two were written apart."""
    known = sorted(versions, key=order_of)
    continued = {parent for version in known for parent in version.parents}
    return tuple(version.id for version in known if version.id not in continued)


class EventKind(OpenWords):
    """What can happen on a date."""

    SHARED = "shared"
    WITHDRAWN = "withdrawn"
    PLACED = "placed"
    JOINED = "joined"
    MILESTONE = "milestone"
    SETBACK = "setback"
    CHECK_IN = "check-in"
    AGREED = "agreed"
    OFFERED = "offered"
    REFUSED = "refused"
    NOT_NOW = "not-now"
    TAKEN_BACK = "taken-back"
    KEPT = "kept"
    CHANGED = "changed"
    REVIEW_MOVED = "review-moved"
    ENDED = "ended"
    TOLD = "told"
    GIVEN = "given"
    OPENED = "opened"
    LETTER = "letter"
    """What its writer or its reader does with a letter; lies in that person's private book only."""
    SAID = "said"
    """What the reader of a letter says to its writer, in one of a few words."""
    APPOINTMENT = "appointment"
    PROMISE = "promise"
    """How a small promise went, by who made it, or that the other one noticed; in one of a few words."""
    JAR = "jar"
    """Of the jar of good things: the day on which it is to be opened, or that it was."""
    CONSENT = "consent"
    """What somebody says of showing marks of the weekly pulse; lies in that person's private book only."""
    BRIEF = "brief"
    """A yes to one item of a brief for a counsellor, or that it was taken back."""
    COUNSELLING = "counselling"
    """How far something of counselling is: an appointment, a topic, what was taken on."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, on a civil date. `entry_id` points into the same book, None if to nothing."""

    id: str
    kind: EventKind
    on: date
    entry_id: str | None = None
    actor: str | None = None
    """Id of the partner who did it; None for both, and where that is not known."""
    revision_id: str | None = None
    """The version that it is about."""
    payload: Mapping[str, Any] = field(default_factory=dict)
    """What else is to be said, in the shape of `storage.payloads` for this kind; from a newer program also more."""
    lamport: int = 0
    writer: str = ""
    signature: str = ""
    """By the key of `actor`; "" where there is none."""
