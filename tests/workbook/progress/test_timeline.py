"""The line through time: what stands on it, on which day, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.workbook.letter_world import given
from tests.workbook.timeline_world import line, offer, said, world_with_a_line
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import NotForThisSeat
from trustbook.domain.timeline import Kind, LineRange
from trustbook.workbook.sitting.views import Draft

SECRET = "kingfisher"
LATER = {"next-look": "2026-03-20", "ends-on": "2026-04-01"}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from world_with_a_line(tmp_path)


def finish(world: World, name: str, **answers: object) -> str:
    page = world.session.pages.new_page(world.viewer, name)
    world.session.pages.set_state(world.viewer, Draft(page.entry_id, name, answers), EntryState.FINISHED)
    return page.entry_id


def share(world: World, name: str, entry_id: str, *fields: str) -> None:
    world.session.sharing.share(world.viewer, entry_id, fields)


# --- days


def test_a_thing_stands_on_the_day_it_happened_not_on_that_of_writing(couple: World) -> None:
    couple.together()
    couple.write("step", what="One quiet evening", when="2026-02-14")
    assert [(item.kind, item.on, item.words) for item in line(couple)] == [
        (Kind.MILESTONE, date(2026, 2, 14), "One quiet evening")
    ]


def test_a_range_goes_by_the_day_it_happened_too(couple: World) -> None:
    couple.together()
    couple.write("step", what="Long ago", when="2024-05-01")
    couple.write("step", couple.session.pages.new_page(couple.viewer, "step").entry_id, what="Undated")
    assert said(couple, LineRange(since=date(2026, 1, 1))) == [(Kind.MILESTONE, "Undated")]
    assert said(couple, LineRange(until=date(2025, 1, 1))) == [(Kind.MILESTONE, "Long ago")]


def test_an_appointment_that_is_still_to_come_stands_there_beside_the_session_that_named_it(couple: World) -> None:
    couple.together()
    couple.write("hour", tasks="Two things", on="2026-03-01", next="2026-03-20")
    assert [(item.kind, item.on) for item in line(couple)] == [
        (Kind.SESSION, date(2026, 3, 1)),
        (Kind.APPOINTMENT, date(2026, 3, 20)),
    ]
    assert line(couple)[1].title == "About next"


def test_a_page_stands_there_once_it_is_finished_and_what_was_put_off_does_not(solo: World) -> None:
    solo.write("walk", wish="Begun only")
    assert line(solo) == []
    finish(solo, "walk", wish="All of it")
    page = solo.session.pages.new_page(solo.viewer, "word")
    solo.session.pages.set_state(solo.viewer, Draft(page.entry_id, "word", {"word": "Later"}), EntryState.NOT_NOW)
    assert [item.kind for item in line(solo)] == [Kind.PAGE]


# --- who sees what


def test_own_words_stay_closed_unless_a_short_word_is_the_entry(couple: World) -> None:
    finish(couple, "walk", diary=f"{SECRET} one", wish=f"{SECRET} two")
    couple.write("slip", what=f"{SECRET} three", learned=f"{SECRET} four")
    couple.write("word", word="Steady", note=f"{SECRET} five")
    items = line(couple)
    assert {(item.kind, item.words, item.closed) for item in items} == {
        (Kind.PAGE, "", True),
        (Kind.SETBACK, "", True),
        (Kind.CHECK_IN, "Steady", True),
    }
    assert SECRET not in repr(items)
    assert not any(SECRET in text for item in items for text in (item.title, item.words))
    assert [item.own for item in items if item.own] == [f"{SECRET} three {SECRET} four"], "for who stands on it"


def test_the_other_seat_and_together_see_only_what_was_placed(couple: World) -> None:
    walk = finish(couple, "walk", diary=f"{SECRET} one", wish="More walks", worry=f"{SECRET} two")
    slip = finish(couple, "slip", what="The post", learned=f"{SECRET} three")
    couple.write("word", word=f"{SECRET} four")
    couple.write("step", what=f"{SECRET} five", when="2026-02-01")
    share(couple, "walk", walk, "wish")
    share(couple, "slip", slip, "what")
    for passphrase in (BEN, None):
        couple.sit(passphrase) if passphrase else couple.together()
        assert said(couple) == [(Kind.PLACED, "Walk"), (Kind.SETBACK, "The post")], passphrase
        assert SECRET not in repr(line(couple))


def test_what_was_placed_is_one_thing_on_the_line_of_its_writer(couple: World) -> None:
    slip = finish(couple, "slip", what="The post", learned="To say it")
    share(couple, "slip", slip, "what", "learned")
    (item,) = line(couple)
    assert (item.kind, item.words, item.closed) == (Kind.SETBACK, "The post To say it", False)


def test_a_sealed_letter_says_only_that_it_was_given(couple: World) -> None:
    copy = given(couple, f"{SECRET}, and all of it")
    assert [(item.kind, item.title) for item in line(couple)] == [(Kind.LETTER, "A thanks")]
    couple.sit(BEN)
    assert [(item.kind, item.title, item.words) for item in line(couple)] == [(Kind.LETTER, "", "")]
    couple.session.letters.open(couple.viewer, copy)
    assert [(item.title, item.words) for item in line(couple)] == [("A thanks", "")]
    couple.sit(ANA).people.go_together(BEN)
    assert [item.title for item in line(couple)] == [""], "at Together nobody learns that it was opened"


def test_what_waits_to_be_opened_together_is_nowhere_but_on_ones_own_line(couple: World) -> None:
    finish(couple, "walk", wish=f"{SECRET} mine")
    couple.sit(BEN)
    finish(couple, "walk", wish=f"{SECRET} yours")
    couple.together()
    assert line(couple) == []


def test_another_viewer_gets_nothing(couple: World) -> None:
    ana = couple.viewer
    couple.together()
    with pytest.raises(NotForThisSeat):
        couple.session.timeline.line(ana, LineRange())


# --- agreements


def test_an_agreement_stands_there_when_it_was_made_looked_at_changed_and_ended(couple: World) -> None:
    made = offer(couple, "Phones in the hall.")
    assert said(couple) == [("offered", "Phones in the hall.")]
    couple.sit(BEN)
    couple.session.agreements.answer(couple.viewer, made, "yes")
    couple.session.agreements.keep(couple.viewer, made)
    couple.sit(ANA)
    assert said(couple) == [("agreed", "Phones in the hall.")], "one who keeps it alone has not kept it"
    couple.clock.go_on(days=1)
    couple.session.agreements.keep(couple.viewer, made)
    couple.session.agreements.change(couple.viewer, made, {"kind": "both", "words": "Phones in a drawer."})
    couple.session.agreements.end(couple.viewer, made)
    assert said(couple) == [
        ("agreed", "Phones in the hall."),
        ("kept", "Phones in the hall."),
        ("changed", "Phones in a drawer."),
        ("ended", "Phones in a drawer."),
    ]
    assert [item.on.day for item in line(couple)] == [2, 3, 3, 3]


def test_within_a_range_an_agreement_is_told_in_its_words_however_long_ago_it_was_made(couple: World) -> None:
    made = offer(couple, "Phones in the hall.")
    other = offer(couple, "Tea at nine.")
    couple.sit(BEN)
    for each in (made, other):
        couple.session.agreements.answer(couple.viewer, each, "yes")
    couple.clock.go_on(days=400)
    couple.session.agreements.change(couple.viewer, made, {"kind": "both", "words": "Phones in a drawer."})
    couple.clock.go_on(days=10)
    couple.session.agreements.end(couple.viewer, made)
    today = couple.clock.today()
    assert said(couple, LineRange(since=today)) == [("ended", "Phones in a drawer.")]
    assert said(couple, LineRange(until=date(2026, 12, 31))) == [
        ("agreed", "Phones in the hall."),
        ("agreed", "Tea at nine."),
    ]


def test_openness_stands_at_its_end_though_nothing_was_said_that_day(couple: World) -> None:
    made = offer(couple, "The calendar lies open.", kind="openness", scope="Mine", **LATER)
    couple.sit(BEN)
    couple.session.agreements.answer(couple.viewer, made, "yes")
    couple.clock.go_on(days=60)
    assert said(couple, LineRange(since=date(2026, 3, 30))) == [("ended", "The calendar lies open.")]


def test_what_is_asked_for_by_kind_is_what_the_whole_line_has_of_it(couple: World) -> None:
    slip = finish(couple, "slip", what="The post", learned="To say it")
    share(couple, "slip", slip, "what")
    finish(couple, "walk", wish="More walks")
    couple.write("word", word="Steady")
    offer(couple, "Phones in the hall.")
    given(couple, "Thank you for the soup")
    whole = line(couple)
    for kind in {item.kind for item in whole}:
        asked = couple.session.timeline.items(couple.viewer, LineRange(), [kind])
        assert set(asked) == {item for item in whole if item.kind is kind}, kind


def test_a_no_leaves_no_trace_and_a_draft_is_nobodys_business(couple: World) -> None:
    viewer, offers = couple.viewer, couple.session.agreement_offers
    draft = offers.begin(viewer).draft_id
    offers.save_draft(viewer, draft, {"kind": "limit", "words": f"{SECRET}, not yet told", "value": SECRET})
    refused = offer(couple, "Phones off at eight.")
    couple.sit(BEN)
    couple.session.agreements.answer(couple.viewer, refused, "no")
    assert line(couple) == []
    couple.sit(ANA)
    assert line(couple) == []


def test_a_told_limit_has_its_owner_and_its_words_only(couple: World) -> None:
    offer(couple, "I leave the room.", kind="limit", value=f"{SECRET} quiet")
    couple.sit(BEN)
    (item,) = line(couple)
    assert (item.step, item.words) == ("told", "I leave the room.") and item.person is not None
    assert SECRET not in repr(item)
