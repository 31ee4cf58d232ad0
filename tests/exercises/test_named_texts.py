"""What a page speaks of by name can be opened from it."""

from __future__ import annotations

from datetime import date

import pytest

from trustbook.exercises.content import Content
from trustbook.exercises.text_ids import HELP, SETTLE, TEXT_IDS

CONTENT = Content()
TODAY = date(2026, 11, 24)
WITHOUT = (HELP, SETTLE)
"""“Getting help” is led to from everywhere, and the moment to settle stands on the page itself."""


@pytest.mark.parametrize("exercise_id", CONTENT.library.exercise_ids())
def test_a_text_of_the_guide_that_a_page_names_is_one_that_it_leads_to(exercise_id: str) -> None:
    said = CONTENT.library.path_of(exercise_id).read_text(encoding="utf-8")
    titles = {each: CONTENT.guide.text(each, TODAY).title for each in TEXT_IDS if each not in WITHOUT}
    named = {text_id for text_id, title in titles.items() if f"“{title}”" in said}
    read = CONTENT.library.exercise(exercise_id).read
    assert named <= set(read)
    assert "The Guide has a text" not in said or read
