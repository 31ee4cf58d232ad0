"""Plain objects that books give and take beside the domain's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from trustbook.domain.answers import Answers
from trustbook.domain.entries import EntryRole, EntryState, age_of
from trustbook.domain.times import Moment

BookKind = Literal["shared", "private"]
ShareState = Literal["planned", "placed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class EntryHead:
    """An entry without what was written."""

    id: str
    exercise_id: str
    role: EntryRole
    author: str | None
    state: EntryState
    on: date
    lamport: int


@dataclass(frozen=True, slots=True)
class Glance:
    """The head of an entry, and of what was written only the fields that were asked for."""

    head: EntryHead
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """The newest entry of one exercise in one role, by `age_of`, and how many there are."""

    newest: EntryHead
    number: int


def tally(heads: Iterable[EntryHead]) -> tuple[Tally, ...]:
    """The tallies of these heads."""
    groups: dict[tuple[str, EntryRole], list[EntryHead]] = {}
    for head in heads:
        groups.setdefault((head.exercise_id, head.role), []).append(head)
    return tuple(Tally(max(group, key=age_of), len(group)) for group in groups.values())


@dataclass(frozen=True, slots=True)
class ShareNote:
    """In a private book: the copy `copy_id` is or will be made of an entry. The shared book never learns of it."""

    copy_id: str
    entry_id: str
    fields: tuple[str, ...]
    state: ShareState
    noted: Moment
    answers: Answers
    """Exactly what the copy holds, so that a planned one can be made after a crash."""


@dataclass(frozen=True, slots=True)
class UnreadableEntries:
    """What a damaged book cannot give back: entries by id, and names of lists that are not whole."""

    entries: tuple[str, ...]
    lists: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.entries or self.lists)
