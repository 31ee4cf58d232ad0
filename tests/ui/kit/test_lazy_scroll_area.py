"""What scrolls asks for the size of its content when somebody can see it, not before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.kit import column
from trustbook.ui.kit.lazy_scroll_area import LazyScrollArea
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.theme import Theme


class Asked(QFrame):
    """Counts how often it is asked for its size."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def minimumSizeHint(self) -> QSize:
        self.count += 1
        return super().minimumSizeHint()


@pytest.fixture
def theme(qapp: QObject) -> Theme:
    """A style sheet: without one Qt has no reason to look at everything again."""
    assert isinstance(qapp, QApplication)
    return Theme(qapp, DeviceSettings(theme="light"))


def test_lying_in_something_else_does_not_ask_for_the_size(theme: Theme, qtbot: QtBot) -> None:
    counts = []
    for area in (QScrollArea(), LazyScrollArea()):
        content = Asked()
        area.setWidgetResizable(True)
        area.setWidget(content)
        before = content.count
        outer = QWidget()
        qtbot.addWidget(outer)
        outer.setLayout(column(area))
        counts.append(content.count - before)
    assert counts[0] > 0, "Qt’s own asks"
    assert counts[1] == 0


def test_what_is_long_can_be_scrolled_once_it_is_shown_and_when_it_grows(theme: Theme, qtbot: QtBot) -> None:
    words = QLabel("I rest at ten.\n" * 80)
    area = LazyScrollArea()
    area.setWidgetResizable(True)
    content = QWidget()
    content.setLayout(column(words))
    area.setWidget(content)
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.setLayout(column(area))
    outer.resize(300, 200)
    outer.show()
    qtbot.waitExposed(outer)
    most = area.verticalScrollBar().maximum()
    assert most > 200
    words.setText("I rest at ten.\n" * 160)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > most * 1.5)
    outer.hide()
    theme.use(DeviceSettings(theme="light", text_percent=200))
    words.setText("I rest at ten.")
    outer.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
