"""Which definition an entry is read with: the one it was written with, as its book remembers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustbook.domain.answers import Answers
from trustbook.domain.entries import Entry
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.answer_check import misshapen
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.said import only_said
from trustbook.exercises.snapshots import Unsound, digest, digest_of, from_json, to_json
from trustbook.workbook.sitting import raw

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


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
        book.definitions.remember(name, exercise_id, to_json(exercise))
        return name

    def copy(self, source: Book, target: Book, entry: Entry) -> None:
        """Put the definition that `entry` was written with into another book."""
        body = source.definitions.get(entry.definition)
        if body is not None and sound(body, entry.definition) is not None:
            target.definitions.remember(entry.definition, entry.exercise_id, body)

    def snapshot(self, book: Book, name: str, exercise_id: str) -> Exercise | None:
        """The definition with this digest; when the book has lost it, the current one.

        None where the book keeps something else than that definition. Raises UnknownName, BrokenDefinition only when
        there is none at all.
        """
        if name not in self._snapshots:
            body = book.definitions.get(name)
            if body is None:
                return self.current(exercise_id)[0]
            found = sound(body, name)
            if found is None:
                return None
            self._snapshots[name] = found
        return self._snapshots[name]

    def read(self, book: Book, name: str, exercise_id: str, answers: Answers) -> tuple[Exercise, Answers]:
        """Answers with the definition of this digest, or raw where there is no such one, or no page could show them.

        Raises as `snapshot`.
        """
        return self.shown_with(self.snapshot(book, name, exercise_id), exercise_id, answers)

    def shown_with(self, exercise: Exercise | None, exercise_id: str, answers: Answers) -> tuple[Exercise, Answers]:
        """Answers with this definition, or raw where they do not go with it."""
        if exercise is not None and exercise.id == exercise_id and not misshapen(exercise, answers):
            return exercise, answers
        return raw.definition(exercise_id, self._title(exercise_id), self._chapter(exercise_id), answers), raw.texts(
            answers
        )

    def read_entry(self, book: Book, entry: Entry) -> tuple[Exercise, Answers]:
        """As `read`, for an entry."""
        return self.read(book, entry.definition, entry.exercise_id, entry.answers)

    def said(self, book: Book, entry: Entry) -> tuple[Exercise, Answers]:
        """As `read_entry`, without what says nothing yet: for what is shared, printed and found."""
        exercise, answers = self.read_entry(book, entry)
        return exercise, only_said(exercise, answers)

    def of(self, book: Book, entry: Entry) -> Exercise:
        """The definition that `entry` is shown with. Raises as `read`."""
        return self.read_entry(book, entry)[0]

    def _title(self, exercise_id: str) -> str:
        try:
            return self.current(exercise_id)[0].title
        except (UnknownName, BrokenDefinition):
            return title_of_id(exercise_id)

    def _chapter(self, exercise_id: str) -> str:
        try:
            return self._library.chapter_of(exercise_id)
        except UnknownName:
            return ""

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


def sound(body: str, name: str) -> Exercise | None:
    """The definition that a book keeps under this digest; None when it keeps something else there."""
    try:
        found = from_json(body)
    except Unsound:
        return None
    return found if digest_of(body) == name else None


def title_of_id(exercise_id: str) -> str:
    """A title for an exercise whose definition cannot be read: "boundary-builder" → "Boundary builder"."""
    return exercise_id.replace("-", " ").capitalize()
