"""Entries, their revisions, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trustbook.domain.answers import Answers
from trustbook.domain.times import Moment


class EntryState(StrEnum):
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


class RevisionReason(StrEnum):
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
    sequence: int
    answers: Answers
    saved: Moment


@dataclass(frozen=True, slots=True)
class Revision:
    """A version that was frozen and never changes. `sequence` counts up in its book."""

    id: str
    entry_id: str
    sequence: int
    made: Moment
    reason: RevisionReason
    definition: str
    answers: Answers


class EventKind(StrEnum):
    """What can happen on a date."""

    SHARED = "shared"
    WITHDRAWN = "withdrawn"
    PLACED = "placed"
    JOINED = "joined"
    MILESTONE = "milestone"
    SETBACK = "setback"
    CHECK_IN = "check-in"
    AGREED = "agreed"
    GIVEN = "given"
    OPENED = "opened"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, on a civil date. `entry_id` points into the same book, None if to nothing."""

    id: str
    kind: EventKind
    on: date
    sequence: int
    entry_id: str | None = None
