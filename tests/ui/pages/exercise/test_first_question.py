"""On every page the first question is in sight when it opens, in its short form and whole, at 1366×768."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons
from tests.ui.support import shown_widgets
from trustbook.exercises.library import Library
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.kit.layout import ScrollPage
from trustbook.ui.pages.exercise.unsaved_page import UnsavedPage
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.theme import add_later_fonts

pytestmark = pytest.mark.sweep

ROOM = (1366, 640)
"""What header, tabs and footer leave of a screen of 1366×768, in pixels."""
MOST_STYLES = 4
"""Sizes of letters in the head of a page."""
WANTED = 280
"""Where the first question of half the pages of a tab stands at most, in pixels below the edge of the sheet."""
OUT_OF_SIGHT: dict[str, str] = {}
"""Pages whose first field cannot be seen when they open, with the reason. There are none."""


def opened(place: Place, tab_id: str) -> Iterator[tuple[str, ScrollPage, dict[str, FieldWidget]]]:
    """Every page of a tab, folded, short and whole: its name, its sheet and its fields."""
    tab = place.tab(tab_id)
    tab.resize(*ROOM)
    for exercise_id in Library().exercise_ids(tab=tab_id):
        tab.show_exercise(exercise_id)
        place.settle()
        if tab.page is None:
            shown = next(shown_widgets(tab, UnsavedPage))
            yield exercise_id, shown, shown.fields
            continue
        if "Less" in (found := buttons(tab.page)):  # on the first visit ever a heavy page is unfolded
            found["Less"].click()
        for form, short in (("short", True), ("whole", False)):
            tab.page.show_core_only(short)
            tab.page.sheet.go_to(0)
            place.settle()
            yield f"{exercise_id}, {form}", tab.page.sheet, dict(tab.page.form.fields)


def top(widget: QWidget, page: ScrollPage) -> int:
    """How far a widget stands below the edge of the sheet, in pixels."""
    return widget.mapTo(page.sheet, QPoint(0, 0)).y()


def first_of(fields: dict[str, FieldWidget], page: ScrollPage) -> FieldWidget:
    return min((each for each in fields.values() if each.isVisible()), key=lambda each: top(each, page))


def where_to_answer(field: FieldWidget) -> QWidget:
    stops = [
        each
        for each in shown_widgets(field, QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.accessibleName()
    ]
    return min(stops, key=lambda each: each.mapTo(field, QPoint(0, 0)).y())


@pytest.fixture
def readable(couple: Place) -> Place:
    add_later_fonts()
    couple.services.program.theme.use(DeviceSettings(theme="light"))
    return couple


@pytest.mark.sweep
@pytest.mark.parametrize("tab_id", [tab.id for tab in Library().tabs() if Library().has_exercises(tab.id)])
def test_the_first_field_of_every_page_is_in_sight_and_questions_begin_high(readable: Place, tab_id: str) -> None:
    hidden, questions = [], []
    for name, page, fields in opened(readable, tab_id):
        first = first_of(fields, page)
        answer = where_to_answer(first)
        questions.append(top(first, page))
        below = answer.mapTo(page, QPoint(0, 0)).y() + min(answer.height(), 36)
        if below > page.viewport().height():
            hidden.append(name)

    assert questions
    assert set(hidden) <= set(OUT_OF_SIGHT)
    assert median(questions) <= WANTED


@pytest.mark.parametrize(("tab_id", "exercise_id"), [("boundaries", "boundary-builder"), ("progress", "weekly-pulse")])
def test_the_head_of_a_page_has_few_sizes_of_letters(readable: Place, tab_id: str, exercise_id: str) -> None:
    page = readable.open(tab_id, exercise_id)
    first = first_of(dict(page.form.fields), page.sheet)
    head = [label for label in shown_widgets(page.sheet, QLabel) if top(label, page.sheet) < top(first, page.sheet)]

    assert len({(label.font().family(), label.font().pixelSize()) for label in head}) <= MOST_STYLES
