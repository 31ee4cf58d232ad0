"""The weekly pulse over the weeks, and a standing consent: nothing outside its time is ever visible to the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trustbook.domain.pulse import (
    LASTS,
    ConsentSaid,
    ConsentStanding,
    ConsentStep,
    Pulse,
    line_of,
    ran_out,
    runs,
    standing,
    weeks_between,
)

DAY = date(2026, 9, 7)
QUESTIONS = ("safe", "close", "hope")


def test_a_week_that_was_left_out_is_a_gap_and_no_line_goes_over_it() -> None:
    pulses = [Pulse(DAY + timedelta(weeks=week), {"hope": week}) for week in (0, 1, 3, 5)]
    weeks = weeks_between(DAY, DAY + timedelta(weeks=5))
    marks = line_of(pulses, weeks).marks("hope")
    assert marks == (0, 1, None, 3, None, 5)
    assert list(runs(marks)) == [((0, 0), (1, 1)), ((3, 3),), ((5, 5),)]


def test_of_two_pulses_in_one_week_the_later_marks_stand() -> None:
    pulses = [Pulse(DAY + timedelta(days=4), {"hope": 6}), Pulse(DAY, {"hope": 2, "safe": 3}, "patchwork", "first")]
    (week,) = line_of(pulses, weeks_between(DAY, DAY)).weeks
    assert week == Pulse(DAY + timedelta(days=4), {"hope": 6, "safe": 3}, "patchwork", "first")


@dataclass(frozen=True)
class Act:
    """What somebody does on a day; a pulse is begun and finished on it."""

    what: str
    wait: int
    questions: frozenset[str]


ACTS = st.builds(
    Act,
    st.sampled_from(["give", "renew", "withdraw", "pulse", "pulse", "wait"]),
    st.integers(0, 40),
    st.frozensets(st.sampled_from(QUESTIONS)),
)


class Plainly:
    """The rule once more, in the simplest way: for each question since when, and how many days are left."""

    def __init__(self) -> None:
        self.given: set[str] = set()
        self.left = -1
        self.ends_by_itself = False

    @property
    def has_run_out(self) -> bool:
        """Ended by itself, at most as long ago as one holds."""
        return self.ends_by_itself and -LASTS.days <= self.left < 0

    def days_go_by(self, days: int) -> None:
        self.left -= days
        if self.left < 0:
            self.given = set()

    def does(self, act: Act) -> None:
        if act.what == "withdraw":
            self.given, self.ends_by_itself = set(), False
        elif act.what == "give":
            self.given, self.ends_by_itself = set(act.questions), bool(act.questions)
            self.left = LASTS.days
        elif act.what == "renew" and self.given:
            self.left = LASTS.days


@given(st.lists(ACTS, max_size=30))
def test_whatever_is_given_renewed_withdrawn_or_lapses_a_pulse_shows_just_what_held_when_it_was_made(
    acts: list[Act],
) -> None:
    day, steps, plainly = DAY, list[ConsentSaid](), Plainly()
    pulses: list[tuple[date, int]] = []
    for number, act in enumerate(acts, 1):
        day += timedelta(days=act.wait)
        plainly.days_go_by(act.wait)
        plainly.does(act)
        if act.what in {"give", "renew", "withdraw"}:
            steps.append(
                ConsentSaid(ConsentStep(act.what), day, number, act.questions if act.what == "give" else frozenset())
            )
        now = standing(steps, day)
        assert now.questions == plainly.given
        over = ran_out(steps, day)
        assert over is None or (not now.questions and over < day <= over + LASTS)
        assert (over is not None) == plainly.has_run_out
        if act.what == "pulse":
            pulses.append((day, number))
            assert now.covers(day, number, day) == plainly.given
        for begun, first in pulses:  # finished only now: nothing that was begun before a question was given
            shown = now.covers(begun, first, day)
            assert shown <= plainly.given
            assert all(now.since[name][1] < first for name in shown)


def test_a_consent_holds_eight_weeks_and_not_a_day_longer() -> None:
    given_now = [ConsentSaid(ConsentStep.GIVE, DAY, 1, frozenset({"hope"}))]
    last = DAY + LASTS
    assert standing(given_now, last).covers(last, 2, last) == {"hope"}
    assert standing(given_now, last + timedelta(days=1)) == ConsentStanding()
    too_late = [*given_now, ConsentSaid(ConsentStep.RENEW, last + timedelta(days=1), 2)]
    assert standing(too_late, last + timedelta(days=1)) == ConsentStanding(), "it is given anew, and never reaches back"


def test_a_clock_that_was_put_back_shows_nothing_from_before() -> None:
    now = standing([ConsentSaid(ConsentStep.GIVE, DAY, 5, frozenset({"hope"}))], DAY - timedelta(days=3))
    assert now.covers(DAY - timedelta(days=3), 6, DAY - timedelta(days=3)) == frozenset()
