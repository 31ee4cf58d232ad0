"""Tab goes as the eye does, also where a part of the screen came later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.kit import column, row
from trustbook.ui.kit.tab_order import follow_layout


def test_what_comes_later_is_reached_where_it_stands_and_what_follows_after_it(qtbot: QtBot) -> None:
    before, last, behind = QLineEdit(), QLineEdit(), QLineEdit()
    late, place = [QLineEdit(), QLineEdit()], column()
    middle, window = QWidget(), QWidget()
    middle.setLayout(column(place, last))
    window.setLayout(column(before, middle, behind))
    qtbot.addWidget(window)
    window.show()
    place.addLayout(row(*late))
    follow_layout(middle)

    seen, now = [], before
    for _each in range(5):
        seen.append(now)
        step = now.nextInFocusChain()
        while step is not None and not step.focusPolicy() & Qt.FocusPolicy.TabFocus:
            step = step.nextInFocusChain()
        assert isinstance(step, QLineEdit)
        now = step
    assert seen == [before, *late, last, behind] and now is before
