"""A book: one encrypted database, opened for this process alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import cast

from sqlalchemy import delete, insert, literal, select, union

from trustbook.domain.entries import Event
from trustbook.domain.problems import DamagedBook, DiskFull, ForeignDatabase, ReadOnlyWorkbook
from trustbook.storage import migrations, padding, tables
from trustbook.storage.connection import (
    APPLICATION_ID,
    Mode,
    close_raw,
    connect,
    has_torn_free_pages,
    journal_of,
    look_at_file,
    open_raw,
    take_lock,
    verify,
    writable_mode,
)
from trustbook.storage.database import make_engine
from trustbook.storage.files import OWNER_ONLY_FILE, discard, sync_folder, writing
from trustbook.storage.pages import EntryStore
from trustbook.storage.records import BookKind
from trustbook.storage.schema import refuse_hostile_schema

BeforeMigration = Callable[["Book"], None]


class Book(EntryStore):
    """Use `Book.create` and `Book.open`."""

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
        """Open and lock a book; one that cannot be written, or that holds strange parts, opens with `read_only` set.

        `before_migration` makes the backup when the book is of an older format. Raises MissingBook, NotAWorkbook,
        PlainDatabase, IncompleteCopy, DamagedBook, ForeignDatabase, NewerFormat, AlreadyOpen, ReadOnlyWorkbook.
        """
        mode = writable_mode(path)
        raw = open_raw(path, key, mode, wait_seconds)
        try:
            book = cls(path, raw, key, mode)
        except BaseException:
            close_raw(raw)
            raise
        try:
            book._make_ready(before_migration)
        except BaseException:
            book.close()
            raise
        return book

    def _make_ready(self, before_migration: BeforeMigration | None) -> None:
        with self._told():
            strange = refuse_hostile_schema(self.raw, self.path)
            if migrations.is_due(self._connection):
                if strange:
                    raise ForeignDatabase(self.path)  # what is in there would run while it is brought up to date
                self._migrate(before_migration)
                strange = refuse_hostile_schema(self.raw, self.path)
            rows = self._rows(select(tables.about.c.key, tables.about.c.value))
            self._connection.rollback()
        if strange:
            self.has_strange_parts = True
            self.reopen_to_read()
        about = {row.key: row.value for row in rows}
        if about.get("kind") not in ("shared", "private") or "workbook_id" not in about:
            raise ForeignDatabase(self.path)
        self.kind, self.workbook_id = cast(BookKind, about["kind"]), about["workbook_id"]
        if not self.read_only and self._has_unfinished_purge():
            with suppress(DamagedBook, DiskFull):
                self._scrub()

    def _has_unfinished_purge(self) -> bool:
        return bool(self._read(select(literal(1)).select_from(tables.purge_list).limit(1)))

    def _migrate(self, before_migration: BeforeMigration | None) -> None:
        if self.read_only:
            raise ReadOnlyWorkbook(self.path)
        if before_migration is not None:
            before_migration(self)
        migrations.migrate(self._connection)

    def purge(
        self, entry_ids: Collection[str], settings: Collection[str] = (), happened: Collection[Event] = ()
    ) -> None:
        """Erase entries with all their versions, events, share notes and definitions that no other page was
        written with, and the settings of these names, and leave nothing of them in the file.

        The only way in which a frozen version goes. `happened` is noted in the same step: either both are so, or
        neither. Raises as `transaction`.
        """
        if self._depth:
            raise RuntimeError("A purge cannot be part of a transaction: it rewrites the file.")
        ids = list(entry_ids)
        with self.transaction():
            run = self._connection.execute
            run(delete(tables.purge_list))
            run(delete(tables.settings).where(tables.settings.c.key.in_(settings)))
            for name in (*ids, *settings):
                run(insert(tables.purge_list).values(entry_id=name))
            listed = select(tables.purge_list.c.entry_id)
            sequences = select(tables.entries.c.sequence).where(tables.entries.c.id.in_(listed))
            run(delete(tables.revisions).where(tables.revisions.c.entry_id.in_(listed)))
            run(delete(tables.events).where(tables.events.c.entry_id.in_(listed)))
            run(delete(tables.share_notes).where(tables.share_notes.c.entry_id.in_(listed)))
            run(delete(tables.working_copies).where(tables.working_copies.c.entry_sequence.in_(sequences)))
            run(delete(tables.entries).where(tables.entries.c.id.in_(listed)))
            for event in happened:
                self.add_event(event)
            used = union(select(tables.working_copies.c.definition), select(tables.revisions.c.definition))
            run(delete(tables.definitions).where(tables.definitions.c.digest.not_in(used)))
        self._scrub()

    def _scrub(self) -> None:
        """Rewrite the file without what was deleted, and empty the journal, which held the pages before.

        The purge list stays until that is done, so that the next opening can finish it.
        """
        self._twice(self._rewrite)

    def _rewrite(self) -> None:
        with self._told():
            verify(self.raw, self.path)  # rewriting would make zeros of a damaged page look sound
            self.raw.execute("PRAGMA journal_mode = TRUNCATE")
            try:
                self.raw.execute("VACUUM")
                padding.pad(self.raw)
                self.raw.execute("DELETE FROM purge_list")
            finally:
                self.raw.execute("PRAGMA journal_mode = DELETE")

    def check(self) -> None:
        """Read every page in use and every reference, and seal free pages anew that a power cut has torn.

        References to nothing are odd rows. Raises DamagedBook.
        """
        self._mend()
        self._twice(self._check)

    def _check(self) -> None:
        with self._told():
            verify(self.raw, self.path)
            for table, number, *_more in self.raw.execute("PRAGMA foreign_key_check").fetchall():
                self._odd.setdefault(table, set()).add(number)
            if not self.read_only and has_torn_free_pages(self.raw):
                with suppress(DiskFull):
                    padding.pad(self.raw)


def _fill_new(path: Path, key: bytes, about: dict[str, str]) -> None:
    mode: Mode = "rw"
    raw = connect(path, key, mode)
    try:
        take_lock(raw, mode)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        with make_engine(raw, mode).connect() as connection:
            migrations.migrate(connection)
            with connection.begin():
                for name, value in about.items():
                    connection.execute(insert(tables.about).values(key=name, value=value))
        padding.pad(raw)
    finally:
        raw.close()
