"""Where a person's list of pages to bring is kept: a hidden note of their private book, ids only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from trustbook.domain.bringing import BringList, Brought

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

BRING: Final = ".bring"
"""A hidden note of the private book: nobody else, and nothing in the shared book, tells of the list."""


class _BringNote(msgspec.Struct, frozen=True):
    entry: str
    left_out: tuple[str, ...] = ()


def kept_list(book: Book) -> BringList:
    """What was noted; an empty list where there is nothing, or something that is no such note."""
    try:
        notes = msgspec.json.decode(book.settings.get(BRING) or "[]", type=list[_BringNote])
    except (msgspec.DecodeError, RecursionError):
        return BringList()
    return BringList(tuple(Brought(note.entry, frozenset(note.left_out)) for note in notes))


def keep_list(book: Book, pages: BringList) -> None:
    """Note it. Raises as a save does."""
    notes = [_BringNote(page.entry_id, tuple(sorted(page.left_out))) for page in pages.pages]
    book.settings.put(BRING, msgspec.json.encode(notes).decode() if notes else "")


def forget_brought(book: Book, entry_id: str) -> None:
    """The entry goes: nothing names it any more. Raises as a save does."""
    kept = kept_list(book)
    if entry_id in kept.ids:
        keep_list(book, kept.without(entry_id))
