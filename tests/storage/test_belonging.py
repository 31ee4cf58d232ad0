"""A backup holds what belongs to the workbook, opens when made, and damage of one part bars nobody from the rest."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.support import ANA, BEN, CLOCK, entry, make_backup, must_restore, sign_in
from trustbook.domain.problems import (
    DamagedKeyFile,
    DamagedPart,
    IncompleteCopy,
    KeyFilePutBack,
    MissingPart,
    NewerFormat,
    NotABackup,
    Problem,
    StrayFile,
    UnclearParts,
    WrongPassphrase,
)
from trustbook.domain.times import random_id
from trustbook.storage.backups.backups import back_up_folder, list_backups, read_copy, write_copy
from trustbook.storage.folder.layout import private_book_path
from trustbook.storage.folder.manifest import BackupInfo
from trustbook.storage.inspection import inspect_folder
from trustbook.storage.keys.keys import unlock
from trustbook.storage.workbook_folder import OpenBooks, add_partner


def kinds(problems: tuple[Problem, ...]) -> list[str]:
    return sorted(type(problem).__name__ for problem in problems)


def stray(folder: Path, content: bytes) -> Path:
    path = folder / f"{random_id()}.book"
    path.write_bytes(content)
    return path


def others_book(books: OpenBooks) -> Path:
    own = private_book_path(books.folder, books.keyring.private_book)
    (path,) = set(books.folder.glob("????????-*.book")) - {own}
    return path


def others_key_file(books: OpenBooks, passphrase: str = BEN) -> Path:
    return unlock(books.folder, passphrase).key_file.path


def made(books: OpenBooks) -> tuple[BackupInfo, tuple[Problem, ...]]:
    done = back_up_folder(books.source, CLOCK.now())
    must_restore(done.info.path, books)
    return done.info, done.problems


@pytest.mark.parametrize("content", [b"", b"\1" * 4096 * 64, b"\1" * 5000], ids=["empty", "whole", "torn"])
def test_what_a_failed_joining_left_is_told_and_left_out(ana_alone: OpenBooks, tmp_path: Path, content: bytes) -> None:
    left = stray(ana_alone.folder, content)
    info, told = made(ana_alone)
    assert kinds(told) == ["StrayFile"] and isinstance(told[0], StrayFile) and told[0].path == left
    assert not (info.path / left.name).exists() and left.read_bytes() == content
    write_copy(info.path, tmp_path / "stick")
    assert must_restore(tmp_path / "stick", ana_alone) == ()
    assert inspect_folder(ana_alone.folder).problems, "and looking at the folder tells it too"


def test_eleven_strays_do_not_keep_a_copy_from_the_stick(ana_and_ben: OpenBooks, tmp_path: Path) -> None:
    for number in range(11):
        stray(ana_and_ben.folder, bytes([number + 1]) * 4096 * 64)
    info, told = made(ana_and_ben)
    assert kinds(told) == ["UnclearParts"] and isinstance(told[0], UnclearParts)
    assert (info.path / others_of_both(ana_and_ben).name).exists(), "nobody knows which is Ben's, so all come along"
    write_copy(info.path, tmp_path / "stick")
    must_restore(tmp_path / "stick", ana_and_ben)
    read_copy(tmp_path / "stick", tmp_path / "Back.trustbook")
    for who in (ANA, BEN):
        sign_in(tmp_path / "Back.trustbook", who)[0].close()


def others_of_both(books: OpenBooks) -> Path:
    return private_book_path(books.folder, unlock(books.folder, BEN).keyring.private_book)


def test_once_both_have_signed_in_it_is_known_what_is_stray(ana_and_ben: OpenBooks) -> None:
    left = stray(ana_and_ben.folder, b"\1" * 4096 * 64)
    ana_and_ben.open_private(unlock(ana_and_ben.folder, BEN))
    made(ana_and_ben)
    ana_and_ben.open_private(unlock(ana_and_ben.folder, ANA))
    info, told = made(ana_and_ben)
    assert kinds(told) == ["StrayFile"]
    assert not (info.path / left.name).exists() and (info.path / others_of_both(ana_and_ben).name).exists()


def to_nothing(path: Path) -> None:
    path.write_bytes(b"")


def to_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 + 77)


def to_noise(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def to_plain(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(4080))


HARM = {"emptied": to_nothing, "cut": to_half, "noise": to_noise, "in clear": to_plain, "gone": Path.unlink}


@pytest.mark.thorough
@pytest.mark.parametrize("harm", HARM.values(), ids=HARM.keys())
@pytest.mark.parametrize("part", ["book", "keys"])
def test_damage_of_one_partners_part_bars_the_other_from_nothing(
    ana_and_ben: OpenBooks, tmp_path: Path, part: str, harm: Callable[[Path], None]
) -> None:
    assert ana_and_ben.private is not None
    ana_and_ben.private.entries.write(entry("mine"))
    bens, his_keys = others_book(ana_and_ben), others_key_file(ana_and_ben)
    ana_and_ben.close()
    harm(bens if part == "book" else his_keys)
    books, _ = sign_in(ana_and_ben.folder)
    try:
        done = back_up_folder(books.source, CLOCK.now())
        assert done.problems or harm is to_noise, "what looks like a book from outside cannot be told from one"
        stick = tmp_path / "stick"
        write_copy(done.info.path, stick)
        must_restore(stick, books)
        read_copy(stick, tmp_path / "Back.trustbook")
    finally:
        books.close()
    back, _ = sign_in(tmp_path / "Back.trustbook")
    assert back.private is not None and back.private.entries.get("mine") is not None
    back.close()


def test_a_damaged_part_is_carried_byte_for_byte_and_restoring_says_so(ana_and_ben: OpenBooks, tmp_path: Path) -> None:
    bens, his_keys = others_book(ana_and_ben), others_key_file(ana_and_ben)
    ana_and_ben.close()
    to_half(bens)
    his_keys.write_bytes(his_keys.read_bytes()[:-50])
    books, _ = sign_in(ana_and_ben.folder)
    info = back_up_folder(books.source, CLOCK.now())
    assert {type(problem) for problem in info.problems} == {IncompleteCopy, DamagedKeyFile}
    assert (info.info.path / bens.name).read_bytes() == bens.read_bytes()
    assert (info.info.path / "keys" / his_keys.name).read_bytes() == his_keys.read_bytes()
    told = read_copy(info.info.path, tmp_path / "Back.trustbook")
    assert [type(problem) for problem in told] == [DamagedPart, DamagedPart]
    books.close()


def test_a_flipped_bit_in_one_part_of_a_sticks_file_is_told_and_the_rest_restored(
    ana_and_ben: OpenBooks, tmp_path: Path
) -> None:
    bens, stick = others_book(ana_and_ben), tmp_path / "stick"
    write_copy(make_backup(ana_and_ben, CLOCK).path, stick)
    content = bytearray(stick.read_bytes())
    with zipfile.ZipFile(stick) as packed:
        item = packed.getinfo(bens.name)
    content[item.header_offset + 30 + len(item.filename) + 100_000] ^= 1
    stick.write_bytes(bytes(content))
    (told,) = read_copy(stick, tmp_path / "Back.trustbook")
    assert isinstance(told, DamagedPart) and told.path == Path(bens.name)
    sign_in(tmp_path / "Back.trustbook", ANA)[0].close()


def test_a_backup_made_before_a_step_of_the_private_book_holds_the_shared_one(
    ana_alone: OpenBooks, tmp_path: Path
) -> None:
    from trustbook.storage.open_books import _backup_before_migration

    assert ana_alone.private is not None
    shared, private = ana_alone.shared, ana_alone.private
    _backup_before_migration(ana_alone.folder, ana_alone.keyring, (shared,), ana_alone.held, CLOCK)(private)
    (info,) = list_backups(ana_alone.folder, ana_alone.keyring.shared_key)
    assert info.verified_books == {"shared.book", private.path.name}
    must_restore(info.path, ana_alone)


def test_a_key_file_that_vanished_is_put_back_and_is_in_the_backup(ana_and_ben: OpenBooks) -> None:
    hers, his = others_key_file(ana_and_ben, ANA), others_key_file(ana_and_ben)
    before = {path.name: path.read_bytes() for path in (hers, his)}
    shutil.rmtree(hers.parent)
    info, told = made(ana_and_ben)
    assert kinds(told) == ["KeyFilePutBack", "KeyFilePutBack"]
    assert {problem.path for problem in told if isinstance(problem, KeyFilePutBack)} == {hers, his}
    for place in (ana_and_ben.folder, info.path):
        assert {path.name: path.read_bytes() for path in (place / "keys").iterdir()} == before
    assert {unlock(info.path, secret).keyring.name for secret in (ANA, BEN)} == {"Ana", "Ben"}


def test_a_damaged_key_file_is_put_back_too(ana_alone: OpenBooks) -> None:
    (path,) = (ana_alone.folder / "keys").iterdir()
    before = path.read_bytes()
    path.write_bytes(before[: len(before) // 2])
    _info, told = made(ana_alone)
    assert kinds(told) == ["KeyFilePutBack"] and path.read_bytes() == before


def test_another_key_file_in_place_of_ones_own_is_replaced_and_kept_beside_it(ana_and_ben: OpenBooks) -> None:
    """An older one, say, that a sync tool brought back: the passphrase in use would not open the copy."""
    path = others_key_file(ana_and_ben, ANA)
    shutil.copy(others_key_file(ana_and_ben), path)
    other = path.read_bytes()
    info, told = made(ana_and_ben)
    assert kinds(told) == ["KeyFilePutBack"]
    assert unlock(info.path, ANA).keyring.name == unlock(ana_and_ben.folder, ANA).keyring.name == "Ana"
    (beside,) = path.parent.glob("*.found-*.json")
    assert beside.read_bytes() == other and "ConflictCopy" in kinds(inspect_folder(ana_and_ben.folder).problems)


def test_where_a_key_file_cannot_be_put_back_the_backup_holds_it_all_the_same(
    ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trustbook.domain.problems import CannotWriteFile
    from trustbook.storage.folder import held_keys

    def refuse(path: Path, _content: bytes, *, overwrite: bool) -> None:
        raise CannotWriteFile(path)

    (path,) = (ana_alone.folder / "keys").iterdir()
    path.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(held_keys, "write_beside", refuse)
        info, told = made(ana_alone)
    assert kinds(told) == ["CannotWriteFile"]
    assert (info.path / "keys" / path.name).exists()


def test_a_changed_passphrase_is_what_is_held(ana_alone: OpenBooks) -> None:
    from trustbook.storage.secrets_change import change_secrets

    change_secrets(ana_alone, unlock(ana_alone.folder, ANA), "another", None)
    (path,) = (ana_alone.folder / "keys").iterdir()
    path.unlink()
    info, _told = made(ana_alone)
    for place in (info.path, ana_alone.folder):
        assert unlock(place, "another").keyring == ana_alone.keyring
        with pytest.raises(WrongPassphrase):
            unlock(place, ANA)


def test_who_joined_in_this_sitting_is_held_too(ana_alone: OpenBooks) -> None:
    add_partner(ana_alone, "Ben", BEN, ids=random_id, clock=CLOCK)
    shutil.rmtree(ana_alone.folder / "keys")
    info, _told = made(ana_alone)
    assert unlock(info.path, BEN).keyring.name == unlock(ana_alone.folder, BEN).keyring.name == "Ben"


def test_a_backup_of_a_newer_program_is_named_as_such(ana_alone: OpenBooks, tmp_path: Path) -> None:
    info = make_backup(ana_alone, CLOCK)
    manifest = info.path / "backup.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"version":2', b'"version":3'))
    with pytest.raises(NewerFormat):
        read_copy(info.path, tmp_path / "Back.trustbook")


def test_a_backup_without_any_key_that_opens_is_refused(ana_alone: OpenBooks, tmp_path: Path) -> None:
    info = make_backup(ana_alone, CLOCK)
    (path,) = (info.path / "keys").iterdir()
    path.write_bytes(b"{}")
    with pytest.raises(NotABackup):
        read_copy(info.path, tmp_path / "Back.trustbook")


def test_a_private_book_that_is_gone_from_a_kept_backup_is_told(ana_and_ben: OpenBooks, tmp_path: Path) -> None:
    info = make_backup(ana_and_ben, CLOCK)
    (info.path / others_book(ana_and_ben).name).unlink()
    (told,) = read_copy(info.path, tmp_path / "Back.trustbook")
    assert isinstance(told, MissingPart)
