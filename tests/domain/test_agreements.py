"""How an agreement stands follows from what happened to exact words, whatever happened and wherever."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustbook.domain.agreement_types import Act, AgreementStanding, Page
from trustbook.domain.agreement_types import AgreementState as State
from trustbook.domain.agreements import AGREEMENT_KINDS, may, standing
from trustbook.domain.entries import Event, EventKind

DAY = date(2026, 3, 2)
PEOPLE = ("ana", "ben")
VERSIONS = {"r1": "one", "r2": "two", "r3": "one"}
"""The first words come back in the third version."""


def event(number: int, kind: EventKind, who: str | None, revision: str = "r1", **more: str) -> Event:
    payload = {"words": VERSIONS.get(revision, ""), "at": "own", **more}
    return Event(f"e{number:03}", kind, DAY + timedelta(days=number), "page", who, revision, payload, lamport=number)


def stands(*events: Event, words: str = "one", today: date = DAY, **days: date) -> AgreementStanding:
    return standing(events, Page(words, VERSIONS, PEOPLE, **days), today)


def who(found: AgreementStanding) -> set[str]:
    return {consent.person for consent in found.consents}


OFFER = event(1, EventKind.OFFERED, "ana")
YES = event(2, EventKind.AGREED, "ben")


def test_nothing_happened_yet() -> None:
    assert stands().state is State.DRAFT


@pytest.mark.parametrize(
    ("last", "state"),
    [
        (event(2, EventKind.REFUSED, "ben"), State.REFUSED),
        (event(2, EventKind.NOT_NOW, "ben"), State.NOT_NOW),
        (event(2, EventKind.TAKEN_BACK, "ana"), State.TAKEN_BACK),
        (event(2, EventKind.ENDED, "ben"), State.ENDED),
        (event(2, EventKind.REFUSED, "ana"), State.OFFERED),
        (event(2, EventKind.TAKEN_BACK, "ben"), State.OFFERED),
        (event(2, EventKind.AGREED, "ana"), State.OFFERED),
        (event(2, EventKind.AGREED, "somebody"), State.OFFERED),
        (event(2, EventKind.AGREED, None), State.OFFERED),
        (event(2, EventKind.AGREED, "ben", "r3"), State.OFFERED),
        (event(2, EventKind.AGREED, "ben", words="two"), State.OFFERED),
        (event(2, EventKind.KEPT, "ben"), State.OFFERED),
        (YES, State.AGREED),
    ],
)
def test_what_comes_of_an_offer(last: Event, state: State) -> None:
    assert stands(OFFER, last).state is state


def test_a_yes_to_words_that_had_changed_meanwhile_is_none() -> None:
    found = stands(OFFER, event(2, EventKind.CHANGED, "ana", "r2"), event(3, EventKind.AGREED, "ben"), words="two")
    assert (found.state, who(found)) == (State.OFFERED, {"ana"})


def test_a_yes_counts_under_words_that_are_kept_as_it_says() -> None:
    found = standing((OFFER, YES), Page("one", {"r1": "other"}, PEOPLE), DAY)
    assert (found.state, found.consents) == (State.CHANGED, ())


def test_nobody_but_its_owner_does_anything_with_a_limit() -> None:
    told = event(1, EventKind.TOLD, "ana")
    for kind in AGREEMENT_KINDS:
        found = stands(told, event(2, kind, "ben"))
        assert (found.state, found.owner) == (State.TOLD, "ana"), kind
    assert not may(stands(told), "ben") and not may(stands(told), None)
    assert stands(told, event(2, EventKind.ENDED, "ana")).state is State.ENDED


def test_it_lapses_by_itself_after_its_last_day() -> None:
    assert stands(OFFER, YES, ends_on=DAY).state is State.AGREED
    assert stands(OFFER, YES, ends_on=DAY, today=DAY + timedelta(days=1)).state is State.LAPSED


_STEPS = st.tuples(
    st.sampled_from(sorted(AGREEMENT_KINDS)),
    st.sampled_from((*PEOPLE, None, "somebody")),
    st.sampled_from(("r1", "r2", "r3", "gone")),
    st.sampled_from(("", "2026-03-20", "one", "2026-13-99")),
)


def _events(steps: list[Any]) -> list[Event]:
    return [
        event(number, EventKind(kind), who, revision, next=day)
        for number, (kind, who, revision, day) in enumerate(steps, 1)
    ]


HISTORIES = st.lists(_STEPS, max_size=12).map(_events)


@pytest.mark.thorough
@pytest.mark.parametrize("words", ["one", "two", "other"])
@given(history=HISTORIES, order=st.randoms(), day=st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_random_histories_keep_the_promises(words: str, history: list[Event], order: Any, day: int) -> None:
    today = DAY + timedelta(days=day)
    found = stands(*history, words=words, today=today, ends_on=DAY + timedelta(days=40))
    shuffled = list(history)
    order.shuffle(shuffled)
    assert stands(*shuffled, words=words, today=today, ends_on=DAY + timedelta(days=40)) == found, "in any order"
    for person in who(found):
        own = [each for each in history if each.actor == person and each.payload["words"] == words]
        assert own, "nobody's name stands without an own word under exactly these words"
    if found.state.stands:
        assert who(found) == set(PEOPLE) and not found.is_limit
    if any(each.kind is EventKind.ENDED and each.actor in PEOPLE for each in history) and not found.is_limit:
        assert found.state is State.ENDED, "either ends it alone, and for good"
    if found.is_limit:
        assert found.state in (State.TOLD, State.ENDED, State.CHANGED)
        assert not may(found, next(each for each in PEOPLE if each != found.owner))
    for person_or_both in (*PEOPLE, None):
        acts = may(found, person_or_both)
        assert not (found.state in (State.ENDED, State.LAPSED) and acts)
        assert not (Act.AGREE in acts and person_or_both in who(found))
    if found.state.stands:
        assert all(Act.END in may(found, each) for each in (*PEOPLE, None))


@given(history=HISTORIES)
@settings(max_examples=150, deadline=None)
def test_a_changed_word_ends_every_name_after_any_history(history: list[Event]) -> None:
    last = event(99, EventKind.CHANGED, None, "r2")
    found = stands(*history, last, words="two")
    assert found.is_limit or not found.consents
    assert not stands(*history, words="other").consents
