"""A book that somebody with the key wrote to with another tool: what is odd is damaged, and it alone."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.faults.machine import rounds
from tests.workbook.hostile_book import COLUMNS, ODD, a_row, change, prepare, use_everything
from tests.workbook.world import ANA, LETTER, MEETING, PULSE, WALK, World, make_library
from trustbook.domain.problems import OddRows
from trustbook.exercises.library import Library
from trustbook.storage.keys import kdf
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.sweep


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("odd")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "new_slots", kdf.Cost(memory_kib=64, passes=1, lanes=1))
        prepare(place)
    return place


@pytest.fixture
def hostile(prepared: Path, tmp_path: Path) -> World:
    shutil.copytree(prepared / "Ours.trustbook", tmp_path / "Ours.trustbook")
    return World(tmp_path / "Ours.trustbook", Library(prepared / "resources"))


def try_out(world: World, key: Path, table: str, column: str, names: Iterable[str]) -> int:
    """Put odd values into all rows of a column, or where they must differ into one. How many the table took."""
    whole = (world.folder / "shared.book").read_bytes()
    insert = a_row(table) if table in ("share_notes", "settings", "purge_list") else ()
    taken = 0
    for name in names:
        update = f'UPDATE "{table}" SET "{column}" = {ODD[name]}'
        one = f'{update} WHERE rowid = (SELECT max(rowid) FROM "{table}")'
        if change(world, key, *insert, update) or change(world, key, *insert, one):
            use_everything(world)
            taken += 1
        (world.folder / "shared.book").write_bytes(whole)
    return taken


@pytest.mark.parametrize("number", range(len(COLUMNS)), ids=lambda number: "-".join(COLUMNS[number]))
def test_an_odd_value_in_any_column_is_damage_of_its_row_alone(hostile: World, prepared: Path, number: int) -> None:
    """One kind for each column; the slow test takes all."""
    try_out(hostile, prepared / "key", *COLUMNS[number], [[*ODD][number % len(ODD)]])


@pytest.mark.slow_faults
@pytest.mark.timeout(1800)
def test_every_odd_value_in_every_column_is_damage_of_its_row_alone(hostile: World, prepared: Path) -> None:
    chosen = sorted(random.Random(3).sample(range(len(COLUMNS)), min(len(COLUMNS), rounds(len(COLUMNS)))))
    assert sum(try_out(hostile, prepared / "key", *COLUMNS[number], ODD) for number in chosen) > 10 * len(chosen)


@pytest.mark.parametrize("table", ["entries", "revisions", "events"])
@pytest.mark.parametrize("what", ["the row", "the counter"])
def test_the_highest_number_there_is_leaves_room_for_new_rows(
    hostile: World, prepared: Path, table: str, what: str
) -> None:
    change(
        hostile,
        prepared / "key",
        f"UPDATE {table} SET sequence = 9223372036854775807 WHERE rowid = (SELECT max(rowid) FROM {table})"
        if what == "the row"
        else f"UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = '{table}'",
    )
    world = hostile
    world.sit(ANA)
    page = world.write("walk", wish="another wish")
    world.session.sharing.share(world.viewer, page.entry_id, ["wish"])
    world.together()
    new = world.session.pages.new_page(world.viewer, "meeting")
    world.session.pages.leave(world.viewer, Draft(new.entry_id, "meeting", {"agenda": "plans"}), new.entry_id)
    assert len(world.session.history.versions(world.viewer, new.entry_id)) == 1


def test_what_is_odd_is_told_and_shown_as_it_lies(hostile: World, prepared: Path) -> None:
    book = "UPDATE working_copies SET answers = '{half a JSON' WHERE entry_sequence = (SELECT sequence FROM entries"
    change(hostile, prepared / "key", f"{book} WHERE exercise_id = 'meeting')")
    hostile.sit(ANA)
    hostile.together()
    page = hostile.session.pages.open_page(hostile.viewer, "meeting")
    assert page.answers == {"as-it-lies": "{half a JSON"} and not page.writable
    assert [field.id for _part, field in page.exercise.fields()] == ["as-it-lies"]
    report = hostile.session.keeping.check()
    assert [type(problem) for problem in report.problems] == [OddRows] and report.unreadable == ("Meeting",)
    assert hostile.session.people.sitting().odd and not hostile.session.people.sitting().damaged
    (version,) = hostile.session.history.versions(hostile.viewer, page.entry_id)
    hostile.session.history.restore_version(hostile.viewer, page.entry_id, version.revision_id)
    page = hostile.session.pages.open_page(hostile.viewer, "meeting")
    assert page.answers == {"agenda": "money"} and page.writable
    kept = hostile.session.history.versions(hostile.viewer, page.entry_id)[0]
    assert "{half a JSON" in hostile.session.history.version(hostile.viewer, kept.revision_id)[1].values(), (
        "nothing is lost"
    )


def test_a_kept_definition_that_was_changed_is_damage_of_its_page(hostile: World, prepared: Path) -> None:
    scale = """'"id":"wish","kind":"scale","low":"a","high":"b","maximum":2000000000'"""
    change(
        hostile,
        prepared / "key",
        f"""UPDATE definitions SET body = replace(body, '"id":"wish","kind":"long"', {scale})""",
    )
    newer = WALK.replace("version = 1", "version = 2")
    hostile.library = make_library(hostile.folder.parent / "newer", newer, PULSE, MEETING, LETTER)
    hostile.sit(ANA)
    (copy,) = hostile.session.pages.open_page(hostile.viewer, "walk").copies
    assert copy.answers == {"wish": "a wish", "colour": "red"}
    assert {type(field).__name__ for _part, field in copy.exercise.fields()} == {"LongField"}
    assert "damaged" in copy.exercise.purpose
    binder = hostile.session.paper.prepare(hostile.viewer, PaperChoice("page", entry_id=copy.copy_id))
    assert paper_files.make_pdf(binder, "a4", None).startswith(b"%PDF")


@pytest.mark.parametrize("body", ["{half a JSON", "", "[]", '{"id":"walk"}'])
def test_a_kept_definition_that_cannot_be_read_is_not_replaced_by_todays_wording(
    hostile: World, prepared: Path, body: str
) -> None:
    change(hostile, prepared / "key", f"UPDATE definitions SET body = '{body}'")
    todays = [text.replace("version = 1", "version = 2").replace("About ", "Today ") for text in (WALK, MEETING)]
    hostile.library = make_library(hostile.folder.parent / "newer", *todays, PULSE, LETTER)
    hostile.sit(ANA)
    (copy,) = hostile.session.pages.open_page(hostile.viewer, "walk").copies
    hostile.together()
    meeting = hostile.session.pages.open_page(hostile.viewer, "meeting")
    (line,) = hostile.session.history.versions(hostile.viewer, meeting.entry_id)
    for exercise, answers in [
        (copy.exercise, copy.answers),
        hostile.session.history.version(hostile.viewer, line.revision_id),
    ]:
        assert {field.id: field.label for _part, field in exercise.fields()} == {name: name for name in answers}
        assert "cannot be shown as it should be" in exercise.purpose
    (found,) = hostile.session.finding.find(hostile.viewer, "wish")
    assert (found.field_label, found.exercise_id) == ("wish", "walk")
    (sheet,) = (
        sheet
        for chapter in hostile.session.paper.prepare(
            hostile.viewer, PaperChoice("page", entry_id=copy.copy_id)
        ).chapters
        for sheet in chapter.sheets
    )
    assert sheet.answers == {"wish": "a wish", "colour": "red"}
    assert not any("Today" in field.label for _part, field in sheet.exercise.fields())
