from __future__ import annotations

import pytest

from tests.storage.cipher_pages import decrypted_pages
from tests.storage.support import CLOCK, KEY, entry, freeze, reopened
from trustbook.domain.entries import Event, EventKind
from trustbook.domain.times import random_id
from trustbook.storage.books.book import Book
from trustbook.storage.books.records import ShareNote
from trustbook.storage.books.upkeep import Upkeep
from trustbook.storage.sqlite.connection import journal_of


def test_a_purge_takes_everything_of_an_entry_and_nothing_else(book: Book) -> None:
    for name in ("gone", "kept"):
        book.entries.write(entry(name, {"text": f"MARKER-{name}"}))
        freeze(book, name, f"MARKER-{name}-old")
        book.events.add(Event(random_id(), EventKind.SHARED, CLOCK.today(), name))
        book.share_notes.put(ShareNote(f"copy-{name}", name, ("text",), "placed", CLOCK.now(), {"text": "x"}))
    book.upkeep.purge(["gone"])
    assert [e.id for e in book.entries.all()] == ["kept"]
    assert book.revisions.of_entry("gone") == () and len(book.revisions.of_entry("kept")) == 1
    assert [e.entry_id for e in book.events.all()] == ["kept"]
    assert [n.copy_id for n in book.share_notes.all()] == ["copy-kept"]
    book.upkeep.check()


def test_nothing_of_a_purged_page_is_left_in_the_file_or_its_journal(book: Book) -> None:
    texts = {f"{n}": f"MARKER-{n}-" + "long " * 900 * (n % 3) for n in range(40)}
    for name, text in texts.items():
        book.entries.write(entry(name, {"text": text}))
        freeze(book, name, text)
    book.upkeep.purge([name for name in texts if int(name) % 2])
    plain = b"".join(decrypted_pages(book.path, KEY))
    assert b"MARKER-2-" in plain
    for name in texts:
        assert (f"MARKER-{name}-".encode() in plain) == (int(name) % 2 == 0)
    assert journal_of(book.path).stat().st_size == 0


def test_an_unfinished_purge_is_finished_at_the_next_opening(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.entries.write(entry("a"))
    with monkeypatch.context() as patch:
        patch.setattr(Upkeep, "scrub", lambda self: None)
        book.upkeep.purge(["a"])
    assert book.database.raw.execute("SELECT count(*) FROM purge_list").fetchone() == (1,)
    again = reopened(book)
    try:
        assert again.database.raw.execute("SELECT count(*) FROM purge_list").fetchone() == (0,)
        assert again.entries.all() == ()
    finally:
        again.close()
