"""Trying kept backups again: what opened when it was made may have been damaged or taken apart since."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.domain.problems import Problem, UnusableBackup
from trustbook.storage.backups.restoring import unpack
from trustbook.storage.files.files import write_problem
from trustbook.storage.files.scratch import scratch_folder
from trustbook.storage.folder.layout import SHARED_BOOK, private_book_path
from trustbook.storage.folder.manifest import BackupInfo, list_backups
from trustbook.storage.sqlite.connection import connect, refuse_foreign, take_lock, verify

if TYPE_CHECKING:
    from trustbook.storage.backups.belonging import Source


def unusable_backups(source: Source) -> Iterator[Problem]:
    """Unpack each kept backup and read all of it that whoever is signed in can open.

    Where there is no room to unpack, that is what it tells: DiskFull, CannotWriteFile.
    """
    try:
        for info in list_backups(source.folder, source.keyring.shared_key):
            with scratch_folder() as place:
                if not _opens(source, info, place / "copy"):
                    yield UnusableBackup(info.path)
    except OSError as error:
        yield write_problem(error, Path(tempfile.gettempdir()))


def _opens(source: Source, info: BackupInfo, folder: Path) -> bool:
    """Whether the books that were read back when it was made can still be, as far as their keys are here."""
    try:
        unpack(info.path, folder)
        for path, keys in _readable(source, folder):
            if path.name in info.verified_books and not any(_reads(path, key) for key in keys):
                return False
    except Problem:
        return False
    return source.held.opens_kept(folder)


def _readable(source: Source, folder: Path) -> Iterator[tuple[Path, tuple[bytes, ...]]]:
    keyring = source.keyring
    yield folder / SHARED_BOOK, keyring.shared_keys
    if keyring.private_keys:
        yield private_book_path(folder, keyring.private_book), keyring.private_keys


def _reads(path: Path, key: bytes) -> bool:
    try:
        raw = connect(path, key, "rw")
        try:
            take_lock(raw, "rw")
            refuse_foreign(raw, path)
            verify(raw, path)
        finally:
            raw.close()
    except Problem:
        return False
    return True
