from __future__ import annotations

import itertools
import os
import shutil
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.support import ANA, BEN, CLOCK, Calendar, entry, every_file, frozen, make_backup, sign_in
from trustbook.domain.problems import (
    BackupFailed,
    CannotReadFile,
    CannotWriteFile,
    DamagedBook,
    NotABackup,
    TargetExists,
    WrongPassphrase,
)
from trustbook.domain.times import Moment
from trustbook.storage.backups import building, copies
from trustbook.storage.backups.backups import (
    BackupInfo,
    list_backups,
    preview,
    purge_in_backups,
    read_copy,
    write_copy,
)
from trustbook.storage.folder.thinning import what_to_drop
from trustbook.storage.keys.keys import unlock
from trustbook.storage.workbook_folder import OpenBooks


def write(books: OpenBooks, *names: str) -> None:
    assert books.private is not None
    for name in names:
        books.private.entries.write(entry(name, {"text": f"MARKER-{name}"}))
        books.private.revisions.add(frozen(f"r-{name}", name))


def kept_of(books: OpenBooks) -> tuple[BackupInfo, ...]:
    return list_backups(books.folder, books.keyring.shared_key)


def own_pages(folder: Path, passphrase: str = ANA) -> list[str]:
    books, _ = sign_in(folder, passphrase)
    try:
        assert books.private is not None
        books.private.upkeep.check()
        books.shared.upkeep.check()
        return [e.id for e in books.private.entries.all()]
    finally:
        books.close()


def test_a_backup_holds_everything_and_opens_with_the_same_passphrase(ana_alone: OpenBooks, tmp_path: Path) -> None:
    write(ana_alone, "a", "b")
    info = make_backup(ana_alone, CLOCK)
    assert info.verified and kept_of(ana_alone) == (info,)
    assert info.made == CLOCK.now()
    read_copy(info.path, tmp_path / "back")
    assert own_pages(tmp_path / "back") == ["a", "b"]
    assert not (tmp_path / "back" / "backup.json").exists()


def test_a_signed_out_partners_book_is_copied_as_it_lies_and_said_so(ana_and_ben: OpenBooks, tmp_path: Path) -> None:
    assert ana_and_ben.private is not None
    (others,) = set(ana_and_ben.folder.glob("????????-*.book")) - {ana_and_ben.private.path}
    journal = others.with_name(others.name + "-journal")
    journal.write_bytes(bytes(600))
    info = make_backup(ana_and_ben, CLOCK)
    assert not info.verified and others.name not in info.verified_books
    assert (info.path / others.name).read_bytes() == others.read_bytes()
    assert (info.path / journal.name).read_bytes() == journal.read_bytes()
    read_copy(info.path, tmp_path / "back")
    assert own_pages(tmp_path / "back", BEN) == []


def test_at_together_both_private_books_are_copied_as_they_lie(ana_and_ben: OpenBooks) -> None:
    ana_and_ben.close_private()
    info = make_backup(ana_and_ben, CLOCK)
    assert info.verified_books == {"shared.book"} and len(list(info.path.glob("*.book"))) == 3


