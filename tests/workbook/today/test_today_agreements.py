"""On Today: an agreement whose day to look at it again has come, offered and never pressed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.agreement_support import MONEY, Desk, with_agreements
from tests.workbook.world import ANA, BEN, WALK, World, exercise, part
from trustbook.domain.looking_again import SPOKEN_OF, ReviewItem
from trustbook.workbook.agreements.agreements import Answer
from trustbook.workbook.sitting.views import Draft

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


def _news(desk: Desk) -> list[tuple[str, str, str]]:
    """What Today says of agreements that have come: of whom, what, and which one it opens."""
    return [
        (each.author.name, each.kind, each.entry_id) for each in desk.world.session.today.view(desk.world.viewer).placed
    ]


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


def test_each_offer_is_named_with_a_way_to_exactly_that_one_until_it_was_looked_at(desk: Desk) -> None:
    first = desk.offer(MONEY)
    second = desk.offer("Phones lie in the hall.")
    assert _news(desk) == [], "nobody is told of their own"
    desk.at(BEN)
    assert sorted(_news(desk)) == sorted([("Ana", "offer", first), ("Ana", "offer", second)])
    desk.view(first)
    assert _news(desk) == [("Ana", "offer", second)]
    desk.answer(second, "not-now")
    assert _news(desk) == []


@pytest.mark.parametrize(("answer", "said"), [("yes", "agreed"), ("no", "answer"), ("not-now", "answer")])
def test_who_offered_is_told_once_that_it_was_answered_and_a_no_is_not_said_on_today(
    desk: Desk, answer: Answer, said: str
) -> None:
    offered = desk.offer(MONEY)
    desk.at(BEN)
    desk.answer(offered, answer)
    assert _news(desk) == [], "who answered knows it"
    desk.at(ANA)
    assert _news(desk) == [("Ben", said, offered)]
    desk.world.clock.go_on(days=1)
    assert _news(desk) == []


def test_who_is_not_there_when_the_other_one_ends_an_agreement_is_told_once(desk: Desk) -> None:
    ended = desk.agree(MONEY)
    desk.at(BEN)
    desk.world.session.today.view(desk.world.viewer)
    desk.at(ANA)
    desk.world.session.today.view(desk.world.viewer)
    desk.world.clock.go_on(days=3)
    desk.at(BEN)
    desk.world.session.agreements.end(desk.world.viewer, ended)
    assert _news(desk) == [], "who ended it knows it"
    desk.at(ANA)
    assert _news(desk) == [("Ben", "ended", ended)]
    desk.world.clock.go_on(days=1)
    assert _news(desk) == []


def test_an_agreement_that_was_ended_at_together_is_told_to_nobody(desk: Desk) -> None:
    ended = desk.agree(MONEY)
    desk.world.together()
    desk.world.session.agreements.end(desk.world.viewer, ended)
    for passphrase in (ANA, BEN):
        desk.at(passphrase)
        assert not [each for each in _news(desk) if each[1] == "ended"]


def test_an_answer_is_not_told_where_both_heard_it_nor_where_it_holds_no_more(desk: Desk) -> None:
    offered = desk.offer(MONEY)
    desk.world.together()
    desk.world.session.agreements.answer(desk.world.viewer, offered, "yes", desk.by(BEN))
    desk.at(ANA)
    assert _news(desk) == []

    taken_back = desk.offer("Phones lie in the hall.")
    desk.at(BEN)
    desk.answer(taken_back, "not-now")
    desk.answer(taken_back, "yes")
    desk.at(ANA)
    assert _news(desk) == [("Ben", "agreed", taken_back)]
    desk.world.session.agreements.end(desk.world.viewer, taken_back)
    assert _news(desk) == []


def test_other_words_in_answer_to_an_offer_are_an_offer_to_the_one_who_began(desk: Desk) -> None:
    offered = desk.offer(MONEY)
    desk.at(BEN)
    desk.change(offered, "Questions about money are asked on Sunday.")
    assert _news(desk) == []
    desk.at(ANA)
    assert _news(desk) == [("Ben", "offer", offered)]
