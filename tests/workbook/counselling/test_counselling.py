"""Counselling: what is for both is seen by both, topics are private until put on the list, nothing else shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.workbook.world import ANA, BEN, World
from trustbook.domain.counselling import Appointment, CounsellingStep
from trustbook.domain.problems import NotForThisSeat, UnknownName
from trustbook.exercises.library import Library
from trustbook.workbook.counselling.counselling_views import TOPIC, CounsellingView, HomeworkToKeep, SessionToKeep
from trustbook.workbook.sitting.views import Changed

MARKER = "the wet envelope"
VISIT = Appointment("", date(2026, 3, 5), "17:30", "Mr Haddad", "room 3", "at the station", "bring the form")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "Ours.trustbook", Library())
    yield made
    made.close()


@pytest.fixture
def pair(world: World) -> World:
    world.join()
    return world


def seen(world: World) -> CounsellingView:
    return world.session.counselling.overview(world.viewer)


def one(changed: Changed) -> str:
    (entry_id,) = changed.entries
    return entry_id


def note(world: World, text: str) -> str:
    return one(world.session.counselling.note_topic(world.viewer, text))


def put_on_the_list(world: World, entry_id: str) -> str:
    changed = world.session.sharing.share(world.viewer, entry_id, ["topic"])
    return next(each for each in changed.entries if each != entry_id)


def test_an_appointment_of_both_is_seen_at_every_seat_and_can_be_changed_from_each(pair: World) -> None:
    pair.session.counselling.save_appointment(pair.viewer, VISIT)
    mine = seen(pair).next
    assert mine is not None
    assert replace(mine, id="") == VISIT
    pair.sit(BEN)
    assert seen(pair).next == mine
    pair.session.counselling.save_appointment(pair.viewer, replace(mine, at="18:00", notes=""))
    pair.together()
    assert seen(pair).next == replace(mine, at="18:00", notes="")


def test_an_own_appointment_is_seen_by_nobody_else(pair: World) -> None:
    pair.session.counselling.save_appointment(pair.viewer, replace(VISIT, ours=False))
    assert seen(pair).next is not None
    pair.sit(BEN)
    assert seen(pair).next is None
    pair.together()
    assert seen(pair) == replace(seen(pair), next=None, last=None, coming=())


def test_a_topic_is_its_writers_alone_until_it_is_put_on_the_list_and_then_that_sentence_only(pair: World) -> None:
    kept, listed = note(pair, MARKER), note(pair, "Three nights")
    copy_id = put_on_the_list(pair, listed)
    assert [each.text for each in seen(pair).mine] == [MARKER]
    pair.sit(BEN)
    theirs = seen(pair)
    assert [(each.text, each.author.name, each.mine) for each in theirs.listed] == [("Three nights", "Ana", False)]
    assert theirs.mine == ()
    assert MARKER not in str(theirs)
    assert MARKER not in str(pair.session.today.view(pair.viewer))
    with pytest.raises(UnknownName):
        pair.session.counselling.note_step(pair.viewer, kept, CounsellingStep.SET_ASIDE)
    pair.sit(ANA)
    pair.session.sharing.withdraw(pair.viewer, copy_id)
    assert [each.text for each in seen(pair).mine] == [MARKER, "Three nights"]
    assert seen(pair).listed == ()


def test_nothing_of_a_private_topic_lies_in_the_shared_book(pair: World) -> None:
    before = len(pair.session.context.books.shared.events.all())
    note(pair, MARKER)
    shared = pair.session.context.books.shared
    assert shared.entries.all(TOPIC) == ()
    assert len(shared.events.all()) == before


def test_topics_of_both_alternate_begun_by_who_added_first(pair: World) -> None:
    for text in ("a1", "a2"):
        put_on_the_list(pair, note(pair, text))
    pair.sit(BEN)
    put_on_the_list(pair, note(pair, "b1"))
    assert [each.text for each in seen(pair).listed] == ["a1", "b1", "a2"]


def test_at_together_no_topic_is_noted(pair: World) -> None:
    pair.together()
    with pytest.raises(NotForThisSeat):
        note(pair, "ours")


def test_homework_is_done_partly_or_not_yet_from_either_seat_with_what_got_in_the_way(pair: World) -> None:
    line = HomeworkToKeep("A walk", "Ana", "2026-03-09")
    entry_id = one(pair.session.counselling.save_homework(pair.viewer, line))
    (taken,) = seen(pair).homework
    assert (taken.what, taken.who, taken.by, taken.taken_on, taken.state) == (
        "A walk", "Ana", date(2026, 3, 9), date(2026, 3, 2), CounsellingStep.NOT_YET,
    )  # fmt: skip
    pair.sit(BEN)
    pair.session.counselling.note_step(pair.viewer, entry_id, CounsellingStep.PARTLY)
    pair.session.counselling.save_homework(pair.viewer, replace(line, in_the_way="rain"), entry_id)
    (after,) = seen(pair).homework
    assert after == replace(taken, state=CounsellingStep.PARTLY, in_the_way="rain")


def test_after_a_session_all_is_there_at_once(pair: World) -> None:
    pair.session.counselling.save_appointment(pair.viewer, VISIT)
    done = one(pair.session.counselling.save_homework(pair.viewer, HomeworkToKeep("Done")))
    pair.session.counselling.save_homework(pair.viewer, HomeworkToKeep("Left"))
    pair.session.counselling.note_step(pair.viewer, done, CounsellingStep.DONE)
    put_on_the_list(pair, note(pair, "Spoken of"))
    stays = put_on_the_list(pair, note(pair, "Stays"))
    pair.clock.go_on(days=3)
    assert seen(pair).waits is not None
    again = Appointment("", date(2026, 3, 19), "17:30", "Mr Haddad")
    new = (HomeworkToKeep("New", "Ben"),)
    held = SessionToKeep(pair.clock.today(), "Sundays are free", new, again, frozenset({stays}))
    pair.session.counselling.after_session(pair.viewer, held)
    for passphrase in (ANA, BEN):
        pair.sit(passphrase)
        now = seen(pair)
        assert now.waits is None
        assert now.next is not None
        assert now.next.on == again.on
        assert [each.text for each in now.listed] == ["Stays"]
        assert [each.what for each in now.homework] == ["New", "Left"]
        assert now.session is not None
        assert (now.session.agreed, now.session.ours) == ("Sundays are free", True)


def test_an_own_session_leaves_nothing_where_the_other_one_looks(pair: World) -> None:
    pair.session.counselling.save_appointment(pair.viewer, replace(VISIT, ours=False))
    pair.clock.go_on(days=3)
    held = SessionToKeep(pair.clock.today(), MARKER, (HomeworkToKeep(MARKER),), VISIT, ours=False)
    pair.session.counselling.after_session(pair.viewer, held)
    assert seen(pair).homework != ()
    pair.sit(BEN)
    theirs = seen(pair)
    assert (theirs.next, theirs.homework, theirs.session, theirs.listed) == (None, (), None, ())


def test_whoever_works_alone_has_appointments_topics_and_homework_too(world: World) -> None:
    world.create()
    world.session.counselling.save_appointment(world.viewer, VISIT)
    note(world, "Sleep")
    held = SessionToKeep(world.clock.today(), "Walk daily", (HomeworkToKeep("Walk"),))
    world.session.counselling.after_session(world.viewer, held)
    now = seen(world)
    assert now.next is not None
    assert not now.next.ours
    assert [each.text for each in now.mine] == ["Sleep"]
    assert [each.what for each in now.homework] == ["Walk"]


def test_a_session_noted_twice_keeps_both_notes(pair: World) -> None:
    for words in ("First", "Second"):
        pair.session.counselling.after_session(pair.viewer, SessionToKeep(pair.clock.today(), words))
    session = seen(pair).session
    assert session is not None
    assert session.agreed == "First\nSecond"


def test_further_appointments_follow_the_next_one_and_one_that_falls_away_goes(pair: World) -> None:
    first = one(pair.session.counselling.save_appointment(pair.viewer, VISIT))
    later = replace(VISIT, on=VISIT.on + timedelta(days=14))
    pair.session.counselling.save_appointment(pair.viewer, later)
    assert [each.on for each in seen(pair).coming] == [later.on]
    pair.session.counselling.note_step(pair.viewer, first, CounsellingStep.SET_ASIDE)
    coming = seen(pair).next
    assert coming is not None
    assert coming.on == later.on
