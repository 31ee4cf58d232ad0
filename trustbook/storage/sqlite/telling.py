"""The connection that every book is opened with: what goes wrong in any of its calls comes as a Problem."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from trustbook.domain.problems import DamagedBook, Problem
from trustbook.storage.sqlite.faults import Identity, identity_of, is_of_disk, problem_of


class TellingConnection(dbapi2.Connection):
    """Errors that a person can act on are Problems, whoever calls; those that are our own bug stay as they are."""

    path: Path
    identity: Identity | None = None
    failed: Callable[[Path], Problem] | None = None
    """What to tell since the disk has failed a call: from then on SQLCipher takes every page for damaged (4.19)."""

    @classmethod
    def to(cls, path: Path, mode: str, wait_seconds: float) -> TellingConnection:
        """Connect to a file; nothing of it is read yet. Raises what is wrong as a Problem."""
        try:
            raw: TellingConnection = dbapi2.connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=wait_seconds,
                factory=cls,
            )
        except dbapi2.Error as error:
            raise problem_of(error, path) or error from None
        raw.path = path
        try:
            raw.identity = identity_of(path)
        except OSError:
            pass  # gone in this moment: the first statement tells so
        return raw

    def cursor(self, factory: Callable[..., Any] | None = None) -> Any:
        """A cursor whose errors are told likewise, unless another `factory` is asked for."""
        return super().cursor(factory or _TellingCursor)

    def commit(self) -> None:
        """Commit. Raises what is wrong as a Problem."""
        try:
            super().commit()
        except dbapi2.Error as error:
            raise self.told(error) from None

    def rollback(self) -> None:
        """Roll back. Raises what is wrong as a Problem."""
        try:
            super().rollback()
        except dbapi2.Error as error:
            raise self.told(error) from None

    def told(self, error: dbapi2.Error) -> Exception:
        """The Problem behind an error, or the error itself."""
        problem = problem_of(error, self.path, self.identity)
        if problem is not None and is_of_disk(error):
            self.failed = type(problem)  # the exception itself would keep its statement, and so the lock, alive
        if isinstance(problem, DamagedBook) and self.failed is not None:
            return self.failed(self.path)
        return problem or error


class _TellingCursor(dbapi2.Cursor):
    def execute(self, *arguments: Any) -> Any:
        return self._told(super().execute, *arguments)

    def executemany(self, *arguments: Any) -> Any:
        return self._told(super().executemany, *arguments)

    def fetchone(self) -> Any:
        return self._told(super().fetchone)

    def fetchmany(self, *arguments: Any, **named: Any) -> Any:
        return self._told(super().fetchmany, *arguments, **named)

    def fetchall(self) -> Any:
        return self._told(super().fetchall)

    def __next__(self) -> Any:
        return self._told(super().__next__)

    def _told(self, call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        try:
            return call(*arguments, **named)
        except dbapi2.Error as error:
            raise self.connection.told(error) from None
