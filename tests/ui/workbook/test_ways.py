"""From page to page and back, in the window."""

from __future__ import annotations

from tests.ui.support import Stage, current_tab
from tests.ui.workbook.writing import write
from trustbook.exercises.text_ids import HELP
from trustbook.ui.reading.reading_page import ReadingPage


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


def test_going_back_to_what_is_not_there_any_more_leads_to_the_tabs(stage: Stage) -> None:
    stage.create()
    write(stage, "I rest at ten.")
    tab = current_tab(stage.view)
    assert tab is not None
    stage.view.actions_["help"].trigger()
    tab.show_exercise("gentle-opening")
    stage.settle()
    stage.controller.services.navigator.back()

    assert stage.view.tabs.bar.hasFocus()


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


def test_the_ways_of_one_seat_end_with_it(stage: Stage) -> None:
    stage.create()
    before = stage.controller.services.navigator
    stage.join()

    assert stage.controller.services.navigator is not before
