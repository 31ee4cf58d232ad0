"""Where a person stopped: kept in their private book only, as ids and numbers, without a word of theirs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from trustbook.domain.entries import EntryRole
from trustbook.workbook.sitting.session_context import Seat
from trustbook.workbook.sitting.views import PagePosition

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

PLACE: Final = ".place"
"""A hidden note of the private book."""


class _Note(msgspec.Struct, frozen=True):
    place: PagePosition
    on: date


def keep_place(seat: Seat, place: PagePosition, on: date) -> None:
    """Note it; at Together nothing is noted. Raises as a save does."""
    if seat.role is EntryRole.OWN:
        seat.own.settings.put(PLACE, msgspec.json.encode(_Note(place, on)).decode())


def kept_place(book: Book) -> tuple[PagePosition, date] | None:
    """What was noted last, and on which day; None where there is nothing, or something that is no such note."""
    try:
        note = msgspec.json.decode(book.settings.get(PLACE) or "null", type=_Note | None)
    except (msgspec.DecodeError, RecursionError):
        return None
    return None if note is None else (note.place, note.on)


def forget_place(book: Book, entry_id: str) -> None:
    """The entry goes: nothing names it any more. Raises as a save does."""
    kept = kept_place(book)
    if kept is not None and kept[0].entry_id == entry_id:
        book.settings.put(PLACE, "")
