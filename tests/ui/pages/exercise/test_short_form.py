"""The short form: what opens in it, how to all of it, and that nothing hidden is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, length_button
from tests.ui.pages.exercise.made_up_pages import (
    EVERYTHING,
    keep,
    library_in,
    shown_fields,
    stored,
    text_field,
)
from tests.ui.pages.support import buttons, words
from trustbook.exercises.library import Library

pytestmark = pytest.mark.thorough


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path / "resources")


@pytest.mark.daily
def test_a_page_that_is_not_begun_opens_in_its_short_form_with_a_plain_way_to_all_of_it(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    assert shown_fields(page) == {"line", "stands"}
    assert length_button(page, "Short").isChecked()
    assert length_button(page, "Short").text() == "Short, 4 min"
    assert "The whole page asks 8 things more: 20 minutes in all." in words(page)

    buttons(page)["Show the whole page"].click()
    assert shown_fields(page) == set(page.form.fields)
    assert "Show the whole page" not in buttons(page)
    assert length_button(page, "All").isChecked()
    focused = QApplication.focusWidget()
    assert focused is not None and page.form.fields["before"].isAncestorOf(focused), "one goes on where it goes on"


def test_a_page_with_more_than_the_short_form_in_it_opens_whole(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("understanding", "for-two")
    qtbot.keyClicks(text_field(page, "line").edit, "A line.")
    couple.open("myself", "other")
    page = couple.open("understanding", "for-two")
    assert shown_fields(page) == {"line", "stands"}, "begun, but nothing beyond it is written"

    length_button(page, "All").click()
    qtbot.keyClicks(text_field(page, "more").edit, "More.")
    length_button(page, "Short").click()
    couple.open("myself", "other")
    page = couple.open("understanding", "for-two")
    assert "more" in shown_fields(page)


def test_who_asked_for_all_of_it_once_gets_it_until_the_window_closes(couple: Place) -> None:
    length_button(couple.open("understanding", "for-two"), "All").click()
    tab = couple.tab_page
    assert tab is not None
    tab.show_exercise("for-two")
    couple.settle()
    assert "more" in shown_fields(couple.page)

    couple.tab_page = None  # the next window knows nothing of it
    assert "more" not in shown_fields(couple.open("understanding", "for-two"))


def test_the_choice_of_the_short_form_is_taken_along_when_the_page_is_shown_again(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    keep(couple, {"line": "A line.", "more": "More."})
    page = couple.open("understanding", "for-two")
    length_button(page, "Short").click()
    assert couple.tab_page is not None
    couple.tab_page.opening.reload(page)
    couple.settle()

    assert couple.page is not page
    assert shown_fields(couple.page) == {"line", "stands"}


@pytest.mark.daily
def test_undo_of_what_the_short_form_hides_shows_the_whole_page(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("understanding", "for-two")
    length_button(page, "All").click()
    qtbot.keyClicks(text_field(page, "more").edit, "More.")
    length_button(page, "Short").click()
    page.undo.stack.undo()

    assert "more" in shown_fields(page)
    assert length_button(page, "All").isChecked()
    assert page.form.fields["more"].value() is None


def test_undo_reaches_what_was_not_even_made_since_the_page_was_opened_again(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("myself", "other")
    qtbot.keyClicks(text_field(page, "line").edit, "A line.")
    length_button(page, "All").click()
    qtbot.keyClicks(text_field(page, "more").edit, "M")
    page.undo.stack.undo()
    length_button(page, "Short").click()
    page = couple.open("myself", "other")
    assert shown_fields(page) == {"line"}
    page.undo.stack.redo()

    assert page.form.fields["more"].value() == "M"
    assert "more" in shown_fields(page)


def test_tab_walks_down_the_page_also_after_the_rest_of_it_was_made(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("understanding", "for-two")
    buttons(page)["Show the whole page"].click()
    length_button(page, "All").setFocus()
    walked: list[str] = []
    for _step in range(120):
        focused = QApplication.focusWidget()
        assert focused is not None
        name = next((name for name, widget in page.form.fields.items() if widget.isAncestorOf(focused)), "")
        if name and name not in walked:
            walked.append(name)
        if focused.accessibleName() == "Finished":
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert walked == ["before", "line", "more", "theirs", "grid", "letter", "stands", "said", "breath", "felt"]


def test_a_step_stands_above_the_first_question_that_is_shown_of_it(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    step = "Write for yourself."
    assert words(page.form).count(step) == 1
    length_button(page, "All").click()
    assert words(page.form).count(step) == 1


def test_what_the_short_form_does_not_show_is_kept_when_it_is_saved(couple: Place, qtbot: QtBot) -> None:
    couple.open("understanding", "for-two")
    keep(couple, EVERYTHING)
    page = couple.open("understanding", "for-two")
    length_button(page, "Short").click()
    qtbot.keyClicks(text_field(page, "line").edit, "And on. ")
    page.autosave.save_now()
    couple.settle()

    assert stored(couple) == {**EVERYTHING, "line": "And on. A line."}
