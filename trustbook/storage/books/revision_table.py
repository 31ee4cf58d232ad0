"""The frozen versions of a book's entries. Nothing here changes one; only a purge takes one away."""

from __future__ import annotations

from sqlalchemy import insert, select

from trustbook.domain.entries import Revision, RevisionReason, order_of
from trustbook.storage.books.database import Database
from trustbook.storage.books.records import BookKind
from trustbook.storage.books.rows import revision_columns, revision_of
from trustbook.storage.books.salvage import Salvage
from trustbook.storage.books.tables import revisions

_NEW_REVISION = insert(revisions).returning(revisions)


class RevisionTable:
    """Versions of entries. Reading and writing raise as in `EntryTable`."""

    def __init__(self, database: Database, salvage: Salvage, kind: BookKind) -> None:
        self._database = database
        self._salvage = salvage
        self._kind = kind

    def add(self, revision: Revision) -> Revision:
        """Freeze a version. It can never be changed afterwards. Gives it as it is kept.

        The book gives number and writer unless they are brought. Raises ValueError for one made while writing in the
        shared book: no sentence that was taken back is kept there.
        """
        if self._kind == "shared" and revision.reason is RevisionReason.WHILE_WRITING:
            raise ValueError("The shared book keeps no timed versions.")
        row = revision_columns(revision)
        with self._database.transaction() as connection:
            place = self._database.place_of(revision.lamport, revision.writer)
            number = self._database.row_number_if_odd(revisions)
            kept = connection.execute(_NEW_REVISION, {**row, **place, **number}).one()
        return revision_of(kept)

    def of_entry(self, entry_id: str) -> tuple[Revision, ...]:
        """Frozen versions of an entry, oldest first by `order_of`."""
        query = select(revisions).where(revisions.c.entry_id == entry_id)
        found = self._salvage.made(self._salvage.all(query, revisions), revisions, revision_of)
        return tuple(sorted(found, key=order_of))

    def get(self, revision_id: str) -> Revision | None:
        """One frozen version; None when there is none, or it cannot be read."""
        rows = self._salvage.all(select(revisions).where(revisions.c.id == revision_id), revisions)
        return next(iter(self._salvage.made(rows, revisions, revision_of)), None)

    def ids(self) -> set[str]:
        """Every id of a version, also of those that are damaged or odd. Raises DamagedBook."""
        return {row.id for row in self._database.read(select(revisions.c.id)) if isinstance(row.id, str)}
