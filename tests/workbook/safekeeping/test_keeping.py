"""Backups, copies, checks and closing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.storage.support import every_file
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.problems import (
    BackupFailed,
    CannotWriteFile,
    DamagedPart,
    FolderMoved,
    InsideWorkbook,
    MissingPart,
    NotAWorkbook,
    NotForThisSeat,
    StrayFile,
    TargetExists,
    UnclearParts,
    UnusableBackup,
    WrongPassphrase,
)
from trustbook.exercises.library import Library
from trustbook.storage.backups.restoring import read_copy
from trustbook.storage.books import book as book_module
from trustbook.storage.books import recovery
from trustbook.workbook.sitting.views import Draft


def test_signing_out_makes_a_backup_that_opens(couple: World) -> None:
    couple.write("walk", diary="mine", wish="w")
    couple.session.keeping.sign_out()
    couple.session.keeping.sign_out()
    (backup,) = couple.sit(ANA).keeping.backups()
    preview = couple.opener.restore_preview(backup.path, ANA)
    assert (preview.own_pages, preview.shared_pages) == (1, 0)
    assert couple.opener.restore_preview(backup.path, BEN).own_pages == 0
    with pytest.raises(WrongPassphrase):
        couple.opener.restore_preview(backup.path, "somebody else")


def test_a_backup_is_due_once_a_day(solo: World) -> None:
    assert solo.session.keeping.back_up_if_due() is not None
    solo.clock.go_on(hours=23)
    assert solo.session.keeping.back_up_if_due() is None
    solo.clock.go_on(hours=1)
    assert solo.session.keeping.back_up_if_due() is not None
    solo.clock.go_on(days=-30)
    assert solo.session.keeping.back_up_if_due() is not None, "a clock set back does not stop backups"


def test_a_backup_that_fails_at_signing_out_is_told_after_everything_is_closed(solo: World) -> None:
    solo.write("walk", wish="safe")
    solo.session.keeping.back_up()
    place = solo.folder / "backups"
    kept = place.with_name("kept")
    place.rename(kept)
    place.write_text("in the way", encoding="utf-8")
    with pytest.raises(BackupFailed):
        solo.session.keeping.sign_out()
    place.unlink()
    kept.rename(place)
    assert solo.sit(ANA).pages.open_page(solo.viewer, "walk").answers == {"wish": "safe"}
    assert len(solo.session.keeping.backups()) == 1


def test_the_sticks_file_brings_everything_to_another_place(couple: World, tmp_path: Path) -> None:
    page = couple.write("walk", wish="w", diary="d")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    stick = tmp_path / "stick" / "copy"
    stick.parent.mkdir()
    couple.session.keeping.copy_to(stick)
    with pytest.raises(TargetExists):
        couple.session.keeping.copy_to(stick)
    couple.close()

    couple.folder = tmp_path / "Elsewhere.trustbook"
    couple.opener.restore(stick, couple.folder)
    with pytest.raises(TargetExists):
        couple.opener.restore(stick, couple.folder)

    restored = couple.sit(ANA).pages.open_page(couple.viewer, "walk")
    assert restored.answers == {"wish": "w", "diary": "d"} and len(restored.copies) == 1
    assert len(couple.sit(BEN).pages.open_page(couple.viewer, "walk").copies) == 1


def test_a_sound_workbook_is_found_sound(couple: World) -> None:
    couple.write("walk", wish="w")
    report = couple.session.keeping.check()
    assert report.sound and (report.pages, report.books) == (1, 2)
    couple.together()
    assert couple.session.keeping.check().books == 1


def test_damage_is_found(solo: World) -> None:
    solo.write("pulse", word="still whole")
    solo.write("walk", wish="w " * 20_000)
    private = solo.session.context.books.private
    assert private is not None
    path = private.path
    solo.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    report = solo.sit(ANA).keeping.check()
    assert not report.sound
    assert report.unreadable == ("Walk",)
    assert solo.session.people.sitting().read_only
    assert solo.session.pages.open_page(solo.viewer, "pulse").answers == {"word": "still whole"}
    solo.session.keeping.sign_out()  # nothing to back up from a damaged book, and no reason to stay


def test_a_read_only_workbook_can_be_read_and_says_so(solo: World, monkeypatch: pytest.MonkeyPatch) -> None:
    page = solo.write("walk", wish="w")
    from trustbook.storage.books.database import Database

    monkeypatch.setattr(Database, "read_only", property(lambda _book: True))
    assert solo.session.people.sitting().read_only
    shown = solo.session.pages.open_page(solo.viewer, "walk")
    assert shown.read_only and shown.answers == {"wish": "w"}
    from trustbook.domain.problems import ReadOnlyWorkbook

    with pytest.raises(ReadOnlyWorkbook):
        solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {"wish": "x"}))
    assert solo.session.pages.leave(solo.viewer, None, page.entry_id).changed.entries == frozenset()
    assert solo.session.keeping.back_up_if_due() is None
    solo.session.keeping.sign_out()


def taken_back(stick: Path, target: Path) -> dict[str, object]:
    """The walk on a stick's file."""
    read_copy(stick, target)
    other = World(target, Library(target.parent / "resources"))
    other.sit(ANA)
    try:
        return dict(other.session.pages.open_page(other.viewer, "walk").answers)
    finally:
        other.close()


