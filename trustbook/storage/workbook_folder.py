"""A workbook as a whole: creating it, taking the second seat, a new name. Opening it lies in `opening`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec

from trustbook.domain.names import usable_name
from trustbook.domain.people import Partner
from trustbook.domain.problems import AlreadyTwoPartners, TargetExists
from trustbook.domain.times import Clock, IdSource
from trustbook.domain.typed_secret import usable_secret
from trustbook.storage.files import make_folder, sync_folder, sync_tree, unfinished_name, write_problem
from trustbook.storage.fresh_secrets import new_book_key
from trustbook.storage.inspection import FolderReport, inspect_folder
from trustbook.storage.keys import (
    KEYS_FOLDER,
    Keyring,
    Unlocked,
    key_file_paths,
    refuse_taken,
    reseal_keyring,
    seal_new,
)
from trustbook.storage.layout import BACKUPS_FOLDER, SHARED_BOOK, private_book_path
from trustbook.storage.open_books import OpenBooks, open_copy
from trustbook.storage.opening import open_together, open_workbook, profile

__all__ = [
    "FolderReport",
    "OpenBooks",
    "add_partner",
    "create_workbook",
    "inspect_folder",
    "open_copy",
    "open_together",
    "open_workbook",
    "profile",
    "rename_partner",
]

FIRST_COLOUR, SECOND_COLOUR = "first", "second"


def create_workbook(folder: Path, name: str, passphrase: str, *, ids: IdSource, clock: Clock) -> OpenBooks:
    """Make a workbook for one person and open it; the second seat stays free.

    It is built beside its place and appears there whole. Raises UnusableName, UnusablePassphrase, TargetExists,
    DiskFull, CannotWriteFile.
    """
    secret, name = usable_secret(passphrase), usable_name(name)
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
    return open_workbook(folder, msgspec.structs.replace(unlocked, key_file=key_file), clock)


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


def add_partner(books: OpenBooks, name: str, passphrase: str, *, ids: IdSource, clock: Clock) -> Partner:
    """Let a second person take the free seat, with an own private book and own keys.

    The first partner is signed in. Raises UnusableName, UnusablePassphrase, PassphraseTaken, AlreadyTwoPartners,
    DiskFull, CannotWriteFile, FolderMoved, ReadOnlyWorkbook.
    """
    books.shared.check_writable()
    first = profile(books.keyring)
    if len(key_file_paths(books.folder)) >= 2:
        raise AlreadyTwoPartners
    name = usable_name(name, (first.name,))
    refuse_taken(books.folder, passphrase, partner_id="")
    colour = SECOND_COLOUR if first.colour == FIRST_COLOUR else FIRST_COLOUR
    keyring = _new_keyring(books.keyring.workbook_id, name, colour, books.keyring.shared_key, ids)
    _create_private(books.folder, keyring)
    seal_new(books.folder, keyring, passphrase, None)
    books.held.look(books.folder)
    with books.shared.transaction():
        books.shared.put_partner(first)
        books.shared.put_partner(profile(keyring))
    return profile(keyring)


def rename_partner(books: OpenBooks, unlocked: Unlocked, name: str) -> Unlocked:
    """Change the display name of the person who is signed in, in the key file and in the books.

    Raises UnusableName, DiskFull, CannotWriteFile, FolderMoved, ReadOnlyWorkbook.
    """
    others = tuple(p.name for p in books.shared.partners() if p.id != books.keyring.partner_id)
    books.shared.check_writable()
    keyring = msgspec.structs.replace(unlocked.keyring, name=usable_name(name, others))
    renamed = reseal_keyring(unlocked, keyring)
    books.held.prove(renamed)
    books.keyring = keyring
    if books.private is not None:
        books.private.put_partner(profile(keyring))
    if books.shared.partners():
        books.shared.put_partner(profile(keyring))
    return renamed
