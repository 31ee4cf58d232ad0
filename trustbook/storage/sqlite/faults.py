"""From an error of the database library to a Problem that a person can act on."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trustbook.domain.problems import (
    AlreadyOpen,
    CannotReadFile,
    CannotWriteFile,
    DamagedBook,
    DiskFull,
    FolderMoved,
    Problem,
    ReadOnlyWorkbook,
)

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

Identity = tuple[int, int]
"""Device and inode of an open file."""

_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_NOT_REKEYED: Final = "An error occurred with PRAGMA key or rekey"
"""SQLCipher's own message for whatever went wrong while it wrote all pages anew; it has no code of its own."""
_ROOM_FOR_A_STEP: Final = 1 << 20
MAY_PASS: Final = (AlreadyOpen, CannotReadFile, CannotWriteFile, DiskFull, FolderMoved, ReadOnlyWorkbook)
"""What lies at the disk or at another program, not at the content of a file: the same may go well another time."""


def identity_of(path: Path) -> Identity:
    """Device and inode. Raises OSError."""
    status = path.stat()
    return status.st_dev, status.st_ino


def has_moved(path: Path, identity: Identity | None) -> bool:
    """Whether the file that was opened no longer lies at its path."""
    if identity is None:
        return False
    try:
        return identity_of(path) != identity
    except OSError:
        return True


def problem_of(error: dbapi2.Error, path: Path, identity: Identity | None = None) -> Problem | None:
    """The Problem behind a database error on the book at `path`; None when it is our own bug."""
    code = _code_of(error)
    if code in (_BUSY, _LOCKED):
        return AlreadyOpen(path)
    if code in (_CORRUPT, _NOTADB):
        return DamagedBook(path)
    if code not in (_FULL, _READONLY, _IOERR, _CANTOPEN):
        return None
    if has_moved(path, identity):
        return FolderMoved(path)
    if code == _FULL or (code == _IOERR and _no_room(path)):
        return DiskFull(path)
    if code == _READONLY or not os.access(path.parent, os.W_OK):
        return ReadOnlyWorkbook(path)
    return CannotWriteFile(path)


def is_of_disk(error: dbapi2.Error) -> bool:
    """Whether the disk failed a call that reads or writes."""
    return _code_of(error) in (_FULL, _IOERR)


def _code_of(error: dbapi2.Error) -> int:
    return _IOERR if str(error).startswith(_NOT_REKEYED) else getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_not_text(error: dbapi2.Error | BaseException | None) -> bool:
    """Whether a column of text held bytes that are none. The message holds them: let it go nowhere."""
    return str(error).startswith("Could not decode to UTF-8")


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM_FOR_A_STEP
    except OSError:
        return False
