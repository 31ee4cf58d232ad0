"""Which backup is newest, what its name and its dates tell, and which ones stay: whatever the clock says."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.support import ANA, BEN, Calendar, entry, make_backup, sign_in
from trustbook.domain.problems import Problem
from trustbook.storage.backups.backup_changes import purge_in_backups
from trustbook.storage.backups.backups import list_backups, read_copy, thin
from trustbook.storage.folder.manifest import newest_backup_day
from trustbook.storage.keys.keys import unlock
from trustbook.storage.secrets_change import change_secrets
from trustbook.storage.workbook_folder import OpenBooks

pytestmark = pytest.mark.sweep

KEPT = Path(__file__).resolve().parents[1] / "kept_workbooks" / "format-1" / "Kept.trustbook"
EXACT = datetime(2026, 5, 3, 14, 2, 37, 123456, tzinfo=UTC)


def names(books: OpenBooks) -> list[str]:
    return [info.path.name for info in list_backups(books.folder, books.keyring.shared_key)]


def test_a_backup_tells_its_day_and_its_place_in_the_order_and_nothing_finer(ana_and_ben: OpenBooks) -> None:
    assert ana_and_ben.private is not None
    calendar = Calendar(EXACT)
    info = make_backup(ana_and_ben, calendar)
    assert info.path.name == "2026-05-03-0001"
    content = json.loads((info.path / "backup.json").read_bytes())
    assert set(content) == {"format", "version", "number", "day", "files", "sealed"}
    told = json.dumps({key: value for key, value in content.items() if key != "sealed"})
    assert not re.search(r"14|:02|37|1234|Vienna|verified", re.sub(r"[0-9a-f-]{36}", "", told))
    assert info.made.utc == EXACT.replace(second=0, microsecond=0), "whoever opens the workbook sees the minute"
    assert info.made.zone == "Europe/Vienna"


def test_who_has_no_key_cannot_tell_whose_book_was_read_back(ana_and_ben: OpenBooks) -> None:
    at_hers = make_backup(ana_and_ben, Calendar())
    ana_and_ben.close_private()
    at_together = make_backup(ana_and_ben, Calendar())
    assert at_hers.verified_books != at_together.verified_books
    first, second = (json.loads((info.path / "backup.json").read_bytes()) for info in (at_hers, at_together))
    assert {key for key in first if first[key] != second[key]} == {"number", "sealed"}
    assert len(first["sealed"]["data"]) == len(second["sealed"]["data"])
    assert all(not info.verified_books and not info.is_exact for info in list_backups(ana_and_ben.folder))


def dates(place: Path) -> set[float]:
    return {path.stat().st_mtime for path in (*place.rglob("*"), place)}


def test_all_of_a_backup_has_one_date_also_after_it_was_changed(ana_and_ben: OpenBooks) -> None:
    assert ana_and_ben.private is not None
    ana_and_ben.private.entries.write(entry("gone"))
    info = make_backup(ana_and_ben, Calendar(EXACT))
    midnight = datetime(2026, 5, 3, tzinfo=UTC).timestamp()
    assert dates(info.path) == {midnight}
    purge_in_backups(ana_and_ben.folder, ana_and_ben.keyring, ["gone"], "private")
    assert dates(info.path) == {midnight}
    change_secrets(ana_and_ben, unlock(ana_and_ben.folder, ANA), "another", None)
    assert dates(info.path) == {midnight}


def test_on_closing_the_folder_of_backups_gets_the_common_date(ana_alone: OpenBooks) -> None:
    make_backup(ana_alone, Calendar())
    ana_alone.close()
    folder = ana_alone.folder
    assert len({path.stat().st_mtime for path in (folder, folder / "backups", folder / "keys")}) == 1


@pytest.mark.parametrize("jump", [-3650, 3650, -36_500], ids=["back", "ahead", "to a wrong century"])
def test_newest_is_what_was_made_last_wherever_the_clock_jumped(ana_alone: OpenBooks, jump: int) -> None:
    calendar = Calendar()
    for _ in range(4):
        make_backup(ana_alone, calendar)
        calendar.pass_by(minutes=1)
    calendar.pass_by(days=jump)
    for _ in range(7):
        make_backup(ana_alone, calendar)
        calendar.pass_by(minutes=1)
    last = make_backup(ana_alone, calendar)
    calendar.pass_by(minutes=1)
    calendar.pass_by(days=-jump)
    assert names(ana_alone)[0] == last.path.name and newest_backup_day(ana_alone.folder) == last.day
    newest = make_backup(ana_alone, calendar)
    assert names(ana_alone)[:2] == [newest.path.name, last.path.name]
    assert newest_backup_day(ana_alone.folder) == date(2026, 5, 3)


def test_a_year_of_sittings_after_a_wrong_clock_is_thinned_by_order(ana_alone: OpenBooks) -> None:
    calendar = Calendar(datetime(2036, 1, 1, tzinfo=UTC))
    make_backup(ana_alone, calendar)
    calendar.at = datetime(2026, 5, 3, 12, tzinfo=UTC)
    for _ in range(40):
        make_backup(ana_alone, calendar)
        calendar.pass_by(days=1)
    days = [info.day for info in list_backups(ana_alone.folder)]
    assert days[:7] == [date(2026, 6, 11) - timedelta(days=number) for number in range(7)]
    assert len(days) <= 20


def test_an_order_number_is_never_given_twice(ana_alone: OpenBooks) -> None:
    first = make_backup(ana_alone, Calendar())
    (first.path / "backup.json").write_bytes(b"garbage")
    assert make_backup(ana_alone, Calendar()).number == 2


def as_version_1(place: Path, made: str, verified: list[str], unverified: list[str]) -> Path:
    """A kept backup as the program before wrote it."""
    content = {"made_utc": made, "made_zone": "", "verified": verified, "unverified": unverified}
    (place / "backup.json").write_text(json.dumps(content | {"format": "trustbook-backup", "version": 1}))
    target = place.with_name(re.sub("[:.]", "-", made.replace("Z", ".000000Z")))
    place.rename(target)
    return target


def test_backups_of_the_version_before_are_listed_after_all_new_ones(ana_alone: OpenBooks) -> None:
    assert ana_alone.private is not None
    books = [ana_alone.private.path.name, "shared.book"]
    for made in ("2036-01-01T00:00:00Z", "2025-01-01T00:00:00Z"):
        old = as_version_1(make_backup(ana_alone, Calendar()).path, made, books, [])
        assert old.name == made.replace(":", "-").replace("Z", "-000000Z")
    new = make_backup(ana_alone, Calendar())
    infos = list_backups(ana_alone.folder, ana_alone.keyring.shared_key)
    assert [info.path.name[:7] for info in infos] == ["2026-05", "2036-01", "2025-01"]
    assert infos[0] == new and infos[1].made.utc.year == 2036 and infos[1].verified
    for info in infos:
        assert own_pages_open(info.path)


def own_pages_open(place: Path) -> bool:
    target = place.parents[1].with_name("Back.trustbook")
    read_copy(place, target)
    try:
        sign_in(target)[0].close()
    except Problem:
        return False
    finally:
        shutil.rmtree(target)
    return True


def test_backups_of_the_version_before_are_thinned_with_the_others(ana_alone: OpenBooks) -> None:
    assert ana_alone.private is not None
    books = [ana_alone.private.path.name, "shared.book"]
    for minute in range(9):
        as_version_1(make_backup(ana_alone, Calendar()).path, f"2026-05-03T14:{minute:02}:00Z", books, [])
    thin(ana_alone.folder, ana_alone.keyring.shared_key)
    assert [name[14:16] for name in names(ana_alone)] == ["08", "07", "06", "05", "04", "03"]


def test_a_workbook_of_the_version_before_keeps_its_backup_and_gets_new_ones(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KEPT, tmp_path / "Kept.trustbook"))
    books, _ = sign_in(folder, "ana likes green pears")
    try:
        *since, old = list_backups(folder, books.keyring.shared_key)  # its books are of an older format, too
        new = make_backup_without_trying(books)
        assert names(books) == [new, *(info.path.name for info in since), old.path.name]
    finally:
        books.close()
    read_copy(old.path, tmp_path / "Back.trustbook")
    sign_in(tmp_path / "Back.trustbook", "ben rows on thursdays")[0].close()


def make_backup_without_trying(books: OpenBooks) -> str:
    from trustbook.storage.backups.backups import back_up_folder

    return back_up_folder(books.source, Calendar().now()).info.path.name


def test_a_backup_of_the_version_before_with_a_key_file_missing_is_no_verified_one(ana_alone: OpenBooks) -> None:
    assert ana_alone.private is not None
    old = make_backup(ana_alone, Calendar()).path
    next((old / "keys").iterdir()).unlink()
    as_version_1(old, "2026-05-03T14:00:00Z", [ana_alone.private.path.name, "shared.book"], [])
    (info,) = list_backups(ana_alone.folder, ana_alone.keyring.shared_key)
    assert info.verified_books <= {"shared.book"} and not info.verified


def test_for_each_person_the_newest_backup_that_opens_is_kept_however_old(ana_and_ben: OpenBooks) -> None:
    calendar = Calendar()
    ana_and_ben.open_private(unlock(ana_and_ben.folder, BEN))
    assert ana_and_ben.private is not None
    his = make_backup(ana_and_ben, calendar)
    assert ana_and_ben.private.path.name in his.verified_books
    ana_and_ben.open_private(unlock(ana_and_ben.folder, ANA))
    for _ in range(30):
        calendar.pass_by(days=40)
        make_backup(ana_and_ben, calendar)
    assert his.path.name in names(ana_and_ben)
    assert own_pages_open(his.path)


def test_what_is_sealed_is_told_to_no_other_key_and_not_after_a_change(ana_alone: OpenBooks) -> None:
    info = make_backup(ana_alone, Calendar())
    (other,) = list_backups(ana_alone.folder, bytes(32))
    assert not other.is_exact and not other.verified_books and other.day == info.day
    path = info.path / "backup.json"
    path.write_bytes(path.read_bytes().replace(b'"day":"2026-05-03"', b'"day":"2026-05-04"'))
    (changed,) = list_backups(ana_alone.folder, ana_alone.keyring.shared_key)
    assert not changed.is_exact and changed.day == date(2026, 5, 4)
