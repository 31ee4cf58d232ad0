"""The life of a letter, over any order of steps."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trustbook.domain.letters import (
    LetterState,
    LetterStep,
    NotedStep,
    OwnLetterStanding,
    own_life,
    received_state,
    rest_until,
)

TODAY = date(2026, 11, 24)
OWN = (LetterState.ON_DESK, LetterState.RESTING, LetterState.KEPT, LetterState.GIVEN)
_steps = st.sampled_from([*LetterStep, LetterStep("from-a-newer-program")])
_notes = st.lists(
    st.builds(NotedStep, _steps, st.none() | st.just(TODAY), st.sampled_from(["", "one", "two"]), st.just(TODAY))
)


def test_a_letter_begins_on_the_desk() -> None:
    assert own_life([], ()) == OwnLetterStanding(LetterState.ON_DESK)


def test_it_rests_a_day_unless_its_writer_says_otherwise() -> None:
    life = own_life([NotedStep(LetterStep.REST, rest_until(TODAY), on=TODAY)], ())
    assert (life.state, life.until, life.since) == (LetterState.RESTING, TODAY + timedelta(days=1), TODAY)
    assert not life.has_rested(TODAY) and life.has_rested(TODAY + timedelta(days=1))
    assert not own_life([NotedStep(LetterStep.REST)], ()).has_rested(TODAY), "until its writer likes"


def test_reading_it_again_is_forgotten_once_it_is_written_on_again() -> None:
    notes = [NotedStep(LetterStep.REST, TODAY), NotedStep(LetterStep.READ_AGAIN)]
    assert own_life(notes, ()).read_again and own_life(notes, ()).state is LetterState.RESTING
    assert own_life([*notes, NotedStep(LetterStep.TO_DESK)], ()) == OwnLetterStanding()


def test_one_that_was_taken_back_is_where_it_was_before() -> None:
    notes = [NotedStep(LetterStep.GIVE_LATER, on=TODAY), NotedStep(LetterStep.GIVE, about="one")]
    given = own_life(notes, ["one"])
    assert (given.state, given.copy_id) == (LetterState.GIVEN, "one")
    back = own_life(notes, [])
    assert (back.state, back.give_later) == (LetterState.KEPT, True)
    again = [*notes, NotedStep(LetterStep.GIVE, about="two")]
    assert own_life(again, ["two"]).copy_id == "two"


@given(_notes, st.sets(st.sampled_from(["one", "two"])))
def test_any_order_of_steps_is_one_of_the_states_and_given_is_the_last(notes: list[NotedStep], lies: set[str]) -> None:
    life = own_life(notes, lies)
    assert life.state in OWN
    assert (
        (life.state is LetterState.GIVEN)
        == bool(life.copy_id)
        == any(noted.step is LetterStep.GIVE and noted.about in lies for noted in notes)
    )
    assert life.until is None or life.state is LetterState.RESTING
    assert not (life.give_later and life.state is not LetterState.KEPT)
    if life.state is LetterState.GIVEN:
        assert own_life([*notes, NotedStep(LetterStep.TO_DESK)], lies) == life, (
            "what lies with both is written on no more"
        )
    else:
        assert own_life([*notes, NotedStep(LetterStep.TO_DESK)], lies).state is LetterState.ON_DESK


@given(_notes)
def test_what_was_opened_once_stays_open_and_the_letter_of_another_page_is_no_matter(notes: list[NotedStep]) -> None:
    for copy_id in ("one", "two"):
        mine = [noted for noted in notes if noted.about == copy_id]
        state = received_state(notes, copy_id)
        assert state is received_state(mine, copy_id)
        opened = any(noted.step is LetterStep.OPEN for noted in mine)
        away = any(noted.step is LetterStep.PUT_AWAY for noted in mine)
        expected = LetterState.OPENED if opened else LetterState.PUT_AWAY if away else LetterState.SEALED
        assert state is expected
