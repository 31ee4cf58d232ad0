"""Of an open book that cannot be read whole (its drive is gone, a page damaged), a new book with what can."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2

from trustbook.storage import padding
from trustbook.storage.book import Book
from trustbook.storage.tables import (
    definitions,
    entries,
    events,
    partners,
    revisions,
    settings,
    share_notes,
    working_copies,
)

if TYPE_CHECKING:
    from sqlalchemy import Table

_TABLES: Final = (settings, partners, definitions, entries, working_copies, revisions, events, share_notes)
_MOST_GAPS: Final = 1000
"""Rows in a row that cannot be read before the rest of a table is given up."""


def copy_what_can_be_read(book: Book, target: Path) -> None:
    """Make a new book with the same key. A row that refers to a lost one comes along: it is odd, and told as that.

    Raises DiskFull, CannotWriteFile, TargetExists, sqlcipher3 errors of the copy.
    """
    copy = Book.create(target, book.key, kind=book.kind, workbook_id=book.workbook_id)
    try:
        copy.raw.execute("PRAGMA foreign_keys = OFF")
        copy.raw.execute("BEGIN IMMEDIATE")
        for table in _TABLES:
            _copy_table(book.raw, copy.raw, table)
        copy.raw.execute("COMMIT")
        padding.pad(copy.raw)
    finally:
        copy.close()


def _copy_table(raw: dbapi2.Connection, copy: dbapi2.Connection, table: Table) -> None:
    names = ", ".join(column.name for column in table.columns)
    marks = ", ".join("?" for _column in table.columns)
    gaps = 0
    for number in range(1, _last(raw, table) + 1):
        row = _row(raw, f"SELECT {names} FROM {table.name} WHERE rowid = ?", number)
        gaps = 0 if row is not None else gaps + 1
        if gaps > _MOST_GAPS:
            return
        if row:
            with suppress(dbapi2.IntegrityError):
                copy.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", row)


def _last(raw: dbapi2.Connection, table: Table) -> int:
    row = _row(raw, f"SELECT coalesce(max(rowid), 0) FROM {table.name}")
    return _MOST_GAPS if row is None else int(row[0])


def _row(raw: dbapi2.Connection, query: str, *values: object) -> tuple[Any, ...] | None:
    """A row; empty when there is none, None when it cannot be read."""
    try:
        row = raw.execute(query, values).fetchone()
    except dbapi2.Error:
        return None
    if row is None:
        return ()
    return None if any(isinstance(value, str) and "\0" in value for value in row) else tuple(row)
