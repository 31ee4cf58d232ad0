"""What failed half-way can be done again at once, in the same sitting, and then has happened exactly once."""

from __future__ import annotations

import pytest

from tests.workbook.failing_calls import ERASING, attempt, events, failures, hidden_notes, kept
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryRole, EventKind
from trustbook.domain.problems import StillInBackup
from trustbook.exercises.library import Library
from trustbook.storage.books.book import Book
from trustbook.storage.folder.manifest import list_backups
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.sweep


@pytest.mark.parametrize(("name", "number", "after"), failures(*ERASING))
def test_erasing_that_failed_can_be_done_again_at_once(solo: World, name: str, number: int, after: bool) -> None:
    page = solo.write("walk", wish="first")
    solo.session.pages.leave(solo.viewer, None, page.entry_id)
    solo.session.keeping.back_up()
    other = solo.write("letter", text="stays")

    if attempt(lambda: solo.session.erasing.erase(solo.viewer, page.entry_id), name, number, after):
        changed = solo.session.erasing.erase(solo.viewer, page.entry_id)
        assert changed.entries == {page.entry_id} and changed.exercises == {"walk"}

    assert not solo.session.pages.open_page(solo.viewer, "walk").exists
    assert solo.session.history.versions(solo.viewer, page.entry_id) == ()
    assert solo.write("letter", other.entry_id, text="can be written").answers == {"text": "can be written"}
    keyring = solo.session.context.books.keyring
    assert solo.session.context.books.private is not None
    assert solo.session.context.books.private.database.raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert kept(solo, f"{keyring.private_book}.book", keyring.private_keys[0]) == [()]
    solo.sit(ANA)
    assert hidden_notes(solo) == {}


@pytest.mark.parametrize(("name", "number", "after"), failures(*ERASING, "a share's state", "the event"))
def test_withdrawing_that_failed_can_be_done_again_at_once(couple: World, name: str, number: int, after: bool) -> None:
    page = couple.write("walk", wish="w")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.session.keeping.back_up()
    (copy,) = couple.session.pages.open_page(couple.viewer, "walk").copies

    if attempt(lambda: couple.session.sharing.withdraw(couple.viewer, copy.copy_id), name, number, after):
        changed = couple.session.sharing.withdraw(couple.viewer, copy.copy_id)
        assert changed.entries == {copy.copy_id, page.entry_id} and changed.exercises == {"walk"}

    shown = couple.session.pages.open_page(couple.viewer, "walk")
    assert shown.copies == () and shown.answers == {"wish": "w"}
    assert events(couple)[EventKind.WITHDRAWN] == 1
    assert kept(couple, "shared.book", couple.session.context.books.keyring.shared_key) == [()]
    couple.sit(ANA)
    assert hidden_notes(couple) == {}
    assert events(couple)[EventKind.WITHDRAWN] == 1


@pytest.mark.parametrize(("name", "number", "after"), failures("a share's state", "an entry", "the event"))
def test_sharing_that_failed_can_be_done_again_and_lies_there_once(
    couple: World, name: str, number: int, after: bool
) -> None:
    page = couple.write("walk", wish="w", worry="only at the first try")
    failed = attempt(
        lambda: couple.session.sharing.share(couple.viewer, page.entry_id, ["wish", "worry"]), name, number, after
    )
    if failed:
        couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.sit(ANA)

    copies = couple.session.pages.open_page(couple.viewer, "walk").copies
    assert [copy.answers for copy in copies] == [
        {"wish": "w"} if failed else {"wish": "w", "worry": copies[0].answers["worry"]}
    ]
    assert events(couple)[EventKind.SHARED] == 1


