"""The connection to an open book's file: made once, and anew when SQLCipher refuses every page after a fault."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Row, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from trustbook.domain.problems import FolderMoved, Problem
from trustbook.storage.sqlite.connection import Mode, close_raw, has_torn_free_pages, open_raw
from trustbook.storage.sqlite.faults import Identity, has_moved, identity_of, is_not_text


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


class LiveConnection:
    """Both faces of one connection: sqlcipher3's own for checks and copies, SQLAlchemy's for rows."""

    def __init__(self, path: Path, raw: dbapi2.Connection, key: bytes, mode: Mode) -> None:
        """`raw` comes from `open_raw` and is closed with this. Raises OSError when the file is gone again."""
        self.path = path
        self.key = key
        self.mode = mode
        self.raw = raw
        self.closed = False
        self._is_shut = False
        """A new connection could not be made yet."""
        self._identity: Identity = identity_of(path)
        self._seals_are_whole: bool | None = None
        """As far as anybody asked since the file was opened."""
        self.connection = make_engine(raw, mode).connect()

    @property
    def has_moved(self) -> bool:
        """Whether the file was moved, deleted or unplugged since it was opened."""
        return has_moved(self.path, self._identity)

    @property
    def must_be_renewed(self) -> bool:
        """Whether the disk has failed a call, so that every page counts as damaged here."""
        return self._is_shut or self.raw.failed is not None

    def rows(self, query: Executable) -> list[Row[Any]]:
        """The rows of a query. Bytes in them that are no text come as U+FFFD. Raises what is wrong as a Problem."""
        try:
            return list(self.connection.execute(query).all())
        except DBAPIError as error:
            if not is_not_text(error.orig):
                raise
        self.raw.text_factory = _replacing
        try:
            return list(self.connection.execute(query).all())
        finally:
            self.raw.text_factory = str

    def has_whole_seals(self) -> bool:
        """Whether the seal of every page is whole, free ones too. Reads the file once for each connection."""
        if self._seals_are_whole is None:
            self._seals_are_whole = not has_torn_free_pages(self.raw)
        return self._seals_are_whole

    def renew(self, mode: Mode) -> None:
        """A new connection, unless the file is no longer there: then the old one is all there is.

        Raises as `open_raw`; `must_be_renewed` stays true then. Raises FolderMoved when there is no old one either.
        """
        self.mode = mode
        if self.has_moved:
            if self._is_shut:
                raise FolderMoved(self.path)
            return
        self._is_shut = True
        with suppress(Problem):
            self.connection.close()
        close_raw(self.raw)
        self.raw = open_raw(self.path, self.key, mode)
        self._seals_are_whole = None
        self.connection = make_engine(self.raw, mode).connect()
        self._is_shut = False

    def close(self) -> None:
        """Release the lock. Calling it again does nothing."""
        if self.closed:
            return
        self.closed = True
        try:
            self.connection.close()
        finally:
            close_raw(self.raw)


def _replacing(content: bytes) -> str:
    return content.decode("utf-8", "replace")
