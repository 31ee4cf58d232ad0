"""Damage is noticed and never shown as truth; what is whole can still be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.storage.support import KEY, entry, frozen
from trustbook.domain.problems import CannotWriteFile, DamagedBook, FolderMoved
from trustbook.storage.books.book import Book
from trustbook.storage.books.recovery import open_with_care
from trustbook.storage.sqlite import live_connection
from trustbook.storage.sqlite.connection import has_torn_free_pages, open_raw

pytestmark = pytest.mark.sweep

TEXTS = {str(number): f"text {number} " + "words " * 330 * (number % 4) for number in range(60)}


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "one.book"
    book = Book.create(path, KEY, kind="private", workbook_id="w")
    with book.database.transaction():
        for name, text in TEXTS.items():
            book.entries.write(entry(name, {"text": text}))
        book.revisions.add(frozen("r", "7", {"text": "frozen"}))
        book.definitions.remember("d", "walk", "long " * 3000)
    book.close()
    return path


def damaged(path: Path, page: int, place: int = 1000) -> bytes:
    whole = path.read_bytes()
    at = (page - 1) * 4096 + place
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    return whole


def test_whatever_page_is_damaged_no_read_gives_a_wrong_text(sound: Path) -> None:
    opened = partly = noticed = unused = 0
    book = Book.open(sound, KEY)
    free = book.database.raw.execute("PRAGMA freelist_count").fetchone()[0]
    book.close()
    for page in [*range(1, 90), 100, 110, 128]:
        whole = damaged(sound, page, place=(page * 531) % 4096)
        try:
            book = Book.open(sound, KEY)
        except DamagedBook:
            sound.write_bytes(whole)
            continue
        opened += 1
        found = {e.id: e.answers["text"] for e in book.entries.all()}
        assert found.items() <= TEXTS.items(), page
        for name, text in list(TEXTS.items())[::7]:
            try:
                one = book.entries.get(name)
            except DamagedBook:
                continue
            assert one is not None and one.answers["text"] == text
        try:
            assert book.definitions.get("d") == "long " * 3000
        except DamagedBook:
            pass
        partly += 0 < len(found) < len(TEXTS)
        try:
            book.upkeep.check()
            unused += 1
            assert found == TEXTS, "only pages without content may pass"
            assert not has_torn_free_pages(book.database.raw), "and they are sealed anew"
        except DamagedBook:
            noticed += 1
        book.close()
        sound.write_bytes(whole)
    assert opened > 50 and partly > 30 and noticed > 60
    assert unused <= free


def test_a_damaged_book_opens_to_be_read_and_names_what_is_lost(sound: Path) -> None:
    for page in range(29, 80, 4):
        whole = damaged(sound, page)
        before = sound.read_bytes()
        book = open_with_care(sound, (KEY,))
        assert book.database.damaged and book.database.read_only
        lost = book.salvage.unreadable()
        readable = {e.id for e in book.entries.all()}
        assert set(lost.entries) == set(TEXTS) - readable or not lost.entries
        with pytest.raises(DamagedBook):
            book.entries.write(entry("new"))
        book.close()
        assert sound.read_bytes() == before, "nothing is written into a damaged book"
        sound.write_bytes(whole)


def test_a_lost_page_names_its_entries(sound: Path) -> None:
    losses = []
    for page in range(28, 90, 2):
        whole = damaged(sound, page)
        book = open_with_care(sound, (KEY,))
        losses.append(book.salvage.unreadable())
        book.close()
        sound.write_bytes(whole)
    named = {name for loss in losses for name in loss.entries}
    assert len(named) > 25
    assert any(loss.lists == ("working_copies",) and len(loss.entries) == 1 for loss in losses)


def test_a_sound_book_has_lost_nothing(sound: Path) -> None:
    book = open_with_care(sound, (KEY,))
    assert not book.database.damaged and not book.salvage.unreadable() and not book.database.read_only
    book.close()


def test_damage_that_comes_while_open_stops_writing_and_keeps_reading(sound: Path) -> None:
    book = Book.open(sound, KEY)
    book.database.raw.execute("PRAGMA cache_size = 1")
    descriptor = sound.open("r+b")  # stays open: closing it would drop the lock of this process
    for page in range(30, 60):
        descriptor.seek((page - 1) * 4096 + 100)
        descriptor.write(b"damage")
    descriptor.flush()
    readable = book.entries.all()
    assert 0 < len(readable) < len(TEXTS)
    assert book.database.damaged
    with pytest.raises(DamagedBook):
        book.entries.write(entry("new"))
    book.close()
    descriptor.close()


@pytest.mark.parametrize("then", ["is still there", "is gone"])
def test_a_first_page_that_was_damaged_while_the_book_is_open_is_told_at_every_use(sound: Path, then: str) -> None:
    """It holds the names of the tables. No new connection can be made, and the old one is closed."""
    book = Book.open(sound, KEY)
    book.database.raw.execute("PRAGMA cache_size = 1")
    with sound.open("r+b") as descriptor:
        descriptor.write(b"damage" * 100)
        descriptor.flush()
        with pytest.raises(DamagedBook):
            book.upkeep.check()
        if then == "is gone":
            sound.rename(sound.with_name("elsewhere.book"))
        for use in (
            book.upkeep.check,
            book.database.check_writable,
            lambda: book.settings.get("a"),
            lambda: book.settings.put("a", "b"),
            lambda: book.entries.write(entry("new")),
            lambda: book.upkeep.purge(["1"]),
        ):
            with pytest.raises(DamagedBook if then == "is still there" else (DamagedBook, FolderMoved)):
                use()
        with suppress(FolderMoved):
            assert book.entries.all() == (), "what can be read: nothing"
        book.close()


class FailingReads:
    """Damages pages of an open book; when it is opened anew, they are whole again."""

    def __init__(self, path: Path, patch: pytest.MonkeyPatch) -> None:
        self._whole = path.read_bytes()
        self._file = path.open("r+b")  # stays open: closing it would drop the lock of this process
        self.opened = 0

        def open_anew(*args: Any, **more: Any) -> Any:
            self.opened += 1
            self.end()
            return open_raw(*args, **more)

        patch.setattr(live_connection, "open_raw", open_anew)

    def begin(self, pages: Iterable[int]) -> None:
        for page in pages:
            self._write(page, b"damage" * 10)

    def end(self) -> None:
        for page in range(2, len(self._whole) // 4096 + 1):
            self._write(page, self._whole[(page - 1) * 4096 + 100 : (page - 1) * 4096 + 160])

    def close(self) -> None:
        self._file.close()

    def _write(self, page: int, content: bytes) -> None:
        self._file.seek((page - 1) * 4096 + 100)
        self._file.write(content)
        self._file.flush()


@pytest.fixture
def failing(sound: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Book, FailingReads]]:
    """An open book, and reads of it that fail for a moment."""
    book = Book.open(sound, KEY)
    book.database.raw.execute("PRAGMA cache_size = 1")
    reads = FailingReads(sound, monkeypatch)
    yield book, reads
    book.close()
    reads.close()


def is_sound(book: Book) -> bool:
    book.upkeep.check()
    return True


READS: dict[str, Callable[[Book], object]] = {
    "all entries": lambda book: {e.id: e.answers["text"] for e in book.entries.all()} == TEXTS,
    "one entry": lambda book: all(book.entries.get(name) is not None for name in TEXTS),
    "a definition": lambda book: book.definitions.get("d") == "long " * 3000,
    "a check": is_sound,
    "heads": lambda book: len(book.entries.heads()) == len(TEXTS),
}


@pytest.mark.parametrize("name", READS)
def test_a_read_that_fails_once_is_tried_again_and_nothing_becomes_read_only(
    failing: tuple[Book, FailingReads], name: str
) -> None:
    book, reads = failing
    reads.begin(range(3, 100))

    assert READS[name](book)
    assert reads.opened >= 1, "it did fail"
    assert not book.database.damaged and not book.database.read_only
    book.entries.write(entry("new", {"text": "written"}))
    assert book.entries.get("new") is not None


def test_a_write_that_meets_a_failing_read_can_be_tried_again(failing: tuple[Book, FailingReads]) -> None:
    book, reads = failing
    reads.begin(range(3, 100))
    with pytest.raises(CannotWriteFile), book.database.transaction():
        for name in TEXTS:
            book.entries.write(entry(name, {"text": "new"}))

    assert not book.database.damaged and not book.database.read_only
    assert {e.id: e.answers["text"] for e in book.entries.all()} == TEXTS, "and nothing of it was kept"
    book.entries.write(entry("7", {"text": "new"}))


def test_a_write_that_meets_a_damage_stops_writing(sound: Path) -> None:
    book = Book.open(sound, KEY)
    book.database.raw.execute("PRAGMA cache_size = 1")
    with sound.open("r+b") as file:
        for page in range(30, 90):
            file.seek((page - 1) * 4096 + 100)
            file.write(b"damage")
        file.flush()
        with pytest.raises(DamagedBook), book.database.transaction():
            for name in TEXTS:
                book.entries.write(entry(name, {"text": "new"}))
        assert book.database.damaged and book.database.read_only
        book.close()


def test_a_damaged_book_does_not_spoil_one_that_is_written_with_it(sound: Path, tmp_path: Path) -> None:
    other = Book.create(tmp_path / "other.book", KEY, kind="shared", workbook_id="w")
    with pytest.raises(DamagedBook), other.database.transaction():
        raise DamagedBook(sound)

    assert not other.database.damaged
    other.entries.write(entry("a", {"text": "b"}))
    other.close()
