"""Placing copies, taking them back, and our page; also with a crash in between."""

from __future__ import annotations

import pytest

from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryRole, EntryState, RevisionReason
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import NoPartnerYet, NotForThisSeat, NothingToShare, UnknownName
from trustbook.storage.books.book import Book
from trustbook.storage.books.entry_table import EntryTable
from trustbook.storage.books.share_note_table import ShareNoteTable
from trustbook.storage.books.upkeep import Upkeep
from trustbook.storage.folder.manifest import list_backups


class PowerCut(BaseException):
    """The process ends here."""


def _shelf(world: World) -> list[object]:
    return [entry.answers for entry in world.session.context.books.shared.entries.all(role=EntryRole.COPY)]


def test_only_answered_offered_fields_can_be_shared(couple: World) -> None:
    page = couple.write("walk", diary="never", wish="w", worry="", plan="joint")
    assert page.can_share
    assert couple.session.sharing.shareable_fields(couple.viewer, page.entry_id) == ("wish",)
    with pytest.raises(NotForThisSeat):
        couple.session.sharing.share(couple.viewer, page.entry_id, ["diary"])
    with pytest.raises(NotForThisSeat):
        couple.session.sharing.share(couple.viewer, page.entry_id, ["wish", "plan"])
    with pytest.raises(NothingToShare):
        couple.session.sharing.share(couple.viewer, page.entry_id, ["worry"])
    assert _shelf(couple) == []


def test_the_preview_shows_exactly_what_is_placed(couple: World) -> None:
    page = couple.write("walk", wish="w", worry="still mine", colour="red")
    preview = couple.session.sharing.preview_share(couple.viewer, page.entry_id, ["colour", "wish"])
    couple.session.sharing.share(couple.viewer, page.entry_id, ["colour", "wish"])
    copy = couple.session.pages.open_page(couple.viewer, "walk").copies[0]
    assert preview.answers == copy.answers == {"wish": "w", "colour": "red"}
    assert preview.exercise == copy.exercise
    assert [field.id for _part, field in copy.exercise.fields()] == ["wish", "colour"]
    assert copy.mine and copy.author.name == "Ana"


def test_a_copy_is_frozen_and_says_nothing_of_its_source(couple: World) -> None:
    page = couple.write("walk", wish="as it was")
    couple.clock.go_on(days=3)
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.write("walk", page.entry_id, wish="changed")
    shared = couple.session.context.books.shared
    (copy,) = shared.entries.all(role=EntryRole.COPY)
    assert copy.answers == {"wish": "as it was"}
    assert copy.id != page.entry_id and copy.on == couple.clock.today() != page.on
    assert copy.state is EntryState.FINISHED and shared.revisions.of_entry(copy.id) == ()


def test_sharing_keeps_a_version_of_what_was_shared(couple: World) -> None:
    page = couple.write("walk", wish="w")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    reasons = [line.reason for line in couple.session.history.versions(couple.viewer, page.entry_id)]
    assert reasons == [RevisionReason.BEFORE_SHARE]


def test_alone_there_is_nobody_to_share_with(solo: World) -> None:
    page = solo.write("walk", wish="w", plan="p")
    with pytest.raises(NoPartnerYet):
        solo.session.sharing.share(solo.viewer, page.entry_id, ["wish"])
    with pytest.raises(NoPartnerYet):
        solo.session.sharing.put_on_our_page(solo.viewer, page.entry_id)


