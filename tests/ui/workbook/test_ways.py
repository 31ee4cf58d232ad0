"""From page to page and back, in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.ui.support import Stage, current_tab, shown_widgets
from tests.ui.workbook.writing import write
from trustbook.exercises.found import FoundText
from trustbook.exercises.text_ids import HELP
from trustbook.ui.kit import TextLabel
from trustbook.ui.pages.find_page import FindPage
from trustbook.ui.reading.reading_page import ReadingPage
from trustbook.workbook.pages.found import Found

pytestmark = pytest.mark.thorough


@pytest.mark.daily
def test_reading_something_and_going_back_leads_to_the_very_place_where_one_wrote(stage: Stage) -> None:
    stage.create()
    area = write(stage, "I rest at ten.")
    stage.settle()
    place = area.textCursor().position()
    stage.view.actions_["help"].trigger()
    assert isinstance(stage.view.tabs.current, ReadingPage)
    stage.view.actions_["find"].trigger()
    stage.settle()
    stage.controller.services.navigator.back()
    stage.settle()

    assert stage.window.focusWidget() is area
    assert area.textCursor().position() == place
    assert not area.visibleRegion().isEmpty()


def test_going_back_to_what_is_not_there_any_more_leads_to_where_the_page_begins(stage: Stage) -> None:
    stage.create()
    write(stage, "I rest at ten.")
    tab = current_tab(stage.view)
    assert tab is not None
    stage.view.actions_["help"].trigger()
    tab.show_exercise("gentle-opening")
    stage.settle()
    stage.controller.services.navigator.back()

    focused = QApplication.focusWidget()
    assert focused is not None and tab.isAncestorOf(focused) and focused.isVisible()


def test_a_page_asks_the_navigator_and_gets_what_it_asked_for(stage: Stage) -> None:
    stage.create()
    navigator = stage.controller.services.navigator
    navigator.open_text(HELP)
    page = stage.view.tabs.current
    assert isinstance(page, ReadingPage) and page.accessibleName() == "Getting help"
    navigator.open_exercise("boundary-builder")
    stage.settle()
    tab = current_tab(stage.view)
    assert tab is not None and tab.state().exercise_id == "boundary-builder"
    navigator.open_tab("communication")
    tab = current_tab(stage.view)
    assert tab is not None and tab.id == "communication"


@pytest.mark.daily
def test_the_menu_speaks_of_this_page_only_where_there_is_one_and_says_how_it_stands(stage: Stage) -> None:
    stage.create()
    stage.settle()
    actions = stage.view.actions_
    stage.controller.services.navigator.open_today()
    actions.menu.aboutToShow.emit()
    assert not actions["at-hand"].isEnabled() and not actions["bring"].isEnabled()
    actions.menu.aboutToHide.emit()
    assert actions["at-hand"].isEnabled() and actions["bring"].isEnabled(), "their keys say themselves what they miss"

    stage.controller.services.navigator.open_exercise("boundary-builder")
    stage.settle()
    actions.menu.aboutToShow.emit()
    assert actions["bring"].isEnabled() and actions["at-hand"].isEnabled()
    assert actions["at-hand"].text() == "Keep this page at hand"
    actions.menu.aboutToHide.emit()
    actions["at-hand"].trigger()
    stage.settle()
    actions.menu.aboutToShow.emit()
    assert actions["at-hand"].text() == "Keep this page at hand no more"


def test_the_ways_of_one_seat_end_with_it(stage: Stage) -> None:
    stage.create()
    before = stage.controller.services.navigator
    stage.join()

    assert stage.controller.services.navigator is not before


def find(stage: Stage, words: str) -> FindPage:
    """Type words to find and wait for what is found."""
    stage.view.actions_["find"].trigger()
    page = stage.view.tabs.current
    assert isinstance(page, FindPage)
    page.words.set_text(words)
    page.search()
    stage.settle()
    return page


def test_what_was_written_opens_at_the_word_and_marks_it(stage: Stage) -> None:
    stage.create()
    area = write(stage, "A first line.\n" * 40 + "I rest at ten, by the Café.")
    stage.settle()
    page = find(stage, "cafe")
    page.results.go_to_first()
    QTest.keyClick(page.results, Qt.Key.Key_Return)
    stage.settle()
    tab = current_tab(stage.view)
    assert tab is not None and tab.page is not None
    focused = stage.window.focusWidget()
    assert isinstance(focused, QPlainTextEdit) and focused.accessibleName() == area.accessibleName()
    assert focused.textCursor().selectedText() == "Café"
    stage.wait(lambda: not focused.visibleRegion().isEmpty())
    caret = focused.cursorRect()
    stage.wait(lambda: focused.visibleRegion().boundingRect().contains(caret.center()))


def test_marking_a_word_writes_nothing(stage: Stage) -> None:
    stage.create()
    write(stage, "I rest at ten.")
    stage.settle()
    page = find(stage, "ten")
    page.results.chosen.emit(next(hit for hit in page.results.hits() if isinstance(hit, Found)))
    stage.settle()
    tab = current_tab(stage.view)
    assert tab is not None and tab.page is not None
    assert tab.page.autosave.is_clean
    assert not tab.page.undo.stack.canUndo()


def test_a_text_of_the_guide_opens_at_the_word_and_back_leads_to_what_was_found(stage: Stage) -> None:
    stage.create()
    page = find(stage, "emergency number")
    hit = next(hit for hit in page.results.hits() if isinstance(hit, FoundText) and hit.id == HELP)
    page.results.chosen.emit(hit)
    stage.settle()
    text = stage.view.tabs.current
    assert isinstance(text, ReadingPage)
    marked = [each for each in shown_widgets(text, TextLabel) if each.hasSelectedText()]
    assert [each.selectedText().casefold() for each in marked] == ["emergency"]
    stage.wait(lambda: not marked[0].visibleRegion().isEmpty())

    QTest.keyClick(text, Qt.Key.Key_Escape)
    stage.settle()
    again = stage.view.tabs.current
    assert isinstance(again, FindPage)
    assert again.words.text() == "emergency number"
    assert again.results.hits()
    QTest.keyClick(again.words.edit, Qt.Key.Key_Escape)
    assert not stage.view.tabs.is_covered


def test_help_asked_for_elsewhere_does_not_lead_back_to_what_was_found(stage: Stage) -> None:
    stage.create()
    page = find(stage, "emergency number")
    page.results.chosen.emit(next(hit for hit in page.results.hits() if isinstance(hit, FoundText)))
    stage.view.actions_["help"].trigger()
    text = stage.view.tabs.current
    assert isinstance(text, ReadingPage)
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not stage.view.tabs.is_covered


def test_the_words_one_looked_for_are_forgotten_with_the_seat(stage: Stage) -> None:
    stage.create()
    find(stage, "harbour")
    stage.join()
    stage.view.actions_["find"].trigger()
    page = stage.view.tabs.current
    assert isinstance(page, FindPage)
    assert page.words.text() == ""
