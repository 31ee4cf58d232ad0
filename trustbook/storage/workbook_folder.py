"""A workbook as a whole: creating it, taking the second seat, a new name. Opening it lies in `opening`."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import msgspec

from trustbook.domain.entries import Event, EventKind
from trustbook.domain.names import usable_name
from trustbook.domain.people import Partner
from trustbook.domain.problems import AlreadyTwoPartners, Problem, SharedKeyKnown, TargetExists
from trustbook.domain.times import Clock, IdSource
from trustbook.domain.typed_secret import usable_secret
from trustbook.storage.books.met_keys import keep_own_key, meet_keys
from trustbook.storage.books.signing import new_signing_key
from trustbook.storage.files.durable import sync_tree
from trustbook.storage.files.files import make_folder, move_into_place, unfinished_name, writing
from trustbook.storage.folder.layout import BACKUPS_FOLDER, SHARED_BOOK, begun_book_path, private_book_path
from trustbook.storage.inspection import FolderReport, inspect_folder
from trustbook.storage.joining import settle_joining
from trustbook.storage.keys.fresh_secrets import new_book_key
from trustbook.storage.keys.keys import (
    KEYS_FOLDER,
    Keyring,
    Unlocked,
    key_file_paths,
    refuse_taken,
    reseal_keyring,
    seal_new,
)
from trustbook.storage.leaving import knew_the_key
from trustbook.storage.open_books import OpenBooks, open_copy
from trustbook.storage.opening import open_together, open_workbook, profile
from trustbook.storage.sqlite.connection import journal_of

__all__ = [
    "FolderReport",
    "OpenBooks",
    "add_partner",
    "create_workbook",
    "discard_workbook",
    "inspect_folder",
    "make_workbook",
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
    unlocked = make_workbook(folder, name, passphrase, ids=ids)
    try:
        return open_workbook(folder, unlocked, clock)
    except Problem:
        discard_workbook(folder)
        raise


def make_workbook(folder: Path, name: str, passphrase: str, *, ids: IdSource) -> Unlocked:
    """As `create_workbook`, without opening it: gives the key file of its first person."""
    secret, name = usable_secret(passphrase), usable_name(name)
    if os.path.lexists(folder):
        raise TargetExists(folder)
    building = unfinished_name(folder)
    try:
        with writing(folder):
            unlocked = _build(building, name, secret, ids)
        move_into_place(building, folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    key_file = msgspec.structs.replace(unlocked.key_file, path=folder / KEYS_FOLDER / unlocked.key_file.path.name)
    return msgspec.structs.replace(unlocked, key_file=key_file)


def discard_workbook(folder: Path) -> None:
    """Delete a new workbook that nobody could sit down at, so that it can be made again at once."""
    shutil.rmtree(folder, ignore_errors=True)


def _build(building: Path, name: str, secret: str, ids: IdSource) -> Unlocked:
    from trustbook.storage.books.book import Book

    for place in (building, building / KEYS_FOLDER, building / BACKUPS_FOLDER):
        make_folder(place)
    keyring = _new_keyring(ids(), name, FIRST_COLOUR, new_book_key(), ids)
    Book.create(building / SHARED_BOOK, keyring.shared_key, kind="shared", workbook_id=keyring.workbook_id).close()
    _create_private(private_book_path(building, keyring.private_book), keyring)
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
        signing_key=new_signing_key(),
    )


def _create_private(path: Path, keyring: Keyring, people: tuple[Partner, ...] = ()) -> None:
    from trustbook.storage.books.book import Book

    book = Book.create(path, keyring.private_keys[0], kind="private", workbook_id=keyring.workbook_id)
    try:
        with book.database.transaction():
            book.partners.put(profile(keyring))
            keep_own_key(book, keyring.signing_key)
            meet_keys(book, people)
    finally:
        book.close()


def add_partner(books: OpenBooks, name: str, passphrase: str, *, ids: IdSource, clock: Clock) -> Partner:
    """Let a second person take the free seat, with an own private book and own keys.

    The first partner is signed in. Raises UnusableName, UnusablePassphrase, PassphraseTaken, AlreadyTwoPartners,
    SharedKeyKnown, DiskFull, CannotWriteFile, FolderMoved, ReadOnlyWorkbook.
    """
    books.shared.database.check_writable()
    first = profile(books.keyring)
    if len(key_file_paths(books.folder)) >= 2:
        raise AlreadyTwoPartners
    if knew_the_key(books.shared):
        raise SharedKeyKnown
    name = usable_name(name, (first.name,))
    refuse_taken(books.folder, passphrase, partner_id="")
    colour = SECOND_COLOUR if first.colour == FIRST_COLOUR else FIRST_COLOUR
    keyring = _new_keyring(books.keyring.workbook_id, name, colour, books.keyring.shared_key, ids)
    settle_joining(books.folder)
    begun = begun_book_path(books.folder, keyring.private_book)
    place = private_book_path(books.folder, keyring.private_book)
    undo = [journal_of(begun), begun, place]
    try:
        _create_private(begun, keyring, (first, profile(keyring)))
        undo.insert(0, seal_new(books.folder, keyring, passphrase, None).key_file.path)
        move_into_place(begun, place)
        with books.shared.database.transaction():
            books.shared.partners.put(first)
            books.shared.partners.put(profile(keyring))
            books.shared.events.add(Event(ids(), EventKind.JOINED, clock.today(), actor=keyring.partner_id))
    except Problem:
        _undo(undo)
        raise
    books.held.look(books.folder)
    if books.private is not None:
        with suppress(Problem):  # else at the next sign-in
            meet_keys(books.private, (first, profile(keyring)))
    return profile(keyring)


def _undo(paths: list[Path]) -> None:
    """Delete what was made, the key file first: as long as it is there its book has to stay."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return  # as after a crash; whoever the key file belongs to can sign in, and is made known then


def rename_partner(books: OpenBooks, unlocked: Unlocked, name: str) -> Unlocked:
    """Change the display name of the person who is signed in, in the key file and in the books.

    Raises UnusableName, DiskFull, CannotWriteFile, FolderMoved, ReadOnlyWorkbook.
    """
    others = tuple(p.name for p in books.shared.partners.all() if p.id != books.keyring.partner_id)
    books.shared.database.check_writable()
    keyring = msgspec.structs.replace(unlocked.keyring, name=usable_name(name, others))
    renamed = reseal_keyring(unlocked, keyring)
    books.held.prove(renamed)
    books.keyring = keyring
    if books.private is not None:
        books.private.partners.put(profile(keyring))
    if books.shared.partners.all():
        books.shared.partners.put(profile(keyring))
    return renamed