@pytest.mark.parametrize("moment", ["before the copy", "after the copy"])
def test_a_share_that_a_crash_interrupted_is_finished_at_the_next_sign_in(
    couple: World, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    page = couple.write("walk", wish="w")

    def cut(*_arguments: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patch:
        table, call = (EntryTable, "write") if moment == "before the copy" else (ShareNoteTable, "set_state")
        patch.setattr(table, call, cut)
        with pytest.raises(PowerCut):
            couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    assert len(_shelf(couple)) == (moment == "after the copy")
    couple.clock.go_on(days=2)

    couple.sit(ANA)
    couple.sit(ANA)

    assert _shelf(couple) == [{"wish": "w"}]
    assert [note.state for note in couple.session.context.books.private.share_notes.all()] == ["placed"]  # type: ignore[union-attr] # she sits here


def test_the_partner_cannot_take_a_copy_back(couple: World) -> None:
    page = couple.write("walk", wish="w")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.sit(BEN)
    (copy,) = couple.session.pages.open_page(couple.viewer, "walk").copies
    assert not copy.mine
    with pytest.raises(NotForThisSeat):
        couple.session.sharing.withdraw(couple.viewer, copy.copy_id)
    with pytest.raises(UnknownName):
        couple.session.sharing.withdraw(couple.viewer, page.entry_id)


def test_a_copy_that_was_taken_back_is_gone_from_the_shelf_and_the_backups(couple: World) -> None:
    page = couple.write("walk", wish="w")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.session.keeping.back_up()
    (copy,) = couple.session.pages.open_page(couple.viewer, "walk").copies

    changed = couple.session.sharing.withdraw(couple.viewer, copy.copy_id)

    assert changed.exercises == {"walk"}
    assert _shelf(couple) == []
    key = couple.session.context.books.keyring.shared_key
    couple.close()
    (kept,) = list_backups(couple.folder)
    book = Book.open(kept.path / "shared.book", key)
    assert book.entries.heads() == ()
    book.close()
    assert couple.sit(ANA).pages.open_page(couple.viewer, "walk").answers == {"wish": "w"}


def test_a_withdrawal_that_a_crash_interrupted_is_finished(couple: World, monkeypatch: pytest.MonkeyPatch) -> None:
    page = couple.write("walk", wish="w")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    (copy,) = couple.session.pages.open_page(couple.viewer, "walk").copies

    def cut(*_arguments: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(Upkeep, "purge", cut)
        with pytest.raises(PowerCut):
            couple.session.sharing.withdraw(couple.viewer, copy.copy_id)
    couple.sit(ANA)
    assert _shelf(couple) == []


def test_putting_on_our_page_moves_the_joint_part_only(couple: World) -> None:
    page = couple.write("walk", wish="mine", diary="secret", plan="ours")

    couple.session.sharing.put_on_our_page(couple.viewer, page.entry_id)

    after = couple.session.pages.open_page(couple.viewer, "walk")
    assert after.answers == {"wish": "mine", "diary": "secret"}
    assert after.our_page is not None and after.our_page.answers == {"plan": "ours"}
    assert couple.session.history.versions(couple.viewer, after.our_page.entry_id)[0].reason is RevisionReason.PLACED
    newest = couple.session.history.versions(couple.viewer, page.entry_id)[0]
    assert couple.session.history.version(couple.viewer, newest.revision_id)[1]["plan"] == "ours"


def test_what_stands_on_our_page_is_kept_as_a_version_when_more_is_placed(couple: World) -> None:
    draft = couple.write("walk", plan="from Ana")
    couple.together()
    ours = couple.write("walk", plan="written together", promise="stays")
    couple.session.people.go_to_seat(ANA)
    assert couple.session.pages.open_page(couple.viewer, "walk").answers == {"plan": "from Ana"}

    couple.session.sharing.put_on_our_page(couple.viewer, draft.entry_id)

    couple.together()
    page = couple.session.pages.open_page(TOGETHER, "walk")
    assert page.entry_id == ours.entry_id
    assert page.answers == {"plan": "from Ana", "promise": "stays"}
    versions = [
        couple.session.history.version(TOGETHER, line.revision_id)[1]
        for line in couple.session.history.versions(TOGETHER, ours.entry_id)
    ]
    assert {"plan": "written together", "promise": "stays"} in versions


def test_placing_that_a_crash_interrupted_can_be_done_again(couple: World, monkeypatch: pytest.MonkeyPatch) -> None:
    page = couple.write("walk", plan="ours")

    def cut(_entry: object) -> None:
        raise PowerCut

    private = couple.session.context.books.private
    assert private is not None
    with monkeypatch.context() as patch:
        patch.setattr(private.entries, "write", cut)
        with pytest.raises(PowerCut):
            couple.session.sharing.put_on_our_page(couple.viewer, page.entry_id)
    couple.sit(ANA)
    couple.session.sharing.put_on_our_page(couple.viewer, page.entry_id)
    assert len(couple.session.context.books.shared.entries.all("walk", EntryRole.JOINT)) == 1
    with pytest.raises(NothingToShare):
        couple.session.sharing.put_on_our_page(couple.viewer, page.entry_id)
