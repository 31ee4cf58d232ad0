"""Leaving: what is one's own can be taken, the own book goes for good, the seat is empty, and the other one goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.each import a_few
from tests.workbook.cutting import PowerCut
from tests.workbook.what_opens import all_that_opens
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryRole
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import (
    DiskFull,
    InsideWorkbook,
    NoPartnerYet,
    SeatClosed,
    TargetExists,
    WrongPassphrase,
)
from trustbook.storage import leaving
from trustbook.storage.books.database import Database
from trustbook.storage.books.upkeep import Upkeep
from trustbook.storage.folder.layout import book_paths
from trustbook.storage.folder.manifest import backup_folders, list_backups
from trustbook.storage.keys.keys import key_file_paths, unlock
from trustbook.storage.workbook_folder import open_workbook
from trustbook.workbook.sitting.views import Draft

PRIVATE, GIVEN, OURS, HERS = "quokka private", "quokka given", "our plan", "her own diary"
STEPS = ("told", "key", "backup", "book", "done")


def _bens_life(world: World) -> World:
    """Ana keeps a diary, both have a page, Ben keeps one to himself and shares a copy; Ben sits there, with backups."""
    world.write("walk", diary=HERS)
    world.session.keeping.back_up()
    world.together()
    page = world.session.pages.open_page(TOGETHER, "walk")
    world.session.pages.save(TOGETHER, Draft(page.entry_id, "walk", {"plan": OURS}))
    world.sit(BEN)
    page = world.write("walk", diary=PRIVATE, wish=GIVEN)
    world.session.sharing.share(world.viewer, page.entry_id, ["wish"])
    world.session.keeping.back_up()
    return world


def _traces(folder: Path, ben: tuple[str, str]) -> list[str]:
    """Files in the folder, backups included, that are the leaver's by name."""
    return [path.name for path in folder.rglob("*") if path.is_file() and any(each in path.name for each in ben)]


def _bens_files(world: World) -> tuple[str, str]:
    unlocked = unlock(world.folder, BEN)
    return unlocked.key_file.path.stem, unlocked.keyring.private_book


def _assert_gone(world: World, ben: tuple[str, str]) -> None:
    assert _traces(world.folder, ben) == []
    for place in (world.folder, *backup_folders(world.folder)):
        assert len(key_file_paths(place)) == 1 and len(book_paths(place)) == 2
    with pytest.raises(WrongPassphrase):
        world.sit(BEN)
    assert PRIVATE not in all_that_opens(world.folder, ANA)
    for info in list_backups(world.folder):
        assert not any(each in name for name in info.files for each in ben)


def test_after_leaving_no_key_and_no_book_of_theirs_lies_anywhere_and_the_other_goes_on(couple: World) -> None:
    _bens_life(couple)
    ben = _bens_files(couple)
    couple.session.leaving.leave(couple.viewer, BEN)
    _assert_gone(couple, ben)
    ana = couple.sit(ANA)
    assert couple.session.people.sitting().solo and couple.session.people.sitting().empty_seat
    assert not ana.keeping.check().problems
    page = couple.write("walk", diary="on I go")
    assert page.answers["diary"] == "on I go"
    assert ana.keeping.back_up().problems == ()
    with pytest.raises(NoPartnerYet):
        couple.session.people.go_together()


def test_what_both_own_stays_and_what_was_shared_keeps_its_name_unless_it_is_taken_back(couple: World) -> None:
    _bens_life(couple)
    couple.session.leaving.leave(couple.viewer, BEN)
    couple.sit(ANA)
    page = couple.session.pages.open_page(couple.viewer, "walk")
    assert page.our_page is not None and page.our_page.answers["plan"] == OURS
    assert [(copy.author.name, copy.answers["wish"]) for copy in page.copies] == [("Ben", GIVEN)]


def test_taken_back_before_leaving_no_copy_stays_in_the_book_or_in_a_backup(couple: World) -> None:
    _bens_life(couple)
    couple.session.leaving.leave(couple.viewer, BEN, take_back=True)
    couple.sit(ANA)
    assert couple.session.context.books.shared.entries.all(role=EntryRole.COPY) == ()
    couple.close()
    opened = all_that_opens(couple.folder, ANA)
    assert OURS in opened and HERS in opened and GIVEN not in opened


def test_somebody_can_be_invited_anew_as_a_new_sign_in(couple: World) -> None:
    _bens_life(couple)
    couple.session.leaving.leave(couple.viewer, BEN)
    couple.sit(ANA)
    old = couple.session.pages.open_page(couple.viewer, "walk").copies[0].author.id
    new = couple.session.people.take_second_seat("Ben", BEN)
    assert new.id != old and not couple.session.people.sitting().empty_seat
    couple.sit(BEN)
    page = couple.session.pages.open_page(couple.viewer, "walk")
    assert "diary" not in page.answers and not any(copy.mine for copy in page.copies)
    assert not couple.session.keeping.check().problems


