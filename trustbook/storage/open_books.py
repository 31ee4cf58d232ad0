"""The books that are open, and opening and closing each of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trustbook.domain.problems import DamagedBook, ForeignDatabase, ForeignKeyFile, Problem
from trustbook.domain.times import Clock
from trustbook.storage.backups.belonging import Source
from trustbook.storage.folder.held_keys import HeldKeys
from trustbook.storage.folder.layout import SHARED_BOOK, give_common_date, private_book_path
from trustbook.storage.keys.keys import KEYS_FOLDER, Keyring, Unlocked

if TYPE_CHECKING:
    from trustbook.storage.books.book import BeforeMigration, Book


class OpenBooks:
    """The books that are open for whoever sits here. `private` is None at Together."""

    def __init__(self, folder: Path, keyring: Keyring, shared: Book, held: HeldKeys, clock: Clock) -> None:
        self.clock = clock
        self.folder = folder
        self.keyring = keyring
        self.shared = shared
        self.held = held
        self.private: Book | None = None

    @property
    def open_ones(self) -> tuple[Book, ...]:
        """The shared book, and the private one of the person at the seat."""
        return (self.shared,) if self.private is None else (self.shared, self.private)

    @property
    def source(self) -> Source:
        """All of it, for making a copy."""
        return Source(self.folder, self.keyring, self.open_ones, self.held)

    @property
    def read_only(self) -> bool:
        """Whether the workbook can only be read."""
        return self.shared.database.read_only or (self.private is not None and self.private.database.read_only)

    def open_private(self, unlocked: Unlocked) -> None:
        """Open the private book of the person who signed in, closing another one first. Raises as `Book.open`."""
        self.close_private()
        self.held.prove(unlocked)
        self.private = _open_private(self.folder, unlocked.keyring, self.shared, self.held, self.clock)
        self.keyring = unlocked.keyring

    def open_shared_again(self) -> None:
        """After it was closed to be given another key. Raises as `Book.open`."""
        self.shared = _open_book(self.folder / SHARED_BOOK, self.keyring.shared_keys, self.keyring, _none_is_due)

    def close_private(self) -> None:
        """Close the private book and drop the keys that are its owner's alone, as at Together."""
        private, self.private = self.private, None
        self.keyring = msgspec.structs.replace(self.keyring, private_keys=(), signing_key=b"")
        if private is not None:
            private.close()

    def close(self) -> None:
        """Close everything and date all files alike. Calling it again does nothing more."""
        try:
            self.close_private()
        finally:
            self.shared.close()
        try:
            give_common_date(self.folder, self.clock.now().utc.timestamp())
        except (OSError, Problem):
            pass  # moved or unplugged: nothing here to date


def open_shared(folder: Path, keyring: Keyring, held: HeldKeys, clock: Clock) -> OpenBooks:
    """A workbook with its shared book open. Raises as `Book.open`."""
    path = folder / SHARED_BOOK
    before_migration = _backup_before_migration(folder, keyring, (), held, clock)
    try:
        shared = _open_book(path, keyring.shared_keys, keyring, before_migration)
    except DamagedBook:  # or another key: a key file of another workbook brings its own
        if not os.path.lexists(private_book_path(folder, keyring.private_book)):
            raise ForeignKeyFile(folder / KEYS_FOLDER) from None
        raise
    return OpenBooks(folder, keyring, shared, held, clock)


def open_copy(folder: Path, books: OpenBooks) -> OpenBooks:
    """The same books as are open in `books`, in a copy of its workbook, with the same keys. Raises as `Book.open`."""
    copy = open_shared(folder, books.keyring, books.held, books.clock)
    if books.private is not None:
        try:
            copy.private = _open_private(folder, books.keyring, copy.shared, books.held, books.clock)
        except BaseException:
            copy.shared.close()
            raise
    return copy


@contextmanager
def opened_for_a_moment(books: OpenBooks, unlocked: Unlocked) -> Iterator[Book]:
    """At Together: the private book of this person, closed again at the end; no key of it stays. Raises as `Book.open`.

    What was begun there and not finished, such as a change of its key, waits for its owner's next sign-in.
    """
    if books.private is not None:
        raise RuntimeError("A private book is open already.")
    book = _open_private(books.folder, unlocked.keyring, books.shared, books.held, books.clock)
    try:
        yield book
    finally:
        book.close()


def _open_private(folder: Path, keyring: Keyring, shared: Book, held: HeldKeys, clock: Clock) -> Book:
    path = private_book_path(folder, keyring.private_book)
    before_migration = _backup_before_migration(folder, keyring, (shared,), held, clock)
    return _open_book(path, keyring.private_keys, keyring, before_migration)


def _open_book(path: Path, keys: tuple[bytes, ...], keyring: Keyring, before_migration: BeforeMigration) -> Book:
    from trustbook.storage.books.recovery import open_with_care

    book = open_with_care(path, keys, before_migration=before_migration)
    if book.workbook_id != keyring.workbook_id:
        book.close()
        raise ForeignDatabase(path)
    return book


def _none_is_due(book: Book) -> None:
    """It was open a moment ago, so it is of today's format."""


def _backup_before_migration(
    folder: Path, keyring: Keyring, opened: tuple[Book, ...], held: HeldKeys, clock: Clock
) -> BeforeMigration:
    def back_up(book: Book) -> None:
        from trustbook.storage.backups.backup_making import back_up_folder

        back_up_folder(Source(folder, keyring, (*opened, book), held), clock.now())

    return back_up
