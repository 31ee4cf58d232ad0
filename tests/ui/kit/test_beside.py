"""Two things that share a line where there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.kit.beside import in_line, text_then_link
from trustbook.ui.kit.text import TextLabel


def put(qtbot: QtBot, holder: QWidget, width: int) -> None:
    qtbot.addWidget(holder)
    holder.resize(width, 400)
    holder.show()
    qtbot.waitExposed(holder)


def test_a_link_goes_below_a_text_that_gets_longer_and_comes_back_when_it_gets_shorter(qtbot: QtBot) -> None:
    words, link = TextLabel("A few words."), QPushButton("More")
    holder = text_then_link(words, link)
    put(qtbot, holder, 400)
    in_one_line, place = holder.heightForWidth(400), link.pos()
    assert place.x() > 0

    words.setText("A line that fills all of the width and more than that. " * 6)
    QApplication.processEvents()
    assert holder.heightForWidth(400) > 2 * in_one_line
    assert link.y() > place.y()

    words.setText("A few words.")
    QApplication.processEvents()
    assert holder.heightForWidth(400) == in_one_line
    assert link.pos() == place


def test_a_link_that_has_no_room_in_the_last_line_stands_in_a_line_of_the_same_height(qtbot: QtBot) -> None:
    words, link = TextLabel("A word, then more words, as many as the line can take."), QPushButton("And a link")
    holder = text_then_link(words, link)
    put(qtbot, holder, words.sizeHint().width())
    line = words.fontMetrics().lineSpacing()

    assert link.x() == 0
    assert abs(link.geometry().center().y() - (words.geometry().bottom() + line / 2)) <= 1


def test_what_stands_at_the_end_of_a_line_leaves_it_when_it_is_hidden_and_comes_back(qtbot: QtBot) -> None:
    title, end = TextLabel("A title"), QPushButton("At the end")
    holder = in_line(title, end)
    put(qtbot, holder, 500)
    beside = title.width()
    assert end.x() + end.width() == 500
    end.hide()
    QApplication.processEvents()
    assert title.width() == 500

    end.show()
    QApplication.processEvents()
    assert title.width() == beside


def test_a_mirrored_line_begins_at_the_right(qtbot: QtBot) -> None:
    title, end = TextLabel("A title"), QPushButton("At the end")
    holder = in_line(title, end)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    put(qtbot, holder, 500)

    assert end.x() == 0
    assert title.x() + title.width() == 500
