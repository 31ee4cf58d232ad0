"""Where own pages lie: in a private book each in a hidden setting of its own, or known by what was written on it.

In the shared book a page is known by what was shared of it: whoever may read that can answer its questions, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final

from trustbook.domain.entries import EntryRole
from trustbook.domain.problems import Problem
from trustbook.exercises.model import Exercise
from trustbook.exercises.own_pages import OWN_CHAPTER, is_own
from trustbook.exercises.snapshots import Unsound, from_json, to_json

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

_NOTE: Final = ".own-page:"
"""Hidden settings of this name, with the id behind it, hold the definition as JSON; "" where it was taken away."""


def own_pages_in(book: Book) -> tuple[Exercise, ...]:
    """The own pages of this private book, by title. What is none is passed over, and a damaged book has none.

    A page that came with imported entries has no setting: it is known by the newest of them.
    """
    try:
        noted = {
            name.removeprefix(_NOTE): body
            for name, body in book.settings.all().items()
            if name.startswith(_NOTE) and body
        }
        found = [_sound(name, body) for name, body in noted.items()]
        found += _known_by(book, EntryRole.OWN, noted)
    except Problem:  # told where the book is opened; its pages can be read without
        return ()
    return _in_order(found)


def shared_pages_in(book: Book) -> tuple[Exercise, ...]:
    """The own pages of which copies lie in this shared book, by title; as `own_pages_in` otherwise."""
    try:
        return _in_order(_known_by(book, EntryRole.COPY))
    except Problem:
        return ()


def keep_own_page(book: Book, exercise: Exercise) -> None:
    """Keep this definition as the one that is used from now on. Raises as a save does."""
    book.settings.put(note_of(exercise.id), to_json(exercise))


def note_of(exercise_id: str) -> str:
    """The hidden setting of an own page."""
    return f"{_NOTE}{exercise_id}"


def _known_by(book: Book, role: EntryRole, besides: Collection[str] = ()) -> list[Exercise | None]:
    names = [name for name in book.entries.glances.exercise_ids(role) if is_own(name) and name not in besides]
    return [_sound(name, _newest_body(book, name, role)) for name in names]


def _newest_body(book: Book, exercise_id: str, role: EntryRole) -> str:
    """The definition that the newest entry was written with, "" where there is none."""
    heads = book.entries.heads(exercise_id, role)
    entry = book.entries.get(max(heads, key=lambda head: (head.on, head.lamport)).id) if heads else None
    return book.definitions.get(entry.definition) or "" if entry is not None else ""


def _in_order(found: Iterable[Exercise | None]) -> tuple[Exercise, ...]:
    return tuple(
        sorted((each for each in found if each is not None), key=lambda each: (each.title.casefold(), each.id))
    )


def _sound(name: str, body: str) -> Exercise | None:
    try:
        found = from_json(body)
    except Unsound:
        return None
    return found if found.id == name and is_own(name) and found.chapter == OWN_CHAPTER else None
