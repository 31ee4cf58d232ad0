"""Writing a file so that it is either whole or not there, and durable once the call returns."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from trustbook.domain.problems import CannotReadFile, CannotWriteFile, DiskFull, Problem, TargetExists
from trustbook.storage.files.durable import hold, sync_descriptor, sync_folder

OWNER_ONLY_FILE: Final = 0o600
OWNER_ONLY_FOLDER: Final = 0o700
UNFINISHED: Final = ".unfinished"
"""Ending of names of files and folders that are being written. Left behind by a crash, they may be deleted."""

_WRITING: Final = f".file{UNFINISHED}"

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

FileContent = bytes | Callable[[BinaryIO], None]


def write_beside(target: Path, data: FileContent, *, overwrite: bool = False) -> None:
    """Write `data` where no name leads to it, make it durable, then give it its name.

    `data` is bytes, or a function that writes into the open file; it may be called twice. The file is readable by its
    owner only. Killed while writing, nothing of it is left; on file systems and systems that know no files without a
    name (FAT sticks, Windows, macOS) a hidden file may be, which the next writing into that folder removes.
    Raises TargetExists (unless `overwrite`), DiskFull, CannotWriteFile. What was at `target` stays whole.
    """
    if not overwrite and os.path.lexists(target):
        raise TargetExists(target)
    with writing(target):
        _clear_abandoned(target.parent)
        if not _write_nameless(target, data, overwrite):
            _write_hidden(target, data, overwrite)
        try:
            sync_folder(target.parent)
        except OSError:
            if not overwrite:
                discard(target)  # so that it can be written again at once
            raise


def discard(path: Path) -> None:
    """Delete a file that was being written, if it is there; where that fails too, what went wrong first is told."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def unfinished_name(target: Path) -> Path:
    """A new hidden name in the folder of `target`."""
    return target.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Whatever the file system refuses inside is told of `path`. Raises TargetExists, DiskFull, CannotWriteFile."""
    try:
        yield
    except FileExistsError:
        raise TargetExists(path) from None
    except OSError as error:
        raise write_problem(error, path) from None


def write_problem(error: OSError, path: Path) -> Problem:
    """What a person is told when writing `path` failed with `error`."""
    return DiskFull(path) if error.errno in _NO_ROOM else CannotWriteFile(path)


@contextmanager
def looking_at(path: Path) -> Iterator[None]:
    """As `writing`, for what is only read. Raises CannotReadFile."""
    try:
        yield
    except OSError:
        raise CannotReadFile(path) from None


def open_regular(path: Path) -> BinaryIO:
    """A file to read that is neither a link nor a pipe nor a device, which might never end. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return os.fdopen(descriptor, "rb")


def move_into_place(finished: Path, place: Path) -> None:
    """Give a finished file or folder its name, durably, or leave it where it is. Raises as `writing`."""
    with writing(place):
        if os.path.lexists(place):
            raise TargetExists(place)
        finished.rename(place)
        try:
            sync_folder(place.parent)
        except OSError:
            _take_back(place, finished)
            raise


def _take_back(place: Path, finished: Path) -> None:
    """So that it can be done again at once: nobody was told that it is there."""
    try:
        place.rename(finished)
    except OSError:
        if place.is_dir():
            shutil.rmtree(place, ignore_errors=True)
        else:
            discard(place)


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


def clear_unfinished(folder: Path) -> None:
    """Delete what a crash left half written in a folder. Nothing of it was ever acknowledged. Raises OSError."""
    for path in folder.glob(f".*{UNFINISHED}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _write_nameless(target: Path, data: FileContent, overwrite: bool) -> bool:
    """Write into a file that has no name before it is whole. False where that is not to be had. Raises OSError."""
    nameless = getattr(os, "O_TMPFILE", 0)
    if not nameless:
        return False
    try:
        descriptor = os.open(target.parent, nameless | os.O_WRONLY, OWNER_ONLY_FILE)
    except OSError:
        return False  # FAT, some network file systems; what else is wrong here shows with the hidden name too
    with os.fdopen(descriptor, "wb") as file:
        _fill(file, data)
        try:
            if not overwrite:
                _name_descriptor(descriptor, target)
                return True
            between = _hidden_name(target)  # nothing can take another file's name at once but a file with a name
            _name_descriptor(descriptor, between)
        except FileExistsError:
            raise
        except OSError:
            return False  # no /proc, or no links
    try:
        os.replace(between, target)
    finally:
        discard(between)
    return True


def _name_descriptor(descriptor: int, target: Path) -> None:
    """Raises FileExistsError, without a moment in between, and OSError."""
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        # only with a folder's descriptor does Python call linkat, which follows the link of /proc to the file
        os.link(f"/proc/self/fd/{descriptor}", target.name, dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _write_hidden(target: Path, data: FileContent, overwrite: bool) -> None:
    """Write under a hidden name. Raises OSError."""
    hidden = _hidden_name(target)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(hidden, flags, OWNER_ONLY_FILE), "wb") as file:
            hold(file.fileno())
            _fill(file, data)
        _give_name(hidden, target, overwrite)
    finally:
        discard(hidden)


def _fill(file: BinaryIO, data: FileContent) -> None:
    if callable(data):
        data(file)
    else:
        file.write(data)
    file.flush()
    sync_descriptor(file.fileno())


def _hidden_name(target: Path) -> Path:
    return target.with_name(f".{secrets.token_hex(8)}{_WRITING}")


def _clear_abandoned(folder: Path) -> None:
    """Delete what a killed process had begun to write into this folder. Files that somebody still writes stay."""
    for path in folder.glob(f".{'[0-9a-f]' * 16}{_WRITING}"):
        with suppress(OSError):
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            try:
                hold(descriptor)
                if sys.platform != "win32":
                    path.unlink()
            finally:
                os.close(descriptor)
            path.unlink(missing_ok=True)  # Windows refuses while somebody has it open


def replace_durably(finished: Path, target: Path) -> None:
    """Let a finished file take the place of another one, or of nothing, at once. Raises CannotWriteFile, DiskFull."""
    try:
        os.replace(finished, target)
        sync_folder(target.parent)
    except OSError as error:
        raise write_problem(error, target) from None


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