def test_backups_are_padded_dated_alike_and_for_their_owner_only(ana_and_ben: OpenBooks) -> None:
    write(ana_and_ben, "a")
    info = make_backup(ana_and_ben, CLOCK)
    files = [path for path in info.path.rglob("*") if path.is_file() and path.name != "backup.json"]
    assert {path.stat().st_size for path in files if path.suffix == ".book"} == {64 * 4096}
    assert len({path.stat().st_mtime for path in files}) == 1
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_a_backup_that_cannot_be_made_keeps_the_older_ones(
    ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = make_backup(ana_alone, CLOCK)
    before = every_file(kept.path)

    def spoil(*_: object) -> None:
        raise DamagedBook(ana_alone.folder)

    monkeypatch.setattr(building, "verify", spoil)
    with pytest.raises(BackupFailed):
        make_backup(ana_alone, CLOCK)
    assert kept_of(ana_alone) == (kept,) and every_file(kept.path) == before
    assert [path.name for path in (ana_alone.folder / "backups").iterdir()] == [kept.path.name]


@pytest.mark.thorough
def test_a_damaged_book_never_becomes_a_verified_backup(ana_alone: OpenBooks) -> None:
    from trustbook.storage.books.book import Book

    assert ana_alone.private is not None
    path, key = ana_alone.private.path, ana_alone.private.database.key
    ana_alone.private.entries.write(entry("a", {"text": "long " * 20_000}))
    ana_alone.private.close()
    whole = path.read_bytes()
    wrong = []
    for page in range(3, len(whole) // 4096 + 1):
        at = (page - 1) * 4096 + 99
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            ana_alone.private = Book.open(path, key)
        except DamagedBook:
            continue
        try:
            info = make_backup(ana_alone, CLOCK)
        except BackupFailed:
            continue
        finally:
            ana_alone.private.close()
        copy = Book.open(info.path / path.name, key)
        wrong += [page] if [e.answers for e in copy.entries.all()] != [{"text": "long " * 20_000}] else []
        copy.close()
    path.write_bytes(whole)
    assert wrong == []


def test_a_backup_cut_short_by_a_crash_is_no_backup_and_is_cleared(ana_alone: OpenBooks) -> None:
    half = ana_alone.folder / "backups" / ".half.unfinished"
    half.mkdir()
    (half / "shared.book").write_bytes(b"x")
    assert list_backups(ana_alone.folder) == ()
    make_backup(ana_alone, CLOCK)
    assert not half.exists()


def test_a_backup_folder_that_cannot_be_written_is_told(ana_alone: OpenBooks) -> None:
    (ana_alone.folder / "backups").rmdir()
    (ana_alone.folder / "backups").write_text("a file in its place")
    with pytest.raises(BackupFailed):
        make_backup(ana_alone, CLOCK)


NUMBERS = itertools.count(1)


def backup_at(made: datetime, *books: str) -> BackupInfo:
    number = next(NUMBERS)
    return BackupInfo(Path(f"{number}"), number, Moment(made, ""), True, frozenset(books), frozenset(books))


def test_backups_are_thinned_to_sittings_days_weeks_and_months() -> None:
    calendar = Calendar()
    kept: list[BackupInfo] = []
    for _ in range(2 * 400):  # two sittings a day for more than a year
        kept.insert(0, backup_at(calendar.at, "shared.book"))
        dropped = what_to_drop(kept)
        kept = [info for info in kept if info not in dropped]
        calendar.pass_by(hours=12)
    now = calendar.at
    ages = [(now - info.made.utc).days for info in kept]
    assert len(kept) <= 6 + 7 + 5 + 12
    assert len([age for age in ages if age <= 7]) >= 7
    assert len([age for age in ages if 7 < age <= 36]) >= 3
    assert max(ages) > 300


def test_the_newest_backup_in_which_a_book_was_read_back_is_never_dropped() -> None:
    start = datetime(2020, 1, 1, tzinfo=UTC)
    only = backup_at(start, "ben.book")
    others = [backup_at(start + timedelta(days=40 * n), "shared.book") for n in range(100, 0, -1)]
    assert only not in what_to_drop([*others, only])


def test_thinning_happens_by_itself(ana_alone: OpenBooks) -> None:
    calendar = Calendar()
    for _ in range(9):
        make_backup(ana_alone, calendar)
        calendar.pass_by(minutes=1)
    assert len(list_backups(ana_alone.folder)) == 6


def test_a_backup_made_after_the_clock_was_set_back_is_kept(ana_alone: OpenBooks) -> None:
    calendar = Calendar()
    for _ in range(9):
        make_backup(ana_alone, calendar)
        calendar.pass_by(minutes=1)
    calendar.pass_by(hours=-1)
    assert make_backup(ana_alone, calendar) == kept_of(ana_alone)[0]


def test_two_backups_within_one_instant_do_not_collide(ana_alone: OpenBooks) -> None:
    make_backup(ana_alone, CLOCK)
    make_backup(ana_alone, CLOCK)
    assert len(list_backups(ana_alone.folder)) == 2


def test_a_purged_page_is_gone_from_every_kept_backup(ana_and_ben: OpenBooks) -> None:
    from tests.storage.cipher_pages import decrypted_pages

    write(ana_and_ben, "gone", "kept")
    assert ana_and_ben.private is not None
    make_backup(ana_and_ben, CLOCK)
    ana_and_ben.close_private()
    make_backup(ana_and_ben, CLOCK)  # as it lies
    ana_and_ben.open_private(unlock(ana_and_ben.folder, ANA))
    assert purge_in_backups(ana_and_ben.folder, ana_and_ben.keyring, ["gone"], "private") == ()
    name, key = ana_and_ben.private.path.name, ana_and_ben.private.database.key
    infos = list_backups(ana_and_ben.folder)
    assert len(infos) == 2
    for info in infos:
        plain = b"".join(decrypted_pages(info.path / name, key))
        assert b"MARKER-kept" in plain and b"MARKER-gone" not in plain
        assert [path.name for path in info.path.glob(".*")] == []


def test_a_backup_that_no_key_opens_is_named_after_a_purge(ana_alone: OpenBooks) -> None:
    info = make_backup(ana_alone, CLOCK)
    assert ana_alone.private is not None
    path = info.path / ana_alone.private.path.name
    path.write_bytes(os.urandom(64 * 4096))
    assert purge_in_backups(ana_alone.folder, ana_alone.keyring, ["x"], "private") == (path,)


def test_one_file_for_a_stick_brings_everything_to_another_machine(ana_and_ben: OpenBooks, tmp_path: Path) -> None:
    write(ana_and_ben, "a")
    stick = tmp_path / "stick" / "ours.copy"
    stick.parent.mkdir()
    write_copy(make_backup(ana_and_ben, CLOCK).path, stick)
    assert list(stick.parent.iterdir()) == [stick]
    assert b"MARKER" not in stick.read_bytes()
    ana_and_ben.close()
    shutil.rmtree(ana_and_ben.folder)
    read_copy(stick, tmp_path / "elsewhere")
    assert own_pages(tmp_path / "elsewhere") == ["a"] and own_pages(tmp_path / "elsewhere", BEN) == []


def test_nothing_is_ever_overwritten_by_a_copy(ana_alone: OpenBooks, tmp_path: Path) -> None:
    info = make_backup(ana_alone, CLOCK)
    (tmp_path / "there").write_bytes(b"x")
    with pytest.raises(TargetExists):
        write_copy(info.path, tmp_path / "there")
    with pytest.raises(TargetExists):
        read_copy(info.path, tmp_path / "there")
    with pytest.raises(TargetExists):
        read_copy(info.path, ana_alone.folder)
    assert (tmp_path / "there").read_bytes() == b"x"


def make_zip(path: Path, names: list[str], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as packed:
        for name in names:
            packed.writestr(name, b"x" * 10)
    return path


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["../outside"],
        ["/etc/x"],
        ["keys/../../x"],
        ["a/b/c"],
        ["backup.json"],
        ["C:\\x"],
        [f"{n}" for n in range(99)],
    ],
)
def test_a_file_that_is_no_copy_of_ours_is_refused(tmp_path: Path, names: list[str]) -> None:
    source = make_zip(tmp_path / "x.zip", names)
    with pytest.raises(NotABackup):
        read_copy(source, tmp_path / "target")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.zip"]


def test_a_damaged_or_missing_copy_is_named(ana_alone: OpenBooks, tmp_path: Path) -> None:
    stick = tmp_path / "ours.copy"
    write_copy(make_backup(ana_alone, CLOCK).path, stick)
    whole = stick.read_bytes()
    for broken in (
        b"",
        whole[:5000],
        whole[: len(whole) // 2],
        b"PK" + whole[2:20],
        whole[:-30],
    ):
        stick.write_bytes(broken)
        with pytest.raises(NotABackup):
            read_copy(stick, tmp_path / "target")
    with pytest.raises(CannotReadFile):
        read_copy(tmp_path / "missing", tmp_path / "target")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotABackup):
        read_copy(tmp_path / "folder", tmp_path / "target")
    assert not (tmp_path / "target").exists()


def test_a_preview_counts_for_the_person_who_looks_and_changes_nothing(ana_and_ben: OpenBooks, tmp_path: Path) -> None:
    write(ana_and_ben, "a", "b", "c")
    ana_and_ben.shared.entries.write(entry("ours"))
    stick = tmp_path / "ours.copy"
    info = make_backup(ana_and_ben, CLOCK)
    write_copy(info.path, stick)
    before = every_file(info.path), stick.read_bytes()
    for source in (info.path, stick):
        assert (
            preview(source, lambda f: unlock(f, ANA)).own_pages,
            preview(source, lambda f: unlock(f, BEN)).own_pages,
        ) == (3, 0)
        shown = preview(source, lambda f: unlock(f, ANA))
        assert (shown.shared_pages, shown.made, shown.verified) == (1, CLOCK.now(), False)
    with pytest.raises(WrongPassphrase):
        preview(stick, lambda f: unlock(f, "wrong"))
    assert (every_file(info.path), stick.read_bytes()) == before


def test_a_copy_takes_the_place_of_a_file_when_that_is_wanted(ana_alone: OpenBooks, tmp_path: Path) -> None:
    write(ana_alone, "a")
    stick = tmp_path / "stick" / "ours.copy"
    stick.parent.mkdir()
    stick.write_bytes(b"an older copy")
    write_copy(make_backup(ana_alone, CLOCK).path, stick, overwrite=True)

    assert list(stick.parent.iterdir()) == [stick]
    read_copy(stick, tmp_path / "elsewhere")
    assert own_pages(tmp_path / "elsewhere") == ["a"]


def test_an_older_copy_stays_whole_when_the_new_one_does_not_read_back(
    ana_alone: OpenBooks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick" / "ours.copy"
    stick.parent.mkdir()
    stick.write_bytes(b"an older copy")
    monkeypatch.setattr(copies, "members", lambda *_about: ())
    with pytest.raises(CannotWriteFile):
        write_copy(make_backup(ana_alone, CLOCK).path, stick, overwrite=True)

    assert stick.read_bytes() == b"an older copy"
    assert list(stick.parent.iterdir()) == [stick]
