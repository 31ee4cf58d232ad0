"""Looking at a workbook without a passphrase: structure only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trustbook.domain.problems import (
    AlreadyOpen,
    ConflictCopy,
    MissingBook,
    MissingKeys,
    MissingPart,
    NotAWorkbook,
    Problem,
    UnclearParts,
)
from trustbook.storage.folder.layout import SHARED_BOOK, book_paths, strangers
from trustbook.storage.keys.keys import read_key_files
from trustbook.storage.sqlite.connection import look_at_file


@dataclass(frozen=True, slots=True)
class FolderReport:
    """What can be told from outside. Counts say how many books and key files there are, not whose."""

    folder: Path
    problems: tuple[Problem, ...]
    books: int
    key_files: int

    @property
    def is_workbook(self) -> bool:
        """Whether signing in may be tried."""
        return self.key_files > 0 and self.books > 0


def inspect_folder(folder: Path) -> FolderReport:
    """Look at every book and key file. Raises nothing that a person can cause: it stands in `problems`."""
    try:
        books = book_paths(folder)
        odd = strangers(folder)
    except (OSError, MissingKeys):
        return FolderReport(folder, (_what_is_missing(folder),), 0, 0)
    key_files = 0
    try:
        good, problems_of_keys = read_key_files(folder)
        key_files = len(good)
    except MissingKeys as problem:
        problems_of_keys = [problem]
    problems = [*problems_of_keys]
    if folder / SHARED_BOOK not in books:
        problems.append(MissingBook(folder / SHARED_BOOK))
    for path in books:
        problems += _problems_of_book(path)
    if len(books) < key_files + 1 and not any(isinstance(problem, MissingBook) for problem in problems):
        problems.append(MissingPart(folder))
    if len(books) > key_files + len(problems_of_keys) + 1:
        problems.append(UnclearParts(folder))
    problems += [ConflictCopy(path) for path in odd]
    return FolderReport(folder, tuple(problems), len(books), key_files)


def _problems_of_book(path: Path) -> list[Problem]:
    try:
        look_at_file(path)
    except AlreadyOpen:
        return []
    except Problem as problem:
        return [problem]
    return []


def _what_is_missing(folder: Path) -> Problem:
    try:
        return MissingKeys(folder) if book_paths(folder) else NotAWorkbook(folder)
    except OSError:
        return NotAWorkbook(folder)
