"""Erasing for good: from the books and from the kept backups, also when a crash comes in between."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING, Final, Literal

from trustbook.domain.people import Viewer
from trustbook.domain.problems import StillInBackup
from trustbook.workbook.pages import own_entry
from trustbook.workbook.session_context import Seat, SessionContext
from trustbook.workbook.views import Changed

if TYPE_CHECKING:
    from trustbook.storage.book import Book

HIDDEN: Final = "."
"""Settings whose name begins so are the program's own notes and never shown."""

_Which = Literal["private", "shared"]


class Eraser:
    """Purges entries and notes of the program. What is still to do stands in the private book until it is done."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def erase(self, viewer: Viewer, entry_id: str) -> Changed:
        """Erase an own page with all its versions, from the book and from every kept backup.

        Copies that lie on the shelf of both stay until they are withdrawn. Raises NotForThisSeat (also for our page),
        UnknownName, ReadOnlyWorkbook, DiskFull (the backups follow at the next sign-in), StillInBackup.
        """
        seat = self._context.own_seat(viewer)
        entry = own_entry(seat, entry_id)
        self._erase(seat, seat.own, {entry.id}, "private")
        return Changed(frozenset({entry.id}), frozenset({entry.exercise_id}))

    def erase_shared(self, seat: Seat, copy_ids: Collection[str]) -> None:
        """Erase own copies from the shared book and from the kept backups. The caller has checked whose they are."""
        self._erase(seat, seat.shelf, copy_ids, "shared")

    def erase_note(self, seat: Seat, name: str) -> None:
        """Erase a hidden setting of the private book, from it and from the kept backups. Raises as `erase`."""
        seat.own.put_setting(name, "")
        self._erase(seat, seat.own, {name}, "private")

    def finish(self) -> None:
        """Complete what a crash or a full disk interrupted. Called when a private book was opened."""
        if self._context.viewer.is_together:
            return
        seat = self._context.seat(self._context.viewer)
        if seat.read_only:
            return
        both: tuple[tuple[_Which, Book], ...] = (("private", seat.own), ("shared", seat.shelf))
        for which, book in both:
            pending = self._pending(seat, which)
            if pending:
                self._erase(seat, book, pending, which)

    def _erase(self, seat: Seat, book: Book, names: Collection[str], which: _Which) -> None:
        from trustbook.storage.backup_changes import purge_in_backups

        pending = sorted(self._pending(seat, which) | set(names))
        seat.own.put_setting(_note(which), json.dumps(pending))
        notes = [name for name in pending if name.startswith(HIDDEN)]
        entry_ids = [name for name in pending if not name.startswith(HIDDEN)]
        book.purge(entry_ids, [name for name in notes if not book.setting(name)])  # what was said anew since stays
        books = self._context.books
        unopened = purge_in_backups(books.folder, books.keyring, entry_ids, which, notes)
        seat.own.put_setting(_note(which), "")
        if unopened:
            raise StillInBackup(unopened[0])

    @staticmethod
    def _pending(seat: Seat, which: _Which) -> set[str]:
        text = seat.own.setting(_note(which))
        return set(json.loads(text)) if text else set()


def _note(which: _Which) -> str:
    return f"{HIDDEN}to-erase-{which}"
