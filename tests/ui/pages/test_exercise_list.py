"""What a line of the exercise list says."""

from __future__ import annotations

from datetime import date

import pytest

from trustbook.domain.entries import EntryState
from trustbook.ui.pages.exercise_list import line_state
from trustbook.workbook.views import ExerciseLine


def _line(copies: int) -> ExerciseLine:
    return ExerciseLine("a", "A page", 5, "each", EntryState.STARTED, date(2026, 11, 2), repeat="once", copies=copies)


@pytest.mark.parametrize("copies", [1, 2, 12])
def test_the_list_says_that_something_is_shared_but_never_counts_it(copies: int) -> None:
    assert line_state(_line(copies)) == "Begun · shared"


def test_what_is_not_shared_is_not_called_shared() -> None:
    assert line_state(_line(0)) == "Begun"
