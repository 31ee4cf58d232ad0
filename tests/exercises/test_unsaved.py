"""Which exercises leave no trace is told by their parts alone."""

from __future__ import annotations

import pytest

from tests.exercises.pages_without_trace import UNSAVED
from trustbook.exercises.library import Library
from trustbook.exercises.unsaved import is_unsaved


def test_exactly_the_pages_that_promise_it_are_never_saved() -> None:
    library = Library()
    unsaved = [name for name in library.exercise_ids() if is_unsaved(library.exercise(name))]
    assert sorted(unsaved) == list(UNSAVED)


@pytest.mark.parametrize("name", UNSAVED)
def test_one_person_finds_something_to_answer_on_them(name: str) -> None:
    exercise = Library().exercise(name)
    assert any(part.alone and part.fields for part in exercise.parts)
