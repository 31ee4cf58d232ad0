"""The one window and its layers: who leaves one goes on where it was asked for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.frame.window import Window
from trustbook.ui.kit import column


@pytest.mark.parametrize("covered", [False, True], ids=["straight back", "after a cover"])
def test_who_leaves_a_layer_goes_on_where_it_was_asked_for(qtbot: QtBot, covered: bool) -> None:
    window, below, above = Window(), QWidget(), QWidget()
    qtbot.addWidget(window)
    first, asked, inside = QPushButton("first"), QPushButton("asked"), QPushButton("inside")
    below.setLayout(column(first, asked))
    above.setLayout(column(inside))
    window.show_base(below)
    window.show()
    asked.setFocus()
    window.push(above)
    inside.setFocus()
    if covered:
        window.cover(QWidget())
        window.uncover()
    window.pop(above)
    assert window.focusWidget() is asked
