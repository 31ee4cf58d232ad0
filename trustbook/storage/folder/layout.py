"""What lies where in a workbook's folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from trustbook.domain.problems import InsideWorkbook
from trustbook.storage.files.files import UNFINISHED
from trustbook.storage.keys.keys import KEYS_FOLDER, key_file_paths
from trustbook.storage.sqlite.connection import JOURNAL

SHARED_BOOK: Final = "shared.book"
BACKUPS_FOLDER: Final = "backups"
SET_ASIDE_FOLDER: Final = "set-aside"
_BOOK_NAME: Final = re.compile(r"(shared|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\.book")
_BEGUN_NAME: Final = re.compile(r"\.([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\.joining")
_FOLDERS: Final = (KEYS_FOLDER, BACKUPS_FOLDER, SET_ASIDE_FOLDER)
_OURS: Final = re.compile(r"\.book|\.json|conflict|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_OUR_FOLDERS: Final = re.compile(rf"\b({'|'.join(_FOLDERS)})(\b|_)", re.IGNORECASE)


def private_book_path(folder: Path, file_id: str) -> Path:
    """Where the private book with this file id lies."""
    return folder / f"{file_id}.book"


def book_paths(folder: Path) -> list[Path]:
    """The books in a folder, by the form of their names; links, pipes and folders are none. Raises OSError."""
    named = (path for path in folder.iterdir() if _BOOK_NAME.fullmatch(path.name))
    return sorted(path for path in named if path.is_file() and not path.is_symlink())


def begun_book_path(folder: Path, file_id: str) -> Path:
    """Where the private book of a person lies who is just taking the second seat."""
    return folder / f".{file_id}.joining"


def begun_books(folder: Path) -> dict[str, Path]:
    """Those that were begun and did not get their name, by file id. Raises OSError."""
    matches = ((path, _BEGUN_NAME.fullmatch(path.name)) for path in folder.iterdir())
    return {match[1]: path for path, match in matches if match and path.is_file() and not path.is_symlink()}


def is_book(name: str) -> bool:
    """Whether a file of this name is a book of a workbook."""
    return _BOOK_NAME.fullmatch(name) is not None


def is_book_or_journal(name: str) -> bool:
    """Whether a file of this name belongs to a workbook beside its keys."""
    return _BOOK_NAME.fullmatch(name.removesuffix(JOURNAL)) is not None


def refuse_inside_workbook(target: Path) -> None:
    """Raises InsideWorkbook for a file that would lie in a workbook's folder, which is for its own files."""
    if any(os.path.lexists(folder / SHARED_BOOK) for folder in (target, *target.parents, *target.resolve().parents)):
        raise InsideWorkbook(target)


def files_to_keep(folder: Path) -> Iterator[Path]:
    """Every file that makes up a workbook or a backup of one: books, their journals, key files."""
    for book in book_paths(folder):
        yield book
        journal = book.with_name(book.name + JOURNAL)
        if journal.is_file() and not journal.is_symlink():
            yield journal
    yield from key_file_paths(folder)


def strangers(folder: Path) -> list[Path]:
    """What looks like a copy of ours under another name, such as a sync tool's conflict copies. Raises OSError."""
    expected = {*files_to_keep(folder), *(folder / name for name in _FOLDERS)}
    places = (folder, folder / KEYS_FOLDER)
    found = (path for place in places for path in place.iterdir() if path not in expected)
    return sorted(path for path in found if _looks_like_ours(path))


def _looks_like_ours(path: Path) -> bool:
    """By our names in theirs; also those of hidden files (one that lies in a cloud only) and of folders."""
    if UNFINISHED in path.name or _BEGUN_NAME.match(path.name):
        return False
    is_folder = path.is_dir() and not path.is_symlink()
    return bool(_OURS.search(path.name) or (is_folder and _OUR_FOLDERS.search(path.name)))


def give_common_date(folder: Path, seconds: float) -> None:
    """Date every book, key file and folder alike, so that dates do not tell what was written. Books must be closed."""
    folders = (folder / KEYS_FOLDER, folder / BACKUPS_FOLDER, folder)
    give_date((*files_to_keep(folder), *(place for place in folders if place.is_dir())), seconds)


def give_date(paths: Iterable[Path], seconds: float) -> None:
    """Date files and folders. Those that cannot be dated stay as they are."""
    for path in paths:
        try:
            os.utime(path, (seconds, seconds))
        except (OSError, OverflowError):
            continue  # read-only folder: nothing was written either
