from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.support import CLOCK, KEY, entry, freeze, frozen, reopened
from trustbook.domain.entries import RevisionReason
from trustbook.storage.books.book import Book

OTHER_COLUMNS = "id, entry_id, made_utc, made_zone, reason, definition"
ALL_COLUMNS = f"sequence, {OTHER_COLUMNS}, answers"


def test_frozen_versions_come_back_in_order_whatever_the_clock_says(book: Book) -> None:
    book.entries.write(entry("a"))
    first = book.revisions.add(frozen("r1", "a", {"text": "1"}, reason=RevisionReason.LOCK))
    CLOCK.pass_by(days=-400)
    second = book.revisions.add(frozen("r2", "a", {"text": "2"}))
    CLOCK.pass_by(days=400)
    assert book.revisions.of_entry("a") == (first, second)
    assert book.revisions.get("r2") == second and book.revisions.get("r3") is None
    assert first.lamport < second.lamport


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revisions SET answers = '{}'",
        "DELETE FROM revisions",
        f"REPLACE INTO revisions ({ALL_COLUMNS}) SELECT sequence, {OTHER_COLUMNS}, '{{}}' FROM revisions",
        f"REPLACE INTO revisions ({ALL_COLUMNS}) SELECT NULL, {OTHER_COLUMNS}, '{{}}' FROM revisions",
        "UPDATE entries SET id = 'other'",
        "DELETE FROM entries",
    ],
)
def test_no_statement_changes_a_frozen_version(book: Book, statement: str) -> None:
    from sqlcipher3 import dbapi2

    book.entries.write(entry("a"))
    freeze(book, "a", "frozen")
    before = book.revisions.of_entry("a")
    with pytest.raises(dbapi2.IntegrityError):
        book.database.raw.execute(statement)
    assert book.revisions.of_entry("a") == before


@pytest.mark.thorough
@settings(max_examples=20)
@given(st.lists(st.sampled_from(["write", "freeze", "purge", "reopen"]), max_size=30))
def test_whatever_happens_every_frozen_version_stays_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    book = Book.create(tmp_path_factory.mktemp("acts") / "a.book", KEY, kind="private", workbook_id="w")
    frozen: dict[str, str] = {}
    try:
        book.entries.write(entry("kept"))
        for number, act in enumerate(acts):
            if act == "write":
                book.entries.write(entry("kept", {"text": f"text {number}"}))
            elif act == "freeze":
                frozen[freeze(book, "kept", f"text {number}")] = f"text {number}"
            elif act == "purge":
                book.entries.write(entry("other"))
                freeze(book, "other", "gone")
                book.upkeep.purge(["other"])
            else:
                book = reopened(book)
        assert {r.id: r.answers["text"] for r in book.revisions.of_entry("kept")} == frozen
        book.upkeep.check()
    finally:
        book.close()
