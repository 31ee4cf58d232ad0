"""Lines of a list that go on below each other are shown whole."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from trustbook.ui.kit.whole_lines import WholeLinesDelegate
from trustbook.ui.runtime.stylesheet import stylesheet
from trustbook.ui.runtime.theme import load_tokens

TITLE = "A letter of not forgiving, or not yet – Yours, 1 November"
BESIDE = 44
"""Pixels of a line that no words stand in: at least the tick, and the padding and the edge at both sides."""


def test_no_word_of_a_long_line_is_cut_off_however_wide_the_list_is(qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    view.setStyleSheet(stylesheet(load_tokens("light"), 1.0, mirrored=False))
    view.setWordWrap(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setItemDelegate(WholeLinesDelegate(view))
    short, item = QListWidgetItem("Short", view), QListWidgetItem(TITLE, view)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    view.show()
    for width in range(160, 460, 5):
        view.resize(width, 300)
        view.doItemsLayout()
        room = QRect(0, 0, view.viewport().width() - BESIDE, 1000)
        words = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, TITLE)
        around = view.visualItemRect(short).height() - view.fontMetrics().height()
        assert words.height() + around <= view.visualItemRect(item).height(), width
