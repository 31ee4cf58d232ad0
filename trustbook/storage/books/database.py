"""One open, exclusively locked database: its transactions, and what goes wrong while it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Row, Table
from sqlcipher3 import dbapi2

from trustbook.domain.problems import (
    CannotWriteFile,
    DamagedBook,
    FolderMoved,
    Problem,
    ReadOnlyWorkbook,
    StrangeBook,
)
from trustbook.storage.books.numbering import Numbering
from trustbook.storage.folder.manifest import newest_backup_day
from trustbook.storage.sqlite import padding
from trustbook.storage.sqlite.connection import Mode, verify
from trustbook.storage.sqlite.faults import MAY_PASS
from trustbook.storage.sqlite.live_connection import LiveConnection

T = TypeVar("T")


class Database:
    """A book's file with its transactions. Used from one thread at a time."""

    def __init__(self, path: Path, raw: dbapi2.Connection, key: bytes, mode: Mode) -> None:
        """`raw` comes from `open_raw` and is closed with this. Raises OSError when the file is gone again."""
        self.path = path
        self.key = key
        self.damaged = False
        """A page could not be read. Nothing is written any more; what is readable still can be read."""
        self.has_strange_parts = False
        """Another program has put something into it that would run, or change what is read, while this one writes."""
        self.numbering = Numbering()
        self._live = LiveConnection(path, raw, key, mode)
        self._depth = 0
        self._failed_inside = False
        self._is_spoiled = False
        self._may_try_again = False
        """What fails now is tried once more, so that it does not count as damage yet."""

    @property
    def raw(self) -> dbapi2.Connection:
        """For what SQLAlchemy has no words for: backups and checks. Only inside `storage`. Raises as `mend`."""
        if not self._depth:
            self.mend()
        return self._live.raw

    @property
    def raw_as_it_is(self) -> dbapi2.Connection:
        """As `raw`, also after a fault: its memory may hold what can no longer be read."""
        return self._live.raw

    @property
    def connection(self) -> Connection:
        """For statements inside a transaction. Only inside `storage`."""
        return self._live.connection

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved: the folder cannot be written, or something is wrong with the book."""
        return self._live.mode == "ro" or self.damaged or self.has_strange_parts

    @property
    def in_transaction(self) -> bool:
        """Whether what is written now is kept only with more."""
        return self._depth > 0

    def close(self) -> None:
        """Release the lock. Calling it again does nothing."""
        self._live.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing. Inside another one it joins that; then a failure inside undoes the outer one too.

        Gives the connection to write with. Raises ReadOnlyWorkbook, DamagedBook, FolderMoved before anything is
        written; DiskFull, FolderMoved, CannotWriteFile from writing, and then nothing of it is kept.
        """
        if self._depth:
            with self._nested():
                yield self.connection
            return
        self.check_writable()
        self._may_try_again = True
        try:
            with self._scope():
                yield self.connection
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
        if self._live.has_moved:
            raise FolderMoved(self.path)

    def check_writable(self) -> None:
        """Raises FolderMoved, DamagedBook or ReadOnlyWorkbook when nothing could be saved now."""
        self.check_still_there()
        if self.damaged:
            raise self.damage()
        if self.has_strange_parts:
            raise StrangeBook(self.path)
        if self.read_only:
            raise ReadOnlyWorkbook(self.path)

    def read(self, query: Executable) -> list[Row[Any]]:
        """The rows of a query, in a transaction of its own unless there is one. Raises DamagedBook, CannotReadFile."""

        def read() -> list[Row[Any]]:
            with self._scope():
                return self.rows(query)

        return self.twice(read)

    def rows(self, query: Executable) -> list[Row[Any]]:
        """The rows of a query, inside a transaction. Bytes in them that are no text come as U+FFFD.

        Raises DamagedBook, also where SQLCipher gave zeros: it does so for a damaged page and fails only at the next
        one (measured). Where every page has its seal, another program wrote them, and it was no damage.
        """
        rows = self._live.rows(query)
        zeros = any(value.__class__ is str and "\0" in value for row in rows for value in row)
        if zeros and not self._live.has_whole_seals():
            self._is_spoiled = True
            raise self.damage()
        return rows

    def place_of(self, lamport: int, writer: str) -> dict[str, int | str]:
        """Number and writer of a new record; those that it brought, if it did. Inside a transaction."""
        return self.numbering.place_of(self.connection, lamport, writer)

    def row_number_if_odd(self, table: Table) -> dict[str, int]:
        """Which number a new row gets, if SQLite could not give one; else nothing. Inside a transaction."""
        return self.numbering.row_number_if_odd(self.connection, table)

    def catch_up(self) -> None:
        """After rows were put in by other ways: the next numbers are higher than all of theirs."""
        with self.transaction() as connection:
            self.numbering.catch_up(connection)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Damage of this book that is met inside is remembered, and told with the day of the newest backup."""
        try:
            yield
        except DamagedBook as damage:
            if damage.path != self.path:
                raise  # another book in a transaction of both
            self._is_spoiled = True
            raise self.damage() from None

    def twice(self, read: Callable[[], T]) -> T:
        """What `read` gives. One read that fails is tried again at a new connection; then it is damage."""
        if not self._depth and not self.damaged:
            self._may_try_again = True
            try:
                return read()
            except (DamagedBook, CannotWriteFile):
                self.mend()
            finally:
                self._may_try_again = False
        return read()

    def damage(self) -> DamagedBook:
        """What to raise for a page that cannot be read. From then on nothing is written, unless it is tried again."""
        self.damaged = self.damaged or not self._may_try_again
        return DamagedBook(self.path, newest_backup_day(self.path.parent))

    def mend(self) -> None:
        """After one page that is damaged or could not be read SQLCipher refuses every other page too.

        A new connection reads the others. Raises as `open_raw`; then it is tried again at the next use.
        """
        if self._live.closed:
            return
        if not self._is_spoiled:
            if self._live.must_be_renewed:
                self._live.renew(self._live.mode)
            return
        self._is_spoiled = False
        if self._may_try_again and self._live.mode == "rw":
            try:
                self._live.renew("rw")
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
        self._live.renew("ro")

    @contextmanager
    def _scope(self) -> Iterator[None]:
        if self._depth:
            with self._nested():
                yield
            return
        self.mend()
        self._depth, self._failed_inside = 1, False
        try:
            with self.telling(), self.connection.begin():
                yield
                if self._failed_inside and self._is_spoiled:
                    raise self.damage()
                if self._failed_inside:
                    raise RuntimeError("Part of this transaction failed; it cannot be kept.")
                self.numbering.keep(self.connection)
        except BaseException:
            self.numbering.forget()
            raise
        finally:
            self._depth = 0
            self.mend()

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

    def _look_again(self) -> None:
        """After a read failed while something was written: raises DamagedBook if it was no passing failure."""
        self._may_try_again = False
        with self.telling():
            verify(self.raw, self.path)

    def _grow(self) -> None:
        if not padding.needs_room(self.raw):
            return
        try:
            with self.telling():
                padding.pad(self.raw)
        except MAY_PASS:
            pass  # what was to be saved is saved; the next growth will try again
