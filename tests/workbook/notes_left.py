"""Hidden notes of a private book."""

from __future__ import annotations

from tests.workbook.world import ANA, World
from trustbook.storage.books.book import Book
from trustbook.storage.folder.layout import private_book_path
from trustbook.storage.keys.keys import unlock


def leave_notes(couple: World, *notes: tuple[str, str]) -> None:
    """Close, and put these settings into Ana's private book."""
    couple.close()
    keyring = unlock(couple.folder, ANA).keyring
    book = Book.open(private_book_path(couple.folder, keyring.private_book), keyring.private_keys[0])
    for name, value in notes:
        book.settings.put(name, value)
    book.close()
