"""Events, states and the order of versions in the data form: what a newer program says, and what nobody signed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.workbook.data_support import ID, bring, export, fill, form_of
from tests.workbook.world import BEN, World
from trustbook.domain.entries import HIGHEST_LAMPORT, Event, EventKind
from trustbook.domain.problems import UnreadableImport
from trustbook.workbook.sitting.views import Draft

_MOMENT = {"utc": "2026-03-01T10:00:00Z", "zone": "Europe/Berlin"}


def _happened(**changes: Any) -> dict[str, Any]:
    event = {"id": ID.format(9), "kind": "milestone", "on": "2026-03-01", "entry": None}
    return form_of() | {"version": 2, "events": [event | changes]}


def test_an_event_of_a_kind_that_nobody_knows_yet_travels_and_survives(couple: World, tmp_path: Path) -> None:
    told = {"kind": "moved-house", "payload": {"to": ["Graz", 4.5]}, "lamport": 40, "writer": "ab" * 8}
    bring(couple, _happened(**told))
    form = export(couple)
    (event,) = [event for event in form["events"] if event["kind"] == "moved-house"]
    assert {key: event[key] for key in told} == told
    assert couple.session.keeping.check().sound
    couple.session.context.books.shared.upkeep.purge([])

    other = World(tmp_path / "other.trustbook", couple.library)
    other.join()
    try:
        bring(other, form)
        assert event in export(other)["events"]
    finally:
        other.close()


def test_a_state_and_a_reason_that_nobody_knows_yet_stay_with_their_page(solo: World) -> None:
    version = {"id": ID.format(5), "made": _MOMENT, "reason": "before-merge", "answers": {"wish": "w"}}
    bring(solo, form_of(state="resting", versions=[version]) | {"version": 2})
    (entry,) = export(solo)["entries"]
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
        bring(couple, _happened(**what))
    assert refused.value.where == where


def test_a_file_puts_nobodys_name_under_what_they_did_not_sign(couple: World, tmp_path: Path) -> None:
    fill(couple)
    form = export(couple)
    (shared,) = [event for event in form["events"] if event["kind"] == "shared"]
    forged = shared | {"id": ID.format(7), "kind": "agreed"}
    form["events"].append(forged)
    entries = [entry for entry in form["entries"] if entry["role"] == "copy"]
    assert shared["signature"] and entries

    couple.sit(BEN)
    bring(couple, form)

    events = {event["id"]: event for event in export(couple)["events"]}
    assert events[shared["id"]] == shared
    assert events[forged["id"]]["actor"] is None and events[forged["id"]]["signature"] == ""
    assert couple.session.keeping.check().sound


def test_the_same_words_without_an_id_are_one_version_wherever_they_are_brought_in(solo: World, tmp_path: Path) -> None:
    page = solo.write("walk", wish="mine stays")
    form = export(solo)
    form["entries"][0]["answers"]["wish"] = "from elsewhere"
    other = World(tmp_path / "other.trustbook", solo.library)
    other.create()
    try:
        bring(other, export(solo))
        for world in (solo, other):
            bring(world, form)
        here, there = (
            [line.revision_id for line in world.session.history.versions(world.viewer, page.entry_id)]
            for world in (solo, other)
        )
        assert here == there and len(here) == 1
        assert UUID(here[0]).version == 8
        assert bring(solo, form).new_versions == 0
    finally:
        other.close()


def test_what_lies_in_a_book_with_the_highest_number_can_be_brought_elsewhere(couple: World, tmp_path: Path) -> None:
    """One number more is damage of that row: no export would be read that holds it."""
    shelf = couple.session.context.books.shared
    for name, number in (("a", HIGHEST_LAMPORT), ("b", HIGHEST_LAMPORT + 1)):
        event = Event(ID.format(1 if name == "a" else 2), EventKind.MILESTONE, date(2026, 3, 1), lamport=number)
        shelf.events.add(event)
    fill(couple)
    form = export(couple)
    assert ID.format(2) not in [event["id"] for event in form["events"]]
    other = World(tmp_path / "other.trustbook", couple.library)
    other.join()
    try:
        bring(other, form)
        assert ID.format(1) in [event["id"] for event in export(other)["events"]]
    finally:
        other.close()


def test_it_is_the_same_version_to_the_last_word_of_what_is_said_of_it(solo: World, tmp_path: Path) -> None:
    """Another computer has other clocks, numbers of its own, and a file whose versions stand in another order."""
    page = solo.write("walk", wish="one")
    for wish in ("two", "three"):
        solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {"wish": wish}))
        solo.session.pages.leave(solo.viewer, None, page.entry_id)
    form = export(solo)
    other = World(tmp_path / "other.trustbook", solo.library)
    other.create()
    other.write("pulse", word="many numbers are given here")
    other.clock.go_on(days=3)
    try:
        bring(other, form)
        form["entries"][0]["answers"]["wish"] = "from elsewhere"
        bring(solo, form)
        form["entries"][0]["versions"].reverse()
        bring(other, form)
        here, there = (
            next(each for each in export(world)["entries"] if each["id"] == page.entry_id)["versions"]
            for world in (solo, other)
        )
        assert here == there
        assert [version["answers"]["wish"] for version in here] == ["two", "three", "from elsewhere"]
        assert here[-1]["parents"] == [here[-2]["id"]], "it was written over the newest one, not the last in the file"
    finally:
        other.close()


def test_versions_of_an_old_file_stand_one_over_another_also_on_a_page_that_is_there(solo: World) -> None:
    bring(solo, form_of(answers={"wish": "here"}))
    versions = [{"id": ID.format(n), "made": _MOMENT, "answers": {"wish": f"{n}"}} for n in (5, 6)]
    bring(solo, form_of(answers={"wish": "elsewhere"}, versions=versions))
    (entry,) = export(solo)["entries"]
    first, second, text = entry["versions"]
    assert [first["parents"], second["parents"], text["parents"]] == [[], [first["id"]], [second["id"]]]


def test_the_order_of_pages_and_versions_goes_along(solo: World, tmp_path: Path) -> None:
    first = solo.session.pages.new_page(solo.viewer, "pulse")
    second = solo.session.pages.new_page(solo.viewer, "pulse")
    for page, word in ((second, "begun first"), (first, "begun last"), (second, "more")):
        solo.session.pages.save(solo.viewer, Draft(page.entry_id, "pulse", {"word": word}))
        solo.session.pages.leave(solo.viewer, None, page.entry_id)
    form = export(solo)
    form["entries"].reverse()
    for entry in form["entries"]:
        entry["versions"].reverse()
    other = World(tmp_path / "other.trustbook", solo.library)
    other.create()
    try:
        bring(other, form)
        for world in (solo, other):
            assert world.session.pages.open_page(world.viewer, "pulse").answers == {"word": "begun last"}
        lines = [
            [line.revision_id for line in world.session.history.versions(world.viewer, second.entry_id)]
            for world in (solo, other)
        ]
        assert lines[0] == lines[1] and len(lines[0]) == 2
    finally:
        other.close()
