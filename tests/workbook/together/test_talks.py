"""A talk leaves nothing unless both say so; what they keep is a page that the seat can see, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.workbook.world import BEN, World, exercise, make_library, part
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import NotForThisSeat, UnknownName
from trustbook.workbook.together.talk_views import TalkToKeep

TALK = (
    exercise(
        "turns",
        part("before", "each", "offer", "point"),
        part("ours", "together", "joint", "topic:short", "last-line:short", "notes"),
        repeat="dated",
    )
    + """
[talk]
subject = "topic"
closing = "last-line"

[[talk.rounds]]
turns = 2
steps = [{ who = "first", what = "{first} speaks", minutes = 3 }]
"""
)
BREAK = exercise(
    "time-out-agreement",
    part("mine", "each", "offer", "places-of-mine"),
    part("ours", "together", "joint", "signal:short", "places:short", "coming-back"),
) + ('\n[card]\ntitle = "The break"\nlines = ["I need a break.", "No last word.", "Calm down.", "Come back."]\n')
PLAIN = exercise("plain", part("ours", "together", "joint", "topic"))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", TALK, BREAK, PLAIN))
    yield made
    made.close()


def both(world: World) -> frozenset[str]:
    return frozenset(partner.id for partner in world.session.people.sitting().partners)


def to_keep(world: World) -> TalkToKeep:
    return TalkToKeep("turns", "The bicycle", "We laughed.", both(world))


def test_at_together_what_both_keep_is_a_finished_page_of_both(couple: World) -> None:
    couple.together()
    saved = couple.session.talks.keep(couple.viewer, to_keep(couple))
    page = couple.session.pages.open_page(couple.viewer, "turns")
    assert page.entry_id == saved.entry_id
    assert page.answers == {"topic": "The bicycle", "last-line": "We laughed."}
    assert (page.state, page.on) == (EntryState.FINISHED, date(2026, 3, 2))
    kept = couple.session.talks.table(couple.viewer).kept
    assert [(each.title, each.subject, each.closing, each.ours) for each in kept] == [
        ("Turns", "The bicycle", "We laughed.", True)
    ]
    assert len(couple.session.history.versions(couple.viewer, page.entry_id)) == 1, "it is a version from the start"


def test_a_talk_may_be_kept_without_a_word_of_it(couple: World) -> None:
    couple.together()
    couple.session.talks.keep(couple.viewer, replace(to_keep(couple), subject=" ", closing=""))
    kept = couple.session.talks.table(couple.viewer).kept
    assert [(each.subject, each.closing) for each in kept] == [("", "")]


@pytest.mark.parametrize("seat", ["together", "own"])
@pytest.mark.parametrize("who", ["nobody", "one", "somebody else"])
def test_nothing_is_kept_unless_both_say_so(couple: World, seat: str, who: str) -> None:
    if seat == "together":
        couple.together()
    agreed = {
        "nobody": frozenset[str](),
        "one": frozenset([min(both(couple))]),
        "somebody else": both(couple) | {"stranger"},
    }[who]
    with pytest.raises(NotForThisSeat):
        couple.session.talks.keep(couple.viewer, replace(to_keep(couple), agreed=agreed))
    assert not couple.session.talks.table(couple.viewer).kept
    assert not couple.session.pages.open_page(couple.viewer, "turns").exists


def test_what_is_kept_at_an_own_seat_is_seen_there_only_and_stays_closed_on_the_list(couple: World) -> None:
    couple.session.talks.keep(couple.viewer, to_keep(couple))
    kept = couple.session.talks.table(couple.viewer).kept
    assert [(each.title, each.subject, each.closing, each.ours) for each in kept] == [("Turns", "", "", False)]
    assert couple.session.pages.open_page(couple.viewer, "turns").answers["topic"] == "The bicycle"
    couple.sit(BEN)
    assert not couple.session.talks.table(couple.viewer).kept
    assert not couple.session.pages.open_page(couple.viewer, "turns").exists
    couple.together()
    assert not couple.session.talks.table(couple.viewer).kept


def test_a_page_of_the_same_day_is_left_as_it_is(couple: World) -> None:
    couple.together()
    noted = couple.write("turns", topic="Something else", notes="Not finished.")
    couple.session.talks.keep(couple.viewer, to_keep(couple))
    before = couple.session.pages.open_page(couple.viewer, "turns", noted.entry_id)
    assert before.answers == {"topic": "Something else", "notes": "Not finished."}


def test_the_subject_of_todays_page_is_there_already_and_that_of_a_talk_that_was_held_is_not(couple: World) -> None:
    couple.together()
    assert couple.session.talks.begin(couple.viewer, "turns").subject == ""
    couple.write("turns", topic="The bicycle")
    assert couple.session.talks.begin(couple.viewer, "turns").subject == "The bicycle"
    couple.session.talks.keep(couple.viewer, to_keep(couple))
    assert couple.session.talks.begin(couple.viewer, "turns").subject == ""
    couple.clock.go_on(days=1)
    assert couple.session.talks.begin(couple.viewer, "turns").subject == ""


def test_it_begins_with_both_people_in_their_order(couple: World) -> None:
    assert [each.name for each in couple.session.talks.begin(couple.viewer, "turns").people] == ["Ana", "Ben"]
    couple.sit(BEN)
    assert [each.name for each in couple.session.talks.begin(couple.viewer, "turns").people] == ["Ana", "Ben"]


def test_whoever_is_alone_is_given_no_talk_for_two(solo: World) -> None:
    with pytest.raises(NotForThisSeat):
        solo.session.talks.begin(solo.viewer, "turns")
    with pytest.raises(NotForThisSeat):
        solo.session.talks.keep(solo.viewer, to_keep(solo))


def test_a_page_that_is_no_talk_cannot_be_held_as_one(couple: World) -> None:
    with pytest.raises(UnknownName):
        couple.session.talks.begin(couple.viewer, "plain")
    with pytest.raises(UnknownName):
        couple.session.talks.keep(couple.viewer, replace(to_keep(couple), exercise_id="plain"))


def test_in_a_break_stand_their_own_words_if_they_agreed_on_some_else_those_of_the_book(couple: World) -> None:
    couple.write("time-out-agreement", places="A place that only Ana noted")
    couple.together()
    of_the_book = couple.session.talks.begin(couple.viewer, "turns").time_out
    assert of_the_book is not None
    assert (of_the_book.lines, of_the_book.on) == (("No last word.", "Calm down.", "Come back."), None)
    couple.write("time-out-agreement", **{"signal": "Kettle", "places": "The shed.", "coming-back": "I am back."})
    own = couple.session.talks.begin(couple.viewer, "turns").time_out
    assert own is not None
    assert (own.signal, own.lines, own.spoken) == ("Kettle", ("The shed.",), "I am back.")
    assert own.on == date(2026, 3, 2)
    assert couple.session.talks.table(couple.viewer).time_out == own


def test_the_table_names_every_talk_there_is_and_only_the_last_ones_that_were_kept(couple: World) -> None:
    couple.together()
    for number in range(6):
        couple.session.talks.keep(couple.viewer, replace(to_keep(couple), subject=f"Subject {number}"))
        couple.clock.go_on(days=1)
    table = couple.session.talks.table(couple.viewer)
    assert [each.exercise_id for each in table.offers] == ["turns"]
    assert [each.subject for each in table.kept] == ["Subject 5", "Subject 4", "Subject 3", "Subject 2"]
