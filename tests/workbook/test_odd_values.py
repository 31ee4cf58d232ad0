"""A book that somebody with the key wrote to with another tool: what is odd is damaged, and it alone."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.faults.machine import rounds
from tests.workbook.world import ANA, LETTER, MEETING, PULSE, WALK, World, make_library
from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import OddRows, Problem, StrangeBook
from trustbook.exercises.library import Library
from trustbook.storage import kdf
from trustbook.storage.connection import connect
from trustbook.storage.tables import metadata
from trustbook.workbook import paper
from trustbook.workbook.views import Draft, PaperChoice

ODD: dict[str, str] = {
    "NULL": "NULL",
    "a blob": "x'00ff80'",
    "an empty blob": "x''",
    "an empty text": "''",
    "a text": "'odd'",
    "a huge number": "9223372036854775807",
    "a negative number": "-1",
    "a fraction": "1.5",
    "infinity": "9e999",
    "bytes that are no text": "CAST(x'c328fffe' AS TEXT)",
    "a lone surrogate": "CAST(x'eda080' AS TEXT)",
    "zero bytes": "CAST(x'610062' AS TEXT)",
    "a list": "'[]'",
    "null in JSON": "'null'",
    "half a JSON": "'{\"wish\": '",
    "deep JSON": "replace(hex(zeroblob(30000)), '0', '[')",
    "deep JSON in an answer": "'{\"wish\":' || replace(hex(zeroblob(400)), '0', '[')"
    " || replace(hex(zeroblob(400)), '0', ']') || '}'",
    "not a number": '\'{"wish": NaN, "score": 1e999}\'',
    "a number of 5,000 digits": "'{\"wish\": ' || replace(hex(zeroblob(2500)), '0', '7') || '}'",
    "answers of other shapes": '\'{"wish": [{"row": 5}], '
    '"colour": {"a": []}, "plan": 7, "agenda": true, "text": [1]}\'',
    "escaped surrogates": '\'{"wish": "\\ud800 \\u0000", "\\udfff": "x"}\'',
    "a date before all": "'0001-01-01'",
    "a date after all": "'9999-12-31'",
    "a date that is none": "'2026-02-30'",
    "an instant before all": "'0001-01-01T00:00:00+00:00'",
    "an instant after all": "'9999-12-31T23:59:59+00:00'",
    "an instant without a zone": "'2026-01-01T00:00:00'",
    "an id of nobody": "'00000000-0000-4000-8000-000000000000'",
    "a path": "'../../../etc/passwd'",
    "a million letters": "hex(zeroblob(500000))",
}
COLUMNS = [
    (table.name, column.name)
    for table in metadata.tables.values()
    for column in table.columns
    if table.name not in ("padding", "about")
]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A couple's workbook with a page of each role, versions and events, closed. `key` holds the shared key."""
    place = tmp_path_factory.mktemp("odd")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "new_slots", kdf.Cost(memory_kib=64, passes=1, lanes=1))
        world = World(place / "Ours.trustbook", make_library(place / "resources", WALK, PULSE, MEETING, LETTER))
        world.join()
        walk = world.write("walk", wish="a wish", colour="red", plan="walks")
        world.session.put_on_our_page(world.viewer, walk.entry_id)
        world.session.share(world.viewer, walk.entry_id, ["wish", "colour"])
        world.together()
        meeting = world.write("meeting", agenda="money")
        world.session.leave(world.viewer, None, meeting.entry_id, RevisionReason.LEAVING)
        (place / "key").write_bytes(world.session.context.books.shared.key)
        world.close()
    return place


@pytest.fixture
def hostile(prepared: Path, tmp_path: Path) -> World:
    shutil.copytree(prepared / "Ours.trustbook", tmp_path / "Ours.trustbook")
    return World(tmp_path / "Ours.trustbook", Library(prepared / "resources"))


def change(world: World, key: Path, *statements: str) -> bool:
    """With another tool. False where the table itself does not take it."""
    raw = connect(world.folder / "shared.book", key.read_bytes(), "rw")
    try:
        raw.execute("PRAGMA foreign_keys = OFF")
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        try:
            for statement in statements:
                raw.execute(statement)
        finally:
            for _name, sql in triggers:
                raw.execute(sql)
    except (dbapi2.IntegrityError, dbapi2.DataError):
        return False
    finally:
        raw.close()
    return True


