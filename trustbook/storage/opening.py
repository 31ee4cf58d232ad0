"""Signing in to a workbook: its books are opened, and what a crash cut short is finished."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from trustbook.domain.people import Partner
from trustbook.domain.times import Clock
from trustbook.storage.books.signing import announced
from trustbook.storage.files.files import clear_unfinished
from trustbook.storage.folder.held_keys import HeldKeys
from trustbook.storage.folder.layout import BACKUPS_FOLDER
from trustbook.storage.folder.manifest import backup_folders
from trustbook.storage.joining import settle_joining
from trustbook.storage.keys.keys import KEYS_FOLDER, Keyring, Unlocked, key_file_paths
from trustbook.storage.leaving import settle_leaving
from trustbook.storage.open_books import OpenBooks, open_shared
from trustbook.storage.sqlite.faults import MAY_PASS


def open_workbook(folder: Path, unlocked: Unlocked, clock: Clock) -> OpenBooks:
    """Open the shared book, which guards the whole workbook, then the private one. Finishes what a crash cut short.

    Raises as `Book.open`.
    """
    from trustbook.storage.secrets_change import finish_change
    from trustbook.storage.shared_key import renew_shared_key

    books = open_shared(folder, unlocked.keyring, HeldKeys(unlocked), clock)
    try:
        settle_leaving(books, unlocked)
        _tidy(books)
        if len(unlocked.keyring.private_keys) > 1 and not books.shared.database.read_only:
            unlocked = finish_change(folder, unlocked)
        unlocked = renew_shared_key(books, unlocked)
        books.open_private(unlocked)
        books.held.look(folder)
        _mend_profile(books)
    except BaseException:
        books.shared.close()
        if books.private is not None:
            books.private.close()
        raise
    return books


def open_together(folder: Path, unlocked: Unlocked, clock: Clock) -> OpenBooks:
    """Open the shared book alone; no private book is touched, and no key of one is kept. Raises as `Book.open`."""
    books = open_shared(folder, unlocked.keyring, HeldKeys(unlocked), clock)
    try:
        settle_leaving(books, unlocked)
        books.close_private()
        books.held.look(folder)
        _tidy(books)
        _mend_profile(books)
    except BaseException:
        books.shared.close()
        raise
    return books


def _tidy(books: OpenBooks) -> None:
    """Delete what a crash left half written: it may hold what was erased since. The shared book's lock is held."""
    if books.shared.database.read_only:
        return
    for place in (books.folder, books.folder / BACKUPS_FOLDER, *backup_folders(books.folder)):
        with suppress(OSError):
            clear_unfinished(place)
            clear_unfinished(place / KEYS_FOLDER)
    settle_joining(books.folder)


def _mend_profile(books: OpenBooks) -> None:
    """A crash while the second seat was taken may have kept this partner's profile out of the shared book.

    What keeps it from being written now (a full disk) keeps nobody out.
    """
    if books.read_only or len(key_file_paths(books.folder)) < 2:
        return
    me = profile(books.keyring)
    if me.id not in {partner.id for partner in books.shared.partners.all()}:
        with suppress(*MAY_PASS):
            books.shared.partners.put(me)


def profile(keyring: Keyring) -> Partner:
    """The partner whose keyring this is."""
    return Partner(keyring.partner_id, keyring.name, keyring.colour, announced(keyring.signing_key))
