"""Opening the books of a workbook, and closing them."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trustbook.domain.people import Partner
from trustbook.domain.problems import ForeignDatabase, Problem
from trustbook.domain.times import SystemClock
from trustbook.storage.files import clear_unfinished
from trustbook.storage.keys import KEYS_FOLDER, Keyring, Unlocked, key_file_paths
from trustbook.storage.layout import BACKUPS_FOLDER, SHARED_BOOK, give_common_date, private_book_path
from trustbook.storage.manifest import backup_folders

if TYPE_CHECKING:
    from trustbook.storage.book import BeforeMigration, Book


class OpenBooks:
    """The books that are open for whoever sits here. `private` is None at Together."""

    def __init__(self, folder: Path, keyring: Keyring, shared: Book) -> None:
        self.folder = folder
        self.keyring = keyring
        self.shared = shared
        self.private: Book | None = None

    @property
    def open_ones(self) -> tuple[Book, ...]:
        """The shared book, and the private one of the person at the seat."""
        return (self.shared,) if self.private is None else (self.shared, self.private)

    @property
    def read_only(self) -> bool:
        """Whether the workbook can only be read."""
        return self.shared.read_only or (self.private is not None and self.private.read_only)

    def open_private(self, unlocked: Unlocked) -> None:
        """Open the private book of the person who signed in, closing another one first. Raises as `Book.open`."""
        self.close_private()
        self.private = _open_private(self.folder, unlocked.keyring)
        self.keyring = unlocked.keyring

    def close_private(self) -> None:
        """Close the private book and drop its key, as at Together."""
        private, self.private = self.private, None
        self.keyring = msgspec.structs.replace(self.keyring, private_keys=())
        if private is not None:
            private.close()

    def close(self) -> None:
        """Close everything and date all files alike. Calling it again does nothing more."""
        try:
            self.close_private()
        finally:
            self.shared.close()
        try:
            give_common_date(self.folder, time.time())
        except (OSError, Problem):
            pass  # moved or unplugged: nothing here to date


def open_workbook(folder: Path, unlocked: Unlocked) -> OpenBooks:
    """Open the shared book, which guards the whole workbook, then the private one. Finishes what a crash cut short.

    Raises as `Book.open`.
    """
    from trustbook.storage.secrets_change import finish_change

    books = OpenBooks(folder, unlocked.keyring, _open_shared(folder, unlocked.keyring))
    try:
        _tidy(books)
        if len(unlocked.keyring.private_keys) > 1 and not books.shared.read_only:
            unlocked = finish_change(folder, unlocked)
        books.open_private(unlocked)
        _mend_profile(books)
    except BaseException:
        books.shared.close()
        if books.private is not None:
            books.private.close()
        raise
    return books


def open_together(folder: Path, unlocked: Unlocked) -> OpenBooks:
    """Open the shared book alone; no private book is touched, and no key of one is kept. Raises as `Book.open`."""
    books = OpenBooks(folder, unlocked.keyring, _open_shared(folder, unlocked.keyring))
    try:
        books.close_private()
        _tidy(books)
        _mend_profile(books)
    except BaseException:
        books.shared.close()
        raise
    return books


def _tidy(books: OpenBooks) -> None:
    """Delete what a crash left half written: it may hold what was erased since. The shared book's lock is held."""
    if books.shared.read_only:
        return
    for place in (books.folder, books.folder / BACKUPS_FOLDER, *backup_folders(books.folder)):
        with suppress(OSError):
            clear_unfinished(place)
            clear_unfinished(place / KEYS_FOLDER)


def _open_shared(folder: Path, keyring: Keyring) -> Book:
    return _open_book(folder, folder / SHARED_BOOK, (keyring.shared_key,), keyring)


def _open_private(folder: Path, keyring: Keyring) -> Book:
    return _open_book(folder, private_book_path(folder, keyring.private_book), keyring.private_keys, keyring)


def _open_book(folder: Path, path: Path, keys: tuple[bytes, ...], keyring: Keyring) -> Book:
    from trustbook.storage.recovery import open_with_care

    book = open_with_care(path, keys, before_migration=_backup_before_migration(folder))
    if book.workbook_id != keyring.workbook_id:
        book.close()
        raise ForeignDatabase(path)
    return book


def _backup_before_migration(folder: Path) -> BeforeMigration:
    def back_up(book: Book) -> None:
        from trustbook.storage.backup_making import back_up_folder

        back_up_folder(folder, [book], SystemClock().now())

    return back_up


def _mend_profile(books: OpenBooks) -> None:
    """A crash while the second seat was taken may have kept this partner's profile out of the shared book."""
    if books.read_only or len(key_file_paths(books.folder)) < 2:
        return
    me = profile(books.keyring)
    if me.id not in {partner.id for partner in books.shared.partners()}:
        books.shared.put_partner(me)


def profile(keyring: Keyring) -> Partner:
    """The partner whose keyring this is."""
    return Partner(keyring.partner_id, keyring.name, keyring.colour)
