"""A new key for a closed book: on a copy that is read back and then takes its place."""

from __future__ import annotations

import os
from pathlib import Path

from trustbook.domain.problems import CannotWriteFile, DamagedBook
from trustbook.storage.books.recovery import open_with_care
from trustbook.storage.files.durable import sync_file, sync_folder
from trustbook.storage.files.files import OWNER_ONLY_FILE, discard, unfinished_name, writing
from trustbook.storage.sqlite import padding
from trustbook.storage.sqlite.connection import connect, journal_of, take_lock, verify


def rekey_book(path: Path, keys: tuple[bytes, ...]) -> None:
    """Give a closed book the first of `keys`, whichever of them it has now.

    Raises as `Book.open`, DiskFull, CannotWriteFile; the book is then as it was, or has its new key.
    """
    book = open_with_care(path, keys)
    temporary = unfinished_name(path)
    try:
        if book.database.key == keys[0]:
            return
        if book.database.damaged:
            raise DamagedBook(path)
        with writing(path):
            book.database.raw.execute("VACUUM INTO ?", (str(temporary),))
            temporary.chmod(OWNER_ONLY_FILE)
            _rekey_copy(temporary, book.database.key, keys[0])
            sync_file(temporary)
            book.close()
            os.replace(temporary, path)
            sync_folder(path.parent)
    except DamagedBook as problem:
        if problem.path == temporary:  # the book itself was just read without a fault
            raise CannotWriteFile(path) from None
        raise
    finally:
        book.close()
        discard(temporary)
        discard(journal_of(temporary))


def _rekey_copy(path: Path, old: bytes, new: bytes) -> None:
    raw = connect(path, old, "rw")
    try:
        take_lock(raw, "rw")
        padding.pad(raw)
        raw.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    finally:
        raw.close()
    raw = connect(path, new, "rw")
    try:
        take_lock(raw, "rw")
        verify(raw, path)
    finally:
        raw.close()
