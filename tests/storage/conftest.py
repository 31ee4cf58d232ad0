"""Cheap keys for every test of storage, and books that are closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.support import CHEAP, KEY, couple, ready, sign_in, solo
from trustbook.storage.books.book import Book
from trustbook.storage.keys import kdf
from trustbook.storage.workbook_folder import OpenBooks


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "new_slots", CHEAP)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a workbook will be."""
    return tmp_path / "Ours.trustbook"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A new private book that is open."""
    made = Book.create(tmp_path / "one.book", KEY, kind="private", workbook_id="w")
    yield made
    made.close()


@pytest.fixture
def ana_alone(folder: Path) -> Iterator[OpenBooks]:
    """A workbook of one person, open."""
    ready(solo, folder)
    books, _ = sign_in(folder)
    yield books
    books.close()


@pytest.fixture
def ana_and_ben(folder: Path) -> Iterator[OpenBooks]:
    """A workbook of two, open at Ana's seat."""
    ready(couple, folder)
    books, _ = sign_in(folder)
    yield books
    books.close()
