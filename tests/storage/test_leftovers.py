"""Nothing that was erased, and no key that was replaced, lives on in what a crash or a fault left behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage.support import ANA, BEN, CLOCK, entry, make_backup, sign_in
from trustbook.domain.problems import DiskFull
from trustbook.storage import secrets_change
from trustbook.storage.backups import backup_changes
from trustbook.storage.backups.backups import purge_in_backups
from trustbook.storage.books.book import Book
from trustbook.storage.folder.layout import private_book_path
from trustbook.storage.keys.keys import unlock
from trustbook.storage.secrets_change import change_secrets
from trustbook.storage.workbook_folder import OpenBooks

PLACES = (".", "keys", "backups", "backups/2026-05-03-0001", "backups/2026-05-03-0001/keys")


def test_what_a_crash_left_half_written_is_gone_at_the_next_opening(ana_and_ben: OpenBooks) -> None:
    make_backup(ana_and_ben, CLOCK)
    ana_and_ben.close()
    folder = ana_and_ben.folder
    names = (".0123456789abcdef.unfinished", ".0123456789abcdef.unfinished-journal")
    left = [folder / place / name for place in PLACES for name in names]
    for path in left:
        path.write_bytes(b"an old copy of a book, with what was erased since")
    kept = folder / "our own notes.txt"
    kept.write_text("not ours to delete", encoding="utf-8")
    sign_in(folder, BEN)[0].close()
    assert [path for path in left if path.exists()] == [] and kept.exists()


def full_disk(*_: object) -> None:
    raise DiskFull(Path("x"))


@pytest.mark.thorough
@pytest.mark.parametrize("step", ["rekey_book", "rekey_in_backups"])
def test_two_changes_of_secrets_with_a_full_disk_lose_no_book(
    ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    assert ana_alone.private is not None
    ana_alone.private.entries.write(entry("mine"))
    kept = make_backup(ana_alone, CLOCK).path
    folder = ana_alone.folder
    with monkeypatch.context() as patch:
        patch.setattr(secrets_change if step == "rekey_book" else backup_changes, step, full_disk)
        unlocked = change_secrets(ana_alone, unlock(folder, ANA), "second", None)
        change_secrets(ana_alone, unlocked, "third", None)
        assert ana_alone.private.entries.get("mine") is not None
    ana_alone.close()
    books, unlocked = sign_in(folder, "third")
    assert books.private is not None and books.private.entries.get("mine") is not None
    books.close()
    keyring = unlock(folder, "third").keyring
    assert len(keyring.private_keys) == 1
    Book.open(private_book_path(kept, keyring.private_book), keyring.private_keys[0]).close()


def test_erasing_the_only_page_of_an_exercise_leaves_no_definition_that_tells_of_it(book: Book) -> None:
    for digest in ("a", "b"):
        book.definitions.remember(digest, f"exercise-{digest}", "{}")
        book.entries.write(entry(f"page-{digest}", definition=digest))
    book.upkeep.purge(["page-a"])
    assert book.definitions.get("a") is None and book.definitions.get("b") == "{}"


def test_erasing_reaches_a_backup_whose_manifest_is_lost(ana_alone: OpenBooks) -> None:
    assert ana_alone.private is not None
    ana_alone.private.entries.write(entry("mine"))
    kept = make_backup(ana_alone, CLOCK).path
    (kept / "backup.json").write_bytes(b"garbage")
    assert purge_in_backups(ana_alone.folder, ana_alone.keyring, ["mine"], "private") == ()
    book = Book.open(private_book_path(kept, ana_alone.keyring.private_book), ana_alone.keyring.private_keys[0])
    assert book.entries.heads() == ()
    book.close()


def set_aside(folder: Path, file_id: str) -> tuple[Path, Path]:
    """What is kept after an own and somebody else's book were found with a foreign journal."""
    mine = folder / "set-aside" / f"{file_id}.book.0123456789abcdef.foreign-journal"
    other = folder / "set-aside" / "00000000-0000-4000-8000-000000000000.book.0123456789abcdef.foreign-journal"
    for place in (mine, other):
        place.mkdir(parents=True)
        shutil.copy(private_book_path(folder, file_id), place / "book")
    return mine, other


def test_erasing_and_new_secrets_reach_what_was_set_aside(ana_alone: OpenBooks) -> None:
    folder, file_id = ana_alone.folder, ana_alone.keyring.private_book
    kept = make_backup(ana_alone, CLOCK).path
    pairs = [set_aside(folder, file_id), set_aside(kept, file_id)]
    purge_in_backups(folder, ana_alone.keyring, ["mine"], "private")
    assert not any(mine.exists() for mine, _other in pairs) and all(other.exists() for _mine, other in pairs)
    for _mine, other in pairs:
        shutil.rmtree(other.parent)
    pairs = [set_aside(folder, file_id), set_aside(kept, file_id)]
    change_secrets(ana_alone, unlock(folder, ANA), "another", None)
    assert not any(mine.exists() for mine, _other in pairs)
