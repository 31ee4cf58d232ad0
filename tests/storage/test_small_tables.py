from __future__ import annotations

from datetime import date

from trustbook.domain.entries import Event, EventKind
from trustbook.domain.people import Partner
from trustbook.storage.books.book import Book


def test_partners_settings_definitions_and_events_are_kept(book: Book) -> None:
    book.partners.put(Partner("p1", "Ana", "first"))
    book.partners.put(Partner("p2", "Ben", "second"))
    book.partners.put(Partner("p1", "Anna", "first"))
    assert book.partners.all() == (Partner("p1", "Anna", "first"), Partner("p2", "Ben", "second"))
    book.settings.put("language", "de")
    book.settings.put("language", "en")
    assert (book.settings.get("language"), book.settings.get("none", "x"), book.settings.all()) == (
        "en",
        "x",
        {"language": "en"},
    )
    book.definitions.remember("d1", "walk", "{1}")
    book.definitions.remember("d1", "walk", "{2}")
    assert (book.definitions.get("d1"), book.definitions.get("d2")) == ("{1}", None)
    book.events.add(Event("e1", EventKind.MILESTONE, date(2026, 1, 1)))
    book.events.add(Event("e2", EventKind.SETBACK, date(2025, 1, 1), "a"))
    assert [(e.id, e.lamport, e.entry_id) for e in book.events.all()] == [("e1", 1, None), ("e2", 2, "a")]