def use_everything(world: World) -> None:
    """As a person would at each seat. Only what a person can act on may be raised."""
    for sit in (lambda: world.sit(ANA), world.together):
        sit()
        session, viewer = world.session, world.viewer
        session.sitting()
        lines = session.exercise_lines(viewer, "first")
        assert len(lines) == 4
        for line in lines:
            with suppress(Problem):
                page = session.open_page(viewer, line.exercise_id)
                paper.make_pdf(session.prepare_paper(viewer, PaperChoice("page", entry_id=page.entry_id)), "a4", None)
                for version in session.history(viewer, page.entry_id):
                    session.version(viewer, version.revision_id)
                for copy in page.copies:
                    session.history(viewer, copy.copy_id)
        session.find(viewer, "wish", lambda: False)
        json.loads(session.export_data(viewer, private=False))
        session.check()
        try:
            entry_id = session.new_page(viewer, "pulse" if world.viewer.partner_id else "meeting").entry_id
            answers = {"word": "new"} if world.viewer.partner_id else {"agenda": "new"}
            name = "pulse" if world.viewer.partner_id else "meeting"
            session.save(viewer, Draft(entry_id, name, answers))
            assert session.open_page(viewer, name, entry_id).answers == answers, "the rest of the workbook works"
        except StrangeBook:
            pytest.fail("the triggers are as they were")
    with suppress(Problem):
        world.session.sign_out()
    world.close()


def try_out(world: World, key: Path, table: str, column: str, names: Iterable[str]) -> int:
    """Put odd values into all rows of a column, or where they must differ into one. How many the table took."""
    whole = (world.folder / "shared.book").read_bytes()
    insert = _a_row(table) if table in ("share_notes", "settings", "purge_list") else ()
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
    """Three kinds for each column; the slow test takes all."""
    try_out(hostile, prepared / "key", *COLUMNS[number], [*ODD][number % 10 :: 10])


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
    world.session.share(world.viewer, page.entry_id, ["wish"])
    world.together()
    new = world.session.new_page(world.viewer, "meeting")
    world.session.leave(world.viewer, Draft(new.entry_id, "meeting", {"agenda": "plans"}), new.entry_id)
    assert len(world.session.history(world.viewer, new.entry_id)) == 1


def test_what_is_odd_is_told_and_shown_as_it_lies(hostile: World, prepared: Path) -> None:
    book = "UPDATE working_copies SET answers = '{half a JSON' WHERE entry_sequence = (SELECT sequence FROM entries"
    change(hostile, prepared / "key", f"{book} WHERE exercise_id = 'meeting')")
    hostile.sit(ANA)
    hostile.together()
    page = hostile.session.open_page(hostile.viewer, "meeting")
    assert page.answers == {"as-it-lies": "{half a JSON"} and not page.writable
    assert [field.id for _part, field in page.exercise.fields()] == ["as-it-lies"]
    report = hostile.session.check()
    assert [type(problem) for problem in report.problems] == [OddRows] and report.unreadable == ("Meeting",)
    assert hostile.session.sitting().odd and not hostile.session.sitting().damaged
    (version,) = hostile.session.history(hostile.viewer, page.entry_id)
    hostile.session.restore_version(hostile.viewer, page.entry_id, version.revision_id)
    page = hostile.session.open_page(hostile.viewer, "meeting")
    assert page.answers == {"agenda": "money"} and page.writable
    kept = hostile.session.history(hostile.viewer, page.entry_id)[0]
    assert "{half a JSON" in hostile.session.version(hostile.viewer, kept.revision_id)[1].values(), "nothing is lost"


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
    (copy,) = hostile.session.open_page(hostile.viewer, "walk").copies
    assert copy.answers == {"wish": "a wish", "colour": "red"}
    assert {type(field).__name__ for _part, field in copy.exercise.fields()} == {"LongField"}
    assert "damaged" in copy.exercise.purpose
    binder = hostile.session.prepare_paper(hostile.viewer, PaperChoice("page", entry_id=copy.copy_id))
    assert paper.make_pdf(binder, "a4", None).startswith(b"%PDF")


def _a_row(table: str) -> tuple[str, ...]:
    columns = [column.name for column in metadata.tables[table].columns if column.name != "sequence"]
    names = ", ".join(f'"{name}"' for name in columns)
    return (f'INSERT INTO "{table}" ({names}) VALUES ({", ".join(["char(65)"] * len(columns))})',)
