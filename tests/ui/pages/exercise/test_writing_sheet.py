"""What appears above while somebody writes does not push the line away in which they write."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, length_button
from tests.ui.pages.support import buttons
from tests.ui.support import shown_widgets
from trustbook.ui.pages.tab_page import TabPage

DESK = (1180, 604)
"""Room for a tab in the window as it opens on a screen of 1366×768."""


def height_of_the_cursor(tab: TabPage) -> int:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.mapTo(tab, QPoint(0, 0)).y()


def says_begun(tab: TabPage) -> bool:
    assert tab.page is not None
    return any(each.text().startswith("Begun") for each in shown_widgets(tab.page, QAbstractButton))


def test_the_line_stays_where_it_is_when_the_first_save_tells_its_day(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("communication")
    page = alone.open("communication", "gentle-opening")
    page.form.take_focus()
    page.sheet.go_to(0)
    qtbot.keyClicks(QApplication.focusWidget(), "On")
    alone.settle()
    before = height_of_the_cursor(tab)
    assert not says_begun(tab)

    qtbot.keyClicks(QApplication.focusWidget(), " Sunday")
    page.autosave.save_now()
    alone.settle()
    qtbot.waitUntil(lambda: says_begun(tab))

    assert height_of_the_cursor(tab) == before
    assert page.sheet.place() == 0


def test_somebody_who_reads_at_the_top_stays_there(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("communication")
    tab.resize(*DESK)
    page = alone.open("communication", "gentle-opening")
    page.form.take_focus()
    qtbot.keyClicks(QApplication.focusWidget(), "On Sunday")
    tab.exercises.setFocus()
    page.sheet.go_to(0)
    page.autosave.save_now()
    alone.settle()

    assert page.sheet.place() == 0


def test_a_page_that_is_shown_anew_stays_at_its_place_with_the_focus_on_the_same_button(
    couple: Place, qtbot: QtBot
) -> None:
    page = couple.open("boundaries", "shared-agreements")
    length_button(page, "All").click()
    tab = couple.tab_page
    assert tab is not None
    tab.resize(1180, 300)
    couple.settle()
    at = buttons(page)["Finished"]
    at.setFocus()
    page.sheet.ensureWidgetVisible(at)
    place = page.sheet.place()
    assert place > 0

    tab.opening.reload(page)
    couple.settle()

    assert couple.page is not page
    assert couple.page.sheet.place() == place
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Finished"
    assert couple.page.isAncestorOf(focused)


def test_the_line_stays_where_it_is_when_it_is_said_that_the_page_is_not_saved(alone: Place) -> None:
    tab = alone.tab("boundaries")
    tab.resize(*DESK)
    page = alone.open("boundaries", "shared-agreements")
    length_button(page, "All").click()
    alone.settle()
    page.form.fields["other-topics"].take_focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    page.sheet.ensureWidgetVisible(focused, 20, 20)
    alone.settle()
    before = height_of_the_cursor(tab)

    page.banner.show_text("This page is not saved yet.")
    alone.settle()
    assert height_of_the_cursor(tab) == before
    page.banner.clear()
    alone.settle()

    assert height_of_the_cursor(tab) == before
