"""The data form: out, in, and what a hostile file can do (nothing)."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_schema import text_of_schema
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryRole, EntryState, RevisionReason
from trustbook.domain.problems import CannotReadFile, NewerFormat, Problem, TooLargeFile, UnreadableImport
from trustbook.exercises.snapshots import digest, to_json
from trustbook.locations import resources
from trustbook.workbook import dataform
from trustbook.workbook.sentences import told
from trustbook.workbook.views import Draft

SECRET = "quokka-value"
ID = "11111111-1111-4111-8111-{:012d}"


def _form(**changes: Any) -> dict[str, Any]:
    entry = {"id": ID.format(1), "exercise": "walk", "role": "own", "on": "2026-03-01", "answers": {"wish": SECRET}}
    return {"format": "trustbook-data", "version": 1, "entries": [entry | changes]}


def _file(world: World, form: object) -> Path:
    path = world.folder.parent / "in.json"
    path.write_bytes(form if isinstance(form, bytes) else json.dumps(form).encode())
    return path


def _bring(world: World, form: object, **options: bool) -> Any:
    options = {"own": True} | options
    return world.session.data.import_data(world.viewer, _file(world, form), **options)


def _export(world: World, *, private: bool = True) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(world.session.data.export_data(world.viewer, private=private))
    return content


def _full(world: World) -> None:
    page = world.write("walk", wish="first", diary="d", plan="p")
    world.session.pages.leave(world.viewer, None, page.entry_id)
    world.write("walk", page.entry_id, wish="second", diary="d", plan="p")
    world.session.sharing.share(world.viewer, page.entry_id, ["wish"])
    world.session.sharing.put_on_our_page(world.viewer, page.entry_id)


def test_the_shipped_schema_is_the_one_of_the_program() -> None:
    shipped = resources() / "schema" / f"trustbook-data-{dataform.VERSION}.json"
    assert shipped.read_text(encoding="utf-8") == text_of_schema(), "packaging/data_schema.py writes it"


def test_without_asking_only_shared_pages_are_written(couple: World) -> None:
    _full(couple)
    form = _export(couple, private=False)
    assert {entry["role"] for entry in form["entries"]} == {"copy", "joint"}
    assert '"d"' not in json.dumps(form["entries"])
    assert {entry["role"] for entry in _export(couple)["entries"]} == {"own", "copy", "joint"}


def test_done_on_paper_goes_out_and_comes_in(solo: World) -> None:
    assert _bring(solo, _form(state="on-paper", answers={})).new_pages == 1
    (entry,) = _export(solo)["entries"]
    assert entry["state"] == "on-paper"
    assert solo.session.pages.open_page(solo.viewer, "walk").state is EntryState.ON_PAPER


def test_bringing_in_ones_own_export_changes_nothing(couple: World) -> None:
    _full(couple)
    form = _export(couple)
    report = _bring(couple, form)
    assert (report.new_pages, report.new_versions, report.known_pages) == (0, 0, 3)
    assert _export(couple)["entries"] == form["entries"]


def test_a_new_workbook_of_the_same_two_takes_everything_over_once(couple: World, tmp_path: Path) -> None:
    _full(couple)
    form = _export(couple)
    couple.close()
    couple.folder = tmp_path / "new.trustbook"
    couple.join()

    dry = _bring(couple, form, dry_run=True)
    assert couple.session.context.books.shared.entries.heads() == ()
    first = _bring(couple, form)
    again = _bring(couple, form)

    assert (dry.new_pages, dry.new_versions) == (first.new_pages, first.new_versions) == (3, 0)
    assert (again.new_pages, again.new_versions, again.known_pages) == (0, 0, 3)
    page = couple.session.pages.open_page(couple.viewer, "walk")
    assert page.answers == {"wish": "second", "diary": "d"}
    assert page.our_page is not None and page.copies[0].mine
    reasons = [line.reason for line in couple.session.history.versions(couple.viewer, page.entry_id)]
    assert RevisionReason.LEAVING in reasons and RevisionReason.BEFORE_SHARE in reasons
    assert {entry["id"] for entry in _export(couple)["entries"]} == {entry["id"] for entry in form["entries"]}


def test_the_other_persons_pages_are_left_out(couple: World) -> None:
    _full(couple)
    form = _export(couple)
    couple.sit(BEN)
    couple.session.context.books.shared.upkeep.purge([entry["id"] for entry in form["entries"]])
    report = _bring(couple, form)
    assert (report.new_pages, report.left_out) == (1, 2)
    assert {entry.role for entry in couple.session.context.books.shared.entries.all()} == {EntryRole.JOINT}
    assert (
        couple.session.context.books.private is not None and couple.session.context.books.private.entries.heads() == ()
    )


def test_without_a_name_only_our_pages_come_in(couple: World) -> None:
    _full(couple)
    form = _export(couple)
    couple.session.context.books.shared.upkeep.purge([entry["id"] for entry in form["entries"]])
    assert _bring(couple, form, own=False).new_pages == 1


def test_a_changed_page_is_added_as_a_version_and_overwrites_nothing(solo: World) -> None:
    page = solo.write("walk", wish="mine stays")
    form = _export(solo)
    form["entries"][0]["answers"]["wish"] = "from elsewhere"
    assert _bring(solo, form).new_versions == 1
    assert _bring(solo, form).new_versions == 0
    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "mine stays"}
    (line,) = solo.session.history.versions(solo.viewer, page.entry_id)
    assert line.reason is RevisionReason.IMPORTED
    assert solo.session.history.version(solo.viewer, line.revision_id)[1] == {"wish": "from elsewhere"}


def test_alone_our_pages_of_a_file_become_own_ones(solo: World) -> None:
    assert _bring(solo, _form(role="joint", answers={"plan": "p"})).new_pages == 1
    assert _bring(solo, _form(role="copy", answers={"wish": "w"}) | {}, own=True).left_out == 1
    assert solo.session.context.books.shared.entries.heads() == ()


def test_alone_our_pages_of_a_file_come_in_without_a_name_too(solo: World) -> None:
    """There is nobody else whose they could be, so nothing of them is left out."""
    plan = {"id": ID.format(5), "made": _MOMENT, "answers": {"plan": "an earlier plan"}}
    form = _form(role="joint", answers={"plan": "p"}, versions=[plan])
    form["entries"] += _form(id=ID.format(2), answers={"wish": "private"})["entries"]

    report = _bring(solo, form, own=False)

    assert (report.new_pages, report.left_out) == (1, 1)
    page = solo.session.pages.open_page(solo.viewer, "walk")
    assert page.answers == {"plan": "p"}
    assert [line.reason for line in solo.session.history.versions(solo.viewer, page.entry_id)] == [
        RevisionReason.IMPORTED
    ]
    assert _bring(solo, form, own=False).known_pages == 1


def test_alone_a_couples_pages_are_all_there_to_open(couple: World, tmp_path: Path) -> None:
    _full(couple)
    form = _export(couple)
    couple.close()
    alone = World(tmp_path / "alone.trustbook", couple.library)
    alone.create()

    _bring(alone, form)

    page = alone.session.pages.open_page(alone.viewer, "walk")
    pages = [page, *(alone.session.pages.open_page(alone.viewer, "walk", line.entry_id) for line in page.earlier)]
    assert sorted(tuple(each.answers.items()) for each in pages) == [
        (("diary", "d"), ("wish", "second")),
        (("plan", "p"),),
    ]
    alone.close()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_how_to_read_the_file(solo: World, encoding: str) -> None:
    content = json.dumps(_form(answers={"wish": "déjà — vu"}), ensure_ascii=False).encode(encoding)
    assert _bring(solo, content).new_pages == 1
    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "déjà — vu"}


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"\xff\xfe\x00\xd8", b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe\0\0\x01"]
)
def test_a_broken_file_with_a_byte_order_mark_is_refused_in_words(solo: World, content: bytes) -> None:
    with pytest.raises(UnreadableImport):
        _bring(solo, content)


def test_every_line_end_is_one_and_a_blank_that_does_not_break_stays(solo: World) -> None:
    _bring(solo, _form(answers={"wish": "one\rtwo\r\nthree\nfour\u00a0%\u00a0"}))
    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "one\ntwo\nthree\nfour\u00a0%\u00a0"}


def test_the_shelf_takes_no_timed_versions_and_no_versions_of_copies(couple: World) -> None:
    timed = {"made": {"utc": "2026-01-01T08:00:00Z"}, "reason": "while-writing"}
    ours = {"id": ID.format(8), "answers": {"plan": "earlier"}} | timed
    mine = {"id": ID.format(9), "answers": {"wish": SECRET}} | timed
    form = _form(role="joint", answers={"plan": "p"}, versions=[ours])
    form["entries"] += _form(id=ID.format(2), role="copy", answers={"wish": "shared"}, versions=[mine])["entries"]
    assert _bring(couple, form).new_pages == 2
    shelf = couple.session.context.books.shared
    assert [version.reason for version in shelf.revisions.of_entry(ID.format(1))] == [RevisionReason.IMPORTED]
    assert shelf.revisions.of_entry(ID.format(2)) == ()
    assert _bring(couple, form).new_versions == 0


def test_an_older_definition_comes_along(solo: World) -> None:
    other = solo.library.exercise("walk")
    import msgspec

    older = msgspec.structs.replace(other, title="An older title", version=7)
    name = digest(older)
    form = _form(definition=name) | {"definitions": {name: json.loads(msgspec.json.encode(older))}}
    _bring(solo, form)
    book = solo.session.context.books.private
    assert book is not None
    (entry,) = book.entries.all()
    assert solo.session.context.definitions.of(book, entry).title == "An older title"
    form["definitions"][name]["title"] = "Another title"
    with pytest.raises(UnreadableImport):
        _bring(solo, form)


def _nested(depth: int) -> Any:
    return b"[" * depth + b"]" * depth


_MOMENT = {"utc": "2026-03-01T10:00:00Z", "zone": "Europe/Berlin"}
_VERSION = {"id": ID.format(2), "made": _MOMENT, "answers": {"wish": SECRET}}

HOSTILE: dict[str, tuple[object, str]] = {
    "empty": (b"", "byte"),
    "no json": (b"\x00\xff" + SECRET.encode(), "byte"),
    "cut off": (json.dumps(_form()).encode()[:-20], "byte"),
    "not an object": ([SECRET], "$"),
    "another format": (_form() | {"format": SECRET}, "$.format"),
    "no entries": ({"format": "trustbook-data", "version": 1}, "$"),
    "unknown key": (_form() | {SECRET: 1}, "$"),
    "unknown key in entry": (_form(**{SECRET: 1}), "$.entries"),
    "bad id": (_form(id=SECRET), "$.entries[0].id"),
    "path as id": (_form(id="../../../../etc/passwd"), "$.entries[0].id"),
    "bad role": (_form(role=SECRET), "$.entries[0].role"),
    "bad state": (_form(state=SECRET), "$.entries[0].state"),
    "bad day": (_form(on="2026-02-30"), "$.entries[0].on"),
    "year one": (_form(on="0001-01-01"), "$.entries[0].on"),
    "unknown exercise": (_form(exercise="no-such-thing"), "$.entries[0].exercise"),
    "unknown field": (_form(answers={"no-such-field": SECRET}), "$.entries[0].answers.no-such-field"),
    "wrong kind": (_form(answers={"wish": [SECRET]}), "$.entries[0].answers.wish"),
    "no such option": (_form(answers={"colour": SECRET}), "$.entries[0].answers.colour"),
    "unsaved field": (_form(answers={"spoken": SECRET}), "$.entries[0].answers.spoken"),
    "private field on our page": (_form(role="joint", answers={"diary": SECRET}), "$.entries[0].answers.diary"),
    "private field in a copy": (_form(role="copy", answers={"diary": SECRET}), "$.entries[0].answers.diary"),
    "unknown definition": (_form(definition="0" * 64), "$.entries[0].definition"),
    "zone that is a path": (_form(saved=_MOMENT | {"zone": "../../etc/passwd"}), "$.entries[0].saved"),
    "zone that is none": (_form(saved=_MOMENT | {"zone": "Nowhere/Land"}), "$.entries[0].saved"),
    "moment of year one": (_form(saved={"utc": "0001-01-01T00:00:00Z"}), "$.entries[0].saved"),
    "moment without zone": (_form(saved={"utc": "2026-01-01T00:00:00"}), "$.entries[0].saved.utc"),
    "huge number": (
        json.dumps(_form(exercise="pulse", answers={"score": 1})).replace("1}", "9" * 5000 + "}").encode(),
        "$",
    ),
    "infinite number": (
        json.dumps(_form(exercise="pulse", answers={"score": 1})).replace("1}", "1e999}").encode(),
        "$",
    ),
    "deeply nested": (_nested(200_000), "$"),
    "deeply nested answer": (
        json.dumps(_form(answers={"wish": 1})).encode().replace(b"1}", _nested(100_000) + b"}"),
        "$",
    ),
    "same version twice": (_form(versions=[_VERSION, _VERSION]), "$.entries[0].versions[1].id"),
    "version with unknown field": (
        _form(versions=[_VERSION | {"answers": {"zzz": SECRET}}]),
        "$.entries[0].versions[0].answers.zzz",
    ),
    "definition that is none": (_form() | {"definitions": {"0" * 64: {"id": SECRET}}}, "$.definitions[0]"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_does_not_fit_is_refused_with_the_key_and_never_a_value(solo: World, name: str) -> None:
    form, where = HOSTILE[name]
    with pytest.raises(UnreadableImport) as caught:
        _bring(solo, form)
    assert caught.value.where.startswith(where)
    assert SECRET not in caught.value.where + str(caught.value) + told(caught.value).text
    assert solo.session.context.books.private is not None and solo.session.context.books.private.entries.heads() == ()


def test_the_same_page_twice_is_refused(solo: World) -> None:
    form = _form()
    form["entries"] *= 2
    with pytest.raises(UnreadableImport):
        _bring(solo, form)


def test_a_page_known_under_another_exercise_is_refused(solo: World) -> None:
    _bring(solo, _form())
    with pytest.raises(UnreadableImport) as caught:
        _bring(solo, _form(exercise="pulse", answers={"word": "w"}))
    assert caught.value.where == "$.entries[0].id"


def test_one_page_that_does_not_fit_keeps_all_out(solo: World) -> None:
    form = _form()
    form["entries"].append(_form(id=ID.format(9), answers={"zzz": 1})["entries"][0])
    with pytest.raises(UnreadableImport):
        _bring(solo, form)
    assert solo.session.context.books.private is not None and solo.session.context.books.private.entries.heads() == ()


def test_a_newer_form_a_huge_file_and_no_file_are_told_apart(solo: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NewerFormat):
        _bring(solo, _form() | {"version": 3, "something": "new"})
    monkeypatch.setattr(dataform, "MOST_BYTES", 10)
    with pytest.raises(TooLargeFile):
        _bring(solo, _form())
    for path in (solo.folder.parent / "nothing.json", solo.folder):
        with pytest.raises(CannotReadFile):
            solo.session.data.import_data(solo.viewer, path, own=True)


_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(content=st.binary(max_size=80))
def test_no_bytes_at_all_bring_more_than_a_problem(content: bytes) -> None:
    with pytest.raises(Problem):
        dataform.parsed(content, Path("in.json"))


@given(
    key=st.sampled_from(["id", "exercise", "role", "author", "state", "on", "answers", "saved", "versions"]),
    value=_json,
)
def test_no_value_at_any_key_brings_more_than_a_problem(key: str, value: Any) -> None:
    try:
        dataform.parsed(json.dumps(_form(**{key: value})).encode(), Path("in.json"))
    except Problem:
        return


def test_signing_in_again_finds_what_was_brought_in(solo: World) -> None:
    _bring(solo, _form(versions=[_VERSION]))
    page = solo.sit(ANA).pages.open_page(solo.viewer, "walk")
    assert page.answers == {"wish": SECRET} and len(solo.session.history.versions(solo.viewer, page.entry_id)) == 1


@pytest.mark.parametrize("change", [{"maximum": 2_000_000_000}, {"minimum": -2_000_000_000}, {"maximum": 21}], ids=str)
def test_a_definition_beyond_the_bounds_is_not_brought_in(solo: World, change: dict[str, int]) -> None:
    """One with a scale of 2,000,000,000 numbers was placed for both, and the next sheet of paper took 8 GB."""
    body = json.loads(to_json(solo.library.exercise("pulse")))
    scale = next(field for field in body["parts"][0]["fields"] if field["kind"] == "scale")
    scale |= change
    name = sha256(json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    form = _form(exercise="pulse", answers={"word": "w"}, definition=name) | {"definitions": {name: body}}
    with pytest.raises(UnreadableImport) as caught:
        _bring(solo, form)
    assert caught.value.where.startswith("$.definitions[0].parts[0].fields[1].m")


def test_an_id_that_only_an_odd_row_has_is_refused_and_not_written_over(couple: World) -> None:
    page = couple.write("walk", wish="mine")
    book = couple.session.context.books.private
    assert book is not None
    book.database.raw.execute("UPDATE entries SET role = 'odd' WHERE id = ?", (page.entry_id,))
    with pytest.raises(UnreadableImport) as caught:
        _bring(couple, _form(id=page.entry_id))
    assert caught.value.where == "$.entries[0].id"


def _happened(**changes: Any) -> dict[str, Any]:
    event = {"id": ID.format(9), "kind": "milestone", "on": "2026-03-01", "entry": None}
    return _form() | {"version": 2, "events": [event | changes]}


def test_an_event_of_a_kind_that_nobody_knows_yet_travels_and_survives(couple: World, tmp_path: Path) -> None:
    told = {"kind": "moved-house", "payload": {"to": ["Graz", 4.5]}, "lamport": 40, "writer": "ab" * 8}
    _bring(couple, _happened(**told))
    form = _export(couple)
    (event,) = [event for event in form["events"] if event["kind"] == "moved-house"]
    assert {key: event[key] for key in told} == told
    assert couple.session.keeping.check().sound
    couple.session.context.books.shared.upkeep.purge([])

    other = World(tmp_path / "other.trustbook", couple.library)
    other.join()
    try:
        _bring(other, form)
        assert event in _export(other)["events"]
    finally:
        other.close()


def test_a_state_and_a_reason_that_nobody_knows_yet_stay_with_their_page(solo: World) -> None:
    version = {"id": ID.format(5), "made": _MOMENT, "reason": "before-merge", "answers": {"wish": "w"}}
    _bring(solo, _form(state="resting", versions=[version]) | {"version": 2})
    (entry,) = _export(solo)["entries"]
    assert (entry["state"], entry["versions"][0]["reason"]) == ("resting", "before-merge")


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ({"payload": {"text": 7}}, "$.events[0].payload"),
        ({"payload": []}, "$.events[0].payload"),
        ({"kind": "No such thing!"}, "$.events[0].kind"),
        ({"lamport": -1}, "$.events[0].lamport"),
        ({"lamport": 1 << 60}, "$.events[0].lamport"),
        ({"signature": "by me"}, "$.events[0].signature"),
    ],
)
def test_an_event_that_does_not_fit_is_refused_with_its_key(couple: World, what: dict[str, Any], where: str) -> None:
    with pytest.raises(UnreadableImport) as refused:
        _bring(couple, _happened(**what))
    assert refused.value.where == where


def test_a_file_puts_nobodys_name_under_what_they_did_not_sign(couple: World, tmp_path: Path) -> None:
    _full(couple)
    form = _export(couple)
    (shared,) = [event for event in form["events"] if event["kind"] == "shared"]
    forged = shared | {"id": ID.format(7), "kind": "agreed"}
    form["events"].append(forged)
    entries = [entry for entry in form["entries"] if entry["role"] == "copy"]
    assert shared["signature"] and entries

    couple.sit(BEN)
    _bring(couple, form)

    events = {event["id"]: event for event in _export(couple)["events"]}
    assert events[shared["id"]] == shared
    assert events[forged["id"]]["actor"] is None and events[forged["id"]]["signature"] == ""
    assert couple.session.keeping.check().sound


def test_the_same_words_without_an_id_are_one_version_wherever_they_are_brought_in(solo: World, tmp_path: Path) -> None:
    page = solo.write("walk", wish="mine stays")
    form = _export(solo)
    form["entries"][0]["answers"]["wish"] = "from elsewhere"
    other = World(tmp_path / "other.trustbook", solo.library)
    other.create()
    try:
        _bring(other, _export(solo))
        for world in (solo, other):
            _bring(world, form)
        here, there = (
            [line.revision_id for line in world.session.history.versions(world.viewer, page.entry_id)]
            for world in (solo, other)
        )
        assert here == there and len(here) == 1
        assert UUID(here[0]).version == 8
        assert _bring(solo, form).new_versions == 0
    finally:
        other.close()


def test_the_order_of_pages_and_versions_goes_along(solo: World, tmp_path: Path) -> None:
    first = solo.session.pages.new_page(solo.viewer, "pulse")
    second = solo.session.pages.new_page(solo.viewer, "pulse")
    for page, word in ((second, "begun first"), (first, "begun last"), (second, "more")):
        solo.session.pages.save(solo.viewer, Draft(page.entry_id, "pulse", {"word": word}))
        solo.session.pages.leave(solo.viewer, None, page.entry_id)
    form = _export(solo)
    form["entries"].reverse()
    for entry in form["entries"]:
        entry["versions"].reverse()
    other = World(tmp_path / "other.trustbook", solo.library)
    other.create()
    try:
        _bring(other, form)
        for world in (solo, other):
            assert world.session.pages.open_page(world.viewer, "pulse").answers == {"word": "begun last"}
        lines = [
            [line.revision_id for line in world.session.history.versions(world.viewer, second.entry_id)]
            for world in (solo, other)
        ]
        assert lines[0] == lines[1] and len(lines[0]) == 2
    finally:
        other.close()
