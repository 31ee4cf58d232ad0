"""Making the files of a copy: each open book read and read back, all others as they lie, the key files, a manifest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trustbook.domain.problems import DamagedBook, DamagedPart, Problem
from trustbook.domain.times import Moment
from trustbook.storage.backups.belonging import Source, closed_books
from trustbook.storage.files.durable import sync_tree
from trustbook.storage.files.files import OWNER_ONLY_FILE, copy_durably, discard, make_folder, write_beside
from trustbook.storage.folder.layout import SHARED_BOOK, files_to_keep, private_book_path
from trustbook.storage.folder.manifest import MANIFEST, BackupInfo, date_backup, info_of, list_backups, new_manifest
from trustbook.storage.keys.keys import KEYS_FOLDER
from trustbook.storage.sqlite import padding
from trustbook.storage.sqlite.connection import connect, journal_of, take_lock, verify

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

    from trustbook.storage.books.book import Book


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A copy that was made, and what is to be told about it."""

    info: BackupInfo
    problems: tuple[Problem, ...]


def build(building: Path, source: Source, number: int, now: Moment, *, with_gaps: bool = False) -> MadeCopy:
    """Make a copy of an open workbook in the new folder `building`, read back and durable.

    `with_gaps` takes of a book that cannot be read whole what can be. Raises OSError, DamagedBook, sqlcipher3 errors;
    what was made so far is the caller's to delete.
    """
    make_folder(building)
    make_folder(building / KEYS_FOLDER)
    key_files, problems = source.held.for_copy(source.folder if source.is_in_its_place else None)
    for name, content in key_files.items():
        write_beside(building / KEYS_FOLDER / name, content)
    read_back = set()
    for book in source.books:
        if _copied(book, building / book.path.name, with_gaps=with_gaps):
            read_back.add(book.path.name)
        else:
            problems.append(DamagedPart(book.path))
    key = source.keyring.shared_key
    before = {name for info in list_backups(source.folder, key) for name in info.verified_books}
    closed = closed_books(source, len(key_files), before)
    for path in closed.paths:
        _copy_as_it_lies(path, building / path.name)
    info = finish(building, source, number, now, frozenset(read_back))
    return MadeCopy(info, (*problems, *closed.problems))


def finish(building: Path, source: Source, number: int, now: Moment, read_back: frozenset[str]) -> BackupInfo:
    """Look at all that was copied as restoring it would, write down what it is, and make it durable.

    A book counts as verified when it was read back and the key file that lies beside it opens it. Raises DamagedBook
    when restoring would refuse it, or when no key in it opens what both read.
    """
    from trustbook.storage.backups.restoring import look_over

    files = frozenset(path.relative_to(building).as_posix() for path in files_to_keep(building))
    verified = frozenset(name for name in read_back if _opens(source, building, name))
    manifest = new_manifest(number, now, files, verified, source.keyring.shared_key)
    (building / MANIFEST).unlink(missing_ok=True)
    write_beside(building / MANIFEST, msgspec.json.encode(manifest))
    look_over(building, building, manifest.file_names(building))
    if not source.held.opens_shared(building):
        raise DamagedBook(building / SHARED_BOOK)
    date_backup(building, manifest.day)
    sync_tree(building)
    return info_of(building, manifest, source.keyring.shared_key)


def _opens(source: Source, building: Path, name: str) -> bool:
    if name == SHARED_BOOK:
        return source.held.opens_shared(building)
    owner = source.keyring.private_book
    return name == private_book_path(building, owner).name and source.held.opens(building, owner)


def _copied(book: Book, target: Path, *, with_gaps: bool) -> bool:
    """Whether it was copied whole. Raises DamagedBook, sqlcipher3 errors; `with_gaps` OSError alone."""
    try:
        verified_copy(book, target)
    except Problem:
        if not with_gaps:
            raise
    else:
        return True
    from trustbook.storage.books.salvage_copy import copy_what_can_be_read

    discard(target)
    copy_what_can_be_read(book, target)
    return False


def verified_copy(book: Book, target: Path) -> None:
    """Write an open book to a new file with the same key and read all of it back.

    Raises DamagedBook, sqlcipher3 errors.
    """
    book.database.raw.execute("VACUUM INTO ?", (str(target),))
    target.chmod(OWNER_ONLY_FILE)
    copy = connect(target, book.database.key, "rw")
    try:
        take_lock(copy, "rw")
        padding.pad(copy)
        verify(copy, target)
        if _numbers(copy) != _numbers(book.database.raw):
            raise DamagedBook(target)
    finally:
        copy.close()


def _numbers(raw: dbapi2.Connection) -> list[tuple[int, int]]:
    query = "SELECT count(*), coalesce(max(sequence), 0) FROM "
    return [raw.execute(query + table).fetchone() for table in ("entries", "revisions", "events", "share_notes")]


def _copy_as_it_lies(book: Path, target: Path) -> None:
    copy_durably(book, target)
    journal = journal_of(book)
    if journal.is_file() and not journal.is_symlink():
        copy_durably(journal, journal_of(target))
