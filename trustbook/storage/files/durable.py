"""Making durable what was written, and showing that a file is in use."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path


def sync_file(path: Path) -> None:
    """Make a closed file durable. Never for a book that is open: closing the descriptor would drop its lock."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        sync_descriptor(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable. Windows does that by itself and offers no call for it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network and stick file systems cannot
            raise
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Make a finished folder and everything in it durable."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(folder)


def sync_descriptor(descriptor: int) -> None:
    """fsync that reaches the platter on macOS too."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
        except OSError:
            pass  # not every file system knows it; fsync is what is left
    os.fsync(descriptor)


def hold(descriptor: int) -> None:
    """Show that this file or folder is in use. Raises OSError when another one shows that already."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        pass  # a file system without locks
