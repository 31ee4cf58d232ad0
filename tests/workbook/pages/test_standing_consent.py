"""Letting the other one see chosen marks: copies of just those, placed when a pulse is finished, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.samples import all_words
from tests.workbook.cutting import PowerCut, cut_at
from tests.workbook.pulse_support import PULSE, pulse
from tests.workbook.timeline_world import SLIP
from tests.workbook.what_opens import all_that_opens
from tests.workbook.world import ANA, BEN, WALK, World, make_library
from trustbook.domain.entries import EntryRole, EntryState, EventKind
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import DiskFull, NoPartnerYet, NotForThisSeat, UnknownName
from trustbook.storage.books.entry_table import EntryTable
from trustbook.storage.books.share_note_table import ShareNoteTable
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import make_pdf
from trustbook.workbook.sitting.signing import happened
from trustbook.workbook.sitting.views import Draft

MARKER = "quokka-marker"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", WALK, PULSE, SLIP))
    yield made
    made.close()


def shelf(world: World) -> list[dict[str, object]]:
    """What lies with both."""
    copies = world.session.context.books.shared.entries.all(role=EntryRole.COPY)
    return [dict(copy.answers) for copy in copies]


def test_just_the_chosen_marks_are_placed_from_then_on_and_never_those_from_before(couple: World) -> None:
    pulse(couple, safe=2, hope=1)
    begun = couple.write("weekly-pulse", safe=3, hope=2)
    couple.session.consent.let_see(couple.viewer, ["hope"])
    draft = Draft(begun.entry_id, "weekly-pulse", {"safe": 3, "hope": 2})
    couple.session.pages.set_state(couple.viewer, draft, EntryState.FINISHED)
    assert shelf(couple) == [], "what was begun before is not shown"
    couple.clock.go_on(days=7)
    pulse(couple, safe=4, hope=0, note=MARKER, word="Hm")
    assert shelf(couple) == [{"hope": 0}]
    ben = couple.sit(BEN)
    (line,) = ben.charts.pulse(ben.viewer).lines
    assert not line.mine and [each.marks for each in line.line.weeks if each] == [{"hope": 0}]
    assert ben.charts.pulse(couple.together().viewer).lines[0].partner.name == "Ana"


def test_a_range_has_all_of_the_weeks_that_it_touches_and_nothing_of_others(couple: World) -> None:
    couple.session.consent.let_see(couple.viewer, ["hope"])
    for mark in (1, 2, 3):  # Mondays
        pulse(couple, hope=mark)
        couple.clock.go_on(days=7)
    for passphrase in (ANA, BEN):
        session = couple.sit(passphrase)
        seen = session.charts.pulse(session.viewer, date(2026, 3, 12), date(2026, 3, 13))
        assert [each.marks for each in seen.lines[0].line.weeks if each] == [{"hope": 2}]


def test_what_only_one_noted_is_on_no_axis_of_what_is_made_for_both(couple: World) -> None:
    couple.session.consent.let_see(couple.viewer, ["hope"])
    couple.write("slip", what=MARKER, learned="To say it", when="2026-03-02")
    pulse(couple, hope=7)
    assert [mark.kind for mark in couple.session.charts.pulse(couple.viewer).axis] == ["setback"]
    assert couple.session.charts.pulse(couple.viewer, placed=True).axis == ()


def test_a_pulse_that_is_finished_twice_is_placed_once(couple: World) -> None:
    couple.session.consent.let_see(couple.viewer, ["hope"])
    entry_id = pulse(couple, hope=5)
    for state in (EntryState.STARTED, EntryState.FINISHED):
        couple.session.pages.set_state(couple.viewer, Draft(entry_id, "weekly-pulse", {"hope": 6}), state)
    assert shelf(couple) == [{"hope": 5}]


def test_its_end_cannot_be_told_from_weeks_in_which_nothing_was_shared(couple: World) -> None:
    couple.session.consent.let_see(couple.viewer, ["hope"])
    pulse(couple, hope=7)
    couple.session.consent.let_see(couple.viewer, ["hope", "safe"])
    couple.session.consent.renew(couple.viewer)
    couple.session.consent.withdraw(couple.viewer)
    couple.clock.go_on(days=7)
    pulse(couple, hope=3, safe=3, note=MARKER)
    assert shelf(couple) == [{"hope": 7}]
    shared = couple.session.context.books.shared.events.all()
    assert [event for event in shared if event.kind is EventKind.CONSENT] == []
    couple.session.keeping.back_up()
    couple.session.keeping.sign_out()
    opened = all_that_opens(couple.folder, BEN)
    assert "weekly-pulse" in opened, "the search itself works"
    assert [word for word in (MARKER, "consent", "withdraw'", "renew") if word in opened] == []
    assert "consent" in all_that_opens(couple.folder, ANA)


ACTS = st.tuples(
    st.sampled_from(["give", "renew", "withdraw", "pulse", "pulse"]), st.integers(0, 30), st.integers(0, 3)
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=12))
def test_over_any_course_of_things_the_other_one_gets_just_what_was_allowed_in_its_time(
    couple: World, acts: list[tuple[str, int, int]]
) -> None:
    consent, allowed, left = couple.session.consent, set[str](), -1
    consent.withdraw(couple.viewer)
    wanted = shelf(couple)
    for number, (what, days, which) in enumerate(acts):
        couple.clock.go_on(days=days)
        left -= days
        allowed = allowed if left >= 0 else set()
        chosen = {name for bit, name in enumerate(("safe", "hope")) if which >> bit & 1}
        if what == "give":
            consent.let_see(couple.viewer, chosen)
            allowed, left = chosen, 56
        elif what == "renew":
            consent.renew(couple.viewer)
            left = 56 if allowed else left
        elif what == "withdraw":
            consent.withdraw(couple.viewer)
            allowed = set()
        else:
            pulse(couple, safe=number % 11, hope=(number + 5) % 11)
            wanted += [{name: (number + 5 * (name == "hope")) % 11 for name in allowed}] if allowed else []
    assert sorted(map(repr, map(sorted, (each.items() for each in shelf(couple))))) == sorted(
        map(repr, map(sorted, (each.items() for each in wanted)))
    )


@pytest.mark.thorough
@pytest.mark.parametrize("fault", [PowerCut(), DiskFull(Path("x"))], ids=["killed", "full"])
@pytest.mark.parametrize(("table", "name", "number", "after"), [
    (EntryTable, "write", 3, False), (EntryTable, "write", 3, True), (ShareNoteTable, "set_state", 1, False),
])  # fmt: skip
def test_what_was_cut_off_between_finishing_and_placing_is_done_once_at_the_next_sign_in(
    couple: World, monkeypatch: pytest.MonkeyPatch, table: type, name: str, number: int, after: bool, fault: Exception
) -> None:
    couple.session.consent.let_see(couple.viewer, ["hope"])
    with monkeypatch.context() as patch:
        cut_at(patch, table, name, number, after, fault)
        try:
            pulse(couple, safe=1, hope=8)
        except PowerCut:
            pass
    for _again in range(2):
        couple.sit(ANA)
        assert shelf(couple) == [{"hope": 8}]
    events = couple.session.context.books.shared.events.all(kinds=(EventKind.SHARED,))
    assert len(events) == 1


def test_what_could_not_be_placed_is_not_placed_after_a_withdrawal(
    couple: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    couple.session.consent.let_see(couple.viewer, ["hope"])
    with monkeypatch.context() as patch:
        cut_at(patch, EntryTable, "write", 3, False, DiskFull(Path("x")))
        pulse(couple, hope=8)
    couple.session.consent.withdraw(couple.viewer)
    couple.sit(ANA)
    assert shelf(couple) == []


def test_a_word_that_only_a_newer_program_knows_ends_it_here(couple: World) -> None:
    """It may have been to show nothing for a while: what is not understood is no reason to show something."""
    couple.session.consent.let_see(couple.viewer, ["hope"])
    own = couple.session.context.books.private
    assert own is not None
    (given,) = own.events.all(kinds=(EventKind.CONSENT,))
    paused = {**given.payload, "step": "pause"}
    own.events.add(happened(couple.session.context, EventKind.CONSENT, payload=paused))
    pulse(couple, hope=8)
    couple.sit(ANA)
    assert shelf(couple) == []
    couple.session.consent.let_see(couple.viewer, ["hope"])
    pulse(couple, hope=3)
    assert shelf(couple) == [{"hope": 3}]


def test_it_is_given_at_ones_own_seat_for_what_is_asked_and_for_who_sits_here(solo: World) -> None:
    with pytest.raises(NoPartnerYet):
        solo.session.consent.let_see(solo.viewer, ["hope"])
    assert solo.session.consent.view(solo.viewer) is None
    solo.join()
    with pytest.raises(UnknownName):
        solo.session.consent.let_see(solo.viewer, ["note"])
    solo.session.consent.let_see(solo.viewer, ["hope"])
    told = solo.session.consent.view(solo.viewer)
    assert told is not None and told.other.name == "Ben" and told.chosen == {"hope"} and told.until is not None
    assert [each.id for each in told.questions] == ["safe", "hope", "word"]
    solo.together()
    assert solo.session.consent.view(TOGETHER) is None
    with pytest.raises(NotForThisSeat):
        solo.session.consent.let_see(TOGETHER, ["hope"])


def test_on_paper_stands_what_the_viewer_sees_and_no_mark_of_the_other_one_that_was_not_shown(couple: World) -> None:
    couple.session.consent.let_see(couple.viewer, ["hope"])
    pulse(couple, safe=9, hope=7, note=MARKER, word="Patchwork")
    mine = all_words(make_pdf(couple.session.paper.prepare(couple.viewer, PaperChoice("chart", private=True))))
    assert "Patchwork" in mine and "9" in mine and MARKER not in mine
    placed = all_words(make_pdf(couple.session.paper.prepare(couple.viewer, PaperChoice("chart"))))
    assert "7" in placed and "Patchwork" not in placed and "9" not in placed.split(), "own weeks are asked for"
    ben = couple.sit(BEN)
    theirs = all_words(make_pdf(ben.paper.prepare(ben.viewer, PaperChoice("chart", private=True))))
    assert "7" in theirs and "Patchwork" not in theirs and MARKER not in theirs and "Ana" in theirs
