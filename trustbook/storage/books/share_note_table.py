"""What the owner of a private book has shared, and is about to share."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from trustbook.storage.books.database import Database
from trustbook.storage.books.records import ShareNote, ShareState
from trustbook.storage.books.rows import note_columns, note_of
from trustbook.storage.books.salvage import Salvage
from trustbook.storage.books.tables import share_notes


class ShareNoteTable:
    """Share notes of a book. Reading and writing raise as in `EntryTable`."""

    def __init__(self, database: Database, salvage: Salvage) -> None:
        self._database = database
        self._salvage = salvage

    def put(self, note: ShareNote) -> None:
        """Note a copy before it is made. A note of the same copy is replaced."""
        row = note_columns(note)
        with self._database.transaction() as connection:
            new = upsert(share_notes).values({**row, **self._database.row_number_if_odd(share_notes)})
            connection.execute(new.on_conflict_do_update(index_elements=["copy_id"], set_=row))

    def all(self, entry_id: str | None = None) -> tuple[ShareNote, ...]:
        """Notes of one entry, or all, by when they were noted, then by id; the same wherever they lie."""
        query = select(share_notes)
        if entry_id is not None:
            query = query.where(share_notes.c.entry_id == entry_id)
        found = self._salvage.made(self._salvage.all(query, share_notes), share_notes, note_of)
        return tuple(sorted(found, key=lambda note: (note.noted.utc, note.copy_id)))

    def set_state(self, copy_id: str, state: ShareState) -> None:
        """How far a share is. Nothing happens when there is no note of this copy."""
        with self._database.transaction() as connection:
            connection.execute(update(share_notes).where(share_notes.c.copy_id == copy_id).values(state=state))
