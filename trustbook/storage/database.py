"""One open, exclusively locked database: engine, transactions, and what goes wrong while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from trustbook.domain.problems import DamagedBook, DiskFull, FolderMoved, ReadOnlyWorkbook
from trustbook.storage import padding
from trustbook.storage.connection import Mode, close_raw, open_raw
from trustbook.storage.faults import Identity, has_moved, identity_of, problem_of
from trustbook.storage.manifest import newest_backup_day
from trustbook.storage.records import BookKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def make_engine(raw: dbapi2.Connection, mode: Mode) -> Engine:
    """An engine on this one connection. Exceptions hold no parameters, transactions take the lock at once."""
    engine = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )
    begin = "BEGIN IMMEDIATE" if mode == "rw" else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


class Database:
    """A connection to a book's file with its transactions. Used from one thread at a time."""

    kind: BookKind
    workbook_id: str

    def __init__(self, path: Path, raw: dbapi2.Connection, key: bytes, mode: Mode) -> None:
        self.path = path
        self.key = key
        self.mode = mode
        self.damaged = False
        """A page could not be read. Nothing is written any more; what is readable still can be read."""
        self.raw = raw
        """For what SQLAlchemy has no words for: backups and checks. Only inside `storage`."""
        self._identity: Identity = identity_of(path)
        self._connection = make_engine(raw, mode).connect()
        self._depth = 0
        self._failed_inside = False
        self._is_spoiled = False
        self._closed = False

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved: the folder cannot be written, or the book is damaged."""
        return self.mode == "ro" or self.damaged

    def close(self) -> None:
        """Release the lock. Calling it again does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            self._connection.close()
        finally:
            close_raw(self.raw, self.path, self._identity)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Inside another one it joins that; then a failure inside undoes the outer one too.

        Raises ReadOnlyWorkbook, DamagedBook, FolderMoved before anything is written; DiskFull, FolderMoved,
        CannotWriteFile from writing, and then nothing of it is kept.
        """
        if not self._depth:
            self.check_writable()
        with self._scope():
            yield
        if not self._depth:
            self._grow()

    def check_still_there(self) -> None:
        """Raises FolderMoved when the file was moved, deleted or unplugged since it was opened."""
        if has_moved(self.path, self._identity):
            raise FolderMoved(self.path)

    def check_writable(self) -> None:
        """Raises FolderMoved, DamagedBook or ReadOnlyWorkbook when nothing could be saved now."""
        self.check_still_there()
        if self.damaged:
            raise self._damage()
        if self.read_only:
            raise ReadOnlyWorkbook(self.path)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._scope():
            yield

    @contextmanager
    def _scope(self) -> Iterator[None]:
        if self._depth:
            with self._nested():
                yield
            return
        self._mend()
        self._depth, self._failed_inside = 1, False
        try:
            with self._told(), self._connection.begin():
                yield
                if self._failed_inside:
                    raise RuntimeError("Part of this transaction failed; it cannot be kept.")
        finally:
            self._depth = 0
            self._mend()

    @contextmanager
    def _nested(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        except BaseException:
            self._failed_inside = True
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, dbapi2.Error, DamagedBook) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            problem = problem_of(cause, self.path, self._identity) if isinstance(cause, dbapi2.Error) else None
            if isinstance(cause, DamagedBook) or isinstance(problem, DamagedBook):
                self._is_spoiled = True
                raise self._damage() from None
            if problem is None:
                raise
            raise problem from None

    def _damage(self) -> DamagedBook:
        self.damaged = True
        return DamagedBook(self.path, newest_backup_day(self.path.parent))

    def _refuse_zeros(self, *values: Any) -> None:
        """For what was read. SQLCipher gives zeros for a damaged page and fails only at the next one (measured)."""
        if any(value.__class__ is str and "\0" in value for value in values):
            self._is_spoiled = True
            raise self._damage()

    def _mend(self) -> None:
        """After one damaged page SQLCipher refuses every other page too; a new connection reads the others."""
        if not self._is_spoiled:
            return
        self.mode, self._is_spoiled = "ro", False
        with suppress(DBAPIError, dbapi2.Error):
            self._connection.close()
        close_raw(self.raw, self.path, self._identity)
        self.raw = open_raw(self.path, self.key, "ro")
        self._connection = make_engine(self.raw, "ro").connect()

    def _grow(self) -> None:
        if not padding.needs_room(self.raw):
            return
        try:
            with self._told():
                padding.pad(self.raw)
        except DiskFull:
            pass  # what was to be saved is saved; the next growth will try again

    def _session(self) -> Session:
        """A short ORM session inside the present transaction, which it never ends."""
        from sqlalchemy.orm import Session

        return Session(self._connection, expire_on_commit=False, autoflush=False)
