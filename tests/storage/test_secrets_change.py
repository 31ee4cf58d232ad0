from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.support import ANA, BEN, CLOCK, entry, every_file, make_backup, sign_in
from trustbook.domain.problems import (
    BackupFailed,
    DamagedBook,
    DiskFull,
    PassphraseTaken,
    UnusablePassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from trustbook.storage import secrets_change
from trustbook.storage.backups import backup_changes
from trustbook.storage.backups.backups import list_backups
from trustbook.storage.keys.fresh_secrets import new_recovery_code
from trustbook.storage.keys.keys import unlock, unlock_with_recovery
from trustbook.storage.secrets_change import change_secrets
from trustbook.storage.workbook_folder import OpenBooks, open_workbook

NEW = "a new passphrase"


class Crash(BaseException):
    """As if the machine stopped: nothing catches it."""


def crash_at(wanted: str) -> object:
    def steps(step: str) -> None:
        if step == wanted:
            raise Crash

    return steps


def abandon(books: OpenBooks) -> None:
    """What a crash does to open books: the locks go, nothing else is tidied."""
    for book in (books.shared, books.private):
        if book is not None:
            book.close()


def test_the_new_passphrase_opens_and_the_old_one_does_not(ana_and_ben: OpenBooks) -> None:
    assert ana_and_ben.private is not None
    ana_and_ben.private.entries.write(entry("a"))
    old = unlock(ana_and_ben.folder, ANA)
    changed = change_secrets(ana_and_ben, old, NEW, None)
    assert [e.id for e in ana_and_ben.private.entries.all()] == ["a"]
    assert changed.keyring.private_keys != old.keyring.private_keys and len(changed.keyring.private_keys) == 1
    assert changed.partner_key != old.partner_key and changed.keyring.shared_key == old.keyring.shared_key
    ana_and_ben.close()
    with pytest.raises(WrongPassphrase):
        unlock(ana_and_ben.folder, ANA)
    books, _ = sign_in(ana_and_ben.folder, NEW)
    books.close()
    books, _ = sign_in(ana_and_ben.folder, BEN)
    books.close()


def test_an_old_key_file_with_an_old_backup_opens_nothing_new(ana_alone: OpenBooks) -> None:
    from trustbook.storage.sqlite.connection import connect, take_lock

    assert ana_alone.private is not None
    path = ana_alone.private.path
    old_key = ana_alone.private.database.key
    make_backup(ana_alone, CLOCK)
    change_secrets(ana_alone, unlock(ana_alone.folder, ANA), NEW, None)
    ana_alone.close()
    for info in list_backups(ana_alone.folder):
        with pytest.raises(WrongPassphrase):
            unlock(info.path, ANA)
        assert unlock(info.path, NEW).keyring.name == "Ana"
    for place in (path, *(info.path / path.name for info in list_backups(ana_alone.folder))):
        with pytest.raises(DamagedBook):
            take_lock(connect(place, old_key, "rw"), "rw")


def test_kept_backups_still_open_with_the_new_secret(ana_alone: OpenBooks, tmp_path: Path) -> None:
    from trustbook.storage.backups.backups import read_copy

    assert ana_alone.private is not None
    ana_alone.private.entries.write(entry("a"))
    make_backup(ana_alone, CLOCK)
    change_secrets(ana_alone, unlock(ana_alone.folder, ANA), NEW, None)
    ana_alone.close()
    for number, info in enumerate(list_backups(ana_alone.folder)):
        read_copy(info.path, tmp_path / f"back{number}")
        books, _ = sign_in(tmp_path / f"back{number}", NEW)
        assert books.private is not None and [e.id for e in books.private.entries.all()] == ["a"]
        books.private.upkeep.check()
        books.close()


def test_a_new_code_needs_no_new_passphrase_and_the_old_code_dies(ana_alone: OpenBooks) -> None:
    first, second = new_recovery_code(), new_recovery_code()
    changed = change_secrets(ana_alone, unlock(ana_alone.folder, ANA), None, first)
    changed = change_secrets(ana_alone, unlock(ana_alone.folder, ANA), None, second)
    assert changed.key_file.has_recovery
    assert unlock(ana_alone.folder, ANA).keyring == changed.keyring
    assert unlock_with_recovery(ana_alone.folder, second).keyring == changed.keyring
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(ana_alone.folder, first)


def test_after_a_recovery_code_a_new_passphrase_can_be_set(ana_alone: OpenBooks) -> None:
    code, next_code = new_recovery_code(), new_recovery_code()
    change_secrets(ana_alone, unlock(ana_alone.folder, ANA), None, code)
    change_secrets(ana_alone, unlock_with_recovery(ana_alone.folder, code), NEW, next_code)
    assert unlock(ana_alone.folder, NEW).keyring == unlock_with_recovery(ana_alone.folder, next_code).keyring
    with pytest.raises(WrongPassphrase):
        unlock(ana_alone.folder, ANA)
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(ana_alone.folder, code)


@pytest.mark.parametrize(("wanted", "problem"), [(BEN, PassphraseTaken), ("", UnusablePassphrase)])
def test_a_passphrase_that_cannot_be_taken_changes_nothing(
    ana_and_ben: OpenBooks, wanted: str, problem: type[Exception]
) -> None:
    before = every_file(ana_and_ben.folder / "keys")
    with pytest.raises(problem):
        change_secrets(ana_and_ben, unlock(ana_and_ben.folder, ANA), wanted, None)
    assert every_file(ana_and_ben.folder / "keys") == before


def test_ones_own_passphrase_may_be_kept(ana_and_ben: OpenBooks) -> None:
    change_secrets(ana_and_ben, unlock(ana_and_ben.folder, ANA), ANA, None)
    assert unlock(ana_and_ben.folder, ANA).keyring.name == "Ana"


@pytest.mark.thorough
@pytest.mark.parametrize("step", ["backup", "keys", "book", "backups", "done"])
def test_a_crash_at_any_step_leaves_the_old_secrets_or_the_new_ones(ana_and_ben: OpenBooks, step: str) -> None:
    folder = ana_and_ben.folder
    assert ana_and_ben.private is not None
    ana_and_ben.private.entries.write(entry("a"))
    make_backup(ana_and_ben, CLOCK)
    with pytest.raises(Crash):
        change_secrets(ana_and_ben, unlock(folder, ANA), NEW, None, steps=crash_at(step))  # type: ignore[arg-type]
    abandon(ana_and_ben)
    works, fails = (ANA, NEW) if step == "backup" else (NEW, ANA)
    with pytest.raises(WrongPassphrase):
        unlock(folder, fails)
    books, _ = sign_in(folder, works)
    assert books.private is not None and [e.id for e in books.private.entries.all()] == ["a"]
    books.close()
    unlocked = unlock(folder, works)
    assert len(unlocked.keyring.private_keys) == 1
    for info in list_backups(folder):
        kept = unlock(info.path, works)
        books = open_workbook(info.path, kept, CLOCK)
        books.close()


def test_what_cannot_be_finished_for_want_of_room_is_finished_at_the_next_sign_in(
    ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ana_alone.folder

    def full(*_: object) -> None:
        raise DiskFull(folder)

    with monkeypatch.context() as patch:
        patch.setattr(secrets_change, "rekey_book", full)
        changed = change_secrets(ana_alone, unlock(folder, ANA), NEW, None)
    assert len(changed.keyring.private_keys) == 2 and ana_alone.private is not None
    ana_alone.private.entries.write(entry("a"))
    ana_alone.close()
    books, _ = sign_in(folder, NEW)
    assert books.private is not None and [e.id for e in books.private.entries.all()] == ["a"]
    assert len(books.keyring.private_keys) == 1 and books.private.database.key == books.keyring.private_keys[0]
    books.close()


def test_no_room_in_a_backup_keeps_the_old_key_until_it_is_done(
    ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull(ana_alone.folder)

    with monkeypatch.context() as patch:
        patch.setattr(backup_changes, "write_beside", full)
        changed = change_secrets(ana_alone, unlock(ana_alone.folder, ANA), NEW, None)
    assert len(changed.keyring.private_keys) == 2


def test_without_a_backup_nothing_is_changed(ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise BackupFailed(ana_alone.folder)

    monkeypatch.setattr(secrets_change, "back_up_folder", fail)
    with pytest.raises(BackupFailed):
        change_secrets(ana_alone, unlock(ana_alone.folder, ANA), NEW, None)
    assert unlock(ana_alone.folder, ANA).keyring.name == "Ana"