@pytest.mark.parametrize(("name", "number", "after"), failures("an entry", "the event"))
def test_placing_on_our_page_that_failed_can_be_done_again_and_is_told_once(
    couple: World, name: str, number: int, after: bool
) -> None:
    page = couple.write("walk", wish="w", plan="p")
    if attempt(lambda: couple.session.sharing.put_on_our_page(couple.viewer, page.entry_id), name, number, after):
        couple.session.sharing.put_on_our_page(couple.viewer, page.entry_id)

    shown = couple.session.pages.open_page(couple.viewer, "walk")
    assert shown.answers == {"wish": "w"}
    assert shown.our_page is not None and shown.our_page.answers == {"plan": "p"}
    assert len(couple.session.context.books.shared.entries.heads("walk", EntryRole.JOINT)) == 1
    assert events(couple)[EventKind.PLACED] == 1


def test_what_could_not_be_erased_at_all_is_not_erased_later_behind_its_writers_back(solo: World) -> None:
    page = solo.write("walk", wish="I keep it after all")
    assert attempt(lambda: solo.session.erasing.erase(solo.viewer, page.entry_id), "the purge", 1, False)
    solo.sit(ANA)

    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "I keep it after all"}


def test_what_is_written_anew_after_half_an_erasing_stays(solo: World) -> None:
    page = solo.write("walk", wish="to be erased")
    solo.session.keeping.back_up()
    assert attempt(lambda: solo.session.erasing.erase(solo.viewer, page.entry_id), "the backups", 1, False)
    solo.clock.go_on(minutes=1)
    solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {"wish": "new"}))
    solo.sit(ANA)

    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "new"}
    keyring = solo.session.context.books.keyring
    assert hidden_notes(solo) == {}
    assert kept(solo, f"{keyring.private_book}.book", keyring.private_keys[0]) == [()]


def test_a_sharing_that_failed_is_not_made_up_for_at_the_next_sign_in(couple: World) -> None:
    page = couple.write("walk", wish="not after all")
    assert attempt(lambda: couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"]), "an entry", 1, False)
    couple.sit(ANA)

    assert couple.session.pages.open_page(couple.viewer, "walk").copies == ()


def test_saying_nothing_of_the_start_again_finishes_deleting_it(world: World) -> None:
    world.library = Library()
    world.create()
    world.session.start_paths.say(world.viewer, ["unsure"])
    assert attempt(lambda: world.session.start_paths.say(world.viewer, []), "the backups", 1, False)
    world.session.start_paths.say(world.viewer, [])

    assert hidden_notes(world) == {}


def test_a_backup_that_is_damaged_does_not_keep_the_others_from_being_changed(solo: World) -> None:
    page = solo.write("walk", wish="w")
    for _time in range(2):
        solo.clock.go_on(days=1)
        solo.session.keeping.back_up()
    keyring = solo.session.context.books.keyring
    name = f"{keyring.private_book}.book"
    newest, older = list_backups(solo.folder)
    whole = (newest.path / name).read_bytes()
    (newest.path / name).write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])

    with pytest.raises(StillInBackup):
        solo.session.erasing.erase(solo.viewer, page.entry_id)
    book = Book.open(older.path / name, keyring.private_keys[0])
    assert book.entries.heads() == ()
    book.close()


def test_a_withdrawal_that_was_cut_short_is_finished_by_whoever_opens_the_shared_book(couple: World) -> None:
    """What is pending for the shared book lies in it, and says nothing of what it was."""
    page = couple.write("letter", text="given too early")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["text"])
    (copy,) = couple.session.pages.open_page(couple.viewer, "letter").copies
    assert attempt(lambda: couple.session.sharing.withdraw(couple.viewer, copy.copy_id), "the rewriting", 1, False)
    shared = couple.session.context.books.shared
    assert shared.database.raw.execute("SELECT entry_id FROM purge_list").fetchall() == [(copy.copy_id,)]

    couple.sit(BEN)

    shared = couple.session.context.books.shared
    assert couple.session.pages.open_page(couple.viewer, "letter").copies == ()
    assert shared.database.raw.execute("SELECT entry_id FROM purge_list").fetchall() == []
    assert events(couple)[EventKind.WITHDRAWN] == 1
    couple.sit(ANA)
    assert events(couple)[EventKind.WITHDRAWN] == 1 and hidden_notes(couple) == {}
