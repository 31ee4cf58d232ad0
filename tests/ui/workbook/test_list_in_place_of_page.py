"""With large letters the list of pages stands in place of the page, over the whole width, and leads back into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.support import Stage, current_tab, make_stage, shown_widgets, strike
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.pages.letters.letters_page import LettersPage
from trustbook.ui.pages.tab_page import TabPage
from trustbook.ui.runtime.settings import DeviceSettings

pytestmark = pytest.mark.thorough


@pytest.fixture
def letters(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """Ana at the tab of letters, with letters of 200 %; the focus is on the page."""
    stage = make_stage(qtbot, tmp_path, settings=DeviceSettings(theme="light", text_percent=200, lock_minutes=0))
    stage.window.resize(1366, 728)
    stage.create()
    stage.controller.services.navigator.open_tab("letters")
    stage.settle()
    first = tab_of(stage).first_control()
    assert first is not None
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    yield stage
    strike(stage)


def tab_of(stage: Stage) -> TabPage:
    tab = current_tab(stage.view)
    assert tab is not None
    return tab


def press(stage: Stage, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    stage.settle()


def page_shows(stage: Stage) -> bool:
    return bool(list(shown_widgets(stage.window, LettersPage)))


@pytest.mark.daily
def test_esc_shows_the_list_over_the_whole_width_and_again_leads_back_to_where_one_was(letters: Stage) -> None:
    tab, was = tab_of(letters), QApplication.focusWidget()

    press(letters, Qt.Key.Key_Escape)
    assert tab.exercises.hasFocus() and not page_shows(letters)
    assert tab.exercises.width() >= tab.width() - 2

    press(letters, Qt.Key.Key_Escape)
    assert page_shows(letters) and QApplication.focusWidget() is was


def test_the_overview_chosen_from_the_list_is_the_page_one_left_and_has_the_focus(letters: Stage) -> None:
    tab, was = tab_of(letters), QApplication.focusWidget()
    press(letters, Qt.Key.Key_Escape)

    tab.exercises.overview_chosen.emit()
    letters.settle()

    assert page_shows(letters) and QApplication.focusWidget() is was


def test_the_overview_chosen_after_a_page_has_the_focus(letters: Stage) -> None:
    tab = tab_of(letters)
    tab.show_exercise("thank-you-letter")
    letters.settle()
    assert tab.page is not None
    tab.page.form.take_focus()
    press(letters, Qt.Key.Key_Escape)
    assert tab.exercises.hasFocus()

    tab.exercises.overview_chosen.emit()
    letters.settle()

    (page,) = shown_widgets(letters.window, LettersPage)
    assert holds_focus(page)


def test_who_comes_back_to_the_tab_finds_the_page_not_the_list(letters: Stage) -> None:
    press(letters, Qt.Key.Key_Escape)
    assert not page_shows(letters)

    letters.view.tabs.show_tab("counselling")
    letters.settle()
    letters.view.tabs.show_tab("letters")
    letters.settle()

    assert page_shows(letters)
