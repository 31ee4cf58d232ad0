"""A dialog is as high as all that stands in it, and covers what lies below it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.kit import CalmDialog, column, note, paragraph
from trustbook.ui.kit.dimming import Dim


@pytest.mark.parametrize("times", [0, 1, 6])
def test_words_before_the_buttons_take_no_room_from_what_is_asked(qtbot: QtBot, times: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = CalmDialog(window, "Open together", column(paragraph("Each of you looks at what they wrote.\n" * 4)))
    dialog.add_before_buttons(note("If you are afraid of how it will be taken, say “Not today”. " * times))
    dialog.add_way_out("Not today")
    dialog.add_button("Look at my answers", lambda: None)
    dialog.open()
    qtbot.waitExposed(dialog)
    (area,) = (each for each in dialog.findChildren(QScrollArea) if each.parent() is dialog)
    assert area.verticalScrollBar().maximum() == 0
    dialog.close()


def test_a_dialog_over_a_dialog_covers_that_one_too_until_it_is_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialogs = [CalmDialog(window, name, column(paragraph("Words."))) for name in ("First", "Second")]
    for each in dialogs:
        each.open()
        qtbot.waitExposed(each)
    first, second = dialogs
    assert Dim.of(first).isVisible() and not Dim.of(second).isVisible()
    second.close()
    assert not Dim.of(first).isVisible()
    first.close()
