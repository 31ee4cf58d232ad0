"""After undo and redo one goes on writing behind what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.fields.kinds import Shown, focused, press
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.table_field import TableWidget

VALUES: dict[str, Callable[[str], Any]] = {
    "long": lambda text: text,
    "short": lambda text: text,
    "letter": lambda text: text,
    "list": lambda text: ["first", text, "last"],
    "free table": lambda text: [
        {"row": "", "cells": {"what": "first"}},
        {"row": "", "cells": {"what": text}},
    ],
}


def second_text(widget: FieldWidget) -> AnswerEdit:
    edits = [each for each in widget.findChildren(AnswerEdit) if each.isVisible()]
    return edits[1] if len(edits) > 1 else edits[0]


@pytest.mark.parametrize("kind", VALUES)
def test_one_goes_on_writing_behind_what_undo_brought_back(shown: Shown, qtbot: QtBot, kind: str) -> None:
    widget = shown(FIELDS[kind][0])
    widget.set_value(VALUES[kind]("one two three"))
    edit = second_text(widget)
    edit.setFocus()
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, "x")
    widget.show_change(VALUES[kind]("one two three"))
    qtbot.keyClicks(focused(), "!")
    assert widget.value() == VALUES[kind]("one two three!")

    widget.show_change(VALUES[kind]("x"))
    qtbot.keyClicks(focused(), "y")
    assert widget.value() == VALUES[kind]("xy")


def test_the_caret_stands_behind_a_change_in_the_middle(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["long"][0])
    widget.set_value("😀 one four")
    widget.take_focus()
    widget.show_change("😀 one two four")
    qtbot.keyClicks(focused(), "!")

    assert widget.value() == "😀 one two !four"


def test_the_focus_goes_to_the_line_that_changed(shown: Shown) -> None:
    widget = shown(FIELDS["list"][0])
    widget.set_value(["one", "two", "three"])
    widget.take_focus()
    widget.show_change(["one", "two", "three four"])

    edit = focused()
    assert isinstance(edit, AnswerEdit)
    assert edit.text() == "three four"
    assert edit.textCursor().atEnd()


def test_the_focus_stays_where_it_is_when_a_choice_of_the_same_table_is_undone(shown: Shown) -> None:
    widget = shown(FIELDS["fixed table"][0])
    assert isinstance(widget, TableWidget)
    widget.cell(1, 0).setFocus()
    widget.show_change([{"row": "work", "cells": {"much": 3}}])

    assert widget.cell(1, 0).isAncestorOf(focused())


def test_a_field_without_the_focus_gets_it(shown: Shown) -> None:
    widget = shown(FIELDS["choice"][0])
    widget.show_change("calm")

    assert widget.isAncestorOf(focused())


def test_a_text_that_is_shown_anew_keeps_the_caret_where_it_was(shown: Shown) -> None:
    widget = shown(FIELDS["long"][0])
    edit = widget.findChild(AnswerEdit)
    assert isinstance(edit, AnswerEdit)
    widget.set_value("one two three")
    assert edit.textCursor().position() == 0, "reading begins at the top"
    cursor = QTextCursor(edit.document())
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    widget.set_value("one two")
    assert edit.textCursor().position() == 4
