"""Changes that reach into kept backups: erasing, and a new key for a private book."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trustbook.domain.problems import DamagedBook, Problem
from trustbook.storage.files.durable import sync_file, sync_folder
from trustbook.storage.files.files import copy_durably, discard, unfinished_name, write_beside, writing
from trustbook.storage.folder.layout import SHARED_BOOK, private_book_path
from trustbook.storage.folder.manifest import backup_folders, date_backup, info_of, read_manifest, seal_manifest_again
from trustbook.storage.keys.keyfile import to_bytes
from trustbook.storage.keys.keys import KEYS_FOLDER, Keyring, Unlocked
from trustbook.storage.sqlite.connection import journal_of
from trustbook.storage.sqlite.faults import MAY_PASS

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


def purge_in_backups(
    folder: Path,
    keyring: Keyring,
    entry_ids: Collection[str],
    which: Literal["private", "shared"],
    settings: Collection[str] = (),
) -> tuple[Path, ...]:
    """Erase entries and settings from every kept backup of one book. Returns the copies that could not be opened.

    Each copy is rewritten beside its place and swapped in one step. Raises DiskFull, CannotWriteFile.
    """
    from trustbook.storage.books.recovery import forget_what_was_set_aside

    keys = keyring.shared_keys if which == "shared" else keyring.private_keys
    name = SHARED_BOOK if which == "shared" else private_book_path(folder, keyring.private_book).name
    failed = []
    with writing(folder):
        forget_what_was_set_aside(folder / name)
        for place in backup_folders(folder):
            path = place / name
            forget_what_was_set_aside(path)
            if path.is_file() and not rewrite(path, keys, lambda book: book.upkeep.purge(entry_ids, settings)):
                failed.append(path)
            _date_again(place)
    return tuple(failed)


def rekey_in_backups(folder: Path, unlocked: Unlocked) -> tuple[Path, ...]:
    """Give every kept backup today's key file, then the book in it the newest key.

    Returns the copies that no key opens any more. Raises DiskFull, CannotWriteFile.
    """
    from trustbook.storage.books.rekeying import rekey_book

    name = private_book_path(folder, unlocked.keyring.private_book).name
    return _rekeyed(folder, unlocked, name, lambda place: rekey_book(place / name, unlocked.keyring.private_keys))


def rekey_shared_in_backups(folder: Path, unlocked: Unlocked) -> tuple[Path, ...]:
    """Give every kept backup of this person today's key file, then the shared book in it the newest key.

    Returns the copies that no key opens any more. Raises DiskFull, CannotWriteFile.
    """
    from trustbook.storage.books.rekeying import rekey_book

    keys = unlocked.keyring.shared_keys

    def rekey(place: Path) -> None:
        rekey_book(place / SHARED_BOOK, keys)
        seal_manifest_again(place, keys)

    return _rekeyed(folder, unlocked, SHARED_BOOK, rekey)


def _rekeyed(folder: Path, unlocked: Unlocked, name: str, rekey: Callable[[Path], object]) -> tuple[Path, ...]:
    """`rekey` gives the book of this name, in one backup, the newest key. Returns those where that cannot be done."""
    from trustbook.storage.books.recovery import forget_what_was_set_aside

    content, failed = to_bytes(unlocked.key_file.data), []
    forget_what_was_set_aside(folder / name)
    for place in backup_folders(folder):
        path, key_file = place / name, place / KEYS_FOLDER / unlocked.key_file.path.name
        forget_what_was_set_aside(path)
        if not path.is_file() or not key_file.is_file():
            continue
        write_beside(key_file, content, overwrite=True)
        try:
            rekey(place)
        except MAY_PASS:
            raise  # may go well another time
        except Problem:
            failed.append(path)
        finally:
            _date_again(place)
    return tuple(failed)


def _date_again(place: Path) -> None:
    """So that dates do not tell when something in an older backup was changed, and in which book."""
    manifest = read_manifest(place)
    if manifest is not None:
        date_backup(place, info_of(place, manifest).day)


def rewrite(path: Path, keys: tuple[bytes, ...], change: Callable[[Book], None]) -> bool:
    """Change the copy of a book in a backup beside its place, and swap it in one step. False: it could not be opened.

    Raises DiskFull, CannotWriteFile.
    """
    temporary = unfinished_name(path)
    try:
        with writing(path):
            copy_durably(path, temporary)
            if journal_of(path).is_file():
                copy_durably(journal_of(path), journal_of(temporary))
            if not _change(temporary, keys, change):
                return False
            sync_file(temporary)
            os.replace(temporary, path)
            journal_of(path).unlink(missing_ok=True)
            sync_folder(path.parent)
    finally:
        discard(temporary)
        discard(journal_of(temporary))
    return True


def _change(path: Path, keys: tuple[bytes, ...], change: Callable[[Book], None]) -> bool:
    from trustbook.storage.books.recovery import open_with_care

    try:
        book = open_with_care(path, keys)
    except MAY_PASS:
        raise  # may go well another time
    except Problem:
        return False
    try:
        if book.database.damaged or book.database.has_strange_parts:
            return False
        change(book)
        book.upkeep.check()
    except DamagedBook:
        return False  # as one that cannot be opened: the other copies are changed all the same
    finally:
        book.close()
    return True
