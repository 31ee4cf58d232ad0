"""A copy of the whole workbook as one file for a stick, and bringing back a copy or a kept backup."""

from __future__ import annotations

import os
import shutil
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Final

from trustbook.domain.problems import (
    CannotReadFile,
    MissingKeys,
    NotABackup,
    Problem,
    TargetExists,
)
from trustbook.storage.connection import look_at_file
from trustbook.storage.files import (
    OWNER_ONLY_FILE,
    make_folder,
    sync_folder,
    sync_tree,
    unfinished_name,
    write_beside,
    write_problem,
)
from trustbook.storage.keys import KEYS_FOLDER, is_key_file, list_key_files
from trustbook.storage.layout import BACKUPS_FOLDER, SHARED_BOOK, book_paths, files_to_keep, is_book_or_journal
from trustbook.storage.manifest import MANIFEST, BackupInfo, info_of, read_manifest

_MOST_FILES: Final = 16
_MOST_BYTES: Final = 4 << 30
_ENCRYPTED: Final = 1
_ONE_DATE: Final = (1980, 1, 1, 0, 0, 0)


def write_copy(source: Path, target: Path) -> None:
    """Write a kept backup as one file: a zip archive, stored, of its encrypted files.

    Raises NotABackup, TargetExists, DiskFull, CannotWriteFile.
    """
    if read_manifest(source) is None:
        raise NotABackup(source)

    def archive(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
            for path in (*files_to_keep(source), source / MANIFEST):
                item = zipfile.ZipInfo(path.relative_to(source).as_posix(), _ONE_DATE)
                item.external_attr = OWNER_ONLY_FILE << 16
                with path.open("rb") as reader, packed.open(item, "w", force_zip64=True) as writer:
                    shutil.copyfileobj(reader, writer, 1 << 20)

    try:
        write_beside(target, archive)
    except MissingKeys:
        raise NotABackup(source) from None


def read_copy(source: Path, target: Path) -> None:
    """Make a workbook at `target` from a stick's file or the folder of a kept backup.

    Raises TargetExists, NotABackup, CannotReadFile, DiskFull, CannotWriteFile. Nothing is ever overwritten.
    """
    if os.path.lexists(target):
        raise TargetExists(target)
    building = unfinished_name(target)
    try:
        unpack(source, building)
        (building / MANIFEST).unlink()
        make_folder(building / BACKUPS_FOLDER)
        sync_tree(building)
        if os.path.lexists(target):
            raise TargetExists(target)
        building.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise write_problem(error, target) from None
    finally:
        shutil.rmtree(building, ignore_errors=True)


def unpack(source: Path, folder: Path) -> BackupInfo:
    """Bring the files of a copy into a new folder and look at each.

    Raises NotABackup, CannotReadFile; OSError from writing.
    """
    make_folder(folder)
    make_folder(folder / KEYS_FOLDER)
    if source.is_dir():
        _copy_folder(source, folder)
    else:
        _unzip(source, folder)
    return _looked_at(source, folder)


def _looked_at(source: Path, folder: Path) -> BackupInfo:
    manifest = read_manifest(folder)
    if manifest is None:
        raise NotABackup(source)
    try:
        list_key_files(folder)
        books = book_paths(folder)
        for book in books:
            look_at_file(book)
    except Problem:
        raise NotABackup(source) from None
    if folder / SHARED_BOOK not in books or {book.name for book in books} != {*manifest.verified, *manifest.unverified}:
        raise NotABackup(source)
    return info_of(source, manifest)


def _copy_folder(source: Path, folder: Path) -> None:
    if read_manifest(source) is None:
        raise NotABackup(source)
    try:
        paths = [*files_to_keep(source), source / MANIFEST]
    except (MissingKeys, OSError):
        raise NotABackup(source) from None
    for path in paths:
        with _opened(path, source) as reader:
            _write(folder / path.relative_to(source), _pieces(reader, source))


def _unzip(source: Path, folder: Path) -> None:
    with _opened(source, source) as file:
        with _reading(source):
            packed = zipfile.ZipFile(file)
        for place, item in _contents(packed, source).items():
            with _reading(source):
                reader = packed.open(item)
            with reader:
                _write(folder / place, _pieces(reader, source))


def _contents(packed: zipfile.ZipFile, source: Path) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """The files of a copy by their places, and nothing else, nothing twice, not too much. Raises NotABackup."""
    items = packed.infolist()
    found = {PurePosixPath(item.filename): item for item in items if _is_ours(item)}
    if len(found) < len(items) or len(items) > _MOST_FILES or sum(item.file_size for item in items) > _MOST_BYTES:
        raise NotABackup(source)
    return found


def _is_ours(item: zipfile.ZipInfo) -> bool:
    name = item.filename
    plain = item.compress_type == zipfile.ZIP_STORED and not item.flag_bits & _ENCRYPTED
    return plain and (name == MANIFEST or is_book_or_journal(name) or is_key_file(name))


@contextmanager
def _reading(source: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OverflowError, struct.error):
        raise NotABackup(source) from None
    except OSError:
        raise CannotReadFile(source) from None


def _opened(path: Path, source: Path) -> BinaryIO:
    if not path.is_file():
        raise CannotReadFile(source)  # a pipe or a device would never end
    with _reading(source):
        return path.open("rb")


def _pieces(reader: IO[bytes], source: Path) -> Iterator[bytes]:
    while True:
        with _reading(source):
            piece = reader.read(1 << 20)
        if not piece:
            return
        yield piece


def _write(path: Path, pieces: Iterator[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY_FILE)
    with os.fdopen(descriptor, "wb") as writer:
        writer.writelines(pieces)
