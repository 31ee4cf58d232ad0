"""Esc goes a step back wherever on the screen the keyboard is, not only inside the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from tests.ui.support import Stage, current_tab, focusable
from tests.ui.workbook.writing import write
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.reading.reading_page import ReadingPage

AROUND: dict[str, Callable[[Stage], QWidget]] = {
    "the seat's name": lambda stage: stage.view.header.seat,
    "the menu": lambda stage: stage.view.header.menu_button,
    "the tabs": lambda stage: stage.view.tabs.bar,
    "the footer": lambda stage: focusable(stage.view.footer)[0],
}
pytestmark = pytest.mark.thorough
around = pytest.mark.parametrize("place", AROUND)


def esc_at(stage: Stage, place: str) -> None:
    """Stand there and press it."""
    widget = AROUND[place](stage)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    stage.settle()


@pytest.mark.daily
@around
def test_it_leaves_today(stage: Stage, place: str) -> None:
    stage.create()
    stage.controller.services.navigator.open_today()
    stage.settle()
    assert stage.view.tabs.is_covered

    esc_at(stage, place)

    assert current_tab(stage.view) is not None
    assert holds_focus(stage.view.tabs)


@around
def test_it_leaves_a_text_that_is_read_for_the_line_one_wrote(stage: Stage, place: str) -> None:
    stage.create()
    area = write(stage, "I rest at ten.")
    stage.view.actions_["help"].trigger()
    assert isinstance(stage.view.tabs.current, ReadingPage)

    esc_at(stage, place)

    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit) and focused is area


@around
def test_from_an_open_page_it_leads_to_the_list_of_pages(stage: Stage, place: str) -> None:
    stage.create()
    write(stage, "I rest at ten.")
    tab = current_tab(stage.view)
    assert tab is not None

    esc_at(stage, place)

    assert tab.exercises.hasFocus()


def test_on_the_list_of_pages_it_does_nothing(stage: Stage) -> None:
    stage.create()
    tab = current_tab(stage.view)
    assert tab is not None
    tab.exercises.setFocus()

    QTest.keyClick(tab.exercises, Qt.Key.Key_Escape)

    assert tab.exercises.hasFocus() and current_tab(stage.view) is tab
