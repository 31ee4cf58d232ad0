"""Books start padded and grow in steps, so that a file's size does not tell when and how much was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from trustbook.storage.sqlite.connection import PAGE_BYTES

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

STEP_PAGES: Final = 64
"""256 KiB."""
_RESERVE_PAGES: Final = 8
_USABLE: Final = PAGE_BYTES - 80
"""SQLCipher keeps 80 bytes of each page for its initialisation vector and authentication code."""
_LEAST_LOCAL: Final = (_USABLE - 12) * 32 // 255 - 23
"""Bytes of a large value that stay in the table's own page (SQLite file format, section 1.6)."""


def needs_room(raw: dbapi2.Connection) -> bool:
    """Whether the file is not a whole number of steps, or nearly used up."""
    pages, free = _counts(raw)
    return bool(pages % STEP_PAGES) or free < _RESERVE_PAGES


def pad(raw: dbapi2.Connection) -> None:
    """Grow the file to the next whole step. Raises sqlcipher3 errors. Outside of any transaction.

    Fills free pages with one large value and deletes it: `secure_delete` leaves zeros, which are then encrypted.
    """
    raw.execute("BEGIN IMMEDIATE")
    try:
        pages, free = _counts(raw)
        missing = -pages % STEP_PAGES
        if free + missing < _RESERVE_PAGES:
            missing += STEP_PAGES
        size = (free + missing) * (_USABLE - 4) + _LEAST_LOCAL - 100
        raw.execute("INSERT INTO padding (id, filling) VALUES (1, zeroblob(?))", (size,))
        raw.execute("DELETE FROM padding")
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise


def _counts(raw: dbapi2.Connection) -> tuple[int, int]:
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    (free,) = raw.execute("PRAGMA freelist_count").fetchone()
    return int(pages), int(free)
