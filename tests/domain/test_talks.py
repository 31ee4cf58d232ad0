"""A talk goes on step by step as two people want it, and its clock is right after a pause, a sleep and a wrong wall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from trustbook.domain.talks import LONGEST_LOOK, PAUSES, Talk, TalkState, TimedStep
from trustbook.domain.times import Moment

BEGIN = datetime(2026, 11, 24, 20, 10, tzinfo=UTC)
MINUTE = 60.0
STEPS = (TimedStep(3 * MINUTE), TimedStep(mirror=True), TimedStep(3 * MINUTE), TimedStep(mirror=True), TimedStep())


class FakeClock:
    """A wall and a clock that never goes back, each moved by hand."""

    def __init__(self) -> None:
        self.wall = BEGIN
        self.seconds = 1000.0

    def now(self) -> Moment:
        return Moment(self.wall, "Europe/Berlin")

    def ticks(self) -> float:
        return self.seconds

    def pass_time(self, seconds: float) -> None:
        """Both clocks go on."""
        self.seconds += seconds
        self.wall += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def talk(clock: FakeClock) -> Talk:
    """Begun, in its first step."""
    made = Talk(STEPS, clock)
    made.begin()
    return made


def watch(talk: Talk, clock: FakeClock, seconds: int) -> None:
    """Somebody looks once a second."""
    for _second in range(seconds):
        clock.pass_time(1)
        talk.look()


def test_a_turn_has_its_time_and_nothing_goes_on_by_itself_when_it_is_over(talk: Talk, clock: FakeClock) -> None:
    watch(talk, clock, 60)
    assert talk.left() == 120
    watch(talk, clock, 600)
    assert (talk.left(), talk.time_is_over, talk.index, talk.state) == (0.0, True, 0, TalkState.RUNNING)


def test_the_next_step_begins_with_all_of_its_time(talk: Talk, clock: FakeClock) -> None:
    watch(talk, clock, 100)
    talk.next()
    assert (talk.index, talk.left()) == (1, None)
    talk.next()
    assert talk.left() == 180


def test_who_spoke_may_say_not_quite_as_often_as_it_takes(talk: Talk) -> None:
    talk.not_quite()
    assert (talk.index, talk.rounds) == (0, 0), "there is nothing to confirm while somebody speaks"
    talk.next()
    for _time in range(7):
        talk.not_quite()
    assert (talk.index, talk.rounds) == (1, 7)
    talk.next()
    assert (talk.index, talk.rounds) == (2, 0)


def test_the_one_who_begins_is_settled_before_and_not_in_the_middle(clock: FakeClock) -> None:
    talk = Talk(STEPS, clock)
    talk.swap()
    talk.begin()
    talk.swap()
    assert talk.swapped
    talk.back()
    talk.swap()
    assert (talk.state, talk.swapped) == (TalkState.READY, False)


def test_back_gives_the_step_before_its_whole_time_again(talk: Talk, clock: FakeClock) -> None:
    watch(talk, clock, 100)
    talk.next()
    talk.back()
    assert (talk.index, talk.left()) == (0, 180)


def test_after_the_last_step_comes_the_closing_and_one_can_still_go_back(talk: Talk) -> None:
    for _step in STEPS:
        talk.next()
    assert (talk.state, talk.stands_still) == (TalkState.CLOSING, True)
    talk.next()
    assert talk.state is TalkState.CLOSING
    talk.back()
    assert (talk.state, talk.index) == (TalkState.RUNNING, 4)


def test_an_hour_of_pause_takes_nothing_from_the_turn(talk: Talk, clock: FakeClock) -> None:
    watch(talk, clock, 60)
    talk.pause_for(60, "second")
    clock.pass_time(3600)
    talk.look()
    assert talk.pause_is_over
    assert talk.state is TalkState.PAUSED, "nothing goes on by itself"
    talk.come_back()
    watch(talk, clock, 1)
    assert talk.left() == 119


@pytest.mark.parametrize("counts_sleep", [True, False])
def test_a_machine_that_slept_in_the_middle_of_a_turn_takes_next_to_nothing_from_it(
    talk: Talk, clock: FakeClock, counts_sleep: bool
) -> None:
    watch(talk, clock, 60)
    clock.wall += timedelta(hours=2)
    clock.seconds += 7200 if counts_sleep else 0.5
    talk.look()
    left = talk.left()
    assert left is not None and 120 - LONGEST_LOOK <= left <= 120


@pytest.mark.parametrize("counts_sleep", [True, False])
def test_a_pause_is_over_by_the_wall_clock_also_when_the_machine_slept_through_it(
    talk: Talk, clock: FakeClock, counts_sleep: bool
) -> None:
    talk.pause_for(30, "first")
    clock.wall += timedelta(minutes=29)
    clock.seconds += 1740 if counts_sleep else 0
    assert not talk.pause_is_over
    clock.wall += timedelta(minutes=1)
    assert talk.pause_is_over


def test_a_wall_clock_that_is_set_anew_changes_nothing_of_a_turn(talk: Talk, clock: FakeClock) -> None:
    watch(talk, clock, 60)
    clock.wall -= timedelta(hours=1)
    watch(talk, clock, 1)
    assert talk.left() == 119


def test_another_time_can_be_named_and_a_pause_until_tomorrow_is_not_over_today(talk: Talk, clock: FakeClock) -> None:
    talk.pause_for(20, "first")
    clock.pass_time(20 * 60)
    talk.pause_for(30, "second")
    assert not talk.pause_is_over
    assert talk.pause is not None
    assert (talk.pause.asked_by, talk.pause.until) == ("second", BEGIN + timedelta(minutes=50))
    talk.pause_for(None, "first")
    clock.pass_time(5 * 3600)
    assert not talk.pause_is_over


def test_while_the_window_is_covered_the_clock_stands_still(talk: Talk, clock: FakeClock) -> None:
    watch(talk, clock, 60)
    talk.stop()
    watch(talk, clock, 600)
    talk.go_on()
    watch(talk, clock, 1)
    assert talk.left() == 119


def test_a_talk_without_steps_is_none() -> None:
    with pytest.raises(ValueError, match="steps"):
        Talk((), FakeClock())


# --- whatever keys are pressed, in whatever order

KEYS = some.sampled_from(
    ["begin", "next", "back", "not quite", "swap", "pause", "tomorrow", "come back", "stop", "go on", "sleep", "look"]
)


def press(talk: Talk, clock: FakeClock, key: str) -> None:
    match key:
        case "pause":
            talk.pause_for(PAUSES[0], "first")
        case "tomorrow":
            talk.pause_for(None, "second")
        case "sleep":
            clock.pass_time(9 * 3600)
        case "look":
            watch(talk, clock, 1)
        case _:
            getattr(talk, key.replace(" ", "_"))()


@given(some.lists(KEYS, max_size=60))
def test_whatever_keys_are_pressed_a_talk_stays_within_its_steps_and_its_time(keys: list[str]) -> None:
    clock = FakeClock()
    talk = Talk(STEPS, clock)
    for key in keys:
        before, left = (talk.state, talk.index), talk.left()
        press(talk, clock, key)
        assert 0 <= talk.index < len(STEPS)
        assert abs(talk.index - before[1]) <= 1
        assert (talk.pause is not None) == (talk.state is TalkState.PAUSED)
        assert talk.stands_still or talk.state is TalkState.RUNNING
        now = talk.left()
        if now is not None:
            assert 0.0 <= now <= 3 * MINUTE
            if left is not None and (talk.state, talk.index) == before and key not in ("next", "back"):
                assert left - now <= LONGEST_LOOK
        if key in ("look", "sleep", "stop", "go on"):
            assert (talk.state, talk.index) == before, "time alone never moves anything"


@given(some.lists(KEYS, max_size=60))
def test_an_ended_talk_stays_ended(keys: list[str]) -> None:
    clock = FakeClock()
    talk = Talk(STEPS, clock)
    talk.begin()
    talk.end()
    for key in keys:
        press(talk, clock, key)
    assert (talk.state, talk.stands_still, talk.pause) == (TalkState.ENDED, True, None)


@given(some.lists(KEYS, max_size=60))
def test_from_every_state_the_end_is_one_step_away_and_the_closing_a_few(keys: list[str]) -> None:
    clock = FakeClock()
    talk = Talk(STEPS, clock)
    for key in keys:
        press(talk, clock, key)
    talk.begin()
    talk.come_back()
    for _step in STEPS:
        talk.next()
    assert talk.state is TalkState.CLOSING
    talk.end()
    assert talk.state.value == "ended"
