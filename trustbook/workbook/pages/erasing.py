"""Erasing for good: from the books and from the kept backups, also when a crash comes in between.

What is still to do stands in a hidden note of the private book until it is done, so that it can be done again at once,
and is done at the latest at the next sign-in. What was written anew under the same name since then stays.

So also for a copy that lies with both: a note in the shared book would say there, and in backups that are made
meanwhile, what somebody wants to take back. Once it is begun, everything that is pending for the shared book lies in
it: in one step the copy goes, it is told that something was taken back, and `purge_list` has whoever opens the book
next finish the rewriting. Only the kept backups wait for the next sign-in of the person who took it back.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from trustbook.domain.entries import Entry, Event, EventKind
from trustbook.domain.people import Viewer
from trustbook.domain.problems import Problem, StillInBackup, UnknownName
from trustbook.workbook.pages.bring_notes import BRING, forget_brought
from trustbook.workbook.pages.page_positions import PLACE, forget_place
from trustbook.workbook.pages.pages import own_entry
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import happened
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

HIDDEN: Final = "."
"""Settings whose name begins so are the program's own notes and never shown."""

_Which = Literal["private", "shared"]


@dataclass(frozen=True, slots=True)
class _ToErase:
    """What else is known of an entry that is to be erased, or of a note (nothing)."""

    saved: str = ""
    """When it was last saved, as text; "" in notes of an earlier program, and of settings."""
    exercise: str = ""
    event: str = ""
    """Id of the event that says it was withdrawn, noted once when it is done; "" where nothing is said."""


_PARTS: Final = 3
_Wishes = Mapping[str, _ToErase]
"""By id of an entry, or name of a hidden setting."""


