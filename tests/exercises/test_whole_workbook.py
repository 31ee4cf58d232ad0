"""The workbook is whole: what a couple, or one person, is promised to find in it."""

from __future__ import annotations

from datetime import date

import pytest

from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.exercises.library import Library
from trustbook.exercises.short_form import short_form
from trustbook.exercises.texts import Guide, Heading, Paragraph
from trustbook.workbook.today.today_offers import FOR_FIVE_MINUTES_ALONE, FOR_FIVE_MINUTES_TENDER

LIBRARY = Library()
EXERCISES = {name: LIBRARY.exercise(name) for name in LIBRARY.exercise_ids()}
TODAY = date(2026, 11, 22)

ALWAYS_INCLUDED = [
    "journal",
    "mindful-minutes",
    "working-agreement",
    "time-out-agreement",
    "suitability-check",
    "transparency-agreement",
    "shared-agreements",
    "urge-pause",
    "trigger-plan",
    "setback-plan",
    "restart",
    "support-card",
]
NEVER_SAVED = ("suitability-check", "do-we-need-help", "boundary-or-control", "belief-check", "what-next")
COMES_AGAIN = ("weekly-pulse", "weekly-meeting", "appreciation", "promise-ledger", "journal", "monthly-review")


def test_there_are_at_most_nine_tabs_and_every_exercise_stands_in_exactly_one() -> None:
    tabs = LIBRARY.tabs()
    assert len(tabs) <= 9
    placed = [name for tab in tabs for name in LIBRARY.exercise_ids(tab=tab.id)]
    assert sorted(placed) == sorted(EXERCISES)


def test_at_least_sixty_five_exercises_and_three_in_each_of_the_fifteen_chapters() -> None:
    assert len(EXERCISES) >= 65
    for chapter in CHAPTER_IDS:
        assert len(LIBRARY.exercise_ids(chapter=chapter)) >= 3, chapter


@pytest.mark.parametrize("name", ALWAYS_INCLUDED)
def test_what_is_always_included_is_there(name: str) -> None:
    assert name in EXERCISES


def test_rebuilding_has_a_page_for_each_of_its_five_sides() -> None:
    sides = {"acknowledging", "taking-responsibility", "transparency-agreement", "steady-ways", "promise-ledger"}
    assert sides <= set(LIBRARY.exercise_ids(chapter="rebuilding"))


@pytest.mark.parametrize("name", NEVER_SAVED)
def test_a_check_for_oneself_keeps_nothing(name: str) -> None:
    assert {part.privacy for part in EXERCISES[name].parts} == {"unsaved"}


@pytest.mark.parametrize("name", COMES_AGAIN)
def test_what_people_do_again_and_again_starts_a_new_dated_page(name: str) -> None:
    assert EXERCISES[name].repeat == "dated"


@pytest.mark.parametrize("name", sorted({*FOR_FIVE_MINUTES_ALONE, *FOR_FIVE_MINUTES_TENDER}))
def test_what_today_offers_for_five_minutes_is_light_and_needs_no_partner(name: str) -> None:
    exercise = EXERCISES[name]
    assert not exercise.heavy
    assert exercise.short_minutes <= 5
    written_alone = {field.id for part, field in exercise.fields() if part.who == "each"}
    assert {field.id for _part, field in short_form(exercise).fields()} <= written_alone


def test_the_usual_questions_are_answered_and_eight_more() -> None:
    blocks = Guide().text("questions-and-answers", TODAY).blocks
    questions = [block.text for block in blocks if isinstance(block, Heading)]
    assert len(questions) >= 13
    assert all(question.endswith("?") for question in questions)
    answers = [block for block in blocks if isinstance(block, Paragraph)]
    assert len(answers) >= len(questions)


@pytest.mark.parametrize("chapter", CHAPTER_IDS)
def test_every_chapter_can_be_read_about(chapter: str) -> None:
    text = Guide().chapter(chapter, TODAY)
    assert text.title == LIBRARY.chapter_title(chapter)
    assert sum(isinstance(block, Heading) for block in text.blocks) >= 3
