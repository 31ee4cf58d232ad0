"""A line of a list says that it shows only while its list does; the list itself works as any other."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QStackedWidget, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessible_tree import shown_beyond_sight
from trustbook.ui.kit.rows_as_shown import PlainList, RowsAsShown


class _Table(RowsAsShown, QTableWidget):
    pass


def _pages(qtbot: QtBot, view: QWidget) -> QStackedWidget:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(view)
    pages.addWidget(QWidget())
    pages.resize(300, 200)
    pages.show()
    QApplication.processEvents()
    return pages


def _list() -> PlainList:
    lines = PlainList()
    lines.addItems([f"Line {number}" for number in range(100)])
    return lines


def _says_it_shows(view: QWidget, row: int) -> bool:
    line = QAccessible.queryAccessibleInterface(view).child(row)
    return not line.state().invisible


def test_a_line_says_that_it_shows_only_while_its_list_is_in_front(qtbot: QtBot) -> None:
    lines = _list()
    pages = _pages(qtbot, lines)
    assert _says_it_shows(lines, 0)
    assert not _says_it_shows(lines, 99), "it lies further down"

    pages.setCurrentIndex(1)

    assert not list(shown_beyond_sight(pages))
    pages.setCurrentIndex(0)
    assert _says_it_shows(lines, 0)


def test_the_same_holds_for_the_cells_of_a_table(qtbot: QtBot) -> None:
    table = _Table()
    table.setRowCount(2)
    table.setColumnCount(2)
    for row in range(2):
        table.setItem(row, 0, QTableWidgetItem("A word"))
    pages = _pages(qtbot, table)

    pages.setCurrentIndex(1)

    assert not list(shown_beyond_sight(pages))


def test_a_list_that_is_not_in_front_can_be_scrolled_and_measured(qtbot: QtBot) -> None:
    lines = _list()
    pages = _pages(qtbot, lines)
    pages.setCurrentIndex(1)

    lines.scrollToItem(lines.item(80))

    assert lines.place_of(lines.indexFromItem(lines.item(80))).height() > 0
    pages.setCurrentIndex(0)
    QApplication.processEvents()
    assert lines.viewport().rect().contains(lines.visualItemRect(lines.item(80)))
