from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from tests.storage.support import ANA, BEN, CLOCK, couple, entry, every_file, make_backup, ready, sign_in, solo
from trustbook.domain.people import Partner
from trustbook.domain.problems import (
    AlreadyOpen,
    AlreadyTwoPartners,
    ConflictCopy,
    DamagedBook,
    DiskFull,
    FolderMoved,
    IncompleteCopy,
    MissingBook,
    MissingKeys,
    NotAWorkbook,
    PassphraseTaken,
    PlainDatabase,
    TargetExists,
    UnusableName,
    UnusablePassphrase,
    WrongPassphrase,
)
from trustbook.domain.times import random_id
from trustbook.storage import workbook_folder
from trustbook.storage.backups.backups import back_up_folder
from trustbook.storage.books.event_table import EventTable
from trustbook.storage.books.small_tables import PartnerTable
from trustbook.storage.folder.layout import begun_book_path, book_paths
from trustbook.storage.keys.keys import unlock
from trustbook.storage.workbook_folder import (
    OpenBooks,
    add_partner,
    create_workbook,
    inspect_folder,
    open_workbook,
    rename_partner,
)


def test_a_new_workbook_has_one_key_file_two_books_and_no_name_in_it(ana_alone: OpenBooks) -> None:
    names = sorted(path.name for path in ana_alone.folder.iterdir())
    assert len([name for name in names if name.endswith(".book")]) == 2
    assert {"backups", "keys", "shared.book"} <= set(names)
    assert ana_alone.folder.stat().st_mode & 0o777 == 0o700
    assert ana_alone.private is not None and ana_alone.private.partners.all()[0].name == "Ana"
    assert ana_alone.shared.partners.all() == (), "nothing shows before the second person joins"


