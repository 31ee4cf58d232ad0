"""Earlier versions, going back, and erasing for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import RevisionReason
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import DiskFull, NotForThisSeat, UnknownName
from trustbook.storage.backups import backup_changes
from trustbook.storage.books.book import Book
from trustbook.storage.folder.manifest import list_backups
from trustbook.workbook.sitting.views import Draft


def _two_versions(world: World) -> str:
    page = world.write("walk", wish="first")
    world.session.pages.leave(world.viewer, None, page.entry_id)
    world.session.pages.leave(world.viewer, Draft(page.entry_id, "walk", {"wish": "second"}), page.entry_id)
    return page.entry_id


def test_versions_come_newest_first_and_can_be_read(solo: World) -> None:
    entry_id = _two_versions(solo)
    texts = [
        solo.session.history.version(solo.viewer, line.revision_id)[1]["wish"]
        for line in solo.session.history.versions(solo.viewer, entry_id)
    ]
    assert texts == ["second", "first"]


def test_going_back_keeps_what_stood_there(solo: World) -> None:
    entry_id = _two_versions(solo)
    first = solo.session.history.versions(solo.viewer, entry_id)[-1]
    solo.write("walk", entry_id, wish="third, not left yet")

    solo.session.history.restore_version(solo.viewer, entry_id, first.revision_id)

    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "first"}
    newest = solo.session.history.versions(solo.viewer, entry_id)[0]
    assert newest.reason is RevisionReason.BEFORE_RESTORE
    assert solo.session.history.version(solo.viewer, newest.revision_id)[1] == {"wish": "third, not left yet"}


def test_a_version_of_another_page_is_refused(solo: World) -> None:
    entry_id = _two_versions(solo)
    other = solo.write("pulse", word="w")
    line = solo.session.history.versions(solo.viewer, entry_id)[0]
    with pytest.raises(NotForThisSeat):
        solo.session.history.restore_version(solo.viewer, other.entry_id, line.revision_id)
    with pytest.raises(UnknownName):
        solo.session.history.version(solo.viewer, "no-such-version")


def test_versions_of_a_private_page_cannot_be_read_from_elsewhere(couple: World) -> None:
    entry_id = _two_versions(couple)
    line = couple.session.history.versions(couple.viewer, entry_id)[0]
    couple.sit(BEN)
    assert couple.session.history.versions(couple.viewer, entry_id) == ()
    with pytest.raises(UnknownName):
        couple.session.history.version(couple.viewer, line.revision_id)
    couple.together()
    with pytest.raises(UnknownName):
        couple.session.history.version(TOGETHER, line.revision_id)


def test_an_erased_page_is_gone_with_its_versions_and_from_the_backups(solo: World) -> None:
    entry_id = _two_versions(solo)
    other = solo.write("pulse", word="stays")
    solo.session.keeping.back_up()
    solo.clock.go_on(days=1)
    solo.session.keeping.back_up()

    solo.session.erasing.erase(solo.viewer, entry_id)

    assert not solo.session.pages.open_page(solo.viewer, "walk").exists
    assert solo.session.history.versions(solo.viewer, entry_id) == ()
    keyring = solo.session.context.books.keyring
    solo.close()
    kept = list_backups(solo.folder)
    assert len(kept) == 2
    for backup in kept:
        book = Book.open(backup.path / f"{keyring.private_book}.book", keyring.private_keys[0])
        assert [head.id for head in book.entries.heads()] == [other.entry_id]
        assert book.revisions.of_entry(entry_id) == ()
        book.close()


def test_erasing_that_could_not_reach_the_backups_is_finished_at_the_next_sign_in(
    solo: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_id = _two_versions(solo)
    solo.session.keeping.back_up()

    def full(*_arguments: object) -> tuple[Path, ...]:
        raise DiskFull(solo.folder)

    with monkeypatch.context() as patch:
        patch.setattr(backup_changes, "purge_in_backups", full)
        with pytest.raises(DiskFull):
            solo.session.erasing.erase(solo.viewer, entry_id)
        solo.sit(ANA)  # still full: nobody is kept out
    solo.sit(ANA)
    keyring = solo.session.context.books.keyring
    assert solo.session.people.sitting().settings == {}
    solo.close()
    (backup,) = list_backups(solo.folder)
    book = Book.open(backup.path / f"{keyring.private_book}.book", keyring.private_keys[0])
    assert book.entries.heads() == ()
    book.close()


def test_our_page_and_copies_cannot_be_erased_by_one(couple: World) -> None:
    page = couple.write("walk", wish="w", plan="p")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.session.sharing.put_on_our_page(couple.viewer, page.entry_id)
    shown = couple.session.pages.open_page(couple.viewer, "walk")
    assert shown.our_page is not None
    for entry_id in (shown.our_page.entry_id, shown.copies[0].copy_id):
        with pytest.raises(NotForThisSeat):
            couple.session.erasing.erase(couple.viewer, entry_id)
    couple.session.erasing.erase(couple.viewer, page.entry_id)
    after = couple.session.pages.open_page(couple.viewer, "walk")
    assert len(after.copies) == 1 and after.our_page is not None
    couple.session.sharing.withdraw(couple.viewer, after.copies[0].copy_id)
    assert couple.session.pages.open_page(couple.viewer, "walk").copies == ()
