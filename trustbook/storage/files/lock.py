"""Holding a book's lock without opening it as a database, so that its files can be copied in peace."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_FIRST_BYTE: Final = 0x40000000
_BYTES: Final = 512
"""The range that SQLite locks: PENDING_BYTE, RESERVED_BYTE and the shared range (SQLite, os.h)."""


@contextmanager
def book_lock(path: Path) -> Iterator[bool]:
    """Whether nobody else has the book open; if so, nobody can open it until the block ends.

    Never for a book that this process has open: leaving the block would drop its lock (POSIX). Raises OSError.
    """
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        yield _lock(descriptor)
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FIRST_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, _BYTES)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _BYTES, _FIRST_BYTE, os.SEEK_SET)
        except OSError:
            return False
        return True
