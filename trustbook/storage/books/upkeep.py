"""Keeping a book sound and free of what was erased: checking it, and rewriting its file."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from sqlalchemy import delete, insert, literal, select, union

from trustbook.domain.entries import Event
from trustbook.domain.problems import DiskFull
from trustbook.storage.books import tables
from trustbook.storage.books.database import Database
from trustbook.storage.books.event_table import EventTable
from trustbook.storage.books.salvage import Salvage
from trustbook.storage.sqlite import padding
from trustbook.storage.sqlite.connection import has_torn_free_pages, verify


class Upkeep:
    """What is done to the file of a book as a whole."""

    def __init__(self, database: Database, salvage: Salvage, events: EventTable) -> None:
        self._database = database
        self._salvage = salvage
        self._events = events

    def purge(
        self, entry_ids: Collection[str], settings: Collection[str] = (), happened: Collection[Event] = ()
    ) -> None:
        """Erase entries with all their versions, events, share notes and definitions that no other page was
        written with, and the settings of these names, and leave nothing of them in the file.

        The only way in which a frozen version goes. `happened` is noted in the same step: either both are so, or
        neither. Raises as `Database.transaction`.
        """
        if self._database.in_transaction:
            raise RuntimeError("A purge cannot be part of a transaction: it rewrites the file.")
        ids = list(entry_ids)
        with self._database.transaction() as connection:
            run = connection.execute
            run(delete(tables.purge_list))
            run(delete(tables.settings).where(tables.settings.c.key.in_(settings)))
            for name in (*ids, *settings):
                run(insert(tables.purge_list).values(entry_id=name))
            listed = select(tables.purge_list.c.entry_id)
            sequences = select(tables.entries.c.sequence).where(tables.entries.c.id.in_(listed))
            run(delete(tables.revisions).where(tables.revisions.c.entry_id.in_(listed)))
            run(delete(tables.events).where(tables.events.c.entry_id.in_(listed)))
            run(delete(tables.share_notes).where(tables.share_notes.c.entry_id.in_(listed)))
            run(delete(tables.working_copies).where(tables.working_copies.c.entry_sequence.in_(sequences)))
            run(delete(tables.entries).where(tables.entries.c.id.in_(listed)))
            for event in happened:
                self._events.add(event)
            used = union(select(tables.working_copies.c.definition), select(tables.revisions.c.definition))
            run(delete(tables.definitions).where(tables.definitions.c.digest.not_in(used)))
        self.scrub()

    @property
    def has_unfinished_purge(self) -> bool:
        """Whether something was erased whose traces may still lie in the file. Raises DamagedBook."""
        return bool(self._database.read(select(literal(1)).select_from(tables.purge_list).limit(1)))

    def scrub(self) -> None:
        """Rewrite the file without what was deleted, and empty the journal, which held the pages before.

        The purge list stays until that is done, so that the next opening can finish it. Raises DamagedBook, DiskFull,
        CannotWriteFile.
        """
        self._database.twice(self._rewrite)

    def _rewrite(self) -> None:
        database = self._database
        with database.telling():
            verify(database.raw, database.path)  # rewriting would make zeros of a damaged page look sound
            database.raw.execute("PRAGMA journal_mode = TRUNCATE")
            try:
                database.raw.execute("VACUUM")
                padding.pad(database.raw)
                database.raw.execute("DELETE FROM purge_list")
            finally:
                database.raw.execute("PRAGMA journal_mode = DELETE")

    def check(self) -> None:
        """Read every page in use and every reference, and seal free pages anew that a power cut has torn.

        References to nothing are odd rows. Raises DamagedBook.
        """
        self._database.mend()
        self._database.twice(self._check)

    def _check(self) -> None:
        database = self._database
        with database.telling():
            verify(database.raw, database.path)
            for table, number, *_more in database.raw.execute("PRAGMA foreign_key_check").fetchall():
                self._salvage.note_odd(table, number)
            if not database.read_only and has_torn_free_pages(database.raw):
                with suppress(DiskFull):
                    padding.pad(database.raw)
