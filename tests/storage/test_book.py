from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.storage.support import CLOCK, KEY, entry, reopened
from trustbook.domain.entries import EntryRole, EntryState
from trustbook.domain.times import Moment
from trustbook.storage.books.book import Book
from trustbook.storage.sqlite.connection import APPLICATION_ID, FORMAT_VERSION, PLAIN_HEADER, journal_of


def test_what_was_written_is_there_after_reopening(book: Book) -> None:
    book.entries.write(entry("a", {"text": "first"}))
    book.entries.write(entry("b", on=date(2020, 2, 29), state=EntryState.NOT_NOW, author=None, role=EntryRole.JOINT))
    again = reopened(book)
    try:
        assert [(e.id, e.lamport) for e in again.entries.all()] == [("b", 2), ("a", 1)]
        found = again.entries.get("b")
        assert found == entry(
            "b",
            on=date(2020, 2, 29),
            state=EntryState.NOT_NOW,
            author=None,
            role=EntryRole.JOINT,
            lamport=2,
            writer=again.entries.all()[1].writer,
        )
        assert again.entries.get("c") is None
        assert (again.kind, again.workbook_id) == ("private", "w")
    finally:
        again.close()


def test_moments_keep_their_zone(book: Book) -> None:
    book.entries.write(entry("a"))
    assert book.entries.all()[0].saved == Moment(CLOCK.at, "Europe/Vienna")


def test_the_settings_of_the_connection_are_those_that_were_measured(book: Book) -> None:
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 3,
        "temp_store": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "application_id": APPLICATION_ID,
        "user_version": FORMAT_VERSION,
    }
    assert {name: book.database.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected
    assert book.database.raw.execute("PRAGMA cipher_version").fetchone()[0]


def test_a_book_is_never_in_clear_and_only_for_its_owner(book: Book) -> None:
    book.entries.write(entry("a", {"text": "MARKER"}))
    content = book.path.read_bytes()
    assert not content.startswith(PLAIN_HEADER) and b"MARKER" not in content and b"revisions" not in content
    assert book.path.stat().st_mode & 0o777 == 0o600


def test_books_start_padded_and_grow_in_steps(book: Book) -> None:
    step, sizes = 64 * 4096, set()
    assert book.path.stat().st_size == step
    for number in range(120):
        book.entries.write(entry(str(number), {"text": "x" * 5000}))
        sizes.add(book.path.stat().st_size)
    assert all(size % step == 0 for size in sizes)
    assert len(sizes) <= 5
    book.upkeep.purge([str(number) for number in range(120)])
    assert book.path.stat().st_size == step


def test_a_sitting_that_writes_nothing_leaves_the_file_as_it_was(book: Book) -> None:
    book.close()
    before = book.path.read_bytes()
    again = Book.open(book.path, KEY)
    again.entries.heads()
    again.upkeep.check()
    again.close()
    assert book.path.read_bytes() == before
    assert not journal_of(Path(book.path)).exists()
