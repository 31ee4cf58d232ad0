"""What one person kept is not in anything the other person's key opens, nor readable in any file."""

from __future__ import annotations

import dataclasses
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.workbook.what_opens import MARKER, SEALED_TEXT, all_that_opens, in_clear
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryState
from trustbook.domain.people import TOGETHER
from trustbook.storage.books.book import Book
from trustbook.storage.keys.keys import unlock
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.sitting.views import Draft


def _live(world: World) -> None:
    """A full sitting of Ana's, alone and then as one of two."""
    page = world.write("walk", diary=MARKER, wish=f"{MARKER} first thought", plan=f"{MARKER} plan")
    world.session.pages.leave(world.viewer, None, page.entry_id)
    world.session.keeping.back_up()
    world.join()
    world.write("walk", page.entry_id, diary=MARKER, wish="given", plan=f"{MARKER} plan")
    world.session.sharing.share(world.viewer, page.entry_id, ["wish"])
    world.session.finding.find(world.viewer, MARKER)
    world.session.keeping.sign_out()


def test_the_partners_key_opens_nothing_that_was_kept(solo: World) -> None:
    _live(solo)
    opened = all_that_opens(solo.folder, BEN)
    assert "given" in opened, "the search itself works"
    assert MARKER not in opened
    assert MARKER in all_that_opens(solo.folder, ANA)


def test_the_partner_cannot_count_or_list_what_was_kept(solo: World) -> None:
    _live(solo)
    keyring = unlock(solo.folder, BEN).keyring
    book = Book.open(solo.folder / "shared.book", keyring.shared_key)
    assert [head.role.value for head in book.entries.heads()] == ["copy"]
    book.close()


def test_no_file_holds_the_text_or_a_name_in_clear(solo: World) -> None:
    _live(solo)
    for path in solo.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert MARKER.encode() not in content and b"given" not in content, path
            assert path.suffix == ".book" or b"Ana" not in SEALED_TEXT.sub(b"", content), path
            assert MARKER not in path.name


@pytest.mark.thorough
def test_backups_and_copies_tell_no_text_no_name_no_time_and_nobodys_sittings(solo: World, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    place.mkdir()
    solo.clock.utc = datetime(2026, 3, 2, 9, 41, 53, 918273, tzinfo=UTC)
    _live(solo)
    for passphrase, number in ((ANA, 3), (BEN, 1), (ANA, 2)):
        for _ in range(number):
            solo.clock.go_on(hours=5)
            solo.sit(passphrase)
            solo.session.keeping.copy_to(place / f"{solo.clock.utc:%j-%H}.copy")
            solo.session.keeping.sign_out()
    shutil.move(solo.folder, place / "Ours.trustbook")
    told = [MARKER, "given", '"Ana"', '"Ben"', "Berlin", "09:41", "09-41", "10:41", "918273", "T09:", ":53", "verified"]
    assert in_clear(place, told) == []
    clear = [json.loads(path.read_bytes()) for path in (place / "Ours.trustbook").rglob("backup.json")]
    assert len(clear) > 3 and len({json.dumps([each["format"], each["version"]]) for each in clear}) == 1
    assert len({len(each["sealed"]["data"]) for each in clear}) == 1
    for backup in (place / "Ours.trustbook" / "backups").iterdir():
        assert {path.stat().st_mtime % 86_400 for path in (backup, *backup.rglob("*"))} == {0}


def test_no_answer_of_any_use_case_brings_it_to_ben_or_to_together(solo: World) -> None:
    _live(solo)
    ben = solo.sit(BEN)
    for viewer in (ben.viewer, TOGETHER):
        if viewer.is_together:
            ben.people.go_together(ANA)
        told = [
            repr(ben.people.sitting()),
            repr(ben.lists.exercise_lines(viewer, "first")),
            repr(dataclasses.asdict(ben.pages.open_page(viewer, "walk"))),
            repr(ben.finding.find(viewer, "given")),
            repr(ben.finding.find(viewer, MARKER)),
            repr(ben.finding.everywhere(viewer, "given")),
            repr(ben.finding.everywhere(viewer, MARKER)),
            repr(ben.paper.prepare(viewer, PaperChoice("workbook"))),
            ben.data.export_data(viewer).decode(),
        ]
        assert "given" in "".join(told)
        assert MARKER not in "".join(told)


def test_a_private_sitting_writes_nothing_to_the_shared_book(couple: World) -> None:
    couple.close()
    before = (couple.folder / "shared.book").read_bytes()
    couple.sit(ANA)
    page = couple.write("walk", diary="d", plan="p")
    couple.session.pages.leave(couple.viewer, None, page.entry_id)
    couple.session.erasing.erase(couple.viewer, page.entry_id)
    couple.session.keeping.sign_out()
    assert (couple.folder / "shared.book").read_bytes() == before


def test_nothing_that_opens_for_the_partner_names_dates_or_counts_an_unshared_page(solo: World) -> None:
    solo.clock.go_on(days=-400)
    alone = solo.write("letter", text=MARKER)
    solo.session.pages.leave(solo.viewer, None, alone.entry_id)
    solo.session.pages.set_state(solo.viewer, Draft(alone.entry_id, "letter", {"text": MARKER}), EntryState.SKIPPED)
    solo.session.keeping.back_up()
    day_of_page = alone.on.isoformat()
    solo.clock.go_on(days=200)
    walk = solo.write("walk", diary=MARKER, wish="an earlier wish", plan="a plan taken back")
    solo.session.pages.leave(solo.viewer, None, walk.entry_id)
    day_of_walk = walk.on.isoformat()
    solo.clock.go_on(days=200)
    solo.join()
    solo.write("walk", walk.entry_id, diary=MARKER, wish="given", plan="a plan")
    solo.session.sharing.share(solo.viewer, walk.entry_id, ["wish"])
    solo.session.sharing.put_on_our_page(solo.viewer, walk.entry_id)
    versions = [line.revision_id for line in solo.session.history.versions(solo.viewer, walk.entry_id)]
    solo.session.erasing.erase(solo.viewer, alone.entry_id)
    solo.session.keeping.sign_out()
    opened = all_that_opens(solo.folder, BEN)
    assert "given" in opened and "a plan" in opened
    telling = [MARKER, alone.entry_id, walk.entry_id, *versions, day_of_page, day_of_walk, "earlier", "taken back"]
    assert [word for word in (*telling, "letter", "skipped") if word in opened] == []
    for path in solo.folder.rglob("backup.json"):
        assert not any(word in path.read_text(encoding="utf-8") for word in telling[1:-4])


def test_a_copy_that_was_taken_back_leaves_no_name_of_its_exercise(couple: World) -> None:
    page = couple.write("letter", text="given too early")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["text"])
    couple.session.keeping.back_up()
    (copy,) = couple.session.pages.open_page(couple.viewer, "letter").copies
    couple.session.sharing.withdraw(couple.viewer, copy.copy_id)
    couple.session.keeping.sign_out()
    opened = all_that_opens(couple.folder, BEN)
    assert "withdrawn" in opened
    assert [word for word in ("too early", "letter", copy.copy_id, page.entry_id) if word in opened] == []
