"""A report of any length is seen without scrolling twice, as far as the screen has room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import clipped
from trustbook.ui.dialogs.report_dialog import ReportDialog


@pytest.mark.parametrize("lines", [1, 20, 26])
def test_a_report_is_as_high_as_what_it_says(qtbot: QtBot, lines: int) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    long = "a/place/in/the/code.py line 12 " * 4
    dialog = ReportDialog(parent, "\n".join([long] * lines))
    dialog.open()
    for _round in range(4):
        QApplication.processEvents()

    assert list(clipped(dialog)) == []
