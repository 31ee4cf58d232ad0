"""Kept backups: verified copies of a whole workbook, keys included, thinned with age."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from trustbook.domain.problems import BackupFailed, DamagedBook, Problem
from trustbook.domain.times import Moment
from trustbook.storage import padding
from trustbook.storage.connection import connect, is_open_here, journal_of, take_lock, verify
from trustbook.storage.files import (
    OWNER_ONLY_FILE,
    clear_unfinished,
    copy_durably,
    make_folder,
    sync_folder,
    sync_tree,
    unfinished_name,
    write_beside,
)
from trustbook.storage.keys import KEYS_FOLDER, key_file_paths
from trustbook.storage.layout import BACKUPS_FOLDER, book_paths, give_common_date
from trustbook.storage.manifest import MANIFEST, BackupInfo, Manifest, info_of, list_backups
from trustbook.storage.thinning import what_to_drop

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

    from trustbook.storage.book import Book


def back_up_folder(folder: Path, opened: Collection[Book], now: Moment) -> BackupInfo:
    """Copy all books and keys into `backups/`, read every copy back, then thin the older ones.

    Books that are not among `opened` are copied byte for byte. Raises BackupFailed; then the older ones are as they
    were.
    """
    from sqlcipher3 import dbapi2

    place = folder / BACKUPS_FOLDER
    building = unfinished_name(place / "backup")
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        clear_unfinished(place)
        target = _free_name(place, now)
        manifest = build(building, folder, opened, now)
        building.rename(target)
        sync_folder(place)
    except (OSError, Problem, dbapi2.Error):
        raise BackupFailed(place) from None
    finally:
        shutil.rmtree(building, ignore_errors=True)
    thin(folder, just_made=target)
    return info_of(target, manifest)


def thin(folder: Path, just_made: Path | None = None) -> None:
    """Delete backups that are no longer needed; never the one just made, even if the clock was set back."""
    for info in what_to_drop(list_backups(folder)):
        if info.path == just_made:
            continue
        doomed = unfinished_name(info.path)
        try:
            info.path.rename(doomed)  # at once, so that no half of it is ever taken for a backup
        except OSError:
            continue
        shutil.rmtree(doomed, ignore_errors=True)


def build(building: Path, folder: Path, opened: Collection[Book], now: Moment) -> Manifest:
    """Make a backup of the workbook at `folder` in the new folder `building`, read back and durable.

    Raises OSError, DamagedBook, sqlcipher3 errors; what was made so far is the caller's to delete.
    """
    make_folder(building)
    make_folder(building / KEYS_FOLDER)
    for key_file in key_file_paths(folder):
        copy_durably(key_file, building / KEYS_FOLDER / key_file.name)
    unverified = []
    book_at = {book.path: book for book in opened}
    for path in book_paths(folder):
        if path in book_at:
            verified_copy(book_at[path], building / path.name)
        elif not is_open_here(path):  # else another name of a book that is copied already
            _copy_as_it_lies(path, building / path.name)
            unverified.append(path.name)
    verified = tuple(sorted(path.name for path in book_at))
    manifest = Manifest(now.utc.astimezone(UTC), now.zone, verified, tuple(unverified))
    write_beside(building / MANIFEST, msgspec.json.encode(manifest))
    give_common_date(building, time.time())
    sync_tree(building)
    return manifest


def verified_copy(book: Book, target: Path) -> None:
    """Write an open book to a new file with the same key and read all of it back.

    Raises DamagedBook, sqlcipher3 errors.
    """
    book.raw.execute("VACUUM INTO ?", (str(target),))
    target.chmod(OWNER_ONLY_FILE)
    copy = connect(target, book.key, "rw")
    try:
        take_lock(copy, "rw")
        padding.pad(copy)
        verify(copy, target)
        if _numbers(copy) != _numbers(book.raw):
            raise DamagedBook(target)
    finally:
        copy.close()


def _numbers(raw: dbapi2.Connection) -> list[tuple[int, int]]:
    query = "SELECT count(*), coalesce(max(sequence), 0) FROM "
    return [raw.execute(query + table).fetchone() for table in ("entries", "revisions", "events", "share_notes")]


def _copy_as_it_lies(book: Path, target: Path) -> None:
    copy_durably(book, target)
    journal = journal_of(book)
    if journal.is_file():
        copy_durably(journal, journal_of(target))


def _free_name(place: Path, now: Moment) -> Path:
    moment = now.utc.astimezone(UTC)
    while True:
        target = place / moment.strftime("%Y-%m-%dT%H-%M-%S-%fZ")
        if not os.path.lexists(target):
            return target
        moment = moment.replace(microsecond=(moment.microsecond + 1) % 1_000_000)
