"""What a backup or a stick's file holds, for the person whose secret opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.domain.problems import CannotReadFile, Problem
from trustbook.domain.times import Moment
from trustbook.storage.backups.restoring import unpack
from trustbook.storage.files.scratch import scratch_folder
from trustbook.storage.folder.layout import SHARED_BOOK, private_book_path
from trustbook.storage.folder.manifest import info_of

if TYPE_CHECKING:
    from trustbook.storage.keys.keys import Unlocked


@dataclass(frozen=True, slots=True)
class Preview:
    """Numbers of pages, no text."""

    path: Path
    made: Moment
    is_exact: bool
    """Whether the time is known; else the day alone."""
    verified: bool
    problems: tuple[Problem, ...]
    """What in it is damaged or missing."""
    own_pages: int
    shared_pages: int


def preview(path: Path, unlock: Callable[[Path], Unlocked]) -> Preview:
    """Open a copy of the copy, still encrypted, in a temporary folder, and count.

    `unlock` gets that folder. Raises NotABackup, CannotReadFile, what `unlock` raises, and as `Book.open`.
    """
    try:
        with scratch_folder() as place:
            return _count(path, place / "copy", unlock)
    except OSError:
        raise CannotReadFile(path) from None


def _count(path: Path, folder: Path, unlock: Callable[[Path], Unlocked]) -> Preview:
    restored = unpack(path, folder)
    keyring = unlock(folder).keyring
    info = info_of(path, restored.manifest, keyring.shared_key)
    own = _pages(private_book_path(folder, keyring.private_book), keyring.private_keys)
    shared = _pages(folder / SHARED_BOOK, keyring.shared_keys)
    return Preview(path, info.made, info.is_exact, info.verified, restored.problems, own, shared)


def _pages(path: Path, keys: tuple[bytes, ...]) -> int:
    from trustbook.storage.books.recovery import open_with_care

    book = open_with_care(path, keys)
    try:
        book.upkeep.check()
        return len(book.entries.heads())
    finally:
        book.close()
