"""One person alone is shown nothing that waits for somebody else, and what is around the questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, length_button
from tests.ui.pages.exercise.made_up_pages import (
    EVERYTHING,
    keep,
    library_in,
    stored,
    text_field,
)
from tests.ui.pages.support import buttons, words
from trustbook.exercises.library import Library
from trustbook.ui.fields.letter_field import LetterWidget
from trustbook.ui.fields.table_field import TableWidget
from trustbook.ui.pages.exercise.exercise_page import ExercisePage

pytestmark = pytest.mark.thorough


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path / "resources")


@pytest.mark.daily
def test_one_person_alone_is_shown_nothing_that_waits_for_somebody_else(alone: Place) -> None:
    page = alone.open("understanding", "for-two")
    length_button(page, "All").click()
    text = words(page)
    assert set(page.form.fields) == {"before", "line", "more", "grid", "letter", "stands", "breath", "felt"}
    grid = page.form.fields["grid"]
    assert isinstance(grid, TableWidget)
    assert "You" not in words(grid).split("\n")
    assert "Leave it for a day." in text
    assert "Hand it over." not in text
    assert "Our talk" not in text
    assert not {"Share…", "Put on our page"} & set(buttons(page))
    why_and_how(page)
    assert "If you do this alone\nYour own part is enough." in words(page)


def why_and_how(page: ExercisePage) -> None:
    """Unfold it, unless it is: a page that can stir people up begins so."""
    found = buttons(page)
    if "Why and how" in found:
        found["Why and how"].click()


def test_what_one_person_can_do_is_not_said_where_there_are_two(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    why_and_how(page)
    assert "Your own part is enough." not in words(page)


def test_what_one_person_alone_is_not_asked_is_kept_and_can_still_be_read(alone: Place, qtbot: QtBot) -> None:
    alone.open("understanding", "for-two")
    keep(alone, EVERYTHING)
    page = alone.open("understanding", "for-two")
    text = words(page)
    assert "Their words." in text
    assert "We said much." in text
    qtbot.keyClicks(text_field(page, "line").edit, "And on. ")
    grid = page.form.fields["grid"]
    assert isinstance(grid, TableWidget)
    qtbot.keyClicks(grid.cell(0, 0).focusProxy(), "and ")
    page.autosave.save_now()
    alone.settle()

    cells = {"me": "and I", "you": "You"}
    assert stored(alone) == {**EVERYTHING, "line": "And on. A line.", "grid": [{"row": "", "cells": cells}]}


def test_what_is_never_saved_is_not_saved(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("understanding", "for-two")
    length_button(page, "All").click()
    for name in ("I did this", "worried"):
        next(
            each
            for each in page.findChildren(QAbstractButton)
            if name in (each.text(), each.accessibleName()[-len(name) :])
        ).click()
    letter = page.form.fields["letter"]
    assert isinstance(letter, LetterWidget)
    qtbot.keyClicks(letter.edit, "Dear me")
    page.autosave.save_now()
    alone.settle()

    assert page.form.fields["breath"].value() is True
    assert page.form.fields["felt"].value() == ["worried"]
    assert stored(alone) == {"letter": "Dear me"}


def test_a_heavy_page_says_when_to_stop_and_ends_with_a_moment_to_settle(alone: Place) -> None:
    page = alone.open("understanding", "for-two")
    why_and_how(page)
    text = words(page)
    assert "Stop when it gets too much." in text
    assert text.index("A moment to settle") > text.index("One line")
    assert "Put both feet on the floor, and feel where the chair holds you." in text
    assert "A moment to settle" not in words(alone.open("myself", "other"))


def test_a_heavy_page_begins_unfolded_on_the_first_visit_ever_and_folded_afterwards(alone: Place) -> None:
    page = alone.open("understanding", "for-two")
    assert "Stop when it gets too much." in words(page)
    assert "Stop when it gets too much." not in words(alone.open("understanding", "for-two"))

    alone.services.client.refresh_sitting()
    alone.settle()
    alone.tab_page = None  # the next window knows nothing of it; the book does
    assert "Stop when it gets too much." not in words(alone.open("understanding", "for-two"))


def test_other_pages_and_the_guide_are_asked_for_from_the_navigator(alone: Place) -> None:
    page = alone.open("understanding", "for-two")
    why_and_how(page)
    found = buttons(page)
    found["The other page"].click()
    found["Read: What trust is"].click()

    assert alone.ways.asked == [("exercise", "other"), ("chapter", "trust")]
    assert not [text for text in found if "gone" in text], "a page that is not there is not offered"


def test_a_text_of_the_guide_that_a_page_speaks_of_can_be_opened_from_it(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    why_and_how(page)
    buttons(page)["Read: A moment to settle"].click()
    assert couple.ways.asked == [("text", "settle")]


def test_a_page_for_two_says_one_quiet_line_about_being_afraid_and_leads_to_help(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    assert "Take care. If you are afraid of the other person, this page is not for the two of you." in words(page)
    buttons(page)["Getting help"].click()

    assert couple.ways.asked == [("text", "help")]
    other = couple.open("myself", "other")
    assert "afraid" not in words(other)
    assert "Getting help" not in buttons(other)


@pytest.mark.daily
def test_one_person_alone_reads_of_nobody_in_particular_to_be_afraid_of(alone: Place) -> None:
    page = alone.open("understanding", "for-two")

    assert "If you are afraid of somebody, your safety comes before this page." in words(page)
    assert "the two of you" not in words(page)


def test_at_ones_own_seat_each_confirms_only_for_oneself(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    ticks = {each.accessibleName(): each for each in page.form.fields["stands"].findChildren(QAbstractButton)}
    assert ticks["Ana: It stands"].isEnabled()
    assert not ticks["Ben: It stands"].isEnabled()
    ticks["Ana: It stands"].click()
    assert page.form.fields["stands"].value() == [{"name": "Ana", "on": "2026-03-02"}]


def test_together_both_can_confirm(couple: Place) -> None:
    couple.take_seat(None)
    couple.both_are_here()
    page = couple.open("understanding", "for-two")
    ticks = {each.accessibleName(): each for each in page.form.fields["stands"].findChildren(QAbstractButton)}
    assert [tick.isEnabled() for tick in ticks.values()] == [True, True]
    ticks["Ben: It stands"].click()
    couple.settle()
    page.autosave.save_now()
    couple.settle()
    assert stored(couple) == {"stands": [{"name": "Ben", "on": "2026-03-02"}]}