class Eraser:
    """Purges entries and notes of the program."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def erase(self, viewer: Viewer, entry_id: str) -> Changed:
        """Erase an own page with all its versions, from the book and from every kept backup.

        Copies that lie on the shelf of both stay until they are withdrawn. Can be repeated when it failed half-way.
        Raises NotForThisSeat (also for our page), UnknownName, ReadOnlyWorkbook, DiskFull (the backups follow at the
        next sign-in), StillInBackup.
        """
        seat = self._context.own_seat(viewer)
        begun = self._pending(seat, "private").get(entry_id)
        try:
            wish = _wish_for(own_entry(seat, entry_id))
        except UnknownName:
            if begun is None:
                raise
            wish = begun
        forget_place(seat.own, entry_id)
        forget_brought(seat.own, entry_id)
        notes = {PLACE: _ToErase(), BRING: _ToErase()}  # older ones may lie in a backup
        self._erase(seat, seat.own, {entry_id: wish, **notes}, "private")
        return Changed(frozenset({entry_id}), frozenset({wish.exercise} - {""}))

    def erase_copies(self, seat: Seat, copies: Collection[Entry | str]) -> Changed:
        """Erase own copies from the shared book and from the kept backups, and note once that they were withdrawn.

        The caller has checked whose they are. An id stands for a copy of which `is_begun` says so. Raises as `erase`.
        """
        pending = self._pending(seat, "shared")
        wishes = {}
        for copy in copies:
            name = copy if isinstance(copy, str) else copy.id
            begun = pending.get(name, _ToErase())
            known = begun if isinstance(copy, str) else _wish_for(copy)
            wishes[name] = _ToErase(known.saved, known.exercise, begun.event or self._context.ids())
        self._erase(seat, seat.shelf, wishes, "shared")
        return Changed(frozenset(wishes), frozenset({wish.exercise for wish in wishes.values()} - {""}))

    def is_begun(self, seat: Seat, which: _Which, name: str) -> bool:
        """Whether the erasing of this entry or note was begun and is not done yet."""
        return name in self._pending(seat, which)

    def erase_note(self, seat: Seat, name: str) -> None:
        """Erase a hidden setting of the private book, from it and from the kept backups. Raises as `erase`."""
        seat.own.settings.put(name, "")
        self._erase(seat, seat.own, {name: _ToErase()}, "private")

    def finish(self) -> None:
        """Complete what a crash or a full disk interrupted. Called when a private book was opened."""
        if self._context.viewer.is_together:
            return
        seat = self._context.seat(self._context.viewer)
        if seat.read_only:
            return
        both: tuple[tuple[_Which, Book], ...] = (("private", seat.own), ("shared", seat.shelf))
        for which, book in both:
            if self._pending(seat, which):
                self._erase(seat, book, {}, which)

    def _erase(self, seat: Seat, book: Book, wishes: _Wishes, which: _Which) -> None:
        """Erase what is wished, and what is still pending."""
        from trustbook.storage.backups.backup_changes import purge_in_backups

        earlier = self._pending(seat, which)
        pending = {**earlier, **wishes}
        _put_note(seat, which, pending)
        notes = [name for name in pending if name.startswith(HIDDEN)]
        entry_ids = [name for name in pending if not name.startswith(HIDDEN)]
        here = [name for name in entry_ids if name in wishes or not _is_written_since(book, name, pending[name])]
        try:
            said_since = [name for name in notes if book.settings.get(name)]  # anew: that stays
            book.upkeep.purge(here, [name for name in notes if name not in said_since], self._to_tell(seat, pending))
        except Problem:
            self._take_back(seat, book, wishes, which, earlier)
            raise
        books = self._context.books
        unopened = purge_in_backups(books.folder, books.keyring, entry_ids, which, notes)
        with suppress(Problem):  # all is erased; a note that stays asks for nothing more
            _put_note(seat, which, {})
        if unopened:
            raise StillInBackup(unopened[0])

    @staticmethod
    def _take_back(seat: Seat, book: Book, wishes: _Wishes, which: _Which, earlier: _Wishes) -> None:
        """Nothing was erased: a page that its writer may now keep is not erased later behind their back."""
        with suppress(Problem):
            if which == "private" and any(book.entries.get(name) is not None for name in wishes):
                _put_note(seat, which, earlier)

    def _to_tell(self, seat: Seat, wishes: _Wishes) -> list[Event]:
        """That something was taken back, unless that was told before."""
        planned = [wish.event for wish in wishes.values() if wish.event]
        known = {event.id for event in seat.shelf.events.all()} if planned else set()
        return [
            happened(self._context, EventKind.WITHDRAWN, event_id=event_id)
            for event_id in planned
            if event_id not in known
        ]

    @staticmethod
    def _pending(seat: Seat, which: _Which) -> dict[str, _ToErase]:
        return _wishes_in(seat.own.settings.get(_note(which)))


def _put_note(seat: Seat, which: _Which, wishes: _Wishes) -> None:
    about = {name: [wish.saved, wish.exercise, wish.event] for name, wish in sorted(wishes.items())}
    seat.own.settings.put(_note(which), json.dumps(about) if about else "")


def _wishes_in(note: str) -> dict[str, _ToErase]:
    """What a note says; nothing where it is none, for whatever stands there keeps nobody out."""
    try:
        found = msgspec.json.decode(note or "{}", type=dict[str, tuple[str, ...]] | list[str])
    except (msgspec.DecodeError, RecursionError):
        return {}
    if isinstance(found, list):  # as an earlier program noted it
        return {name: _ToErase() for name in found}
    return {name: _ToErase(*about[:_PARTS]) for name, about in found.items()}


def _wish_for(entry: Entry) -> _ToErase:
    return _ToErase(entry.saved.utc.isoformat(), entry.exercise_id)


def _is_written_since(book: Book, entry_id: str, wish: _ToErase) -> bool:
    entry = book.entries.get(entry_id) if wish.saved else None
    return entry is not None and _wish_for(entry).saved != wish.saved


def _note(which: _Which) -> str:
    return f"{HIDDEN}to-erase-{which}"
