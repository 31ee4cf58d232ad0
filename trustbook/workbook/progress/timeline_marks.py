"""What an exercise puts on the line: its `timeline` blocks, or what its lifecycle stands for where it has none."""

from __future__ import annotations

from typing import Final

from trustbook.domain.entries import EntryState
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.timeline_block import LineKind, TimelineBlock

_BY_LIFECYCLE: Final[dict[str, LineKind]] = {"check-in": "check-in", "milestone": "milestone", "talk": "talk"}
_DONE: Final = (EntryState.FINISHED, EntryState.ON_PAPER)
_LEFT: Final = (EntryState.UNTOUCHED, EntryState.SKIPPED, EntryState.NOT_NOW)
_PAGE: Final = TimelineBlock(kind="page")


class LineMarks:
    """The definitions of today, and what they put on the line. One that is broken or gone counts as a page."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def exercise(self, exercise_id: str) -> Exercise | None:
        """The definition, None where there is none to be read."""
        try:
            return self._library.exercise(exercise_id)
        except (UnknownName, BrokenDefinition):
            return None

    def of(self, exercise_id: str) -> tuple[TimelineBlock, ...]:
        """At least one: the first is the entry itself."""
        exercise = self.exercise(exercise_id)
        if exercise is None:
            return (_PAGE,)
        if exercise.timeline:
            return exercise.timeline
        kind = _BY_LIFECYCLE.get(exercise.lifecycle, "page")
        words = exercise.talk.subject if exercise.talk is not None and kind == "talk" else None
        return (TimelineBlock(kind=kind, words=words),)


def is_there(mark: TimelineBlock, state: EntryState) -> bool:
    """Whether an entry in this state stands on the line: a page once it is finished, all else once it is begun."""
    return state in _DONE if mark.kind in ("page", "talk") else state not in _LEFT


def fields_of(marks: tuple[TimelineBlock, ...]) -> tuple[str, ...]:
    """Ids of the fields that these blocks name, each once."""
    named = (name for mark in marks for name in (mark.day, mark.words, mark.more) if name is not None)
    return tuple(dict.fromkeys(named))


def days_of(marks: tuple[TimelineBlock, ...]) -> tuple[str, ...]:
    """Ids of the fields that hold days."""
    return tuple(mark.day for mark in marks if mark.day is not None)
