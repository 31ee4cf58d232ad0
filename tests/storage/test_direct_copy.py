"""The folder is moved or deleted, or its drive pulled out, while the workbook is open: a copy can still be made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.support import ANA, BEN, CLOCK, entry, must_restore, sign_in
from trustbook.domain.problems import (
    DamagedPart,
    FolderMoved,
    MissingBook,
    MissingPart,
    Problem,
    UnusablePassphrase,
    WrongPassphrase,
)
from trustbook.storage.backups.backups import back_up_folder, read_copy
from trustbook.storage.backups.direct_copy import write_copy_of_open
from trustbook.storage.workbook_folder import OpenBooks, open_copy


def put_another_in_its_place(folder: Path) -> None:
    folder.rename(folder.with_name("Elsewhere"))
    folder.mkdir()


TAKE_AWAY: dict[str, Callable[[Path], object]] = {
    "moved": lambda folder: folder.rename(folder.with_name("Elsewhere.trustbook")),
    "deleted": shutil.rmtree,
    "another in its place": put_another_in_its_place,
}


def own_pages(folder: Path, passphrase: str = ANA) -> list[str]:
    books, _ = sign_in(folder, passphrase)
    try:
        assert books.private is not None
        return [each.id for each in books.private.entries.all()]
    finally:
        books.close()


@pytest.mark.thorough
@pytest.mark.parametrize("take_away", TAKE_AWAY.values(), ids=TAKE_AWAY.keys())
def test_a_copy_can_be_saved_when_the_folder_is_gone(
    ana_and_ben: OpenBooks, tmp_path: Path, take_away: Callable[[Path], object]
) -> None:
    assert ana_and_ben.private is not None
    ana_and_ben.private.entries.write(entry("mine"))
    take_away(ana_and_ben.folder)
    with pytest.raises(FolderMoved):
        back_up_folder(ana_and_ben.source, CLOCK.now())
    told = write_copy_of_open(ana_and_ben.source, tmp_path / "stick", CLOCK)
    assert [type(problem) for problem in told] == [MissingPart], "Ben's book was not open, so it is not in the copy"
    must_restore(tmp_path / "stick", ana_and_ben)
    read_copy(tmp_path / "stick", tmp_path / "Back.trustbook")
    assert own_pages(tmp_path / "Back.trustbook") == ["mine"]
    with pytest.raises(MissingBook):
        sign_in(tmp_path / "Back.trustbook", BEN)
    assert not list(ana_and_ben.folder.glob("*")), "nothing is written where the folder was"


def test_a_copy_of_a_workbook_of_one_is_whole_when_the_folder_is_gone(ana_alone: OpenBooks, tmp_path: Path) -> None:
    shutil.rmtree(ana_alone.folder)
    assert write_copy_of_open(ana_alone.source, tmp_path / "stick", CLOCK) == ()


def test_at_together_what_is_shared_is_saved(ana_and_ben: OpenBooks, tmp_path: Path) -> None:
    ana_and_ben.shared.entries.write(entry("ours"))
    ana_and_ben.close_private()
    shutil.rmtree(ana_and_ben.folder)
    told = write_copy_of_open(ana_and_ben.source, tmp_path / "stick", CLOCK)
    assert [type(problem) for problem in told] == [MissingPart]
    must_restore(tmp_path / "stick", ana_and_ben)


def test_what_could_not_be_saved_goes_into_the_copy(ana_alone: OpenBooks, tmp_path: Path) -> None:
    assert ana_alone.private is not None
    ana_alone.private.entries.write(entry("mine", {"text": "before"}))
    shutil.rmtree(ana_alone.folder)

    def add(folder: Path) -> None:
        books = open_copy(folder, ana_alone)
        assert books.private is not None
        books.private.entries.write(entry("new", {"text": "not saved yet"}))
        books.close()

    write_copy_of_open(ana_alone.source, tmp_path / "stick", CLOCK, add)
    read_copy(tmp_path / "stick", tmp_path / "Back.trustbook")
    assert own_pages(tmp_path / "Back.trustbook") == ["mine", "new"]


def test_of_a_book_whose_drive_is_gone_what_can_be_read_is_in_the_copy(ana_alone: OpenBooks, tmp_path: Path) -> None:
    assert ana_alone.private is not None
    for number in range(60):
        ana_alone.private.entries.write(entry(f"page-{number}", {"text": f"{number} " + "long " * 2000}))
    path = ana_alone.private.path
    ana_alone.private.database.raw.execute("PRAGMA shrink_memory")
    os.truncate(path, path.stat().st_size // 2)
    told = write_copy_of_open(ana_alone.source, tmp_path / "stick", CLOCK)
    assert [type(problem) for problem in told] == [DamagedPart]
    must_restore(tmp_path / "stick", ana_alone)
    read_copy(tmp_path / "stick", tmp_path / "Back.trustbook")
    books, _ = sign_in(tmp_path / "Back.trustbook")
    assert books.private is not None
    saved = [each for each in books.private.entries.all() if str(each.answers.get("text")).endswith("long ")]
    books.close()
    assert 3 < len(saved) < 60


def test_a_copy_that_cannot_be_written_leaves_nothing(ana_alone: OpenBooks, tmp_path: Path) -> None:
    shutil.rmtree(ana_alone.folder)
    with pytest.raises(Problem):
        write_copy_of_open(ana_alone.source, tmp_path / "no" / "such" / "place", CLOCK)
    assert sorted(path.name for path in tmp_path.iterdir()) == []


def test_the_passphrase_is_still_known_when_the_folder_is_gone(ana_and_ben: OpenBooks) -> None:
    shutil.rmtree(ana_and_ben.folder)
    held, folder = ana_and_ben.held, ana_and_ben.folder
    assert held.unlock(folder, ANA).keyring.name == "Ana" and held.unlock(folder, BEN).keyring.name == "Ben"
    with pytest.raises(WrongPassphrase):
        held.unlock(folder, "something else")
    with pytest.raises(UnusablePassphrase):
        held.unlock(folder, "")


def test_what_is_held_of_the_keys_is_what_lies_on_the_disk_and_no_more(ana_and_ben: OpenBooks) -> None:
    contents, problems = ana_and_ben.held.for_copy(ana_and_ben.folder)
    assert problems == []
    assert contents == {path.name: path.read_bytes() for path in (ana_and_ben.folder / "keys").iterdir()}
