from __future__ import annotations

from tests.storage.support import CLOCK
from trustbook.storage.books.book import Book
from trustbook.storage.books.records import ShareNote


def test_a_planned_share_can_be_made_after_a_crash(book: Book) -> None:
    note = ShareNote("copy", "a", ("text", "more"), "planned", CLOCK.now(), {"text": "x"})
    book.share_notes.put(note)
    assert book.share_notes.all() == (note,) and book.share_notes.all("b") == ()
    book.share_notes.set_state("copy", "placed")
    assert book.share_notes.all("a")[0].state == "placed"
