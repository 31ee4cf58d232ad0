"""On every page the first question is in sight when it opens, in its short form and whole, at 1366×768."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons
from tests.ui.support import shown_widgets
from trustbook.exercises.library import Library
from trustbook.exercises.overviews import ON_OVERVIEW
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.kit.scale import TYPE_SIZES
from trustbook.ui.kit.scrolling import ScrollPage
from trustbook.ui.kit.strip import CareStrip
from trustbook.ui.pages.exercise.form_part import FormPart
from trustbook.ui.pages.exercise.unsaved_page import UnsavedPage
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.theme import add_later_fonts

pytestmark = pytest.mark.sweep

ROOM = (1366, 640)
"""What header, tabs and footer leave of a screen of 1366×768, in pixels."""
MOST_STYLES = 4
"""Sizes, faces, weights and slants of letters in which a page says something: title, control, bold for parts and
labels, note. What people write has letters of its own, on a letter before the first word too. Rail and frame do not
count."""
MOST_LOOKS = 12
"""The same with colours, taken together: title, lead, part, step, label, note, care, option and button, link, small
link, the filled button; and on a letter the soft line above it."""
BEFORE_A_PART = 24
"""Room between what to take care of and the first part, in pixels."""
WANTED = 260
"""Where the first thing to write in or to choose stands on half of all pages, in pixels below the edge of the sheet."""
OUT_OF_SIGHT: dict[str, str] = {}
"""Pages whose first field cannot be seen when they open, with the reason. There are none."""
TABS = [tab.id for tab in Library().tabs() if Library().has_exercises(tab.id)]


@dataclass(frozen=True)
class Opened:
    """A page that shows: its name and form, its sheet and its fields."""

    name: str
    page: ScrollPage
    fields: dict[str, FieldWidget]


def opened(place: Place, tab_id: str, *, in_both_forms: bool = True) -> Iterator[Opened]:
    """Every page of a tab, folded: in the form that opens first, then, if wanted, in the other one."""
    tab = place.tab(tab_id)
    tab.resize(*ROOM)
    for exercise_id in pages_of(tab_id):
        tab.show_exercise(exercise_id)
        place.settle()
        if tab.page is None:
            shown = next(shown_widgets(tab, UnsavedPage))
            yield Opened(exercise_id, shown, shown.fields)
            continue
        if "Less" in (found := buttons(tab.page)):  # on the first visit ever a heavy page is unfolded
            found["Less"].click()
        forms = (tab.page.core_only, not tab.page.core_only)
        both = in_both_forms and Library().exercise(exercise_id).short
        for short in forms if both else forms[:1]:
            tab.page.show_core_only(short)
            tab.page.sheet.go_to(0)
            place.settle()
            yield Opened(f"{exercise_id}, {'short' if short else 'whole'}", tab.page.sheet, dict(tab.page.form.fields))


def pages_of(tab_id: str) -> list[str]:
    """Those that open as a page, not on an overview."""
    return [name for name in Library().exercise_ids(tab=tab_id) if name not in ON_OVERVIEW]


def top(widget: QWidget, page: ScrollPage) -> int:
    """How far a widget stands below the edge of the sheet, in pixels."""
    return widget.mapTo(page.sheet, QPoint(0, 0)).y()


def first_of(fields: dict[str, FieldWidget], page: ScrollPage) -> FieldWidget:
    return min((each for each in fields.values() if each.isVisible()), key=lambda each: top(each, page))


def where_to_answer(field: FieldWidget) -> QWidget:
    """The first control of a field that Tab comes to."""
    stops = [
        each
        for each in shown_widgets(field, QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.accessibleName()
    ]
    return min(stops, key=lambda each: each.mapTo(field, QPoint(0, 0)).y())


def said_in_letters(page: ScrollPage) -> Iterator[QLabel | QAbstractButton]:
    """What the program says on a sheet: labels, buttons, links, options. No field to write in, no mere sign."""
    labels, pressed = list(shown_widgets(page.sheet, QLabel)), list(shown_widgets(page.sheet, QAbstractButton))
    said: list[QLabel | QAbstractButton] = [*labels, *pressed]
    for each in said:
        if any(letter.isalnum() for letter in each.text()) and each.property("role") not in ("reading", "letter-hint"):
            yield each


def step_of(widget: QWidget) -> tuple[str, int]:
    return widget.font().family(), widget.font().pixelSize()


def style_of(widget: QWidget) -> tuple[str, int, int, bool]:
    return *step_of(widget), int(widget.font().weight()), widget.font().italic()


def look_of(widget: QWidget) -> tuple[tuple[str, int, int, bool], str]:
    ink = QPalette.ColorRole.ButtonText if isinstance(widget, QAbstractButton) else QPalette.ColorRole.WindowText
    return style_of(widget), widget.palette().color(ink).name()


@pytest.fixture
def readable(couple: Place) -> Place:
    add_later_fonts()
    couple.services.program.theme.use(DeviceSettings(theme="light"))
    return couple


@pytest.mark.parametrize("tab_id", TABS)
def test_the_first_field_of_every_page_is_in_sight(readable: Place, tab_id: str) -> None:
    hidden = []
    for each in opened(readable, tab_id):
        answer = where_to_answer(first_of(each.fields, each.page))
        below = answer.mapTo(each.page, QPoint(0, 0)).y() + min(answer.height(), 36)
        if below > each.page.viewport().height():
            hidden.append(each.name)

    assert set(hidden) <= set(OUT_OF_SIGHT)


def test_on_half_of_all_pages_there_is_something_to_answer_high_on_the_sheet(readable: Place) -> None:
    inputs: dict[str, int] = {}
    for tab_id in TABS:
        for each in opened(readable, tab_id, in_both_forms=False):
            inputs[each.name] = top(where_to_answer(first_of(each.fields, each.page)), each.page)

    assert len(inputs) == len({name for tab_id in TABS for name in pages_of(tab_id)})
    assert median(inputs.values()) <= WANTED


def test_the_first_part_stands_apart_from_what_to_take_care_of(readable: Place) -> None:
    tab = readable.tab("boundaries")
    tab.resize(*ROOM)
    page = readable.open("boundaries", "boundary-builder")
    care = next(shown_widgets(page, CareStrip))
    part = next(shown_widgets(page, FormPart))
    assert top(part, page.sheet) - top(care, page.sheet) - care.height() >= BEFORE_A_PART


@pytest.mark.parametrize("tab_id", TABS)
def test_a_page_has_few_styles_of_letters_and_each_is_a_step_of_the_scale(readable: Place, tab_id: str) -> None:
    scale = {(size.family, size.plain) for size in TYPE_SIZES}
    for each in opened(readable, tab_id):
        said = list(said_in_letters(each.page))

        assert {step_of(words) for words in said} <= scale, each.name
        assert len({style_of(words) for words in said}) <= MOST_STYLES, each.name
        assert len({look_of(words) for words in said}) <= MOST_LOOKS, each.name
