"""The data form: out, in, and what a hostile file can do (nothing)."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_schema import text_of_schema
from tests.workbook.data_support import ID, SECRET, bring, export, fill, form_of
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryRole, EntryState, RevisionReason
from trustbook.domain.form_problems import TooLargeFile
from trustbook.domain.problems import CannotReadFile, NewerFormat, Problem, UnreadableImport
from trustbook.exercises.snapshots import digest, to_json
from trustbook.locations import resources
from trustbook.workbook.data import dataform
from trustbook.workbook.sentences.problem_sentences import told


def test_the_shipped_schema_is_the_one_of_the_program() -> None:
    shipped = resources() / "schema" / f"trustbook-data-{dataform.VERSION}.json"
    assert shipped.read_text(encoding="utf-8") == text_of_schema(), "packaging/data_schema.py writes it"


def test_without_asking_only_shared_pages_are_written(couple: World) -> None:
    fill(couple)
    form = export(couple, private=False)
    assert {entry["role"] for entry in form["entries"]} == {"copy", "joint"}
    assert '"d"' not in json.dumps(form["entries"])
    assert {entry["role"] for entry in export(couple)["entries"]} == {"own", "copy", "joint"}


def test_done_on_paper_goes_out_and_comes_in(solo: World) -> None:
    assert bring(solo, form_of(state="on-paper", answers={})).new_pages == 1
    (entry,) = export(solo)["entries"]
    assert entry["state"] == "on-paper"
    assert solo.session.pages.open_page(solo.viewer, "walk").state is EntryState.ON_PAPER


def test_bringing_in_ones_own_export_changes_nothing(couple: World) -> None:
    fill(couple)
    form = export(couple)
    report = bring(couple, form)
    assert (report.new_pages, report.new_versions, report.known_pages) == (0, 0, 3)
    assert export(couple)["entries"] == form["entries"]


def test_a_new_workbook_of_the_same_two_takes_everything_over_once(couple: World, tmp_path: Path) -> None:
    fill(couple)
    form = export(couple)
    couple.close()
    couple.folder = tmp_path / "new.trustbook"
    couple.join()

    dry = bring(couple, form, dry_run=True)
    assert couple.session.context.books.shared.entries.heads() == ()
    first = bring(couple, form)
    again = bring(couple, form)

    assert (dry.new_pages, dry.new_versions) == (first.new_pages, first.new_versions) == (3, 0)
    assert (again.new_pages, again.new_versions, again.known_pages) == (0, 0, 3)
    page = couple.session.pages.open_page(couple.viewer, "walk")
    assert page.answers == {"wish": "second", "diary": "d"}
    assert page.our_page is not None and page.copies[0].mine
    reasons = [line.reason for line in couple.session.history.versions(couple.viewer, page.entry_id)]
    assert RevisionReason.LEAVING in reasons and RevisionReason.BEFORE_SHARE in reasons
    assert {entry["id"] for entry in export(couple)["entries"]} == {entry["id"] for entry in form["entries"]}


def test_the_other_persons_pages_are_left_out(couple: World) -> None:
    fill(couple)
    form = export(couple)
    couple.sit(BEN)
    couple.session.context.books.shared.upkeep.purge([entry["id"] for entry in form["entries"]])
    report = bring(couple, form)
    assert (report.new_pages, report.left_out) == (1, 2)
    assert {entry.role for entry in couple.session.context.books.shared.entries.all()} == {EntryRole.JOINT}
    assert (
        couple.session.context.books.private is not None and couple.session.context.books.private.entries.heads() == ()
    )


def test_without_a_name_only_our_pages_come_in(couple: World) -> None:
    fill(couple)
    form = export(couple)
    couple.session.context.books.shared.upkeep.purge([entry["id"] for entry in form["entries"]])
    assert bring(couple, form, own=False).new_pages == 1


def test_a_changed_page_is_added_as_a_version_and_overwrites_nothing(solo: World) -> None:
    page = solo.write("walk", wish="mine stays")
    form = export(solo)
    form["entries"][0]["answers"]["wish"] = "from elsewhere"
    assert bring(solo, form).new_versions == 1
    assert bring(solo, form).new_versions == 0
    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "mine stays"}
    (line,) = solo.session.history.versions(solo.viewer, page.entry_id)
    assert line.reason is RevisionReason.IMPORTED
    assert solo.session.history.version(solo.viewer, line.revision_id)[1] == {"wish": "from elsewhere"}


def test_alone_our_pages_of_a_file_become_own_ones(solo: World) -> None:
    assert bring(solo, form_of(role="joint", answers={"plan": "p"})).new_pages == 1
    assert bring(solo, form_of(role="copy", answers={"wish": "w"}) | {}, own=True).left_out == 1
    assert solo.session.context.books.shared.entries.heads() == ()


def test_alone_our_pages_of_a_file_come_in_without_a_name_too(solo: World) -> None:
    """There is nobody else whose they could be, so nothing of them is left out."""
    plan = {"id": ID.format(5), "made": _MOMENT, "answers": {"plan": "an earlier plan"}}
    form = form_of(role="joint", answers={"plan": "p"}, versions=[plan])
    form["entries"] += form_of(id=ID.format(2), answers={"wish": "private"})["entries"]

    report = bring(solo, form, own=False)

    assert (report.new_pages, report.left_out) == (1, 1)
    page = solo.session.pages.open_page(solo.viewer, "walk")
    assert page.answers == {"plan": "p"}
    assert [line.reason for line in solo.session.history.versions(solo.viewer, page.entry_id)] == [
        RevisionReason.IMPORTED
    ]
    assert bring(solo, form, own=False).known_pages == 1


def test_alone_a_couples_pages_are_all_there_to_open(couple: World, tmp_path: Path) -> None:
    fill(couple)
    form = export(couple)
    couple.close()
    alone = World(tmp_path / "alone.trustbook", couple.library)
    alone.create()

    bring(alone, form)

    page = alone.session.pages.open_page(alone.viewer, "walk")
    pages = [page, *(alone.session.pages.open_page(alone.viewer, "walk", line.entry_id) for line in page.earlier)]
    assert sorted(tuple(each.answers.items()) for each in pages) == [
        (("diary", "d"), ("wish", "second")),
        (("plan", "p"),),
    ]
    alone.close()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_how_to_read_the_file(solo: World, encoding: str) -> None:
    content = json.dumps(form_of(answers={"wish": "déjà — vu"}), ensure_ascii=False).encode(encoding)
    assert bring(solo, content).new_pages == 1
    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "déjà — vu"}


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"\xff\xfe\x00\xd8", b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe\0\0\x01"]
)
def test_a_broken_file_with_a_byte_order_mark_is_refused_in_words(solo: World, content: bytes) -> None:
    with pytest.raises(UnreadableImport):
        bring(solo, content)


def test_every_line_end_is_one_and_a_blank_that_does_not_break_stays(solo: World) -> None:
    bring(solo, form_of(answers={"wish": "one\rtwo\r\nthree\nfour\u00a0%\u00a0"}))
    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "one\ntwo\nthree\nfour\u00a0%\u00a0"}


def test_the_shelf_takes_no_timed_versions_and_no_versions_of_copies(couple: World) -> None:
    timed = {"made": {"utc": "2026-01-01T08:00:00Z"}, "reason": "while-writing"}
    ours = {"id": ID.format(8), "answers": {"plan": "earlier"}} | timed
    mine = {"id": ID.format(9), "answers": {"wish": SECRET}} | timed
    form = form_of(role="joint", answers={"plan": "p"}, versions=[ours])
    form["entries"] += form_of(id=ID.format(2), role="copy", answers={"wish": "shared"}, versions=[mine])["entries"]
    assert bring(couple, form).new_pages == 2
    shelf = couple.session.context.books.shared
    assert [version.reason for version in shelf.revisions.of_entry(ID.format(1))] == [RevisionReason.IMPORTED]
    assert shelf.revisions.of_entry(ID.format(2)) == ()
    assert bring(couple, form).new_versions == 0


def test_an_older_definition_comes_along(solo: World) -> None:
    other = solo.library.exercise("walk")
    import msgspec

    older = msgspec.structs.replace(other, title="An older title", version=7)
    name = digest(older)
    form = form_of(definition=name) | {"definitions": {name: json.loads(msgspec.json.encode(older))}}
    bring(solo, form)
    book = solo.session.context.books.private
    assert book is not None
    (entry,) = book.entries.all()
    assert solo.session.context.definitions.of(book, entry).title == "An older title"
    form["definitions"][name]["title"] = "Another title"
    with pytest.raises(UnreadableImport):
        bring(solo, form)


def _nested(depth: int) -> Any:
    return b"[" * depth + b"]" * depth


_MOMENT = {"utc": "2026-03-01T10:00:00Z", "zone": "Europe/Berlin"}
_VERSION = {"id": ID.format(2), "made": _MOMENT, "answers": {"wish": SECRET}}

HOSTILE: dict[str, tuple[object, str]] = {
    "empty": (b"", "byte"),
    "no json": (b"\x00\xff" + SECRET.encode(), "byte"),
    "cut off": (json.dumps(form_of()).encode()[:-20], "byte"),
    "not an object": ([SECRET], "$"),
    "another format": (form_of() | {"format": SECRET}, "$.format"),
    "no entries": ({"format": "trustbook-data", "version": 1}, "$"),
    "unknown key": (form_of() | {SECRET: 1}, "$"),
    "unknown key in entry": (form_of(**{SECRET: 1}), "$.entries"),
    "bad id": (form_of(id=SECRET), "$.entries[0].id"),
    "path as id": (form_of(id="../../../../etc/passwd"), "$.entries[0].id"),
    "bad role": (form_of(role=SECRET), "$.entries[0].role"),
    "bad state": (form_of(state=SECRET), "$.entries[0].state"),
    "bad day": (form_of(on="2026-02-30"), "$.entries[0].on"),
    "year one": (form_of(on="0001-01-01"), "$.entries[0].on"),
    "unknown exercise": (form_of(exercise="no-such-thing"), "$.entries[0].exercise"),
    "unknown field": (form_of(answers={"no-such-field": SECRET}), "$.entries[0].answers.no-such-field"),
    "wrong kind": (form_of(answers={"wish": [SECRET]}), "$.entries[0].answers.wish"),
    "no such option": (form_of(answers={"colour": SECRET}), "$.entries[0].answers.colour"),
    "unsaved field": (form_of(answers={"spoken": SECRET}), "$.entries[0].answers.spoken"),
    "private field on our page": (form_of(role="joint", answers={"diary": SECRET}), "$.entries[0].answers.diary"),
    "private field in a copy": (form_of(role="copy", answers={"diary": SECRET}), "$.entries[0].answers.diary"),
    "unknown definition": (form_of(definition="0" * 64), "$.entries[0].definition"),
    "zone that is a path": (form_of(saved=_MOMENT | {"zone": "../../etc/passwd"}), "$.entries[0].saved"),
    "zone that is none": (form_of(saved=_MOMENT | {"zone": "Nowhere/Land"}), "$.entries[0].saved"),
    "moment of year one": (form_of(saved={"utc": "0001-01-01T00:00:00Z"}), "$.entries[0].saved"),
    "moment without zone": (form_of(saved={"utc": "2026-01-01T00:00:00"}), "$.entries[0].saved.utc"),
    "huge number": (
        json.dumps(form_of(exercise="pulse", answers={"score": 1})).replace("1}", "9" * 5000 + "}").encode(),
        "$",
    ),
    "infinite number": (
        json.dumps(form_of(exercise="pulse", answers={"score": 1})).replace("1}", "1e999}").encode(),
        "$",
    ),
    "deeply nested": (_nested(200_000), "$"),
    "deeply nested answer": (
        json.dumps(form_of(answers={"wish": 1})).encode().replace(b"1}", _nested(100_000) + b"}"),
        "$",
    ),
    "same version twice": (form_of(versions=[_VERSION, _VERSION]), "$.entries[0].versions[1].id"),
    "version with unknown field": (
        form_of(versions=[_VERSION | {"answers": {"zzz": SECRET}}]),
        "$.entries[0].versions[0].answers.zzz",
    ),
    "definition that is none": (form_of() | {"definitions": {"0" * 64: {"id": SECRET}}}, "$.definitions[0]"),
}


@pytest.mark.thorough
@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_does_not_fit_is_refused_with_the_key_and_never_a_value(solo: World, name: str) -> None:
    form, where = HOSTILE[name]
    with pytest.raises(UnreadableImport) as caught:
        bring(solo, form)
    assert caught.value.where.startswith(where)
    assert SECRET not in caught.value.where + str(caught.value) + told(caught.value).text
    assert solo.session.context.books.private is not None and solo.session.context.books.private.entries.heads() == ()


def test_the_same_page_twice_is_refused(solo: World) -> None:
    form = form_of()
    form["entries"] *= 2
    with pytest.raises(UnreadableImport):
        bring(solo, form)


def test_a_page_known_under_another_exercise_is_refused(solo: World) -> None:
    bring(solo, form_of())
    with pytest.raises(UnreadableImport) as caught:
        bring(solo, form_of(exercise="pulse", answers={"word": "w"}))
    assert caught.value.where == "$.entries[0].id"


def test_one_page_that_does_not_fit_keeps_all_out(solo: World) -> None:
    form = form_of()
    form["entries"].append(form_of(id=ID.format(9), answers={"zzz": 1})["entries"][0])
    with pytest.raises(UnreadableImport):
        bring(solo, form)
    assert solo.session.context.books.private is not None and solo.session.context.books.private.entries.heads() == ()


def test_a_newer_form_a_huge_file_and_no_file_are_told_apart(solo: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NewerFormat):
        bring(solo, form_of() | {"version": 3, "something": "new"})
    monkeypatch.setattr(dataform, "MOST_BYTES", 10)
    with pytest.raises(TooLargeFile):
        bring(solo, form_of())
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


@pytest.mark.thorough
@given(
    key=st.sampled_from(["id", "exercise", "role", "author", "state", "on", "answers", "saved", "versions"]),
    value=_json,
)
def test_no_value_at_any_key_brings_more_than_a_problem(key: str, value: Any) -> None:
    try:
        dataform.parsed(json.dumps(form_of(**{key: value})).encode(), Path("in.json"))
    except Problem:
        return


def test_signing_in_again_finds_what_was_brought_in(solo: World) -> None:
    bring(solo, form_of(versions=[_VERSION]))
    page = solo.sit(ANA).pages.open_page(solo.viewer, "walk")
    assert page.answers == {"wish": SECRET} and len(solo.session.history.versions(solo.viewer, page.entry_id)) == 1


@pytest.mark.parametrize("change", [{"maximum": 2_000_000_000}, {"minimum": -2_000_000_000}, {"maximum": 21}], ids=str)
def test_a_definition_beyond_the_bounds_is_not_brought_in(solo: World, change: dict[str, int]) -> None:
    """One with a scale of 2,000,000,000 numbers was placed for both, and the next sheet of paper took 8 GB."""
    body = json.loads(to_json(solo.library.exercise("pulse")))
    scale = next(field for field in body["parts"][0]["fields"] if field["kind"] == "scale")
    scale |= change
    name = sha256(json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    form = form_of(exercise="pulse", answers={"word": "w"}, definition=name) | {"definitions": {name: body}}
    with pytest.raises(UnreadableImport) as caught:
        bring(solo, form)
    assert caught.value.where.startswith("$.definitions[0].parts[0].fields[1].m")


def test_an_id_that_only_an_odd_row_has_is_refused_and_not_written_over(couple: World) -> None:
    page = couple.write("walk", wish="mine")
    book = couple.session.context.books.private
    assert book is not None
    book.database.raw.execute("UPDATE entries SET role = 'odd' WHERE id = ?", (page.entry_id,))
    with pytest.raises(UnreadableImport) as caught:
        bring(couple, form_of(id=page.entry_id))
    assert caught.value.where == "$.entries[0].id"
