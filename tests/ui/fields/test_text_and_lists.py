"""Texts and lists of texts by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.fields.kinds import Shown, focused, press
from trustbook.exercises.fields import ListField
from trustbook.ui.fields.list_field import ListWidget
from trustbook.ui.fields.text_fields import TextWidget


def test_typing_in_a_long_field_is_an_edit_and_enter_makes_a_new_paragraph(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["long"][0])
    assert isinstance(widget, TextWidget)
    edits: list[str] = []
    widget.edited.connect(edits.append)
    widget.take_focus()
    qtbot.keyClicks(widget.edit, "ab")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(widget.edit, "c")

    assert widget.value() == "ab\nc"
    assert edits == ["text"] * 4


def test_an_answer_of_one_line_stands_in_one_line_and_an_empty_field_shows_its_room(shown: Shown) -> None:
    widget = shown(FIELDS["long"][0])
    assert isinstance(widget, TextWidget)
    empty, line = widget.edit.height(), widget.edit.fontMetrics().lineSpacing()
    widget.edit.clearFocus()
    widget.set_value("One line.")
    assert widget.edit.height() <= empty - 2 * line
    assert widget.edit.height() < 2 * line + 20
    widget.set_value(None)
    assert widget.edit.height() == empty


def test_while_somebody_writes_the_field_gets_no_lower_below_their_hands(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["long"][0])
    assert isinstance(widget, TextWidget)
    widget.take_focus()
    before = widget.edit.height()
    qtbot.keyClicks(widget.edit, "a")
    widget.set_value("ab")
    assert widget.edit.hasFocus() and widget.edit.height() == before


def test_a_long_text_makes_its_field_grow(shown: Shown) -> None:
    widget = shown(FIELDS["long"][0])
    assert isinstance(widget, TextWidget)
    before = widget.edit.height()
    widget.set_value("line\n" * 60)

    assert widget.edit.height() > before + 40 * widget.edit.fontMetrics().lineSpacing()
    assert widget.edit.verticalScrollBar().maximum() == 0


def test_a_short_field_takes_no_new_line_from_keys_or_clipboard(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["short"][0])
    assert isinstance(widget, TextWidget)
    widget.take_focus()
    qtbot.keyClicks(widget.edit, "ab")
    press(qtbot, Qt.Key.Key_Return)
    pasted = QMimeData()
    pasted.setText("one\ntwo\r\nthree")
    widget.edit.insertFromMimeData(pasted)

    assert widget.value() == "abone two three"


@pytest.mark.parametrize(
    ("kind", "pasted", "kept"),
    [("long", "one\rtwo\r\nthree", "one\ntwo\nthree"), ("short", "one\rtwo\r\nthree", "one two three")],
)
def test_every_line_end_of_the_clipboard_is_one(shown: Shown, kind: str, pasted: str, kept: str) -> None:
    widget = shown(FIELDS[kind][0])
    assert isinstance(widget, TextWidget)
    data = QMimeData()
    data.setText(pasted)
    widget.edit.insertFromMimeData(data)

    assert widget.value() == kept


@pytest.mark.parametrize("kind", ["long", "short", "letter"])
def test_a_blank_that_does_not_break_stays_one(shown: Shown, qtbot: QtBot, kind: str) -> None:
    widget = shown(FIELDS[kind][0])
    widget.set_value("« oui »\u00a0: 10\u202f%\u00a0")
    widget.take_focus()
    qtbot.keyClicks(focused(), "!")

    assert "".join(sorted(widget.value())) == "".join(sorted("« oui »\u00a0: 10\u202f%\u00a0!"))


def test_text_that_looks_like_markup_stays_text(shown: Shown) -> None:
    widget = shown(FIELDS["long"][0])
    widget.set_value("<b>I</b> &amp; you")

    assert widget.value() == "<b>I</b> &amp; you"


def test_tab_leaves_a_text_and_that_is_told(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["long"][0])
    other = QPushButton("next", widget.window())
    other.show()
    left: list[bool] = []
    widget.left.connect(lambda: left.append(True))
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Tab)

    assert left == [True]
    assert widget.value() is None


def test_the_caret_stays_where_it_is_when_another_text_is_shown(shown: Shown) -> None:
    widget = shown(FIELDS["long"][0])
    assert isinstance(widget, TextWidget)
    widget.set_value("one two three")
    cursor = widget.edit.textCursor()
    cursor.setPosition(7)
    widget.edit.setTextCursor(cursor)
    widget.set_value("one two")
    assert widget.edit.textCursor().position() == 7
    widget.set_value("😀")
    assert widget.edit.textCursor().position() == 2


def list_of(shown: Shown, *texts: str) -> ListWidget:
    widget = shown(ListField(id="f", label="A question", rows=2))
    assert isinstance(widget, ListWidget)
    widget.set_value(list(texts))
    return widget


def test_enter_goes_to_the_next_line_and_adds_one_at_the_end(shown: Shown, qtbot: QtBot) -> None:
    widget = list_of(shown)
    widget.take_focus()
    for text in ("a", "b", "c"):
        qtbot.keyClicks(focused(), text)
        press(qtbot, Qt.Key.Key_Return)

    assert widget.value() == ["a", "b", "c"]
    assert len(widget.edits()) == 4
    press(qtbot, Qt.Key.Key_Return)
    assert len(widget.edits()) == 4, "an empty last line asks for no further one"


def test_alt_and_arrows_move_a_line(shown: Shown, qtbot: QtBot) -> None:
    widget = list_of(shown, "a", "b", "c")
    widget.edits()[2].setFocus()
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert widget.value() == ["a", "c", "b"]
    assert widget.edits()[1].hasFocus()

    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert widget.value() == ["a", "b", "c"]


def test_control_delete_removes_a_line_and_backspace_an_empty_one(shown: Shown, qtbot: QtBot) -> None:
    widget = list_of(shown, "a", "b", "", "d")
    widget.edits()[0].setFocus()
    press(qtbot, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert widget.value() == ["b", "", "d"]

    widget.edits()[1].setFocus()
    press(qtbot, Qt.Key.Key_Backspace)
    assert widget.value() == ["b", "d"]
    assert widget.edits()[0].hasFocus()


def test_the_arrow_keys_walk_through_a_list(shown: Shown, qtbot: QtBot) -> None:
    widget = list_of(shown, "a", "b")
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Down)
    assert widget.edits()[1].hasFocus()
    press(qtbot, Qt.Key.Key_Up)
    assert widget.edits()[0].hasFocus()


def test_typing_in_two_lines_of_a_list_are_two_things_to_undo(shown: Shown, qtbot: QtBot) -> None:
    widget = list_of(shown)
    edits: list[str] = []
    widget.edited.connect(edits.append)
    qtbot.keyClicks(widget.edits()[0], "a")
    qtbot.keyClicks(widget.edits()[1], "b")

    assert len(set(edits)) == 2
