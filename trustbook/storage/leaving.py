"""Closing a seat: its key file, its book, and what the kept backups hold of both go, and only its name stays.

The steps, each durable before the next:

1. The shared book says that the seat is being closed, and knows its partner no more among those who sit here. From
   then on the seat is closed, whatever happens.
2. The key file goes: nothing opens the private book any more.
3. Each kept backup loses the key file and the book, and its shared book the partner. One that nobody else opens goes.
4. The private book goes, with its journal and what was set aside of it.
5. The shared book forgets that there was something to do.

A crash before 1 leaves everything as it was; after it, whoever opens the shared book next does what is left.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from msgspec import Meta

from trustbook.domain.people import Partner
from trustbook.domain.problems import Problem, SeatClosed
from trustbook.storage.books.signing import is_signed, sign
from trustbook.storage.files.durable import sync_folder
from trustbook.storage.files.files import unfinished_name, write_beside, writing
from trustbook.storage.folder.layout import SET_ASIDE_FOLDER, SHARED_BOOK, private_book_path
from trustbook.storage.folder.manifest import MANIFEST, Manifest, backup_folders, date_backup, info_of, read_manifest
from trustbook.storage.keys.keyfile import ID
from trustbook.storage.keys.keys import KEYS_FOLDER, Keyring, Unlocked, key_file_paths
from trustbook.storage.sqlite.connection import journal_of

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.open_books import OpenBooks

NOTE: Final = ".leaving"
"""In the shared book: which seat is being closed; nothing once that is done."""
FORMER: Final = ".former-"
"""And the id of a partner who has left: what stays of them, so that what they shared has a name."""

Steps = Callable[[str], None]
"""Told the name of each step when it is durable. Tests stop here."""


class _Closing(msgspec.Struct, frozen=True):
    partner: str
    key_file: Annotated[str, Meta(pattern=rf"^{ID}\Z")]
    book: Annotated[str, Meta(pattern=rf"^{ID}\Z")]
    signature: str

    @property
    def signed(self) -> bytes:
        return f"trustbook-leaving|1|{self.partner}|{self.key_file}|{self.book}".encode()


class _Former(msgspec.Struct, frozen=True):
    name: str
    colour: str
    signing_key: str
    knows_key: bool = True
    """Whether they held the key that the shared book has. False once it got another one."""


def _silent(step: str) -> None:
    pass


def close_seat(books: OpenBooks, unlocked: Unlocked, *, steps: Steps = _silent) -> None:
    """Close the seat of the person whose private book is open, for good; the books are closed afterwards.

    Once the shared book says so it comes to its end whatever happens: what is left is done when the workbook is opened
    next. Nothing was changed when it raises: DiskFull, CannotWriteFile, ReadOnlyWorkbook, FolderMoved.
    """
    ring = unlocked.keyring
    closing = _Closing(ring.partner_id, unlocked.key_file.path.stem, ring.private_book, "")
    closing = msgspec.structs.replace(closing, signature=sign(ring.signing_key, closing.signed))
    books.shared.database.check_writable()
    _part_from(books.shared, ring.partner_id, closing)
    steps("told")
    books.close_private()
    with suppress(Problem):
        _finish(books.folder, books.shared, ring.shared_keys, closing, steps)
    books.close()


def settle_leaving(books: OpenBooks, unlocked: Unlocked) -> None:
    """Do what a crash left of closing a seat. Raises SeatClosed where it is the seat of whoever signs in."""
    shared, ring = books.shared, unlocked.keyring
    closing = _closing(shared)
    if closing is None or shared.database.read_only:
        return
    mine = closing.partner == ring.partner_id or closing.book == ring.private_book
    if mine and not _is_mine(closing, ring):
        return  # somebody else wrote that: nobody's book goes by the word of another one
    with suppress(Problem):
        _finish(books.folder, shared, ring.shared_keys, closing, _silent)
    if mine:
        raise SeatClosed


def former_partners(shared: Book) -> tuple[Partner, ...]:
    """Those who have left, as far as the shared book knows."""
    return tuple(Partner(who, known.name, known.colour, known.signing_key) for who, known in _former(shared).items())


def knew_the_key(shared: Book) -> bool:
    """Whether somebody who has left held the key that the shared book has now."""
    return any(known.knows_key for known in _former(shared).values())


def forget_the_key(shared: Book) -> None:
    """The shared book has another key now than those who left held. Raises as a save does."""
    with shared.database.transaction():
        for who, known in _former(shared).items():
            if known.knows_key:
                known = msgspec.structs.replace(known, knows_key=False)
                shared.settings.put(FORMER + who, msgspec.json.encode(known).decode())


def _former(shared: Book) -> dict[str, _Former]:
    found = {}
    for name, text in shared.settings.all().items():
        if name.startswith(FORMER):
            with suppress(msgspec.DecodeError, RecursionError):
                found[name.removeprefix(FORMER)] = msgspec.json.decode(text, type=_Former)
    return found


def _is_mine(closing: _Closing, ring: Keyring) -> bool:
    from trustbook.storage.books.signing import announced

    named = (closing.partner, closing.book) == (ring.partner_id, ring.private_book)
    key = announced(ring.signing_key)
    return named and bool(key) and is_signed(key, closing.signed, closing.signature)


def _closing(shared: Book) -> _Closing | None:
    try:
        return msgspec.json.decode(shared.settings.get(NOTE) or "null", type=_Closing | None)
    except (msgspec.DecodeError, RecursionError):
        return None


def _part_from(shared: Book, partner_id: str, closing: _Closing | None) -> None:
    """In one step: the partner is known no more among those who sit here, only by name."""
    partner = next((each for each in shared.partners.all() if each.id == partner_id), None)
    with shared.database.transaction():
        if closing is not None:
            shared.settings.put(NOTE, msgspec.json.encode(closing).decode())
        if partner is not None:
            former = _Former(partner.name, partner.colour, partner.signing_key)
            shared.settings.put(FORMER + partner_id, msgspec.json.encode(former).decode())
            shared.partners.remove(partner_id)


def _finish(folder: Path, shared: Book, shared_keys: tuple[bytes, ...], closing: _Closing, steps: Steps) -> None:
    """Steps 2 to 5, whichever are left. Raises DiskFull, CannotWriteFile."""
    key_file = Path(KEYS_FOLDER) / f"{closing.key_file}.json"
    _delete(folder / key_file)
    steps("key")
    for place in backup_folders(folder):
        _leave_backup(place, shared_keys, closing)
        steps("backup")
    _delete_book(private_book_path(folder, closing.book))
    steps("book")
    shared.upkeep.purge((), (NOTE,))
    steps("done")


def _leave_backup(place: Path, shared_keys: tuple[bytes, ...], closing: _Closing) -> None:
    from trustbook.storage.backups.backup_changes import rewrite

    key_file = f"{KEYS_FOLDER}/{closing.key_file}.json"
    book = private_book_path(place, closing.book)
    _delete(place / key_file)
    _delete_book(book)
    with suppress(Problem):
        if not key_file_paths(place):
            _drop(place)
            return
    manifest = read_manifest(place)
    if isinstance(manifest, Manifest):
        gone = {key_file, book.name, journal_of(book).name}
        files = tuple(name for name in manifest.files if name not in gone)
        if files != manifest.files:
            smaller = msgspec.structs.replace(manifest, files=files)
            write_beside(place / MANIFEST, msgspec.json.encode(smaller), overwrite=True)
    elif manifest is not None:
        kept = (name for name in manifest.verified if name != book.name)
        smaller_old = msgspec.structs.replace(
            manifest, verified=tuple(kept), unverified=tuple(name for name in manifest.unverified if name != book.name)
        )
        write_beside(place / MANIFEST, msgspec.json.encode(smaller_old), overwrite=True)
    if (place / SHARED_BOOK).is_file():
        rewrite(place / SHARED_BOOK, shared_keys, lambda kept: _part_from(kept, closing.partner, None))
    if manifest is not None:
        date_backup(place, info_of(place, manifest).day)


def _drop(place: Path) -> None:
    """A backup that nobody opens any more."""
    doomed = unfinished_name(place)
    with writing(place):
        place.rename(doomed)
        sync_folder(place.parent)
        shutil.rmtree(doomed)


def _delete_book(path: Path) -> None:
    aside = path.parent / SET_ASIDE_FOLDER
    for kept in (*aside.glob(path.name), *aside.glob(f"{path.name}.*")):
        shutil.rmtree(kept, ignore_errors=True)
    _delete(journal_of(path))
    _delete(path)


def _delete(path: Path) -> None:
    with writing(path):
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)
