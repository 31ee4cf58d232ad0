"""On Today: an agreement whose day to look at it again has come, offered and never pressed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.agreement_support import MONEY, Desk, with_agreements
from tests.workbook.world import ANA, BEN, WALK, World, exercise, part
from trustbook.domain.looking_again import SPOKEN_OF, ReviewItem
from trustbook.workbook.views import Draft

PHONES = exercise("phones", part("ours", "together", "joint", "first", "our-words", "review-on:date")).replace(
    "minutes = 5", 'minutes = 5\nlifecycle = "agreement"'
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Both seats taken, Ana at hers."""
    world = World(tmp_path / "Ours.trustbook", with_agreements(tmp_path / "resources", WALK, PHONES))
    world.join()
    yield Desk(world)
    world.close()


def _said(desk: Desk) -> ReviewItem | None:
    return desk.world.session.today.view(desk.world.viewer).look_again


def _our_page(desk: Desk, words: str, days: int) -> str:
    """A page of both for agreeing, to be looked at again after so many days."""
    desk.world.together()
    session, viewer = desk.world.session, desk.world.viewer
    entry_id = session.pages.open_page(viewer, "phones").entry_id
    answers = {"first": "What lies there.", "our-words": words, "review-on": desk.day(days).isoformat()}
    session.pages.save(viewer, Draft(entry_id, "phones", answers))
    desk.at(ANA)
    return entry_id


def test_it_is_said_from_its_day_on_at_each_seat_and_together_and_after_some_weeks_no_more(desk: Desk) -> None:
    due = desk.agree(MONEY, next_look=desk.day(7).isoformat())
    on = desk.day(7)
    desk.world.clock.go_on(days=6)
    assert _said(desk) is None
    desk.world.clock.go_on(days=1)
    for passphrase in (ANA, BEN):
        desk.at(passphrase)
        assert _said(desk) == ReviewItem("agreement", due, on, MONEY, agreed=True)
    desk.world.together()
    assert _said(desk) == ReviewItem("agreement", due, on, MONEY, agreed=True)
    desk.world.clock.go_on(days=SPOKEN_OF.days + 1)
    assert _said(desk) is None, "it grows to no debt"


def test_who_has_said_that_it_stays_hears_no_more_of_it_and_the_other_one_does(desk: Desk) -> None:
    due = desk.agree(MONEY, next_look=desk.day(7).isoformat())
    desk.world.clock.go_on(days=8)
    desk.at(ANA)
    desk.world.session.agreements.keep(desk.world.viewer, due, desk.day(30))
    assert _said(desk) is None
    desk.at(BEN)
    assert _said(desk) is not None
    desk.world.session.agreements.keep(desk.world.viewer, due, desk.day(30))
    assert _said(desk) is None


def test_put_off_it_is_back_tomorrow_and_what_has_ended_is_not_spoken_of(desk: Desk) -> None:
    due = desk.agree(MONEY, next_look=desk.day(7).isoformat())
    desk.world.clock.go_on(days=8)
    desk.world.session.today.put_off(desk.world.viewer, "look-again")
    assert _said(desk) is None
    desk.world.clock.go_on(days=1)
    assert _said(desk) is not None
    desk.world.session.agreements.end(desk.world.viewer, due)
    assert _said(desk) is None


def test_a_page_of_both_says_in_its_own_words_which_one_it_is(desk: Desk) -> None:
    entry_id = _our_page(desk, "Phones lie in the hall.", days=3)
    desk.world.clock.go_on(days=3)
    said = _said(desk)
    assert said is not None
    assert (said.entry_id, said.words, said.title) == (entry_id, "Phones lie in the hall.", "Phones")


def test_today_and_our_agreements_name_the_same_one_and_an_older_page_waits(desk: Desk) -> None:
    _our_page(desk, "Phones lie in the hall.", days=2)
    due = desk.agree(MONEY, next_look=desk.day(7).isoformat())
    desk.world.clock.go_on(days=7)
    said = _said(desk)
    assert said is not None and said.entry_id == due
    assert [card.agreement_id for card in desk.world.session.agreements.due(desk.world.viewer)] == [due]


def test_a_page_whose_words_were_agreed_goes_by_the_day_of_the_agreement(desk: Desk) -> None:
    _our_page(desk, MONEY, days=2)
    desk.agree(MONEY, next_look=desk.day(30).isoformat())
    desk.world.clock.go_on(days=7)
    assert desk.world.session.agreements.due(desk.world.viewer) == ()
    assert _said(desk) is None
