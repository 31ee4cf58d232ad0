"""Of an open book that cannot be read whole (its drive is gone, a page damaged), a new book with what can."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2

from trustbook.domain.problems import Problem
from trustbook.storage.books.book import Book
from trustbook.storage.books.numbering import WRITER
from trustbook.storage.books.tables import (
    definitions,
    entries,
    events,
    partners,
    revisions,
    settings,
    share_notes,
    working_copies,
)
from trustbook.storage.sqlite import padding

if TYPE_CHECKING:
    from sqlalchemy import Table

_TABLES: Final = (settings, partners, definitions, entries, working_copies, revisions, events, share_notes)
_MOST_GAPS: Final = 1000
"""Rows in a row that cannot be read before the rest of a table is given up."""


def copy_what_can_be_read(book: Book, target: Path) -> None:
    """Make a new book with the same key. A row that refers to a lost one comes along: it is odd, and told as that.

    Raises DiskFull, CannotWriteFile, TargetExists, sqlcipher3 errors of the copy.
    """
    copy = Book.create(target, book.database.key, kind=book.kind, workbook_id=book.workbook_id)
    try:
        copy.database.raw.execute("PRAGMA foreign_keys = OFF")
        copy.database.raw.execute("BEGIN IMMEDIATE")
        for read in (_Reader(book, anew=False), _Reader(book, anew=True)):
            for table in _TABLES:
                _copy_table(read, copy.database.raw, table)
            _keep_writer(read, copy.database.raw)
        copy.database.raw.execute("COMMIT")
        copy.database.catch_up()
        padding.pad(copy.database.raw)
    finally:
        copy.close()


class _Reader:
    """Reads row by row. First with the connection there is, whose memory may hold what the drive no longer gives.

    Then `anew`: after one damaged page SQLCipher refuses every other page too, and a new connection reads on.
    """

    def __init__(self, book: Book, *, anew: bool) -> None:
        self._book = book
        self._anew = anew
        self._is_over = False

    def row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        """A row; empty when there is none, None when it cannot be read."""
        if self._is_over:
            return None
        try:
            row = self._book.database.raw_as_it_is.execute(query, values).fetchone()
        except (dbapi2.Error, Problem):
            self._go_on()
            return None
        if row is None:
            return ()
        return None if any(isinstance(value, str) and "\0" in value for value in row) else tuple(row)

    def _go_on(self) -> None:
        if not self._anew:
            return
        try:
            self._book.database.reopen_to_read()
        except Problem:
            self._is_over = True


def _copy_table(read: _Reader, copy: dbapi2.Connection, table: Table) -> None:
    names = ", ".join(column.name for column in table.columns)
    marks = ", ".join("?" for _column in table.columns)
    gaps = 0
    for number in range(1, _last(read, table) + 1):
        row = read.row(f"SELECT {names} FROM {table.name} WHERE rowid = ?", number)
        gaps = 0 if row is not None else gaps + 1
        if gaps > _MOST_GAPS:
            return
        if row:
            with suppress(dbapi2.IntegrityError):  # it was read before
                copy.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", row)


def _keep_writer(read: _Reader, copy: dbapi2.Connection) -> None:
    row = read.row("SELECT value FROM about WHERE key = ?", WRITER)
    if row and isinstance(row[0], str):
        copy.execute("UPDATE about SET value = ? WHERE key = ?", (row[0], WRITER))


def _last(read: _Reader, table: Table) -> int:
    row = read.row(f"SELECT coalesce(max(rowid), 0) FROM {table.name}")
    return _MOST_GAPS if row is None else int(row[0])
