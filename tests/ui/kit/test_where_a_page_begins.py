"""A page that just came shows its head, and what is made on a page and has the focus is in sight once it lies there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import run_until
from trustbook.ui.kit import DeskPage, clear_layout, column


@pytest.fixture
def place() -> QVBoxLayout:
    return column()


@pytest.fixture
def page(qtbot: QtBot, place: QVBoxLayout) -> DeskPage:
    made = DeskPage(column(place))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def far_down(place: QVBoxLayout) -> QPushButton:
    """A button made just now, below words that are higher than the window."""
    clear_layout(place)
    words, button = QLabel("Words.\n" * 60), QPushButton("Below")
    place.addWidget(words)
    place.addWidget(button)
    return button


def lay_out(qtbot: QtBot, page: DeskPage) -> None:
    """Until all lies in its place."""
    run_until(qtbot, lambda: page.verticalScrollBar().maximum() > 0)
    for _round in range(5):
        QApplication.processEvents()


def in_sight(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def test_it_shows_its_head_though_what_has_the_focus_lies_below(
    page: DeskPage, place: QVBoxLayout, qtbot: QtBot
) -> None:
    button = far_down(place)

    page.begin_at_top(button)
    lay_out(qtbot, page)

    assert button.hasFocus() and not in_sight(button)
    assert page.verticalScrollBar().value() == 0


def test_it_shows_its_head_though_something_below_had_the_focus_on_the_way(
    page: DeskPage, place: QVBoxLayout, qtbot: QtBot
) -> None:
    button = far_down(place)
    lay_out(qtbot, page)
    button.setFocus(Qt.FocusReason.OtherFocusReason)
    assert page.verticalScrollBar().value() > 0

    page.begin_at_top()
    lay_out(qtbot, page)

    assert page.hasFocus() and page.verticalScrollBar().value() == 0


def test_what_was_made_just_now_is_in_sight_once_it_lies_there(
    page: DeskPage, place: QVBoxLayout, qtbot: QtBot
) -> None:
    button = far_down(place)

    button.setFocus(Qt.FocusReason.OtherFocusReason)
    lay_out(qtbot, page)

    assert button.hasFocus() and in_sight(button)
