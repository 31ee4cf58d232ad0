"""Appointments, homework and the list: which one comes next, what is shown, and that nobody stands above the other."""

from __future__ import annotations

from datetime import date, timedelta

from trustbook.domain.counselling import (
    Appointment,
    CounsellingStep,
    Homework,
    alternating,
    next_appointment,
    taken_on,
    waits_for_notes,
)

TODAY = date(2026, 11, 24)


def on(days: int, step: CounsellingStep | None = None) -> Appointment:
    return Appointment(str(days), TODAY + timedelta(days=days), step=step)


def test_the_next_appointment_is_the_first_that_takes_place_from_today_on() -> None:
    assert next_appointment([on(9), on(-2), on(3), on(1, CounsellingStep.SET_ASIDE)], TODAY) == on(3)
    assert next_appointment([on(0, CounsellingStep.HELD), on(-1)], TODAY) is None


def test_one_waits_for_notes_from_its_day_on_for_three_weeks_unless_it_was_noted_or_fell_away() -> None:
    assert waits_for_notes([on(0), on(3)], TODAY) == on(0)
    assert waits_for_notes([on(-21)], TODAY) == on(-21)
    assert waits_for_notes([on(-22), on(-1, CounsellingStep.HELD), on(-2, CounsellingStep.SET_ASIDE)], TODAY) is None


def test_homework_is_all_of_the_last_session_and_what_is_left_of_earlier_ones() -> None:
    last, earlier = TODAY - timedelta(days=5), TODAY - timedelta(days=20)
    done = Homework("a", "Walk", taken_on=last, state=CounsellingStep.DONE)
    left = Homework("b", "Ring", taken_on=earlier, state=CounsellingStep.PARTLY)
    over = Homework("c", "Old", taken_on=earlier, state=CounsellingStep.DONE)
    aside = Homework("d", "Away", taken_on=last, state=CounsellingStep.SET_ASIDE)
    assert taken_on([left, done, over, aside]) == (done, left)
    assert taken_on([]) == ()


def test_halves_of_both_alternate_begun_by_who_added_first() -> None:
    assert alternating([["a1", "a2", "a3"], ["b1"]]) == ("a1", "b1", "a2", "a3")
