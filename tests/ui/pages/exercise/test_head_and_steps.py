"""The head of a page leaves room for its first question, and steps stand where they are to be done."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.each import a_few
from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.page_head import PageHead, care_words
from trustbook.ui.pages.exercise.steps import plan_steps
from trustbook.ui.pages.exercise.unsaved_page import UnsavedPage
from trustbook.ui.pages.words import safety_words
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.theme import add_later_fonts

pytestmark = pytest.mark.thorough

DESK = (1180, 604)
"""Room for a tab in the window as it opens on a screen of 1366×768."""
EVERYDAY = [
    ("communication", "gentle-opening"),
    ("boundaries", "boundary-builder"),
    ("myself", "journal"),
    ("progress", "weekly-pulse"),
    ("progress", "appreciation"),
]


def top_of(widget: QWidget, inside: QWidget) -> int:
    return widget.mapTo(inside, QPoint(0, 0)).y()


def lines(page: ExercisePage) -> list[str]:
    shown = shown_widgets(page, QLabel)
    return [label.text() for label in sorted(shown, key=lambda each: top_of(each, page))]


def button_called(page: ExercisePage, name: str) -> QAbstractButton:
    return next(each for each in shown_widgets(page, QAbstractButton) if each.text() == name)


def exercise(name: str) -> Exercise:
    return Library().exercise(name)


def see_the_first_question(place: Place, tab_id: str, exercise_id: str) -> None:
    tab = place.tab(tab_id)
    tab.resize(*DESK)
    place.open(tab_id, exercise_id)  # on the first visit ever a heavy page is unfolded
    page = place.open(tab_id, exercise_id)
    page.sheet.go_to(0)
    place.settle()
    first = next(field.id for _part, field in page.page.exercise.fields() if field.core)

    assert page.core_only
    assert top_of(page.form.fields[first], tab) < DESK[1] - 60, "the question, and where to answer it"


@pytest.mark.parametrize(("tab_id", "exercise_id"), a_few(EVERYDAY, of=2))
def test_the_first_question_is_in_sight_when_a_page_opens_in_its_short_form(
    couple: Place, tab_id: str, exercise_id: str
) -> None:
    see_the_first_question(couple, tab_id, exercise_id)


@pytest.mark.daily
def test_a_page_for_an_hour_in_which_nobody_reads_begins_with_its_questions_on_the_first_visit_too(
    couple: Place,
) -> None:
    first_night, stirring = couple.open("rebuilding", "first-night"), "Stop when writing down reminders makes them come"

    assert exercise("first-night").stop not in lines(first_night)
    assert "thinks of dying, call for help now" in "".join(lines(first_night))
    assert stirring in "".join(lines(couple.open("rebuilding", "trigger-plan")))


ALONE = [
    ("progress", "setback-plan"),
    ("rebuilding", "first-weeks-plan"),
    ("understanding", "pattern-map"),
    ("progress", "weekly-meeting"),
]


@pytest.mark.parametrize(("tab_id", "exercise_id"), a_few(ALONE, of=2))
def test_the_first_question_is_in_sight_of_one_person_too_whose_steps_all_come_before_it(
    alone: Place, tab_id: str, exercise_id: str
) -> None:
    see_the_first_question(alone, tab_id, exercise_id)


def test_a_short_form_tells_one_of_many_steps_and_all_of_them_under_why_and_how(alone: Place) -> None:
    page = alone.open("understanding", "small-moments")
    steps = page.page.exercise.alone_steps
    assert [words for words in lines(page) if words in steps] == [steps[0]]

    button_called(page, "Why and how").click()
    assert [words for words in lines(page) if words in steps] == [*steps, steps[0]]


def numbers(page: ExercisePage) -> list[str]:
    shown = (label for label in shown_widgets(page, QLabel) if label.property("role") == "step-number")
    return [label.text() for label in sorted(shown, key=lambda each: top_of(each, page))]


@pytest.mark.parametrize("whole", [False, True])
def test_steps_are_numbered_without_holes_in_each_form(couple: Place, *, whole: bool) -> None:
    page = couple.open("boundaries", "boundary-builder")
    page.show_core_only(not whole)
    seen = numbers(page)

    assert list(dict.fromkeys(seen)) == [str(number) for number in range(1, len(set(seen)) + 1)]
    assert len(set(seen)) == (6 if whole else 5)


@pytest.mark.parametrize("text_percent", [100, 200])
def test_a_number_stands_on_the_first_line_of_its_step_and_makes_it_no_higher(couple: Place, text_percent: int) -> None:
    add_later_fonts()
    couple.services.program.theme.use(DeviceSettings(theme="light", text_percent=text_percent))
    page = couple.open("understanding", "small-moments")
    place = next(each for each in shown_widgets(page, QLabel) if each.property("role") == "step-number")
    words = next(each for each in shown_widgets(page, QLabel) if each.property("role") == "step")

    def first_line(label: QLabel) -> int:
        return top_of(label, page) + label.contentsMargins().top() + label.fontMetrics().ascent()

    assert abs(first_line(place) - first_line(words)) <= 1
    assert place.height() <= words.fontMetrics().height() + 1


@pytest.mark.daily
def test_all_of_a_page_tells_every_step(alone: Place) -> None:
    page = alone.open("understanding", "small-moments")
    page.show_core_only(False)
    steps = page.page.exercise.alone_steps

    assert [words for words in lines(page) if words in steps] == list(steps)


def test_a_step_that_leads_to_help_is_told_in_the_short_form_too(alone: Place) -> None:
    page = alone.open("rebuilding", "transparency-agreement")
    told = [words for words in lines(page) if words in page.page.exercise.alone_steps]

    assert any("Getting help" in words for words in told)


@pytest.mark.daily
def test_what_each_writes_elsewhere_is_said_in_one_go_before_our_page(couple: Place) -> None:
    couple.take_seat(None)
    page = couple.open("rebuilding", "amends-plan")
    said = [words for words in lines(page) if "at your own seat" in words]

    assert len(said) == 1
    assert all(f"“{part.title}”" in said[0] for part in page.page.exercise.parts if part.who == "each")


def test_a_step_that_no_field_names_stands_between_those_before_and_after_it(couple: Place) -> None:
    assert 1 not in {each.step for _part, each in exercise("question-list").fields()}
    couple.open("rebuilding", "question-list")
    page = couple.open("rebuilding", "question-list")
    page.show_core_only(False)
    steps = page.page.exercise.steps
    shown = [words for words in lines(page) if words in steps]

    assert shown == sorted(shown, key=steps.index)
    assert shown[0] == steps[0]


@pytest.mark.daily
def test_a_last_step_that_no_field_names_stands_after_the_last_field(alone: Place) -> None:
    page = alone.open("myself", "journal")
    last = page.page.exercise.steps[-1]
    place = next(label for label in shown_widgets(page, QLabel) if label.text() == last)

    assert all(top_of(place, page) > top_of(field, page) for field in page.form.fields.values())


@pytest.mark.daily
@pytest.mark.parametrize("exercise_id", ["journal", "mindful-minutes", "repair-phrases", "first-weeks-plan"])
def test_no_step_is_lost_in_all_of_a_page(exercise_id: str) -> None:
    asked = exercise(exercise_id)
    plan = plan_steps(asked, asked.parts)
    told = [each for place in (*plan.before.values(), plan.after) for each in place if each.whole_number]

    assert {each.step for each in told} == set(range(1, len(asked.steps) + 1))
    assert {each.whole_number for each in told} == set(range(1, len(asked.steps) + 1)), "without holes"


@pytest.mark.daily
def test_where_nothing_can_be_written_no_step_is_told() -> None:
    plan = plan_steps(exercise("journal"), [])

    assert (plan.before, plan.after) == ({}, [])


@pytest.mark.daily
def test_steps_come_before_the_questions_where_no_question_names_one() -> None:
    asked = exercise("journal")
    parts = tuple(
        msgspec.structs.replace(part, fields=tuple(msgspec.structs.replace(each, step=None) for each in part.fields))
        for part in asked.parts
    )
    unnamed = msgspec.structs.replace(asked, parts=parts)
    plan = plan_steps(unnamed, unnamed.parts)

    assert [each.step for each in plan.before[parts[0].fields[0].id]] == [1, 2, 3]


def test_what_stands_above_the_fields_is_told_with_the_page(alone: Place) -> None:
    page = alone.open("communication", "gentle-opening")
    heard = page.sheet.accessibleDescription()

    assert page.sheet.accessibleName() == page.page.exercise.title
    assert page.page.exercise.lead in heard
    assert all(words in heard for words in (page.page.exercise.caution, page.page.exercise.stop) if words)
    assert safety_words(solo=True) in heard


@pytest.mark.daily
@pytest.mark.parametrize(("exercise_id", "twice"), [("boundary-builder", False), ("gentle-opening", True)])
def test_a_caution_that_speaks_of_fear_stands_in_place_of_the_usual_line(exercise_id: str, *, twice: bool) -> None:
    asked = exercise(exercise_id)
    said = care_words(asked, solo=False)

    assert said.startswith(asked.caution), "complete, never shortened"
    assert (safety_words(solo=False) in said) is twice


def test_what_stands_above_the_fields_is_told_with_a_page_that_is_never_kept(alone: Place) -> None:
    tab = alone.tab("boundaries")
    tab.show_exercise("boundary-or-control")
    alone.settle()
    page = next(shown_widgets(tab, UnsavedPage))

    assert page.accessibleName() == page.exercise.title
    assert page.exercise.lead in page.accessibleDescription()


def test_every_caution_of_every_page_has_the_way_to_help(qtbot: QtBot, couple: Place) -> None:
    library, lacking = Library(), []
    for name in library.exercise_ids():
        definition = library.exercise(name)
        head = PageHead(definition, couple.services.navigator, solo=False)
        qtbot.addWidget(head)
        links = [each.text() for each in head.findChildren(QAbstractButton)]
        if care_words(definition, solo=False) and "Getting help" not in links:
            lacking.append(name)
    assert lacking == []
