"""The list and the page by keys and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import write
from trustbook.ui.frame.save_state import SaveKind


def test_the_list_is_walked_by_arrows_and_opened_by_enter(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("boundaries")
    tab.exercises.setFocus()
    tab.exercises.setCurrentRow(0)
    first = tab.exercises.lines()[0].title
    steps = 0
    while tab.exercises.currentItem().text() != first:
        qtbot.keyClick(tab.exercises, Qt.Key.Key_Down)
        steps += 1
        assert steps < tab.exercises.count()
    walked_to = tab.page
    assert walked_to is None, "walking opens nothing"
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Return)
    alone.settle()

    assert tab.page is not None
    assert tab.page.page.exercise.id == tab.exercises.lines()[0].exercise_id


def test_home_and_end_go_to_the_first_and_the_last_line_of_the_list(alone: Place, qtbot: QtBot) -> None:
    exercises = alone.tab("boundaries").exercises
    exercises.setFocus()

    qtbot.keyClick(exercises, Qt.Key.Key_End)
    assert exercises.currentItem().text() == "By the time I have"
    qtbot.keyClick(exercises, Qt.Key.Key_Home)
    assert exercises.currentItem().text() == "Overview", "the heading above it is no line to go to"


def test_after_enter_in_the_list_one_can_write_at_once_and_esc_goes_back(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("boundaries")
    tab.exercises.setFocus()
    row = next(row for row in range(tab.exercises.count()) if tab.exercises.item(row).text() == "Build one boundary")
    tab.exercises.setCurrentRow(row)
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Return)
    alone.settle()

    assert tab.page is not None
    focused = QApplication.focusWidget()
    assert focused is not None and tab.page.form.fields["limit"].isAncestorOf(focused)
    assert tab.page.sheet.place() == 0, "the page is read from its top"
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert tab.exercises.hasFocus()
    assert tab.exercises.currentRow() == row


def test_a_line_of_the_list_says_everything_to_a_screen_reader(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()
    tab = alone.tab("boundaries")
    names = [tab.exercises.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(tab.exercises.count())]

    assert {"Overview", "A map of my boundaries", "Boundary or control?"} <= set(names)
    (begun,) = [name for name in names if name.startswith("Build one boundary")]
    assert "Begun" in begun


def test_tab_reaches_every_control_of_a_page_and_the_page_scrolls_along(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    page.show_core_only(False)
    alone.settle()
    page.form.take_focus()
    reached = set()
    for _step in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused.accessibleName())
        if page.isAncestorOf(focused):
            place = focused.mapTo(page, focused.rect().center())
            assert page.rect().contains(place), focused.accessibleName()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert {
        "My limit, in one sentence",
        "What I will do if the limit is crossed",
        "Finished",
        "Print or write a PDF…",
    } <= reached


def test_the_save_state_of_a_page_is_told_when_it_is_opened(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest.", qtbot)
    page.autosave.save_now()
    alone.settle()
    alone.open("boundaries", "shared-agreements")
    assert alone.save_kind() is SaveKind.NOTHING
    alone.open("boundaries", "boundary-builder")
    assert alone.save_kind() is SaveKind.SAVED
