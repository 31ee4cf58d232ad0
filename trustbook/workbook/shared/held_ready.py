"""What lies ready of one person until both are: held in the memory of this sitting, then placed with both in one step.

A private book notes before which copy was made of which page; a note whose copy does not lie with both is dropped at
the next sign-in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import msgspec

from trustbook.domain.entries import Entry, EntryRole, EntryState, Event, EventKind, RevisionReason
from trustbook.workbook.pages.erasing import HIDDEN
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.definitions import sound
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.keys.keys import Unlocked

NOTE: Final = f"{HIDDEN}opened-together"
"""In a private book: id of a copy that may have been placed → id of the page that it was made of."""


@dataclass(frozen=True, slots=True)
class Held:
    """One copy that is ready: exactly what will be in the shared book, signed; no key."""

    copy: Entry
    event: Event
    definition: str | None
    """The body of the definition that it was written with."""


class HeldReady:
    """Makes what is held, and places it."""

    def __init__(self, context: SessionContext, freezer: Freezer, copies: WorkingCopies) -> None:
        self._context = context
        self._freezer = freezer
        self._copies = copies

    def made(self, book: Book, unlocked: Unlocked, chosen: Iterable[tuple[Entry, Mapping[str, Any]]]) -> list[Held]:
        """A copy of these answers of each page, signed by its writer, noted in their book; a version is frozen there.

        Raises as a save does.
        """
        held = []
        with book.database.transaction():
            noted = noted_copies(book)
            for entry, answers in chosen:
                copy = self._copy(unlocked, entry, answers)
                body = book.definitions.get(copy.definition)
                if body is not None and sound(body, copy.definition) is None:
                    body = None
                held.append(_signed(unlocked, copy, self._context.ids(), body))
                now = book.entries.get(entry.id)
                if now is not None:
                    self._freezer.freeze(book, now, RevisionReason.BEFORE_SHARE)
                noted[copy.id] = entry.id
            note_copies(book, noted)
        return held

    def place(self, shelf: Book, held: Iterable[Held], *also: Event) -> None:
        """Place all of it with both, or none; `also` happened in the same step. It can be done again.

        Raises as a save does.
        """
        with shelf.database.transaction():
            for each in held:
                if shelf.entries.get(each.copy.id) is not None:
                    continue  # it lies there already: only the end of it had failed
                if each.definition is not None:
                    shelf.definitions.remember(each.copy.definition, each.copy.exercise_id, each.definition)
                self._copies.place_signed(shelf, each.copy)
                shelf.events.add(each.event)
            for event in also:
                shelf.events.add(event)

    def settle(self) -> None:
        """At a person's seat: note which page a copy was made of, or drop that note where it was not placed."""
        from trustbook.storage.books.records import ShareNote

        context = self._context
        if context.viewer.is_together:
            return
        seat = context.seat(context.viewer)
        noted = noted_copies(seat.own)
        if seat.read_only or not noted:
            return
        with seat.own.database.transaction():
            for copy_id, entry_id in noted.items():
                copy = seat.shelf.entries.get(copy_id)
                if copy is not None:
                    fields = tuple(copy.answers)
                    note = ShareNote(copy_id, entry_id, fields, "placed", copy.saved, copy.answers)
                    seat.own.share_notes.put(note)
            note_copies(seat.own, {})

    def _copy(self, unlocked: Unlocked, entry: Entry, answers: Mapping[str, Any]) -> Entry:
        return Entry(
            id=self._context.ids(),
            exercise_id=entry.exercise_id,
            definition=entry.definition,
            role=EntryRole.COPY,
            author=unlocked.keyring.partner_id,
            state=EntryState.FINISHED,
            on=self._context.clock.today(),
            answers=answers,
            saved=self._context.clock.now(),
        )


def _signed(unlocked: Unlocked, copy: Entry, event_id: str, definition: str | None) -> Held:
    from trustbook.storage.books.signing import copy_content, event_content, sign

    key = unlocked.keyring.signing_key
    event = Event(event_id, EventKind.SHARED, copy.on, copy.id, copy.author)
    return Held(
        replace(copy, signature=sign(key, copy_content(copy))),
        replace(event, signature=sign(key, event_content(event))),
        definition,
    )


def noted_copies(book: Book) -> dict[str, str]:
    """What a private book has noted of copies: id of the copy → id of the page."""
    try:
        return msgspec.json.decode(book.settings.get(NOTE) or "{}", type=dict[str, str])
    except (msgspec.DecodeError, RecursionError):
        return {}


def note_copies(book: Book, noted: Mapping[str, str]) -> None:
    """Note these and no others. Raises as a save does."""
    book.settings.put(NOTE, msgspec.json.encode(dict(noted)).decode() if noted else "")
