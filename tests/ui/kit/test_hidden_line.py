"""A hidden line never holds what is typed as text of its widget, where each program that reads screens hears it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from unittest import mock

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.composing import compose
from trustbook.ui.kit import PassphraseInput
from trustbook.ui.kit.hidden_line import DOT, HiddenLine


@pytest.fixture
def line(qtbot: QtBot) -> HiddenLine:
    """Empty; each text that the widget ever holds is looked at."""
    widget = HiddenLine()
    qtbot.addWidget(widget)
    widget.show()
    widget.setFocus()
    return widget


def held(line: HiddenLine) -> str:
    """What the widget itself holds, and what an assistive program gets to read."""
    interface = QAccessible.queryAccessibleInterface(line)
    read = interface.text(QAccessible.Text.Value) + interface.textInterface().text(0, 100)
    assert not set(read) - set(QLineEdit.text(line)) - set("\u25cf*•")
    return QLineEdit.text(line)


def paste(line: HiddenLine, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(line, QKeySequence(QKeySequence.StandardKey.Paste))


def drop(line: HiddenLine, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    at = QPointF(QPoint(0, 0))
    line.dropEvent(
        QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )


@pytest.mark.parametrize(
    "put",
    [
        lambda line: QTest.keyClicks(line, "green tea"),
        lambda line: line.setText("green tea"),
        lambda line: line.insert("green tea"),
        lambda line: paste(line, "green tea"),
        lambda line: drop(line, "green tea"),
        lambda line: compose(line, "", written="green tea"),
    ],
    ids=["typed", "set", "inserted", "pasted", "dropped", "composed"],
)
def test_whatever_way_letters_come_the_widget_holds_dots(line: HiddenLine, put: Callable[[HiddenLine], None]) -> None:
    put(line)

    assert line.text() == line.whole_text() == "green tea"
    assert held(line) == DOT * 9


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["Backspace"], "one two thre"),
        (["Ctrl+Backspace"], ""),
        (["Home", "Delete"], "ne two three"),
        (["Home", "Right", "Right", "Backspace"], "oe two three"),
        (["Home", "Shift+Right", "Shift+Right", "Delete"], "e two three"),
        (["Ctrl+A", "Backspace"], ""),
        (["Home", "Shift+End", "x"], "x"),
        (["Left", "Left", "x"], "one two thrxee"),
        (["Home", "Right", "Shift+Right", "x"], "oxe two three"),
        (["Ctrl+Z"], "one two three"),
    ],
)
def test_editing_works_as_in_every_line(line: HiddenLine, keys: list[str], left: str) -> None:
    QTest.keyClicks(line, "one two three")
    for key in keys:
        QTest.keySequence(line, QKeySequence(key))

    assert line.text() == left
    assert held(line) == DOT * len(left)


def test_letters_beyond_the_first_plane_count_as_one(line: HiddenLine) -> None:
    line.insert("a\N{SEEDLING}b")
    QTest.keySequence(line, QKeySequence("Backspace"))
    QTest.keySequence(line, QKeySequence("Backspace"))

    assert (line.text(), held(line)) == ("a", DOT)


def test_what_is_still_composed_counts(line: HiddenLine) -> None:
    line.insert("ab")
    line.setCursorPosition(1)
    compose(line, "한")
    assert line.whole_text() == "a한b"
    compose(line, "", written="한")
    assert (line.text(), held(line)) == ("a한b", DOT * 3)


def test_there_is_no_more_than_there_is_room_for(line: HiddenLine) -> None:
    line.setMaxLength(4)
    line.insert("abcdef")
    line.setCursorPosition(2)
    line.insert("xy")

    assert (line.text(), held(line)) == ("abcd", DOT * 4)


def test_another_program_may_put_letters_in_for_somebody_who_cannot_type(line: HiddenLine) -> None:
    line.insert("abcd")
    QAccessible.queryAccessibleInterface(line).editableTextInterface().insertText(2, "xy")
    assert (line.text(), held(line)) == ("abxycd", DOT * 6)


def test_letters_are_seen_while_somebody_wants_to_see_them_and_go_on_being_right(qtbot: QtBot) -> None:
    line = PassphraseInput("Passphrase")
    qtbot.addWidget(line)
    line.show()
    said: list[str] = []
    line.changed.connect(said.append)
    show = next(button for button in line.findChildren(QAbstractButton) if button.text() == "Show")
    QTest.keyClicks(line.edit, "tea")
    show.click()
    assert QLineEdit.text(line.edit) == "tea"
    QTest.keyClicks(line.edit, "s")
    show.click()
    QTest.keyClicks(line.edit, "!")

    assert line.text() == "teas!" == said[-1]
    assert QLineEdit.text(line.edit) == DOT * 5
    assert line.take() == "teas!"
    assert line.text() == QLineEdit.text(line.edit) == ""


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u3000", "\u200d"])
def test_blanks_that_keyboards_of_other_languages_write_go_where_the_cursor_is(line: HiddenLine, blank: str) -> None:
    heard: list[str] = []
    line.setText("ab")
    line.setCursorPosition(1)
    line.textChanged.connect(heard.append)

    QApplication.sendEvent(
        line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, blank)
    )
    QTest.keyClicks(line, "x")

    assert line.text() == f"a{blank}xb"
    assert not any(blank in each for each in heard)


def test_a_line_that_is_only_read_takes_nothing_by_the_middle_button(line: HiddenLine) -> None:
    line.setText("ab")
    line.setReadOnly(True)
    clipboard = SimpleNamespace(supportsSelection=lambda: True, text=lambda _mode: "x")
    with mock.patch.object(QGuiApplication, "clipboard", lambda: clipboard):
        QTest.mouseClick(line, Qt.MouseButton.MiddleButton)

    assert line.text() == "ab"


def test_what_another_program_put_in_between_leaves_the_cursor_behind_it(line: HiddenLine) -> None:
    line.setText("ab")
    line.setCursorPosition(1)

    QLineEdit.insert(line, "\U0001f511")
    QTest.keyClicks(line, "x")

    assert line.text() == "a\U0001f511xb"
