"""A couple's workbook, and another tool with the key of its shared book."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from tests.workbook.world import ANA, LETTER, MEETING, PULSE, WALK, World, make_library
from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import Problem, StrangeBook
from trustbook.storage.books.tables import metadata
from trustbook.storage.sqlite.connection import connect
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.sitting.views import Draft

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
    "many letters": "hex(zeroblob(50000))",
}
COLUMNS = [
    (table.name, column.name)
    for table in metadata.tables.values()
    for column in table.columns
    if table.name not in ("padding", "about")
]


def prepare(place: Path) -> None:
    """A couple's workbook with a page of each role, versions and events, closed; `key` holds the shared key."""
    world = World(place / "Ours.trustbook", make_library(place / "resources", WALK, PULSE, MEETING, LETTER))
    world.join()
    walk = world.write("walk", wish="a wish", colour="red", plan="walks")
    world.session.sharing.put_on_our_page(world.viewer, walk.entry_id)
    world.session.sharing.share(world.viewer, walk.entry_id, ["wish", "colour"])
    world.together()
    meeting = world.write("meeting", agenda="money")
    world.session.pages.leave(world.viewer, None, meeting.entry_id, RevisionReason.LEAVING)
    (place / "key").write_bytes(world.session.context.books.shared.database.key)
    world.close()


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
    seats: tuple[Callable[[], object], ...] = (lambda: world.sit(ANA), world.together)
    for sit in seats:
        try:
            sit()
        except Problem:
            assert sit == world.together, "only who sits there together hangs on what the book says of its people"
            continue
        session, viewer = world.session, world.viewer
        session.people.sitting()
        lines = session.lists.exercise_lines(viewer, "first")
        assert len(lines) == 4
        for line in lines:
            with suppress(Problem):
                page = session.pages.open_page(viewer, line.exercise_id)
                paper_files.make_pdf(
                    session.paper.prepare(viewer, PaperChoice("page", entry_id=page.entry_id)), "a4", None
                )
                for version in session.history.versions(viewer, page.entry_id):
                    session.history.version(viewer, version.revision_id)
                for copy in page.copies:
                    session.history.versions(viewer, copy.copy_id)
        session.finding.find(viewer, "wish")
        json.loads(session.data.export_data(viewer, private=False))
        session.keeping.check()
        try:
            entry_id = session.pages.new_page(viewer, "pulse" if world.viewer.partner_id else "meeting").entry_id
            answers = {"word": "new"} if world.viewer.partner_id else {"agenda": "new"}
            name = "pulse" if world.viewer.partner_id else "meeting"
            session.pages.save(viewer, Draft(entry_id, name, answers))
            assert session.pages.open_page(viewer, name, entry_id).answers == answers, "the rest of the workbook works"
        except StrangeBook as problem:
            raise AssertionError("the triggers are as they were") from problem
    with suppress(Problem):
        world.session.keeping.sign_out()
    world.close()


def a_row(table: str) -> tuple[str, ...]:
    columns = [column.name for column in metadata.tables[table].columns if column.name != "sequence"]
    names = ", ".join(f'"{name}"' for name in columns)
    return (f'INSERT INTO "{table}" ({names}) VALUES ({", ".join(["char(65)"] * len(columns))})',)