@pytest.mark.parametrize(("name", "passphrase", "problem"), [("", ANA, UnusableName), ("Ana", "", UnusablePassphrase)])
def test_what_cannot_be_created_leaves_nothing(
    folder: Path, name: str, passphrase: str, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        create_workbook(folder, name, passphrase, ids=random_id, clock=CLOCK)
    assert list(folder.parent.iterdir()) == []


def test_a_failure_while_creating_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DiskFull(folder)

    monkeypatch.setattr(workbook_folder, "seal_new", fail)
    with pytest.raises(DiskFull):
        solo(folder)
    assert list(folder.parent.iterdir()) == []


def test_nothing_is_created_where_something_is(folder: Path) -> None:
    folder.mkdir()
    with pytest.raises(TargetExists):
        solo(folder)
    assert list(folder.iterdir()) == []


def test_the_second_person_has_an_own_book_and_an_empty_shelf(ana_alone: OpenBooks) -> None:
    assert ana_alone.private is not None
    ana_alone.private.entries.write(entry("a"))
    ben = add_partner(ana_alone, " Ben  B ", BEN, ids=random_id, clock=CLOCK)
    ana_alone.close()
    books, unlocked = sign_in(ana_alone.folder, BEN)
    try:
        assert unlocked.keyring.name == "Ben B" and ben.colour == "second"
        assert [p.name for p in books.shared.partners.all()] == ["Ana", "Ben B"]
        assert books.shared.entries.all() == ()
        assert books.private is not None
        assert books.private.entries.all() == () and books.private.partners.all() == (ben,)
    finally:
        books.close()


def test_a_third_person_cannot_join(ana_and_ben: OpenBooks) -> None:
    with pytest.raises(AlreadyTwoPartners):
        add_partner(ana_and_ben, "Cem", "third", ids=random_id, clock=CLOCK)


@pytest.mark.parametrize("name", ["ana", " ANA ", "", "\0"])
def test_a_name_must_tell_the_two_apart(ana_alone: OpenBooks, name: str) -> None:
    with pytest.raises(UnusableName):
        add_partner(ana_alone, name, BEN, ids=random_id, clock=CLOCK)


def test_the_same_passphrase_for_both_is_refused(ana_alone: OpenBooks) -> None:
    with pytest.raises(PassphraseTaken):
        add_partner(ana_alone, "Ben", ANA, ids=random_id, clock=CLOCK)
    assert len(list((ana_alone.folder / "keys").iterdir())) == 1


def test_at_together_only_the_shared_book_is_open_and_the_private_key_is_gone(ana_and_ben: OpenBooks) -> None:
    ana_and_ben.close_private()
    closed = ana_and_ben.private
    assert closed is None and ana_and_ben.keyring.private_keys == ()


def test_the_other_persons_book_can_be_opened_in_place_of_mine(ana_and_ben: OpenBooks) -> None:
    ana_and_ben.open_private(unlock(ana_and_ben.folder, BEN))
    assert ana_and_ben.private is not None
    assert ana_and_ben.private.partners.all()[0].name == ana_and_ben.keyring.name == "Ben"


def test_the_shared_book_guards_the_whole_workbook(ana_and_ben: OpenBooks) -> None:
    with pytest.raises(AlreadyOpen):
        sign_in(ana_and_ben.folder, BEN)


def test_a_name_can_be_changed(ana_and_ben: OpenBooks) -> None:
    renamed = rename_partner(ana_and_ben, unlock(ana_and_ben.folder, ANA), "Anna")
    assert renamed.keyring.name == "Anna" and unlock(ana_and_ben.folder, ANA).keyring.name == "Anna"
    assert [p.name for p in ana_and_ben.shared.partners.all()] == ["Anna", "Ben"]
    with pytest.raises(UnusableName):
        rename_partner(ana_and_ben, renamed, "ben")


def test_all_files_get_one_date_and_a_private_sitting_writes_nothing_shared(ana_and_ben: OpenBooks) -> None:
    folder = ana_and_ben.folder
    ana_and_ben.close()
    before = every_file(folder)
    for path in folder.glob("*.book"):
        os.utime(path, (1, 1))
    books, _ = sign_in(folder)
    assert books.private is not None
    books.private.entries.write(entry("a"))
    own = books.private.path.name
    books.close()
    after = every_file(folder)
    assert {name for name in after if after[name] != before.get(name)} == {own}
    assert len(after[own]) == len(before[own]), "the size does not tell either"
    dates = {path.stat().st_mtime for path in (*folder.glob("*.book"), *folder.glob("keys/*"), folder / "keys", folder)}
    assert len(dates) == 1


def test_a_crash_while_joining_is_mended_at_the_next_sign_in(
    ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(Exception):
        pass

    real, calls = PartnerTable.put, itertools.count()

    def crash_in_the_shared_book(table: PartnerTable, partner: Partner) -> None:
        if next(calls):
            raise Crash
        real(table, partner)

    with monkeypatch.context() as patch:
        patch.setattr(PartnerTable, "put", crash_in_the_shared_book)
        with pytest.raises(Crash):
            add_partner(ana_alone, "Ben", BEN, ids=random_id, clock=CLOCK)
    ana_alone.close()
    books, _ = sign_in(ana_alone.folder)
    assert [p.name for p in books.shared.partners.all()] == ["Ana"]
    books.close()


def test_a_book_that_was_begun_for_somebody_who_did_not_join_goes_at_the_next_sign_in(ana_alone: OpenBooks) -> None:
    begun = begun_book_path(ana_alone.folder, "00000000-0000-4000-8000-000000000000")
    ana_alone.close()
    begun.touch()
    assert not inspect_folder(ana_alone.folder).problems, "it is none of theirs"
    books, _ = sign_in(ana_alone.folder)
    books.close()
    assert not begun.exists() and len(book_paths(ana_alone.folder)) == 2


def test_whoever_has_a_key_file_gets_the_book_that_was_begun_for_them(ana_and_ben: OpenBooks) -> None:
    ring = unlock(ana_and_ben.folder, BEN).keyring
    ana_and_ben.close()
    place = ana_and_ben.folder / f"{ring.private_book}.book"
    place.rename(begun_book_path(ana_and_ben.folder, ring.private_book))
    books, _ = sign_in(ana_and_ben.folder, BEN)
    assert books.private is not None and books.private.path == place
    books.close()
    assert not inspect_folder(ana_and_ben.folder).problems


def names(folder: Path) -> list[str]:
    """Of all files but journals: an open book may keep an empty one."""
    return sorted(name for name in every_file(folder) if not name.endswith("-journal"))


@pytest.mark.thorough
@pytest.mark.parametrize("at", ["private book", "key file", "shared book"])
def test_joining_that_fails_leaves_nothing_and_can_be_done_again_at_once(
    ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(ana_alone.folder)

    before = names(ana_alone.folder)
    with monkeypatch.context() as patch:
        if at == "key file":
            patch.setattr(workbook_folder, "seal_new", full)
        else:
            patch.setattr(*{"private book": (PartnerTable, "put"), "shared book": (EventTable, "add")}[at], full)
        with pytest.raises(DiskFull):
            add_partner(ana_alone, "Ben", BEN, ids=random_id, clock=CLOCK)
    assert names(ana_alone.folder) == before
    assert ana_alone.shared.partners.all() == ()
    add_partner(ana_alone, "Ben", BEN, ids=random_id, clock=CLOCK)
    assert unlock(ana_alone.folder, BEN).keyring.name == "Ben"


def test_creating_that_fails_at_the_end_can_be_done_again_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(folder)

    with monkeypatch.context() as patch:
        patch.setattr(workbook_folder, "open_workbook", full)
        with pytest.raises(DiskFull):
            solo(folder)
    assert list(folder.parent.iterdir()) == []
    solo(folder).close()


def test_a_missing_private_book_is_named_and_not_made_anew(ana_and_ben: OpenBooks) -> None:
    assert ana_and_ben.private is not None
    path = ana_and_ben.private.path
    ana_and_ben.close()
    path.unlink()
    with pytest.raises(MissingBook) as caught:
        sign_in(ana_and_ben.folder)
    assert caught.value.path == path and not path.exists()
    books, _ = sign_in(ana_and_ben.folder, BEN)
    books.close()


def test_a_damaged_book_names_the_newest_backup(ana_alone: OpenBooks) -> None:

    assert ana_alone.private is not None
    path = ana_alone.private.path
    make_backup(ana_alone, CLOCK)
    ana_alone.close()
    path.write_bytes(os.urandom(path.stat().st_size))
    with pytest.raises(DamagedBook) as caught:
        sign_in(ana_alone.folder)
    assert caught.value.backup == CLOCK.today()


def test_a_moved_folder_is_noticed(ana_alone: OpenBooks) -> None:
    ana_alone.folder.rename(ana_alone.folder.with_name("moved"))
    with pytest.raises(FolderMoved):
        ana_alone.shared.settings.put("a", "b")
    with pytest.raises(FolderMoved):
        add_partner(ana_alone, "Ben", BEN, ids=random_id, clock=CLOCK)
    ana_alone.close()
    assert not ana_alone.folder.exists()


def test_looking_finds_a_sound_workbook_sound_also_while_it_is_open(ana_and_ben: OpenBooks) -> None:
    report = inspect_folder(ana_and_ben.folder)
    assert (report.problems, report.books, report.key_files, report.is_workbook) == ((), 3, 2, True)
    with pytest.raises(AlreadyOpen):
        sign_in(ana_and_ben.folder)
    ana_and_ben.close()
    assert inspect_folder(ana_and_ben.folder).problems == ()


def test_looking_names_every_fault_and_changes_nothing(folder: Path) -> None:
    couple(folder).close()
    first, second, shared = sorted(folder.glob("*.book"))
    first.write_bytes(b"")
    second.write_bytes(b"SQLite format 3\0" + bytes(4080))
    os.truncate(shared, 4096 * 2 + 5)
    (folder / "shared (conflicted copy 2026-05-03).book").write_bytes(b"x")
    (folder / "keys" / "a.sync-conflict-1.json").write_bytes(b"x")
    next(folder.glob("keys/????????-*.json")).write_bytes(b"no")
    before = every_file(folder)
    found = [type(problem).__name__ for problem in inspect_folder(folder).problems]
    assert sorted(found) == sorted(
        ["DamagedKeyFile", "NotAWorkbook", "PlainDatabase", "IncompleteCopy", "ConflictCopy", "ConflictCopy"]
    )
    assert {NotAWorkbook, PlainDatabase, IncompleteCopy, ConflictCopy} <= {
        type(problem) for problem in inspect_folder(folder).problems
    }
    assert every_file(folder) == before


CONFLICT_COPIES = {
    "Dropbox": "shared (Ana's conflicted copy 2026-05-03).book",
    "Dropbox, selective": "shared (Selective Sync Conflict).book",
    "Dropbox, keys": "keys/{id} (Ana's conflicted copy 2026-05-03).json",
    "Dropbox, a folder": "keys (Ana's conflicted copy 2026-05-03)/",
    "OneDrive": "shared-LAPTOP-4F2.book",
    "OneDrive, keys": "keys/{id}-LAPTOP-4F2.json",
    "Google Drive": "shared (1).book",
    "Google Drive, old": "shared.book (1)",
    "Google Drive, conflict": "shared_conf(1).book",
    "Google Drive, a folder": "keys (1)/",
    "Syncthing": "shared.sync-conflict-20260503-140200-ABCDEF7.book",
    "Syncthing, versions": "shared~20260503-140200.book",
    "Nextcloud": "shared (conflicted copy 2026-05-03 140200).book",
    "ownCloud": "shared_conflict-20260503-140200.book",
    "Nextcloud, hidden": ".shared.book.~3a1f",
    "iCloud": "shared 2.book",
    "iCloud, not here": ".shared.book.icloud",
    "iCloud, a folder": "backups 2/",
    "Resilio": "shared.Conflict.book",
    "Resilio, unfinished": "shared.book.!sync",
    "Windows": "shared - Copy.book",
    "Linux": "shared (copy).book",
    "macOS": "shared copy.book",
    "an editor": "{id}.json~",
    "a journal": "shared (1).book-journal",
    "another ending": "{id}.bok",
    "capitals": "SHARED (1).BOOK",
}


@pytest.mark.thorough
@pytest.mark.parametrize("name", CONFLICT_COPIES.values(), ids=CONFLICT_COPIES.keys())
def test_each_sync_tools_second_copy_is_told_and_never_used(folder: Path, name: str) -> None:
    ready(couple, folder)
    name = name.format(id=next(folder.glob("keys/*.json")).stem)
    path = folder / name.rstrip("/")
    if name.endswith("/"):
        path.mkdir()
    else:
        path.write_bytes(b"x")
    (problem,) = inspect_folder(folder).problems
    assert isinstance(problem, ConflictCopy) and problem.path == path
    books, _ = sign_in(folder)
    info = back_up_folder(books.source, CLOCK.now()).info
    books.close()
    assert path.exists() and path.name not in {each.name for each in info.path.rglob("*")}


@pytest.mark.thorough
@pytest.mark.parametrize("name", [".DS_Store", "desktop.ini", "Thumbs.db", "our own notes.txt", ".directory"])
def test_what_is_no_copy_of_ours_is_nobodys_business(folder: Path, name: str) -> None:
    ready(couple, folder)
    (folder / name).write_bytes(b"x")
    assert inspect_folder(folder).problems == ()


def test_looking_at_anything_else_says_it_is_no_workbook(tmp_path: Path, folder: Path) -> None:
    assert isinstance(inspect_folder(tmp_path / "missing").problems[0], NotAWorkbook)
    assert isinstance(inspect_folder(tmp_path).problems[0], NotAWorkbook)
    couple(folder).close()
    for path in folder.glob("keys/*"):
        path.unlink()
    assert isinstance(inspect_folder(folder).problems[0], MissingKeys)


def test_a_conflict_copy_is_never_read(folder: Path) -> None:
    couple(folder).close()
    key_file = next(folder.glob("keys/*.json"))
    key_file.rename(key_file.with_name(key_file.stem + " (conflicted copy).json"))
    opened = 0
    for passphrase in (ANA, BEN):
        try:
            unlock(folder, passphrase)
            opened += 1
        except WrongPassphrase:
            pass
    assert opened == 1


def test_reading_only_still_opens_everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from trustbook.storage.books import book as book_module
    from trustbook.storage.books import recovery

    couple(folder).close()
    before = every_file(folder)
    for module in (book_module, recovery):
        monkeypatch.setattr(module, "writable_mode", lambda _: "ro")
    books = open_workbook(folder, unlock(folder, ANA), CLOCK)
    assert books.read_only and [p.name for p in books.shared.partners.all()] == ["Ana", "Ben"]
    books.close()
    assert every_file(folder) == before
