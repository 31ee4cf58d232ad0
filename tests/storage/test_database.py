from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from tests.storage.support import entry, freeze
from trustbook.storage.books.book import Book


def test_a_transaction_is_all_or_nothing(book: Book) -> None:
    with pytest.raises(KeyError), book.database.transaction():
        book.entries.write(entry("a"))
        book.settings.put("x", "1")
        raise KeyError
    assert book.entries.all() == () and book.settings.all() == {}


def test_a_failure_inside_that_is_swallowed_still_undoes_the_whole(book: Book) -> None:
    book.entries.write(entry("a"))
    freeze(book, "a", "x", "r1")
    with pytest.raises(RuntimeError), book.database.transaction():
        book.entries.write(entry("b"))
        with pytest.raises(DBAPIError):
            freeze(book, "a", "y", "r1")
    assert [e.id for e in book.entries.all()] == ["a"]


def test_an_error_of_ours_tells_no_text(book: Book) -> None:
    book.entries.write(entry("a"))
    freeze(book, "a", "SECRET", "r1")
    with pytest.raises(DBAPIError) as caught:
        freeze(book, "a", "SECRET", "r1")
    assert "SECRET" not in str(caught.value) + repr(caught.value)
