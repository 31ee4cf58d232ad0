"""A workbook as a whole: creating it, opening it, taking the second seat, closing it."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trustbook.domain.answers import storable_text
from trustbook.domain.people import Partner
from trustbook.domain.problems import (
    AlreadyTwoPartners,
    ForeignDatabase,
    PassphraseTaken,
    Problem,
    TargetExists,
    UnusableName,
    WrongPassphrase,
)
from trustbook.domain.times import Clock, IdSource, SystemClock
from trustbook.storage import kdf
from trustbook.storage.files import make_folder, sync_folder, sync_tree, unfinished_name, write_problem
from trustbook.storage.inspection import FolderReport, inspect_folder
from trustbook.storage.keys import (
    KEYS_FOLDER,
    Keyring,
    Unlocked,
    key_file_paths,
    reseal_keyring,
    seal_new,
    unlock,
)
from trustbook.storage.layout import BACKUPS_FOLDER, SHARED_BOOK, give_common_date, private_book_path

if TYPE_CHECKING:
    from trustbook.storage.book import BeforeMigration, Book

__all__ = [
    "FolderReport",
    "OpenBooks",
    "add_partner",
    "create_workbook",
    "inspect_folder",
    "open_workbook",
    "rename_partner",
]

FIRST_COLOUR, SECOND_COLOUR = "first", "second"


class OpenBooks:
    """The books that are open for whoever sits here. `private` is None at Together."""

    def __init__(self, folder: Path, keyring: Keyring, shared: Book) -> None:
        self.folder = folder
        self.keyring = keyring
        self.shared = shared
        self.private: Book | None = None

    @property
    def read_only(self) -> bool:
        """Whether the workbook can only be read."""
        return self.shared.read_only or (self.private is not None and self.private.read_only)

    def open_private(self, unlocked: Unlocked) -> None:
        """Open the private book of the person who signed in, closing another one first. Raises as `Book.open`."""
        self.close_private()
        self.keyring = unlocked.keyring
        self.private = _open_private(self.folder, unlocked.keyring)

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


def create_workbook(folder: Path, name: str, passphrase: str, *, ids: IdSource, clock: Clock) -> OpenBooks:
    """Make a workbook for one person and open it; the second seat stays free.

    It is built beside its place and appears there whole. Raises UnusableName, UnusablePassphrase, TargetExists,
    DiskFull, CannotWriteFile.
    """
    secret, name = kdf.prepared(passphrase), _usable_name(name, ())
    if os.path.lexists(folder):
        raise TargetExists(folder)
    building = unfinished_name(folder)
    try:
        unlocked = _build(building, name, secret, ids)
        if os.path.lexists(folder):
            raise TargetExists(folder)
        building.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise write_problem(error, folder) from None
    finally:
        shutil.rmtree(building, ignore_errors=True)
    key_file = msgspec.structs.replace(unlocked.key_file, path=folder / KEYS_FOLDER / unlocked.key_file.path.name)
    return open_workbook(folder, msgspec.structs.replace(unlocked, key_file=key_file))


def _build(building: Path, name: str, secret: str, ids: IdSource) -> Unlocked:
    from trustbook.storage.book import Book

    for place in (building, building / KEYS_FOLDER, building / BACKUPS_FOLDER):
        make_folder(place)
    keyring = _new_keyring(ids(), name, FIRST_COLOUR, new_book_key(), ids)
    Book.create(building / SHARED_BOOK, keyring.shared_key, kind="shared", workbook_id=keyring.workbook_id).close()
    _create_private(building, keyring)
    unlocked = seal_new(building, keyring, secret, None)
    sync_tree(building)
    return unlocked


def new_book_key() -> bytes:
    """A new random book key."""
    return secrets.token_bytes(kdf.KEY_BYTES)


def _new_keyring(workbook_id: str, name: str, colour: str, shared_key: bytes, ids: IdSource) -> Keyring:
    return Keyring(
        workbook_id=workbook_id,
        partner_id=ids(),
        name=name,
        colour=colour,
        private_book=ids(),
        private_keys=(new_book_key(),),
        shared_key=shared_key,
    )


def _create_private(folder: Path, keyring: Keyring) -> None:
    from trustbook.storage.book import Book

    path = private_book_path(folder, keyring.private_book)
    book = Book.create(path, keyring.private_keys[0], kind="private", workbook_id=keyring.workbook_id)
    try:
        book.put_partner(profile(keyring))
    finally:
        book.close()


def profile(keyring: Keyring) -> Partner:
    """The partner whose keyring this is."""
    return Partner(keyring.partner_id, keyring.name, keyring.colour)


def open_workbook(folder: Path, unlocked: Unlocked) -> OpenBooks:
    """Open the shared book, which guards the whole workbook, then the private one. Finishes what a crash cut short.

    Raises as `Book.open`.
    """
    from trustbook.storage.secrets_change import finish_change

    books = OpenBooks(folder, unlocked.keyring, _open_shared(folder, unlocked.keyring))
    try:
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


def add_partner(books: OpenBooks, name: str, passphrase: str, *, ids: IdSource, clock: Clock) -> Partner:
    """Let a second person take the free seat, with an own private book and own keys.

    The first partner is signed in. Raises UnusableName, UnusablePassphrase, PassphraseTaken, AlreadyTwoPartners,
    DiskFull, CannotWriteFile, FolderMoved, ReadOnlyWorkbook.
    """
    books.shared.check_writable()
    first = profile(books.keyring)
    if len(key_file_paths(books.folder)) >= 2:
        raise AlreadyTwoPartners
    name = _usable_name(name, (first.name,))
    refuse_taken(books.folder, passphrase, partner_id="")
    colour = SECOND_COLOUR if first.colour == FIRST_COLOUR else FIRST_COLOUR
    keyring = _new_keyring(books.keyring.workbook_id, name, colour, books.keyring.shared_key, ids)
    _create_private(books.folder, keyring)
    seal_new(books.folder, keyring, passphrase, None)
    with books.shared.transaction():
        books.shared.put_partner(first)
        books.shared.put_partner(profile(keyring))
    return profile(keyring)


def refuse_taken(folder: Path, passphrase: str, partner_id: str) -> None:
    """Raises PassphraseTaken when it opens the workbook for anybody but this partner; UnusablePassphrase.

    Raises also what keeps it from telling, as `unlock` does.
    """
    try:
        found = unlock(folder, passphrase)
    except WrongPassphrase:
        return
    if found.keyring.partner_id != partner_id:
        raise PassphraseTaken


def rename_partner(books: OpenBooks, unlocked: Unlocked, name: str) -> Unlocked:
    """Change the display name of the person who is signed in, in the key file and in the books.

    Raises UnusableName, DiskFull, CannotWriteFile, FolderMoved, ReadOnlyWorkbook.
    """
    others = tuple(p.name for p in books.shared.partners() if p.id != books.keyring.partner_id)
    books.shared.check_writable()
    keyring = msgspec.structs.replace(unlocked.keyring, name=_usable_name(name, others))
    renamed = reseal_keyring(unlocked, keyring)
    books.keyring = keyring
    if books.private is not None:
        books.private.put_partner(profile(keyring))
    if books.shared.partners():
        books.shared.put_partner(profile(keyring))
    return renamed


def _usable_name(name: str, others: tuple[str, ...]) -> str:
    tidy = " ".join(storable_text(name).split())
    if not tidy or tidy.casefold() in {other.casefold() for other in others}:
        raise UnusableName
    return tidy
