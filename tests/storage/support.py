"""Small makers for the tests of storage."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tests.ready_workbooks import PLACE
from trustbook.domain.entries import Entry, EntryRole, EntryState, Revision, RevisionReason
from trustbook.domain.problems import Problem
from trustbook.domain.times import Moment, random_id
from trustbook.storage.backups.backups import BackupInfo, back_up_folder, read_copy
from trustbook.storage.books.book import Book
from trustbook.storage.keys import kdf
from trustbook.storage.keys.keys import Unlocked, unlock
from trustbook.storage.workbook_folder import OpenBooks, add_partner, create_workbook, open_workbook

CHEAP = kdf.Cost(memory_kib=64, passes=1, lanes=1)
KEY = bytes(range(32))
ANA, BEN = "correct horse", "battery staple"


@dataclass
class Calendar:
    """A clock that a test sets."""

    at: datetime = field(default_factory=lambda: datetime(2026, 5, 3, 14, 2, tzinfo=UTC))

    def now(self) -> Moment:
        return Moment(self.at, "Europe/Vienna")

    def today(self) -> date:
        return self.at.date()

    def ticks(self) -> float:
        return self.at.timestamp()

    def pass_by(self, **by: float) -> None:
        self.at += timedelta(**by)


CLOCK = Calendar()


def entry(entry_id: str, answers: dict[str, Any] | None = None, **changes: Any) -> Entry:
    """A page with some answers."""
    values: dict[str, Any] = {
        "exercise_id": "walk",
        "definition": "digest",
        "role": EntryRole.OWN,
        "author": "ana",
        "state": EntryState.STARTED,
        "on": date(2026, 5, 3),
        "saved": CLOCK.now(),
    }
    return Entry(id=entry_id, answers={"text": "some words"} if answers is None else answers, **(values | changes))


def frozen(version_id: str, entry_id: str, answers: dict[str, Any] | None = None, **changes: Any) -> Revision:
    """A frozen version of a page."""
    values: dict[str, Any] = {"definition": "digest", "reason": RevisionReason.LEAVING, "made": CLOCK.now()}
    return Revision(
        version_id, entry_id, answers={"text": "some words"} if answers is None else answers, **(values | changes)
    )


def solo(folder: Path) -> OpenBooks:
    """A new workbook of one person, open at her seat."""
    return create_workbook(folder, "Ana", ANA, ids=random_id, clock=CLOCK)


def couple(folder: Path) -> OpenBooks:
    """A new workbook of two, open at the first one's seat."""
    books = solo(folder)
    add_partner(books, "Ben", BEN, ids=random_id, clock=CLOCK)
    return books


@cache
def _made(make: Callable[[Path], OpenBooks]) -> Path:
    folder = Path(tempfile.mkdtemp(dir=os.environ[PLACE])) / "ready"
    make(folder).close()
    return folder


def ready(make: Callable[[Path], OpenBooks], folder: Path) -> None:
    """Put a closed workbook there that `make`, which is `solo` or `couple`, made once for all tests of a process."""
    shutil.copytree(_made(make), folder)


def sign_in(folder: Path, passphrase: str = ANA) -> tuple[OpenBooks, Unlocked]:
    """Open a workbook at the seat of the passphrase."""
    unlocked = unlock(folder, passphrase)
    return open_workbook(folder, unlocked, CLOCK), unlocked


def every_file(folder: Path) -> dict[str, bytes]:
    """Content of every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def make_backup(books: OpenBooks, clock: Calendar) -> BackupInfo:
    """A kept backup, which is gone back to at once: what cannot be restored is no backup."""
    info = back_up_folder(books.source, clock.now()).info
    must_restore(info.path, books)
    return info


def must_restore(source: Path, books: OpenBooks) -> tuple[Problem, ...]:
    """Restore a backup or a stick's file and open it with a passphrase, or with the key files of the sitting.

    Gives what the restoring told. Raises AssertionError.
    """
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "Back.trustbook"
        told = read_copy(source, target)
        assert not (target / "backup.json").exists()
        assert not [path for path in target.rglob("*") if "unfinished" in path.name]
        opened = [who for who in (ANA, BEN, "another", "second", "third") if _opens_whole(target, who)]
        assert opened or books.held.opens_shared(target), "nobody could go back to this"
    return told


def _opens_whole(folder: Path, passphrase: str) -> bool:
    try:
        books, _ = sign_in(folder, passphrase)
    except Problem:
        return False
    try:
        for book in books.open_ones:
            book.upkeep.check()
    finally:
        books.close()
    return True


def reopened(book: Book) -> Book:
    """The same book, closed and opened again."""
    book.close()
    return Book.open(book.path, book.database.key)


def freeze(book: Book, entry_id: str, text: str, revision_id: str = "") -> str:
    """Freeze a version with this text; its id."""
    made = book.revisions.add(frozen(revision_id or random_id(), entry_id, {"text": text}))
    return made.id
