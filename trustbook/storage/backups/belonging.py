"""Which files of a workbook's folder belong to it, as far as the person who is signed in can know.

Their own private book is known by name. Of the others only the number is known: one for each other key file, or for
each other partner in the shared book. Earlier backups tell which names were those of somebody who signed in.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.domain.form_problems import TooLargeFile
from trustbook.domain.problems import (
    AlreadyOpen,
    MissingKeyFile,
    MissingPart,
    NotAWorkbook,
    PlainDatabase,
    Problem,
    StrayFile,
    UnclearParts,
)
from trustbook.storage.folder.layout import SHARED_BOOK, book_paths, private_book_path
from trustbook.storage.sqlite.connection import look_at_file

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.folder.held_keys import HeldKeys
    from trustbook.storage.keys.keys import Keyring


@dataclass(frozen=True, slots=True)
class Source:
    """An open workbook, as a copy is made of it."""

    folder: Path
    keyring: Keyring
    books: tuple[Book, ...]
    """Those that are open; the shared one is among them."""
    held: HeldKeys

    @property
    def is_in_its_place(self) -> bool:
        """Whether the folder is still the one that was opened."""
        try:
            self.shared.database.check_still_there()
        except Problem:
            return False
        return True

    @property
    def shared(self) -> Book:
        """The shared book. It is always open."""
        return next(book for book in self.books if book.path.name == SHARED_BOOK)

    @property
    def own_names(self) -> frozenset[str]:
        """Names of the books that belong to whoever is signed in, open or not."""
        own = private_book_path(self.folder, self.keyring.private_book).name
        return frozenset({SHARED_BOOK, own, *(book.path.name for book in self.books)})


@dataclass(frozen=True, slots=True)
class ClosedBooks:
    """The books that are not open: what a copy takes along as it lies, and what is to be told about it."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]


def closed_books(source: Source, key_files: int, verified_before: Collection[str]) -> ClosedBooks:
    """What belongs to the workbook besides the books that are open. Raises OSError.

    `key_files` is their number, damaged ones too; `verified_before` holds names from earlier backups. What is damaged
    is taken along as it is, but for what cannot be a book at all.
    """
    opened = {book.path.name for book in source.books}
    if not source.is_in_its_place:
        gone = key_files > 1 or source.own_names - opened
        return ClosedBooks((), (MissingPart(source.folder),) if gone else ())
    people = max(key_files, _partners(source.shared), 1)
    number = people - 1
    lying = {path: _what_is_wrong(path) for path in book_paths(source.folder) if path.name not in opened}
    usable = {path: problem for path, problem in lying.items() if not _is_no_book(problem)}
    others = [path for path in usable if path.name not in source.own_names]
    known = [path for path in others if path.name in verified_before]
    taken = known if len(known) >= number else others
    strays = [path for path in lying if path not in usable or (path in others and path not in taken)]
    problems = [problem for path, problem in usable.items() if problem is not None and path not in strays]
    problems += [StrayFile(path) for path in strays]
    if key_files < people:
        problems.append(MissingKeyFile(source.folder))
    if len(taken) > number:
        problems.append(UnclearParts(source.folder))
    own = [path for path in usable if path.name in source.own_names]
    if len(taken) < number or len(own) < len(source.own_names - opened):
        problems.append(MissingPart(source.folder))
    return ClosedBooks((*own, *taken), tuple(problems))


def _partners(shared: Book) -> int:
    try:
        (number,) = shared.database.raw.execute("SELECT count(*) FROM partners").fetchone()
    except Problem:
        return 0  # a damaged page; the number of key files has to do
    return int(number)


def _is_no_book(problem: Problem | None) -> bool:
    """Empty, far too large, in clear; or another name of a book that is open here, whose file nothing may touch."""
    return isinstance(problem, NotAWorkbook | PlainDatabase | AlreadyOpen | TooLargeFile)


def _what_is_wrong(path: Path) -> Problem | None:
    try:
        look_at_file(path)
    except Problem as problem:
        return problem
    return None
