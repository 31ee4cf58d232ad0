"""A new passphrase or recovery code: new partner key, new key for the private book, everywhere it is kept.

Otherwise an old passphrase with an old backup would open today's pages. The steps, each durable before the next:

1. The key file is replaced in one step: new slots; the keyring holds the new and the old book key.
2. The private book is copied, the copy gets the new key and is read back, and takes the book's place.
3. The kept backups get the new key file, then their copies of the book the new key.
4. The keyring loses the old book key.

A verified backup comes first. A crash before 1 leaves the old secrets, after it the new ones; `finish_change` does
what is left at the next sign-in.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from trustbook.domain.problems import Problem
from trustbook.storage.backups.backup_making import back_up_folder
from trustbook.storage.books.rekeying import rekey_book
from trustbook.storage.files.durable import sync_file, sync_folder
from trustbook.storage.files.files import writing
from trustbook.storage.folder.layout import private_book_path
from trustbook.storage.keys.fresh_secrets import new_book_key
from trustbook.storage.keys.keys import Keyring, Unlocked, refuse_taken, reseal_keyring, seal_again, seal_new
from trustbook.storage.open_books import OpenBooks

Steps = Callable[[str], None]
"""Told the name of each step when it is durable. Tests stop here."""


def _silent(step: str) -> None:
    pass


def change_secrets(
    books: OpenBooks,
    unlocked: Unlocked,
    new_passphrase: str | None,
    new_code: str | None,
    *,
    steps: Steps = _silent,
) -> Unlocked:
    """Replace the secrets of the person whose private book is open; it is open again afterwards.

    `new_passphrase` None keeps the secret that `unlocked` was opened with. `new_code` None leaves no recovery code.
    A backup is made first. Once the new secrets are in force it comes to its end whatever happens, so that whoever
    made a code can show it; what is left is done at the next sign-in. Nothing was changed when it raises: BackupFailed,
    UnusablePassphrase, PassphraseTaken, DiskFull, CannotWriteFile, ReadOnlyWorkbook, FolderMoved.
    """
    if books.private is None:
        raise RuntimeError("The private book is not open.")
    books.shared.database.check_writable()
    books.private.database.check_writable()
    if new_passphrase is not None:
        refuse_taken(books.folder, new_passphrase, unlocked.keyring.partner_id)
    back_up_folder(books.source, books.clock.now())
    steps("backup")
    still_needed = unlocked.keyring.private_keys  # an unfinished change left books that only the older ones open
    keyring = msgspec.structs.replace(unlocked.keyring, private_keys=(new_book_key(), *still_needed))
    if new_passphrase is None:
        changed = seal_again(books.folder, keyring, unlocked, new_code)
    else:
        changed = seal_new(books.folder, keyring, new_passphrase, new_code, replacing=unlocked.key_file)
    books.held.prove(changed)
    steps("keys")
    books.close_private()
    changed = finish_change(books.folder, changed, steps=steps)
    try:
        books.open_private(changed)
    except Problem:
        books.keyring = changed.keyring  # whoever wants to write opens it: see `SessionContext.seat`
    return changed


def finish_change(folder: Path, unlocked: Unlocked, *, steps: Steps = _silent) -> Unlocked:
    """Steps 2 to 4, whichever are left. The private book is closed, the shared one holds the workbook's lock.

    The new secrets are in force already, so what cannot be done now (no room, say) waits for the next sign-in: then
    the keyring that comes back still has every key that a book may need.
    """
    from trustbook.storage.backups.backup_changes import rekey_in_backups

    try:
        with writing(folder):
            _make_durable(unlocked.key_file.path)
            steps("durable")
            rekey_book(private_book_path(folder, unlocked.keyring.private_book), unlocked.keyring.private_keys)
            steps("book")
            rekey_in_backups(folder, unlocked)
            steps("backups")
            finished = reseal_keyring(unlocked, _newest_key_only(unlocked.keyring))
    except Problem:
        return unlocked
    steps("done")
    return finished


def _make_durable(key_file: Path) -> None:
    """Before a book gets a key that only this key file holds. Raises OSError."""
    sync_file(key_file)
    sync_folder(key_file.parent)


def _newest_key_only(keyring: Keyring) -> Keyring:
    return msgspec.structs.replace(keyring, private_keys=keyring.private_keys[:1])
