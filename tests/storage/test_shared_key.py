"""After somebody left, the shared book gets a new key before anybody can join: an older copy opens nothing of later."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage.support import ANA, BEN, CLOCK, couple, make_backup, sign_in
from trustbook.domain.problems import DamagedBook, DiskFull, ForeignKeyFile, NewerFormat, SharedKeyKnown
from trustbook.domain.times import random_id
from trustbook.storage import secrets_change, shared_key
from trustbook.storage.backups.backups import list_backups, read_copy
from trustbook.storage.books.book import Book
from trustbook.storage.folder.held_keys import HeldKeys
from trustbook.storage.folder.layout import SHARED_BOOK
from trustbook.storage.keys import keyfile
from trustbook.storage.keys.keyfile import read_key_file
from trustbook.storage.keys.keys import Unlocked, unlock
from trustbook.storage.leaving import close_seat, knew_the_key
from trustbook.storage.open_books import OpenBooks, open_shared
from trustbook.storage.workbook_folder import add_partner, open_workbook

STEPS = ("keys", "book", "backups", "told", "done")


class Crash(BaseException):
    """As if the machine stopped: nothing catches it."""


@pytest.fixture
def left(tmp_path: Path) -> Unlocked:
    """A couple's workbook with backups from before Ben left, closed; what Ben holds of it, who kept a copy."""
    books = couple(tmp_path / "Ours.trustbook")
    books.shared.settings.put("said", "before he left")
    for _ in range(2):
        make_backup(books, CLOCK)
    folder = books.folder
    books.close()
    shutil.copytree(folder, tmp_path / "Kept by Ben.trustbook")
    books = open_workbook(folder, unlock(folder, BEN), CLOCK)
    close_seat(books, unlock(folder, BEN))
    return unlock(tmp_path / "Kept by Ben.trustbook", BEN)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Ours.trustbook"


def _assert_nothing_opens(folder: Path, key: bytes) -> None:
    for place in (folder, *(info.path for info in list_backups(folder))):
        with pytest.raises(DamagedBook):
            Book.open(place / SHARED_BOOK, key)


def _assert_whole(folder: Path, tmp_path: Path) -> None:
    """Ana signs in and finds all of it, here and in each backup, and her key file is as before."""
    books, unlocked = sign_in(folder, ANA)
    assert books.shared.settings.get("said") == "before he left" and not knew_the_key(books.shared)
    books.shared.upkeep.check()
    books.close()
    unlocked = unlock(folder, ANA)
    assert unlocked.keyring.older_shared_keys == () and read_key_file(unlocked.key_file.path).version == 2
    backups = list_backups(folder, unlocked.keyring.shared_key)
    assert len(backups) == 2 and all(info.is_exact and SHARED_BOOK in info.verified_books for info in backups)
    for number, info in enumerate(backups):
        back = tmp_path / f"back{number}"
        assert read_copy(info.path, back) == ()
        again, _ = sign_in(back, ANA)
        assert again.shared.settings.get("said") == "before he left"
        again.close()


def test_who_left_and_kept_a_copy_opens_nothing_that_lies_there_after_the_next_sign_in(
    left: Unlocked, folder: Path, tmp_path: Path
) -> None:
    old = left.keyring.shared_key
    Book.open(folder / SHARED_BOOK, old).close()  # until then it would have opened
    books, _ = sign_in(folder, ANA)
    add_partner(books, "Cem", BEN, ids=random_id, clock=CLOCK)
    books.close()
    _assert_nothing_opens(folder, old)
    assert unlock(folder, BEN).keyring.shared_key == unlock(folder, ANA).keyring.shared_key != old
    with pytest.raises((ForeignKeyFile, DamagedBook)):
        open_shared(folder, left.keyring, HeldKeys(left), CLOCK)
    _assert_whole(folder, tmp_path)


@pytest.mark.thorough
def test_it_is_done_once_and_without_a_leave_never(left: Unlocked, folder: Path, tmp_path: Path) -> None:
    books, _ = sign_in(folder, ANA)
    books.close()
    key = unlock(folder, ANA).keyring.shared_key
    sign_in(folder, ANA)[0].close()
    assert unlock(folder, ANA).keyring.shared_key == key
    together = couple(tmp_path / "Two.trustbook")
    before = together.keyring.shared_key
    together.close()
    sign_in(tmp_path / "Two.trustbook", ANA)[0].close()
    assert unlock(tmp_path / "Two.trustbook", ANA).keyring.shared_key == before


@pytest.mark.thorough
@pytest.mark.parametrize("step", STEPS)
def test_cut_off_at_any_step_the_next_sign_in_finishes_it(
    left: Unlocked, folder: Path, tmp_path: Path, step: str
) -> None:
    def cut(name: str) -> None:
        if name == step:
            raise Crash

    unlocked = unlock(folder, ANA)
    books = open_shared(folder, unlocked.keyring, HeldKeys(unlocked), CLOCK)
    with pytest.raises(Crash):
        shared_key.renew_shared_key(books, unlocked, steps=cut)
    books.close()
    _assert_whole(folder, tmp_path)
    _assert_nothing_opens(folder, left.keyring.shared_key)


def test_an_older_program_says_while_it_is_unfinished_that_a_newer_one_wrote_the_key_file(
    left: Unlocked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _unfinished(folder, monkeypatch)
    monkeypatch.setattr(keyfile.KeyFileData, "VERSION", 2)
    with pytest.raises(NewerFormat):
        unlock(folder, ANA)


def test_on_a_full_disk_she_can_go_on_writing_and_nobody_joins_before_it_is_done(
    left: Unlocked, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = _unfinished(folder, monkeypatch, close=False)
    books.shared.settings.put("said", "before he left")
    with pytest.raises(SharedKeyKnown):
        add_partner(books, "Cem", BEN, ids=random_id, clock=CLOCK)
    books.close()
    books, _ = sign_in(folder, ANA)
    add_partner(books, "Cem", BEN, ids=random_id, clock=CLOCK)
    books.close()
    _assert_whole(folder, tmp_path)


def test_a_new_passphrase_while_it_is_unfinished_loses_neither(
    left: Unlocked, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = _unfinished(folder, monkeypatch, close=False)
    secrets_change.change_secrets(books, unlock(folder, ANA), "a new passphrase", None)
    books.close()
    books, _ = sign_in(folder, "a new passphrase")
    assert books.shared.settings.get("said") == "before he left" and not knew_the_key(books.shared)
    books.close()
    _assert_nothing_opens(folder, left.keyring.shared_key)


def _unfinished(folder: Path, monkeypatch: pytest.MonkeyPatch, *, close: bool = True) -> OpenBooks:
    """Ana signed in while the disk was full, so that the shared book has its old key."""

    def full(path: Path, keys: tuple[bytes, ...]) -> None:
        raise DiskFull(path)

    with monkeypatch.context() as patch:
        patch.setattr(shared_key, "rekey_book", full)
        books, _ = sign_in(folder, ANA)
    if close:
        books.close()
    return books
