"""A book: one encrypted database, opened for this process alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

from sqlalchemy import insert, select

from trustbook.domain.problems import DamagedBook, DiskFull, ForeignDatabase, ReadOnlyWorkbook
from trustbook.storage import migrations
from trustbook.storage.books.database import Database
from trustbook.storage.books.entry_table import EntryTable
from trustbook.storage.books.event_table import EventTable
from trustbook.storage.books.records import BookKind
from trustbook.storage.books.revision_table import RevisionTable
from trustbook.storage.books.salvage import Salvage
from trustbook.storage.books.schema import refuse_hostile_schema
from trustbook.storage.books.share_note_table import ShareNoteTable
from trustbook.storage.books.signing import KnownKeys
from trustbook.storage.books.small_tables import DefinitionTable, PartnerTable, SettingTable
from trustbook.storage.books.tables import about
from trustbook.storage.books.upkeep import Upkeep
from trustbook.storage.files.durable import sync_folder
from trustbook.storage.files.files import OWNER_ONLY_FILE, discard, writing
from trustbook.storage.sqlite import padding
from trustbook.storage.sqlite.connection import (
    APPLICATION_ID,
    Mode,
    close_raw,
    connect,
    journal_of,
    look_at_file,
    open_raw,
    take_lock,
    writable_mode,
)
from trustbook.storage.sqlite.live_connection import make_engine

BeforeMigration = Callable[["Book"], None]


class Book:
    """Use `Book.create` and `Book.open`. Each attribute answers for one part of what is in it."""

    def __init__(self, database: Database, kind: BookKind, workbook_id: str) -> None:
        self.kind = kind
        self.workbook_id = workbook_id
        self.path = database.path
        self.database = database
        """The file: its transactions, and whether it can be written and read."""
        self.known_keys = KnownKeys()
        """What was signed by others than it says counts as damaged."""
        self.salvage = Salvage(database)
        """What could not be read, or is not as this program writes it."""
        self.entries = EntryTable(database, self.salvage, self.known_keys)
        self.revisions = RevisionTable(database, self.salvage, kind)
        self.events = EventTable(database, self.salvage, self.known_keys)
        self.share_notes = ShareNoteTable(database, self.salvage)
        self.partners = PartnerTable(database, self.salvage)
        self.settings = SettingTable(database)
        self.definitions = DefinitionTable(database)
        self.upkeep = Upkeep(database, self.salvage, self.events)

    @classmethod
    def create(cls, path: Path, key: bytes, *, kind: BookKind, workbook_id: str) -> Book:
        """Make a new, padded book and open it. Raises TargetExists, DiskFull, CannotWriteFile."""
        with writing(path):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE))
        try:
            with writing(path):
                _fill_new(path, key, {"kind": kind, "workbook_id": workbook_id})
                sync_folder(path.parent)
            look_at_file(path)  # says so if anything wrote it in clear
            return cls.open(path, key)
        except BaseException:
            discard(journal_of(path))
            discard(path)
            raise

    @classmethod
    def open(
        cls, path: Path, key: bytes, *, wait_seconds: float = 5.0, before_migration: BeforeMigration | None = None
    ) -> Book:
        """Open and lock a book; one that cannot be written, or that holds strange parts, opens read-only.

        `before_migration` makes the backup when the book is of an older format. Raises MissingBook, NotAWorkbook,
        PlainDatabase, IncompleteCopy, DamagedBook, ForeignDatabase, NewerFormat, AlreadyOpen, ReadOnlyWorkbook.
        """
        mode = writable_mode(path)
        raw = open_raw(path, key, mode, wait_seconds)
        try:
            database = Database(path, raw, key, mode)
        except BaseException:
            close_raw(raw)
            raise
        try:
            return _ready(database, before_migration)
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Release the lock. Calling it again does nothing."""
        self.database.close()


def _ready(database: Database, before_migration: BeforeMigration | None) -> Book:
    """The book, up to date, and what was interrupted finished. Raises as `Book.open`."""
    with database.telling():
        strange = refuse_hostile_schema(database.raw, database.path)
        book = Book(database, *_kind_and_workbook(database))
        if migrations.is_due(database.connection):
            if strange:
                raise ForeignDatabase(database.path)  # what is in there would run while it is brought up to date
            _migrate(book, before_migration)
            strange = refuse_hostile_schema(database.raw, database.path)
    if strange:
        database.has_strange_parts = True
        database.reopen_to_read()
    if not database.read_only and book.upkeep.has_unfinished_purge:
        with suppress(DamagedBook, DiskFull):
            book.upkeep.scrub()
    return book


def _kind_and_workbook(database: Database) -> tuple[BookKind, str]:
    """What the book says it is. Raises ForeignDatabase where it does not."""
    found = {row.key: row.value for row in database.rows(select(about.c.key, about.c.value))}
    database.connection.rollback()
    if found.get("kind") not in ("shared", "private") or "workbook_id" not in found:
        raise ForeignDatabase(database.path)
    return cast(BookKind, found["kind"]), found["workbook_id"]


def _migrate(book: Book, before_migration: BeforeMigration | None) -> None:
    if book.database.read_only:
        raise ReadOnlyWorkbook(book.path)
    if before_migration is not None:
        before_migration(book)
    migrations.migrate(book.database.connection)


def _fill_new(path: Path, key: bytes, words: dict[str, str]) -> None:
    mode: Mode = "rw"
    raw = connect(path, key, mode)
    try:
        take_lock(raw, mode)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        with make_engine(raw, mode).connect() as connection:
            migrations.migrate(connection)
            with connection.begin():
                for name, value in words.items():
                    connection.execute(insert(about).values(key=name, value=value))
        padding.pad(raw)
    finally:
        raw.close()
