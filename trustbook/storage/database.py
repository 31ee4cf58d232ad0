"""One open, exclusively locked database: engine, transactions, and what goes wrong while it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    Row,
    Table,
    column,
    create_engine,
    event,
    func,
    select,
    table,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from trustbook.domain.problems import (
    CannotWriteFile,
    DamagedBook,
    FolderMoved,
    Problem,
    ReadOnlyWorkbook,
    StrangeBook,
)
from trustbook.storage import padding
from trustbook.storage.connection import Mode, close_raw, has_torn_free_pages, open_raw, verify
from trustbook.storage.faults import MAY_PASS, Identity, has_moved, identity_of, is_not_text
from trustbook.storage.manifest import newest_backup_day
from trustbook.storage.numbering import Numbering
from trustbook.storage.records import BookKind
from trustbook.storage.signing import KnownKeys


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


T = TypeVar("T")

_COUNTER: Final = table("sqlite_sequence", column("name"), column("seq"))
_HIGHEST: Final = 1 << 53


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
        self.has_strange_parts = False
        """Another program has put something into it that would run, or change what is read, while this one writes."""
        self._raw = raw
        self._is_shut = False
        """A new connection could not be made yet."""
        self._identity: Identity = identity_of(path)
        self._connection = make_engine(raw, mode).connect()
        self._depth = 0
        self._failed_inside = False
        self._is_spoiled = False
        self._may_try_again = False
        """What fails now is tried once more, so that it does not count as damage yet."""
        self._closed = False
        self._seals_are_whole: bool | None = None
        """As far as anybody asked since the file was opened."""
        self._counts_soundly: dict[str, bool] = {}
        self._numbering = Numbering()
        self.known_keys = KnownKeys()
        """What was signed by others than it says counts as damaged."""

    @property
    def raw(self) -> dbapi2.Connection:
        """For what SQLAlchemy has no words for: backups and checks. Only inside `storage`. Raises as `_mend`."""
        if not self._depth:
            self._mend()
        return self._raw

    @property
    def raw_as_it_is(self) -> dbapi2.Connection:
        """As `raw`, also after a fault: its memory may hold what can no longer be read."""
        return self._raw

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved: the folder cannot be written, or something is wrong with the book."""
        return self.mode == "ro" or self.damaged or self.has_strange_parts

    def close(self) -> None:
        """Release the lock. Calling it again does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            self._connection.close()
        finally:
            close_raw(self._raw)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Inside another one it joins that; then a failure inside undoes the outer one too.

        Raises ReadOnlyWorkbook, DamagedBook, FolderMoved before anything is written; DiskFull, FolderMoved,
        CannotWriteFile from writing, and then nothing of it is kept.
        """
        if self._depth:
            with self._nested():
                yield
            return
        self.check_writable()
        self._may_try_again = True
        try:
            with self._scope():
                yield
        except DamagedBook as damage:
            if damage.path != self.path:
                raise  # that of another book
            self._look_again()
            raise CannotWriteFile(self.path) from None  # it can be tried again
        finally:
            self._may_try_again = False
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
        if self.has_strange_parts:
            raise StrangeBook(self.path)
        if self.read_only:
            raise ReadOnlyWorkbook(self.path)

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
                if self._failed_inside and self._is_spoiled:
                    raise self._damage()
                if self._failed_inside:
                    raise RuntimeError("Part of this transaction failed; it cannot be kept.")
                self._numbering.keep(self._connection)
        except BaseException:
            self._numbering.forget()
            raise
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
        except DamagedBook as damage:
            if damage.path != self.path:
                raise  # another book in a transaction of both
            self._is_spoiled = True
            raise self._damage() from None

    def _twice(self, read: Callable[[], T]) -> T:
        """What `read` gives. One read that fails is tried again at a new connection; then it is damage."""
        if not self._depth and not self.damaged:
            self._may_try_again = True
            try:
                return read()
            except (DamagedBook, CannotWriteFile):
                self._mend()
            finally:
                self._may_try_again = False
        return read()

    def _look_again(self) -> None:
        """After a read failed while something was written: raises DamagedBook if it was no passing failure."""
        self._may_try_again = False
        with self._told():
            verify(self.raw, self.path)

    def _damage(self) -> DamagedBook:
        self.damaged = self.damaged or not self._may_try_again
        return DamagedBook(self.path, newest_backup_day(self.path.parent))

    def _read(self, query: Executable) -> list[Row[Any]]:
        """The rows of a query, in a transaction of its own unless there is one. Raises DamagedBook."""

        def read() -> list[Row[Any]]:
            with self._scope():
                return self._rows(query)

        return self._twice(read)

    def _rows(self, query: Executable) -> list[Row[Any]]:
        """The rows of a query, inside a transaction. Bytes in them that are no text come as U+FFFD."""
        try:
            rows = list(self._connection.execute(query).all())
        except DBAPIError as error:
            if not is_not_text(error.orig):
                raise
            self._raw.text_factory = _replacing
            try:
                rows = list(self._connection.execute(query).all())
            finally:
                self._raw.text_factory = str
        self._refuse_zeros(*(value for row in rows for value in row))
        return rows

    def _number_if_odd(self, table: Table) -> dict[str, int]:
        """Which number a new row of a numbered table gets, if SQLite could not give one; else nothing.

        Another program may have given the highest number there is, or told the counter of the table so.
        """
        if self._counts_soundly.get(table.name):
            return {}
        counter = select(_COUNTER.c.seq).where(_COUNTER.c.name == table.name).scalar_subquery()
        highest = select(func.max(table.c.sequence)).scalar_subquery()
        last = self._connection.scalar(select(func.max(func.coalesce(highest, 0), func.coalesce(counter, 0))))
        if isinstance(last, int) and last < _HIGHEST:
            self._counts_soundly[table.name] = True  # nobody else writes while the book is open
            return {}
        sound = select(func.max(table.c.sequence)).where(table.c.sequence < _HIGHEST)
        return {"sequence": (self._connection.scalar(sound) or 0) + 1}

    def _refuse_zeros(self, *values: Any) -> None:
        """For what was read. SQLCipher gives zeros for a damaged page and fails only at the next one (measured).

        Where every page has its seal, the zeros were written there: by another program, not by a damage.
        """
        if any(value.__class__ is str and "\0" in value for value in values) and not self._has_whole_seals():
            self._is_spoiled = True
            raise self._damage()

    def _has_whole_seals(self) -> bool:
        if self._seals_are_whole is None:
            self._seals_are_whole = not has_torn_free_pages(self._raw)
        return self._seals_are_whole

    def _mend(self) -> None:
        """After one page that is damaged or could not be read SQLCipher refuses every other page too.

        A new connection reads the others. Raises as `open_raw`; then it is tried again at the next use.
        """
        if self._closed:
            return
        if not self._is_spoiled:
            if self._is_shut or self._raw.failed is not None:
                self._reopen(self.mode)
            return
        self._is_spoiled = False
        if self._may_try_again and self.mode == "rw":
            try:
                self._reopen("rw")
                return
            except MAY_PASS:
                raise
            except Problem:
                self.damaged = True
        self.reopen_to_read()

    def reopen_to_read(self) -> None:
        """A new connection, unless the file is no longer there: then the old one is all there is. Raises DamagedBook.

        Where that fails, each further use fails alike.
        """
        self._reopen("ro")

    def _reopen(self, mode: Mode) -> None:
        self.mode = mode
        if has_moved(self.path, self._identity):
            return
        self._is_shut = True
        with suppress(Problem):
            self._connection.close()
        close_raw(self._raw)
        self._raw = open_raw(self.path, self.key, mode)
        self._seals_are_whole = None
        self._connection = make_engine(self._raw, mode).connect()
        self._is_shut = False

    def _grow(self) -> None:
        if not padding.needs_room(self.raw):
            return
        try:
            with self._told():
                padding.pad(self.raw)
        except MAY_PASS:
            pass  # what was to be saved is saved; the next growth will try again


def _replacing(content: bytes) -> str:
    return content.decode("utf-8", "replace")
