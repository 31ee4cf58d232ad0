"""Which definition an entry is read with: the one it was written with, as its book remembers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from trustbook.domain.entries import Entry
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.snapshots import digest, from_json, to_json

if TYPE_CHECKING:
    from trustbook.storage.book import Book


class Definitions:
    """Current definitions of the library, and snapshots out of the books."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._digests: dict[str, str] = {}
        self._snapshots: dict[str, Exercise] = {}

    def current(self, exercise_id: str) -> tuple[Exercise, str]:
        """The definition to write with, and its digest. Raises UnknownName, BrokenDefinition."""
        exercise = self._library.exercise(exercise_id)
        if exercise_id not in self._digests:
            self._digests[exercise_id] = digest(exercise)
            self._snapshots[self._digests[exercise_id]] = exercise
        return exercise, self._digests[exercise_id]

    def remember(self, book: Book, exercise_id: str) -> str:
        """Put the current definition into `book`, so that its answers stay readable. Returns the digest."""
        exercise, name = self.current(exercise_id)
        book.remember_definition(name, exercise_id, to_json(exercise))
        return name

    def copy(self, source: Book, target: Book, entry: Entry) -> None:
        """Put the definition that `entry` was written with into another book."""
        body = source.definition(entry.definition)
        if body is not None:
            target.remember_definition(entry.definition, entry.exercise_id, body)

    def snapshot(self, book: Book, name: str, exercise_id: str) -> Exercise:
        """The definition with this digest; when the book has lost it, the current one.

        Raises UnknownName, BrokenDefinition only when there is neither.
        """
        if name not in self._snapshots:
            body = book.definition(name)
            try:
                found = from_json(body) if body is not None else None
            except msgspec.DecodeError:
                found = None
            if found is None:
                return self.current(exercise_id)[0]
            self._snapshots[name] = found
        return self._snapshots[name]

    def of(self, book: Book, entry: Entry) -> Exercise:
        """The definition that `entry` was written with. Raises as `snapshot`."""
        return self.snapshot(book, entry.definition, entry.exercise_id)

    def title(self, book: Book, entry: Entry) -> str:
        """The exercise's title now, else as it was written, else its id in words."""
        try:
            return self.current(entry.exercise_id)[0].title
        except (UnknownName, BrokenDefinition):
            pass
        try:
            return self.of(book, entry).title
        except (UnknownName, BrokenDefinition):
            return title_of_id(entry.exercise_id)

    def forget(self) -> None:
        """Drop what came out of the books."""
        self._snapshots.clear()
        self._digests.clear()


def title_of_id(exercise_id: str) -> str:
    """A title for an exercise whose definition cannot be read: "boundary-builder" → "Boundary builder"."""
    return exercise_id.replace("-", " ").capitalize()
