"""What appears above while somebody writes does not push the line away in which they write."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.ui.kit.text import TextLabel
from trustbook.ui.pages.tab_page import TabPage

DESK = (1180, 604)
"""Room for a tab in the window as it opens on a screen of 1366×768."""


def height_of_the_cursor(tab: TabPage) -> int:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.mapTo(tab, QPoint(0, 0)).y()


def says_begun(tab: TabPage) -> bool:
    assert tab.page is not None
    return any(words.text().startswith("Begun") for words in shown_widgets(tab.page, TextLabel))


def test_the_line_stays_where_it_is_when_the_first_save_tells_its_day(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("talking")
    tab.resize(*DESK)
    page = alone.open("talking", "gentle-opening")
    page.form.take_focus()
    page.sheet.go_to(0)
    alone.settle()
    before = height_of_the_cursor(tab)
    assert not says_begun(tab)

    qtbot.keyClicks(QApplication.focusWidget(), "On Sunday")
    page.autosave.save_now()
    alone.settle()
    qtbot.waitUntil(lambda: says_begun(tab))

    assert height_of_the_cursor(tab) == before
    assert page.sheet.place() > 0, "there is one line more above it"


def test_somebody_who_reads_at_the_top_stays_there(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("talking")
    tab.resize(*DESK)
    page = alone.open("talking", "gentle-opening")
    page.form.take_focus()
    qtbot.keyClicks(QApplication.focusWidget(), "On Sunday")
    tab.exercises.setFocus()
    page.sheet.go_to(0)
    page.autosave.save_now()
    alone.settle()

    assert page.sheet.place() == 0
