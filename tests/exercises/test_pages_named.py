"""Pages that tell people where to go name only pages that are there."""

from __future__ import annotations

import re
from datetime import date

import pytest

from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.exercises.fields import ChoiceField
from trustbook.exercises.library import Library
from trustbook.exercises.text_ids import TEXT_IDS
from trustbook.exercises.texts import Bullets, Guide

LIBRARY = Library()
TITLES = {LIBRARY.exercise(name).title for name in LIBRARY.exercise_ids()}
TEXTS = {Guide().text(name, date(2026, 11, 22)).title for name in TEXT_IDS}
NEXT = [
    option.label
    for _part, field in LIBRARY.exercise("what-next").fields()
    if isinstance(field, ChoiceField)
    for option in field.options
    if option.id != "nothing"
]


@pytest.mark.parametrize("label", NEXT)
def test_each_need_leads_to_a_page_that_exists(label: str) -> None:
    named = re.findall("“([^”]+)”", label)
    assert named
    assert set(named) <= TITLES | TEXTS


def test_what_is_urgent_begins_with_danger_and_leads_to_people() -> None:
    assert "danger" in NEXT[0]
    assert "Getting help" in NEXT[0]


@pytest.mark.parametrize("chapter_id", CHAPTER_IDS)
def test_a_chapter_sends_people_only_to_pages_that_are_called_so(chapter_id: str) -> None:
    where_to_begin = [
        block for block in Guide().chapter(chapter_id, date(2026, 11, 22)).blocks if isinstance(block, Bullets)
    ]
    named = re.findall("“([^”]+)”", "\n".join(where_to_begin[-1].items))
    assert named
    assert set(named) <= TITLES | TEXTS