def test_the_one_who_began_the_workbook_can_leave_as_well(couple: World) -> None:
    _bens_life(couple)
    couple.sit(ANA)
    couple.session.leaving.leave(couple.viewer, ANA)
    couple.sit(BEN)
    assert [partner.name for partner in couple.session.people.sitting().partners] == ["Ben"]
    assert couple.session.pages.open_page(couple.viewer, "walk").answers["diary"] == PRIVATE
    assert not couple.session.keeping.check().problems
    assert HERS not in all_that_opens(couple.folder, BEN)


def test_a_backup_that_is_restored_later_knows_only_who_stayed(couple: World, tmp_path: Path) -> None:
    _bens_life(couple)
    couple.session.leaving.leave(couple.viewer, BEN)
    restored = tmp_path / "Back.trustbook"
    assert couple.opener.restore(list_backups(couple.folder)[0].path, restored) == ()
    session = couple.opener.sign_in(restored, ANA)
    assert session.people.sitting().solo and not session.keeping.check().problems
    session.keeping.close()


def test_leaving_asks_for_the_own_passphrase_and_for_two_people(solo: World) -> None:
    with pytest.raises(NoPartnerYet):
        solo.session.leaving.leave(solo.viewer, ANA)
    solo.join()
    _bens_life(solo)
    for wrong in (ANA, "not this one"):
        with pytest.raises(WrongPassphrase):
            solo.session.leaving.leave(solo.viewer, wrong)
    assert solo.session.pages.open_page(solo.viewer, "walk").answers["diary"] == PRIVATE


@pytest.mark.thorough
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("who", a_few([ANA, BEN], of=2), ids=["the other opens it next", "the leaver opens it next"])
def test_cut_off_at_any_step_it_is_done_by_whoever_opens_the_workbook_next(couple: World, step: str, who: str) -> None:
    _bens_life(couple)
    ben = _bens_files(couple)

    def cut(name: str) -> None:
        if name == step:
            raise PowerCut

    books, unlocked = couple.session.context.books, couple.session.context.unlocked
    assert unlocked is not None
    with pytest.raises(PowerCut):
        leaving.close_seat(books, unlocked, steps=cut)
    books.close()
    if who == BEN:
        with pytest.raises(SeatClosed if step == "told" else WrongPassphrase):
            couple.opener.sign_in(couple.folder, BEN)
    couple.sit(ANA)
    assert couple.session.people.sitting().empty_seat and not couple.session.keeping.check().problems
    couple.close()
    _assert_gone(couple, ben)


def test_cut_off_before_it_is_told_everything_is_as_it_was(couple: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _bens_life(couple)

    def full(database: Database) -> None:
        raise DiskFull(database.path)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", full)
        with pytest.raises(DiskFull):
            couple.session.leaving.leave(couple.viewer, BEN)
    couple.sit(BEN)
    assert couple.session.pages.open_page(couple.viewer, "walk").answers["diary"] == PRIVATE
    assert not couple.session.people.sitting().solo


def test_what_a_full_disk_left_is_erased_at_the_next_opening(couple: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _bens_life(couple)
    ben = _bens_files(couple)
    with monkeypatch.context() as patch:
        patch.setattr(Upkeep, "purge", lambda *_more: (_ for _ in ()).throw(DiskFull(couple.folder)))
        couple.session.leaving.leave(couple.viewer, BEN)
    couple.sit(ANA)
    assert couple.session.context.books.shared.settings.get(leaving.NOTE) == ""
    couple.close()
    _assert_gone(couple, ben)


def test_nobodys_book_goes_because_the_other_one_wrote_that_they_left(couple: World) -> None:
    _bens_life(couple)
    unlocked = couple.session.context.unlocked
    assert unlocked is not None
    about = {"partner": unlocked.keyring.partner_id, "key_file": unlocked.key_file.path.stem}
    note = json.dumps({**about, "book": unlocked.keyring.private_book, "signature": "00"})
    couple.session.context.books.shared.settings.put(leaving.NOTE, note)
    couple.close()
    clock = couple.clock
    books = open_workbook(couple.folder, unlock(couple.folder, BEN), clock)
    assert books.private is not None and books.private.entries.all()[0].answers["diary"] == PRIVATE
    books.close()


def test_what_is_theirs_can_be_taken_along_as_pdf_and_data(couple: World, tmp_path: Path) -> None:
    _bens_life(couple)
    target = tmp_path / "mine"
    target.mkdir()
    pdf, data = couple.session.leaving.take(couple.viewer, target)
    assert pdf.read_bytes().startswith(b"%PDF") and PRIVATE in data.read_text(encoding="utf-8")
    assert GIVEN in data.read_text(encoding="utf-8") and HERS not in data.read_text(encoding="utf-8")
    with pytest.raises(TargetExists):
        couple.session.leaving.take(couple.viewer, target)
    with pytest.raises(InsideWorkbook):
        couple.session.leaving.take(couple.viewer, couple.folder)