def test_a_read_only_workbook_can_be_copied_to_a_stick(
    couple: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    couple.write("walk", wish="w")
    couple.close()
    before = every_file(couple.folder)
    for module in (book_module, recovery):
        monkeypatch.setattr(module, "writable_mode", lambda _path: "ro")
    couple.sit(ANA)
    couple.session.keeping.copy_to(tmp_path / "stick")
    with pytest.raises(TargetExists):
        couple.session.keeping.copy_to(tmp_path / "stick")
    couple.close()
    assert every_file(couple.folder) == before
    assert {path.name for path in tmp_path.iterdir()} == {"resources", "Ours.trustbook", "stick"}
    monkeypatch.undo()
    assert taken_back(tmp_path / "stick", tmp_path / "Back.trustbook") == {"wish": "w"}


def test_a_backup_folder_that_cannot_be_written_does_not_keep_a_copy_from_the_stick(
    couple: World, tmp_path: Path
) -> None:
    couple.write("walk", wish="w")
    shutil.rmtree(couple.folder / "backups")
    (couple.folder / "backups").write_text("in the way", encoding="utf-8")
    couple.session.keeping.copy_to(tmp_path / "stick")
    couple.session.keeping.close()
    assert taken_back(tmp_path / "stick", tmp_path / "Back.trustbook") == {"wish": "w"}


def test_a_copy_can_be_saved_with_the_unsaved_text_when_the_folder_is_gone(solo: World, tmp_path: Path) -> None:
    page = solo.write("walk", wish="saved", diary="d")
    fresh = solo.session.pages.new_page(solo.viewer, "pulse").entry_id
    shutil.rmtree(solo.folder)
    draft = Draft(page.entry_id, "walk", {"wish": "not saved yet", "diary": "d"})
    with pytest.raises(FolderMoved):
        solo.session.pages.save(solo.viewer, draft)
    with pytest.raises(FolderMoved):
        solo.session.keeping.back_up()
    assert solo.session.keeping.copy_to(tmp_path / "one", draft) == ()
    assert taken_back(tmp_path / "one", tmp_path / "One.trustbook") == {"wish": "not saved yet", "diary": "d"}
    assert solo.session.keeping.copy_to(tmp_path / "two", Draft(fresh, "pulse", {"word": "a new page"})) == ()
    assert taken_back(tmp_path / "two", tmp_path / "Two.trustbook") == {"wish": "saved", "diary": "d"}
    assert solo.session.keeping.copy_to(tmp_path / "three") == ()
    solo.session.keeping.close()
    assert not solo.folder.exists()


@pytest.mark.thorough
def test_where_nothing_can_be_read_any_more_the_copy_holds_at_least_what_the_page_shows(
    couple: World, tmp_path: Path
) -> None:
    """As when a stick is pulled out: the books are open, and no page of them can be read."""
    page = couple.write("walk", wish="saved", diary="d")
    books = couple.session.context.books
    for book in books.open_ones:
        book.database.raw.execute("PRAGMA shrink_memory")
        os.truncate(book.path, 0)
    shutil.rmtree(couple.folder)
    told = couple.session.keeping.copy_to(
        tmp_path / "stick", Draft(page.entry_id, "walk", {"wish": "on the page", "diary": "d"})
    )
    assert [type(problem) for problem in told] == [DamagedPart, DamagedPart, MissingPart]
    assert taken_back(tmp_path / "stick", tmp_path / "Back.trustbook") == {"wish": "on the page", "diary": "d"}


def test_a_damaged_workbook_can_be_copied_with_what_is_whole_in_it(solo: World, tmp_path: Path) -> None:
    solo.write("walk", wish="w")
    solo.write("pulse", word="w " * 40_000)
    private = solo.session.context.books.private
    assert private is not None
    solo.close()
    content = bytearray(private.path.read_bytes())
    content[len(content) // 2] ^= 1
    private.path.write_bytes(bytes(content))
    solo.sit(ANA)
    assert [type(problem) for problem in solo.session.keeping.copy_to(tmp_path / "stick")] == [DamagedPart]
    assert taken_back(tmp_path / "stick", tmp_path / "Back.trustbook") == {"wish": "w"}


def test_at_together_the_unsaved_text_goes_into_the_copy_too(couple: World, tmp_path: Path) -> None:
    couple.together()
    page = couple.write("meeting", agenda="saved")
    shutil.rmtree(couple.folder)
    draft = Draft(page.entry_id, "meeting", {"agenda": "not saved yet"})
    told = couple.session.keeping.copy_to(tmp_path / "stick", draft)
    assert [type(problem) for problem in told] == [MissingPart], "neither private book was open"
    read_copy(tmp_path / "stick", tmp_path / "Back.trustbook")
    first = couple.opener.first_of_two(tmp_path / "Back.trustbook", BEN)
    back = couple.opener.sign_in_together(first, ANA)
    assert back.pages.open_page(back.viewer, "meeting").answers == {"agenda": "not saved yet"}
    back.keeping.close()


def test_whoever_is_here_is_known_although_the_folder_is_gone(couple: World) -> None:
    shutil.rmtree(couple.folder)
    couple.session.people.confirm(ANA)
    with pytest.raises(WrongPassphrase):
        couple.session.people.confirm(BEN)
    couple.session.people.go_together(BEN)
    couple.session.people.confirm(BEN)


def test_looking_after_a_workbook_tells_the_truth_about_what_lies_around_it(couple: World) -> None:
    backup = couple.session.keeping.back_up()
    assert couple.session.keeping.check().sound and not backup.problems
    private = next(path for path in backup.path.glob("????????-*.book"))
    found = (couple.folder / "00000000-0000-4000-8000-000000000000.book", backup.path / "shared.book")
    found[0].write_bytes(b"")
    content = bytearray(found[1].read_bytes())
    content[5000] ^= 1
    found[1].write_bytes(bytes(content))
    problems = couple.session.keeping.check().problems
    assert {type(problem) for problem in problems} == {NotAWorkbook, UnclearParts, UnusableBackup}
    assert private.exists()
    assert [type(problem) for problem in couple.session.keeping.back_up().problems] == [StrayFile]


def test_older_backups_stay_usable_after_a_new_name_and_new_secrets(couple: World) -> None:
    couple.session.keeping.back_up()
    couple.session.people.rename(couple.viewer, "Anna")
    couple.session.keeping.back_up()
    couple.session.people.change_passphrase(couple.viewer, ANA, "another one now")
    assert couple.session.keeping.check().sound
    couple.sit("another one now")
    assert couple.session.keeping.check().sound
    couple.sit(BEN)
    assert couple.session.keeping.check().sound


def test_a_backup_from_before_somebody_joined_is_nothing_that_they_miss(solo: World) -> None:
    alone = solo.session.keeping.back_up()
    solo.join()
    solo.session.keeping.back_up()
    solo.sit(BEN)
    assert solo.session.keeping.check().sound

    solo.sit(ANA)
    for key_file in (alone.path / "keys").iterdir():
        key_file.unlink()
    assert {type(problem) for problem in solo.session.keeping.check().problems} == {UnusableBackup}


def test_a_folder_that_is_gone_is_not_found_sound(solo: World) -> None:
    shutil.rmtree(solo.folder)
    assert FolderMoved in {type(problem) for problem in solo.session.keeping.check().problems}


def test_a_stick_that_keeps_other_bytes_than_were_written_is_told(
    solo: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trustbook.storage.backups import copies
    from trustbook.storage.files.files import write_beside

    def spoil(target: Path, *arguments: object, **more: object) -> None:
        write_beside(target, *arguments, **more)  # type: ignore[arg-type]
        content = bytearray(target.read_bytes())
        content[50_000] ^= 1
        target.write_bytes(bytes(content))

    monkeypatch.setattr(copies, "write_beside", spoil)
    with pytest.raises(CannotWriteFile):
        solo.session.keeping.copy_to(tmp_path / "stick")
    assert not (tmp_path / "stick").exists()


def test_nothing_can_be_asked_after_closing(solo: World) -> None:
    solo.session.keeping.close()
    for ask in (
        solo.session.people.sitting,
        solo.session.keeping.backups,
        solo.session.keeping.back_up,
        solo.session.keeping.check,
    ):
        with pytest.raises(NotForThisSeat):
            ask()


def test_a_copy_replaces_an_older_one_but_never_a_file_of_a_workbook(couple: World, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.write_bytes(b"an older copy")
    couple.session.keeping.copy_to(stick, overwrite=True)
    assert stick.read_bytes() != b"an older copy"

    book = couple.folder / "shared.book"
    before = book.read_bytes()
    with pytest.raises(InsideWorkbook):
        couple.session.keeping.copy_to(book, overwrite=True)
    assert book.read_bytes() == before


def test_a_copy_made_where_no_backup_can_be_kept_replaces_an_older_one_too(couple: World, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.write_bytes(b"an older copy")
    couple.folder.rename(tmp_path / "moved")
    couple.session.keeping.copy_to(stick, overwrite=True)

    assert stick.read_bytes() != b"an older copy"
    (tmp_path / "moved").rename(couple.folder)
