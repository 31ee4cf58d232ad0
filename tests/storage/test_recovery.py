"""A journal left by a crash is used; another's journal harms nothing."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.support import KEY, entry
from trustbook.domain.problems import AlreadyOpen, DamagedBook
from trustbook.storage.books.book import Book
from trustbook.storage.books.recovery import open_with_care
from trustbook.storage.sqlite.connection import has_hot_journal, journal_of

CRASH = """
import os, signal, sys
from pathlib import Path
from trustbook.storage.books.book import Book
from tests.storage.support import entry
book = Book.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
book.database.raw.execute("PRAGMA cache_size = 4")
with book.database.transaction():
    for number in range(200):
        book.entries.write(entry(str(number), {"text": "changed " * 500}))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def crash_in_the_middle(path: Path, key: bytes = KEY) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH, str(path), key.hex()], check=False)
    assert done.returncode == -signal.SIGKILL
    assert has_hot_journal(path)


def make(path: Path, key: bytes = KEY, pages: int = 200) -> Path:
    book = Book.create(path, key, kind="private", workbook_id="w")
    with book.database.transaction():
        for number in range(pages):
            book.entries.write(entry(str(number), {"text": f"saved {number}"}))
    book.close()
    return path


def texts(book: Book) -> list[str]:
    return [e.answers["text"] for e in book.entries.all()]


SAVED = [f"saved {number}" for number in range(200)]


def test_after_a_crash_the_last_saved_state_is_back_and_no_copy_stays(tmp_path: Path) -> None:
    path = make(tmp_path / "one.book")
    crash_in_the_middle(path)
    book = open_with_care(path, (KEY,))
    assert texts(book) == SAVED
    book.upkeep.check()
    book.close()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.thorough
@pytest.mark.parametrize("other_key", [KEY, bytes(32)])
def test_a_journal_of_another_book_does_not_harm(tmp_path: Path, other_key: bytes) -> None:
    path, other = make(tmp_path / "one.book"), make(tmp_path / "other.book", other_key, pages=20)
    crash_in_the_middle(other, other_key)
    shutil.copy(journal_of(other), journal_of(path))
    whole = path.read_bytes()
    book = open_with_care(path, (KEY,))
    assert texts(book) == SAVED
    book.close()
    assert path.read_bytes() == whole
    (kept,) = (tmp_path / "set-aside").iterdir()
    assert (kept / "journal").exists(), "the journal may be the last trace of something"


@pytest.mark.thorough
def test_plain_sqlite_would_have_been_harmed_by_it(tmp_path: Path) -> None:
    path, other = make(tmp_path / "one.book"), make(tmp_path / "other.book", bytes(32), pages=20)
    crash_in_the_middle(other, bytes(32))
    shutil.copy(journal_of(other), journal_of(path))
    with pytest.raises(DamagedBook):
        book = Book.open(path, KEY)
        try:
            book.upkeep.check()
        finally:
            book.close()


@pytest.mark.thorough
def test_a_crash_while_rolling_back_is_recovered_from_what_was_set_aside(tmp_path: Path) -> None:
    path = make(tmp_path / "one.book")
    crash_in_the_middle(path)
    aside = tmp_path / "set-aside" / path.name
    aside.mkdir(parents=True)
    shutil.copy(path, aside / "book")
    shutil.copy(journal_of(path), aside / "journal")
    Book.open(path, KEY).close()
    book = open_with_care(path, (KEY,))
    assert texts(book) == SAVED
    book.close()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.thorough
def test_a_book_that_another_program_is_writing_is_left_alone(tmp_path: Path) -> None:
    path = make(tmp_path / "one.book")
    slow = CRASH.replace("os.kill(os.getpid(), signal.SIGKILL)", "print('in', flush=True); sys.stdin.read()")
    process = subprocess.Popen(
        [sys.executable, "-c", slow, str(path), KEY.hex()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "in\n"
    assert has_hot_journal(path)
    with pytest.raises(AlreadyOpen):
        open_with_care(path, (KEY,), wait_seconds=0.1)
    assert not (tmp_path / "set-aside").exists()
    process.communicate("")
    assert process.returncode == 0
    book = open_with_care(path, (KEY,))
    assert set(texts(book)) == {"changed " * 500}
    book.close()


def test_damage_is_named_with_the_key_that_fits_none(tmp_path: Path) -> None:
    path = make(tmp_path / "one.book")
    with pytest.raises(DamagedBook):
        open_with_care(path, (bytes(32), bytes([1]) * 32))
    book = open_with_care(path, (bytes(32), KEY))
    assert book.database.key == KEY
    book.close()
