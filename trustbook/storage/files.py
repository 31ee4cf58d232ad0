"""Writing a file so that it is either whole or not there, and durable once the call returns."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from trustbook.domain.problems import CannotWriteFile, DiskFull, Problem, TargetExists

OWNER_ONLY_FILE: Final = 0o600
OWNER_ONLY_FOLDER: Final = 0o700
UNFINISHED: Final = ".unfinished"
"""Ending of names of files and folders that are being written. Left behind by a crash, they may be deleted."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

Content = bytes | Callable[[BinaryIO], None]


def write_beside(target: Path, data: Content, *, overwrite: bool = False) -> None:
    """Write `data` to a temporary name beside `target`, make it durable, then give it its name.

    `data` is bytes, or a function that writes into the open file. The file is readable by its owner only.
    Raises TargetExists (unless `overwrite`), DiskFull, CannotWriteFile. What was at `target` stays whole.
    """
    if not overwrite and os.path.lexists(target):
        raise TargetExists(target)
    temporary = unfinished_name(target)
    try:
        _write_durably(temporary, data)
        _give_name(temporary, target, overwrite)
        sync_folder(target.parent)
    except FileExistsError:
        raise TargetExists(target) from None
    except OSError as error:
        raise write_problem(error, target) from None
    finally:
        discard(temporary)


def discard(path: Path) -> None:
    """Delete a file that was being written, if it is there; where that fails too, what went wrong first is told."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def unfinished_name(target: Path) -> Path:
    """A new hidden name in the folder of `target`."""
    return target.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")


def write_problem(error: OSError, path: Path) -> Problem:
    """What a person is told when writing `path` failed with `error`."""
    return DiskFull(path) if error.errno in _NO_ROOM else CannotWriteFile(path)


def copy_durably(source: Path, target: Path) -> None:
    """Copy the bytes of one file to a new name. Raises OSError."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY_FILE)
    with os.fdopen(descriptor, "wb") as writer, source.open("rb") as reader:
        shutil.copyfileobj(reader, writer, 1 << 20)
        writer.flush()
        sync_descriptor(writer.fileno())


def make_folder(path: Path) -> None:
    """A new folder that only its owner may enter. Raises OSError."""
    path.mkdir(mode=OWNER_ONLY_FOLDER)


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


def clear_unfinished(folder: Path) -> None:
    """Delete what a crash left half written in a folder. Nothing of it was ever acknowledged. Raises OSError."""
    for path in folder.glob(f".*{UNFINISHED}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _write_durably(path: Path, data: Content) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, OWNER_ONLY_FILE), "wb") as file:
        if callable(data):
            data(file)
        else:
            file.write(data)
        file.flush()
        sync_descriptor(file.fileno())


def _give_name(temporary: Path, target: Path, overwrite: bool) -> None:
    if overwrite:
        os.replace(temporary, target)
        return
    try:
        os.link(temporary, target)  # fails if something is there, without a moment in between
    except FileExistsError:
        raise
    except OSError:  # FAT sticks have no links
        if os.path.lexists(target):
            raise FileExistsError from None
        temporary.rename(target)
