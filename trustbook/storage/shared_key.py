"""A new key for the book of both after somebody left: who kept their key file, or a backup, opens nothing of later.

It is done when whoever stayed signs in next, before anybody can join. The steps, each durable before the next:

1. The key file of who stayed holds the new and the old key.
2. The shared book is copied, the copy gets the new key and is read back, and takes the book's place.
3. The kept backups get that key file, then their shared books the new key.
4. The shared book says of those who left that they do not know its key.
5. The key file loses the old key.

A crash before 1 leaves the old key, after it the next sign-in does what is left.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trustbook.domain.problems import Problem
from trustbook.storage.books.rekeying import rekey_book
from trustbook.storage.files.durable import sync_file, sync_folder
from trustbook.storage.files.files import writing
from trustbook.storage.folder.layout import SHARED_BOOK
from trustbook.storage.keys.fresh_secrets import new_book_key
from trustbook.storage.keys.keys import Unlocked, key_file_paths, reseal_keyring
from trustbook.storage.leaving import forget_the_key, knew_the_key

if TYPE_CHECKING:
    from trustbook.storage.open_books import OpenBooks

Steps = Callable[[str], None]
"""Told the name of each step when it is durable. Tests stop here."""


def _silent(step: str) -> None:
    pass


def renew_shared_key(books: OpenBooks, unlocked: Unlocked, *, steps: Steps = _silent) -> Unlocked:
    """Give the shared book a new key if somebody who left knows it. No private book is open yet.

    What cannot be done now (no room, say) waits for the next sign-in, and nobody joins before. Raises only what keeps
    the shared book from being opened again, as `Book.open`.
    """
    if books.shared.database.read_only:
        return unlocked
    with suppress(Problem):
        if not unlocked.keyring.older_shared_keys:
            if not _is_due(books):
                return unlocked
            unlocked = _with_new_key(books, unlocked)
            steps("keys")
        _make_durable(unlocked.key_file.path)
        _rekey(books, unlocked)
        steps("book")
        return _finish_rest(books, unlocked, steps)
    return unlocked


def _is_due(books: OpenBooks) -> bool:
    database = books.shared.database
    if database.read_only or database.damaged or not knew_the_key(books.shared):
        return False
    return len(key_file_paths(books.folder)) == 1


def _with_new_key(books: OpenBooks, unlocked: Unlocked) -> Unlocked:
    ring = unlocked.keyring
    ring = msgspec.structs.replace(ring, shared_key=new_book_key(), older_shared_keys=ring.shared_keys)
    return _hold(books, reseal_keyring(unlocked, ring))


def _hold(books: OpenBooks, unlocked: Unlocked) -> Unlocked:
    books.held.prove(unlocked)
    books.keyring = unlocked.keyring
    return unlocked


def _make_durable(key_file: Path) -> None:
    """Before a book gets a key that only this key file holds."""
    with writing(key_file):
        sync_file(key_file)
        sync_folder(key_file.parent)


def _rekey(books: OpenBooks, unlocked: Unlocked) -> None:
    """Its lock is let go of for that: who opens it in between is told that another one lies there when they save."""
    if books.shared.database.key == unlocked.keyring.shared_key:
        return
    books.shared.close()
    try:
        rekey_book(books.folder / SHARED_BOOK, unlocked.keyring.shared_keys)
    finally:
        books.open_shared_again()


def _finish_rest(books: OpenBooks, unlocked: Unlocked, steps: Steps) -> Unlocked:
    from trustbook.storage.backups.backup_changes import rekey_shared_in_backups

    rekey_shared_in_backups(books.folder, unlocked)
    steps("backups")
    forget_the_key(books.shared)
    steps("told")
    finished = reseal_keyring(unlocked, msgspec.structs.replace(unlocked.keyring, older_shared_keys=()))
    steps("done")
    return _hold(books, finished)
