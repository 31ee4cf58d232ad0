"""Opening a book after a crash: with the journal it left, without harm from a journal that is not its own."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trustbook.domain.problems import AlreadyOpen, DamagedBook, Problem
from trustbook.storage.books.book import Book
from trustbook.storage.files.durable import sync_folder
from trustbook.storage.files.files import copy_durably, looking_at, make_folder, unfinished_name, writing
from trustbook.storage.files.lock import book_lock
from trustbook.storage.folder.layout import SET_ASIDE_FOLDER
from trustbook.storage.folder.manifest import newest_backup_day
from trustbook.storage.sqlite.connection import has_hot_journal, is_open_here, journal_of, look_at_file, writable_mode

if TYPE_CHECKING:
    from trustbook.storage.books.book import BeforeMigration

FOREIGN_JOURNAL: Final = ".foreign-journal"
_SMALL: Final = 8 << 20
"""Bytes. Larger books are checked when a backup is made, and page by page as they are read."""


def open_with_care(
    path: Path,
    keys: tuple[bytes, ...],
    *,
    before_migration: BeforeMigration | None = None,
    wait_seconds: float = 5.0,
) -> Book:
    """Open a book with the first of some keys that fits, newest first. Raises as `Book.open`.

    A journal left behind is rolled back, which destroys an intact book if the journal is another's (measured). So
    both are copied aside first, and when the result is not sound the book comes back as it was, without the journal.
    """
    with looking_at(path):
        return _opened_with_care(path, keys, before_migration, wait_seconds)


def _opened_with_care(
    path: Path, keys: tuple[bytes, ...], before_migration: BeforeMigration | None, wait_seconds: float
) -> Book:
    look_at_file(path)
    aside, fresh = _aside_of(path), False
    if not is_open_here(path) and writable_mode(path) == "rw" and has_hot_journal(path) and not aside.exists():
        with book_lock(path) as held:
            if held and has_hot_journal(path):  # else it belongs to a program that is writing just now
                _set_aside(path, aside)
                fresh = True
    try:
        book = _open(path, keys, before_migration, wait_seconds)
        _check(book, all_of_it=aside.exists())
    except AlreadyOpen:
        if fresh:  # whoever came in between rolls back and goes on from there: this copy would be out of date
            shutil.rmtree(aside, ignore_errors=True)
        raise
    except DamagedBook:
        if not aside.exists():
            raise DamagedBook(path, newest_backup_day(path.parent)) from None
        book = _open_as_it_was(path, keys, aside, before_migration)
    else:
        shutil.rmtree(aside, ignore_errors=True)
    _drop_if_empty(aside.parent)
    return book


def _open(path: Path, keys: tuple[bytes, ...], before_migration: BeforeMigration | None, wait_seconds: float) -> Book:
    for key in keys[:-1]:
        try:
            return Book.open(path, key, before_migration=before_migration, wait_seconds=wait_seconds)
        except DamagedBook:
            continue  # as it looks with a key that does not fit
    try:
        return Book.open(path, keys[-1], before_migration=before_migration, wait_seconds=wait_seconds)
    except DamagedBook:  # one read that fails is no damage yet
        return Book.open(path, keys[-1], before_migration=before_migration, wait_seconds=wait_seconds)


def _check(book: Book, *, all_of_it: bool) -> None:
    """Raises what is wrong, and then the book is closed; but one that was just found damaged stays open to be read."""
    try:
        if all_of_it:
            book.upkeep.check()
        elif book.path.stat().st_size <= _SMALL:
            with suppress(DamagedBook):
                book.upkeep.check()  # some milliseconds
    except BaseException:
        book.close()
        raise


def _aside_of(path: Path) -> Path:
    return path.parent / SET_ASIDE_FOLDER / path.name


def _set_aside(path: Path, aside: Path) -> None:
    with writing(path):
        if not aside.parent.is_dir():
            make_folder(aside.parent)
        building = unfinished_name(aside)
        make_folder(building)
        copy_durably(path, building / "book")
        copy_durably(journal_of(path), building / "journal")
        sync_folder(building)
        building.rename(aside)
        sync_folder(aside.parent)


def _open_as_it_was(path: Path, keys: tuple[bytes, ...], aside: Path, before_migration: BeforeMigration | None) -> Book:
    """The book from before the roll-back, without the journal. Not sound either: as found, and DamagedBook."""
    _put_back(aside / "book", path)
    journal_of(path).unlink(missing_ok=True)
    try:
        book = _open(path, keys, before_migration, 0.0)
        _check(book, all_of_it=True)
    except Problem:
        _put_back(aside / "book", path)
        _put_back(aside / "journal", journal_of(path))
        shutil.rmtree(aside, ignore_errors=True)
        raise DamagedBook(path, newest_backup_day(path.parent)) from None
    os.replace(aside, aside.with_name(f"{aside.name}.{secrets.token_hex(8)}{FOREIGN_JOURNAL}"))
    return book


def forget_what_was_set_aside(path: Path) -> None:
    """Delete what was kept of a book that was found with a journal of another: it holds its pages of that day."""
    place = path.parent / SET_ASIDE_FOLDER
    for kept in place.glob(f"{path.name}.*{FOREIGN_JOURNAL}"):
        shutil.rmtree(kept, ignore_errors=True)
    _drop_if_empty(place)


def _put_back(kept: Path, path: Path) -> None:
    temporary = unfinished_name(path)
    with writing(path):
        copy_durably(kept, temporary)
        os.replace(temporary, path)
        sync_folder(path.parent)


def _drop_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        pass  # not there, or something is kept in it
