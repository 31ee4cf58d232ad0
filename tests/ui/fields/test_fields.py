"""Every kind of field: what it takes, what it gives back, and that keys are enough."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCalendarWidget, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fields.kinds import (
    FIELDS,
    OPTIONS,
    ROWS,
    Shown,
    focused,
    marks,
    press,
)
from tests.ui.support import shown_widgets
from trustbook.exercises.fields import Column, ListField, MultiField, Option, TableField
from trustbook.ui.fields.cells import DayCell
from trustbook.ui.fields.choice_fields import MultiWidget, OneChoiceWidget
from trustbook.ui.fields.date_field import DateWidget
from trustbook.ui.fields.list_field import ListWidget
from trustbook.ui.fields.scale_field import ScaleWidget
from trustbook.ui.fields.table_field import TableWidget
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.kit import CheckMark


@pytest.mark.parametrize("kind", FIELDS)
def test_a_field_gives_back_what_it_was_given_and_calls_that_no_edit(kind: str, shown: Shown) -> None:
    field, value = FIELDS[kind]
    widget = shown(field)
    edits: list[str] = []
    widget.edited.connect(edits.append)

    assert widget.value() is None
    widget.set_value(value)
    assert widget.value() == value
    widget.set_value(None)
    assert widget.value() is None
    assert edits == []


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("foreign", [7, "x", ["x"], [{"row": "gone", "cells": "?"}], {"a": 1}, True, "2026-99-99"])
def test_an_answer_of_another_shape_does_no_harm(kind: str, foreign: Any, shown: Shown) -> None:
    widget = shown(FIELDS[kind][0])

    widget.set_value(foreign)
    widget.value()


@pytest.mark.parametrize("kind", FIELDS)
def test_every_control_says_its_question_to_a_screen_reader(kind: str, shown: Shown) -> None:
    widget = shown(FIELDS[kind][0])
    widget.set_value(FIELDS[kind][1])
    controls = [each for each in shown_widgets(widget, QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert controls
    for control in controls:
        if control.focusProxy() is None:
            assert "A question" in control.accessibleName(), type(control).__name__


@pytest.mark.parametrize("kind", FIELDS)
def test_a_field_that_is_only_for_looking_at_cannot_be_changed_by_keys(kind: str, shown: Shown, qtbot: QtBot) -> None:
    field, value = FIELDS[kind]
    widget = shown(field)
    widget.set_value(value)
    widget.set_read_only(True)
    widget.take_focus()

    if QApplication.focusWidget() is not None and widget.isAncestorOf(focused()):
        for key in (Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Up):
            press(qtbot, key)
    assert widget.value() == value


# --- text


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


def test_the_caret_stays_where_it_is_when_undo_shows_an_older_text(shown: Shown) -> None:
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


# --- list


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


# --- table


def table_of(shown: Shown, **more: Any) -> TableWidget:
    columns = (Column(id="what", label="What"), Column(id="how", label="How", kind="choice", options=OPTIONS))
    widget = shown(TableField(id="f", label="A question", columns=columns, **more))
    assert isinstance(widget, TableWidget)
    return widget


def test_tab_walks_through_the_cells_row_by_row(shown: Shown, qtbot: QtBot) -> None:
    widget = table_of(shown)
    widget.take_focus()
    walked = []
    for _step in range(4):
        walked.append(focused().accessibleName())
        press(qtbot, Qt.Key.Key_Tab)

    assert walked == [
        "A question: What, row 1",
        "A question: How, row 1",
        "A question: What, row 2",
        "A question: How, row 2",
    ]


def test_enter_and_the_arrows_go_down_a_column_and_add_a_row_at_the_end(shown: Shown, qtbot: QtBot) -> None:
    widget = table_of(shown)
    rows = widget.row_count
    widget.take_focus()
    for number in range(rows):
        qtbot.keyClicks(focused(), str(number))
        press(qtbot, Qt.Key.Key_Return)

    assert widget.row_count == rows + 1
    assert focused().accessibleName() == f"A question: What, row {rows + 1}"
    press(qtbot, Qt.Key.Key_Up)
    assert focused().accessibleName() == f"A question: What, row {rows}"


def test_a_choice_in_a_cell_is_made_and_taken_back_by_keys(shown: Shown, qtbot: QtBot) -> None:
    widget = table_of(shown)
    widget.cell(0, 1).setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    assert widget.value() == [{"row": "", "cells": {"how": "tense"}}]
    press(qtbot, Qt.Key.Key_Delete)
    assert widget.value() is None


def test_a_table_with_fixed_rows_offers_no_other_rows(shown: Shown, qtbot: QtBot) -> None:
    widget = table_of(shown, rows=ROWS)
    assert widget.row_count == 2
    assert not [each for each in widget.findChildren(QPushButton) if each.isVisible()]

    qtbot.keyClicks(widget.cell(1, 0).focusProxy(), "tired")
    assert widget.value() == [{"row": "work", "cells": {"what": "tired"}}]


def test_cells_and_rows_of_an_older_definition_are_kept(shown: Shown, qtbot: QtBot) -> None:
    widget = table_of(shown, rows=ROWS)
    gone = {"row": "garden", "cells": {"what": "weeds"}}
    widget.set_value([{"row": "home", "cells": {"what": "a", "old-column": "kept"}}, gone])
    qtbot.keyClicks(widget.cell(0, 0).focusProxy(), "b")

    assert widget.value() == [{"row": "home", "cells": {"what": "ba", "old-column": "kept"}}, gone]


def test_a_narrow_table_puts_each_row_in_a_block_and_loses_nothing(shown: Shown, qtbot: QtBot) -> None:
    widget = table_of(shown)
    widget.set_value([{"row": "", "cells": {"what": "a", "how": "sad"}}])
    wide_place = widget.cell(0, 1).y()
    widget.resize(150, 500)
    QApplication.processEvents()

    assert widget.cell(0, 1).y() > wide_place
    assert widget.value() == [{"row": "", "cells": {"what": "a", "how": "sad"}}]
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Tab)
    assert focused().accessibleName() == "A question: How, row 1"


def test_the_number_of_a_block_stands_beside_its_first_question_and_takes_no_line_of_its_own(shown: Shown) -> None:
    widget = table_of(shown)
    widget.resize(150, 500)
    QApplication.processEvents()
    number, caption = (
        next(label for label in shown_widgets(widget, QLabel) if label.text() == words) for words in ("1", "What")
    )

    assert number.geometry().bottom() == caption.geometry().bottom()
    assert number.geometry().right() < caption.geometry().left()


def test_a_whole_day_can_be_read_in_a_table_and_the_words_beside_it_keep_their_room(shown: Shown) -> None:
    columns = (
        Column(id="what", label="What"),
        Column(id="how", label="How", width=3),
        Column(id="day", label="By", kind="date"),
    )
    widget = shown(TableField(id="t", label="Plan", columns=columns, blank_rows=1))
    assert isinstance(widget, TableWidget)
    widget.window().resize(576, 500)
    widget.resize(576, 300)
    widget.set_value([{"row": "", "cells": {"day": "2026-09-30"}}])
    QApplication.processEvents()
    day, what = widget.cell(0, 2), widget.cell(0, 0)
    assert isinstance(day, DayCell)
    line = day.day.line

    assert line.text() == "30 September 2026"
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width() - 2
    assert what.width() >= 12 * widget.fontMetrics().averageCharWidth()


def test_removing_a_row_keeps_the_others(shown: Shown) -> None:
    widget = table_of(shown)
    widget.set_value([{"row": "", "cells": {"what": text}} for text in "abcd"])
    edits: list[str] = []
    widget.edited.connect(edits.append)
    button = next(each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == "Remove row 2")
    button.click()

    value = widget.value()
    assert [line["cells"]["what"] for line in value] == ["a", "c", "d"]
    assert edits == [""]


# --- marks


def test_a_scale_is_one_stop_for_tab_and_walked_by_arrows(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["scale"][0])
    assert isinstance(widget, ScaleWidget)
    after = QPushButton("next", widget.window())
    after.show()
    widget.set_value(3)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Right)
    assert widget.value() == 5
    press(qtbot, Qt.Key.Key_Tab)
    assert focused().accessibleName() == "A question: Clear"
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is after


def test_the_ends_of_a_scale_are_said_with_their_words(shown: Shown) -> None:
    widget = shown(FIELDS["scale"][0])
    names = [each.accessibleName() for each in marks(widget)]

    assert len(names) == 11
    assert names[0] == "A question: 0, not at all"
    assert names[-1] == "A question: 10, fully"


@pytest.mark.parametrize("kind", ["scale", "choice", "yes"])
def test_what_was_chosen_can_be_taken_back_by_key_and_by_button(kind: str, shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS[kind][0])
    edits: list[str] = []
    widget.edited.connect(edits.append)
    clear = next(each for each in widget.findChildren(QPushButton) if each.accessibleName() == "A question: Clear")
    assert not clear.isVisible()

    for taken_back in (lambda: press(qtbot, Qt.Key.Key_Delete), clear.click):
        widget.take_focus()
        press(qtbot, Qt.Key.Key_Space)
        assert widget.value() is not None
        assert clear.isVisible()
        taken_back()
        assert widget.value() is None
        assert not clear.isVisible()
    assert edits == [""] * 4


def test_a_click_on_the_words_chooses_too(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["choice"][0])
    assert isinstance(widget, OneChoiceWidget)
    words = next(each for each in widget.findChildren(QWidget) if getattr(each, "text", str)() == "Sad")
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)

    assert widget.value() == "sad"


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(id=str(place), label=words) for place, words in enumerate(labels))


def test_short_options_stand_in_columns_and_long_ones_below_each_other(shown: Shown) -> None:
    short = shown(MultiField(id="days", label="Days", options=options("Monday", "Wednesday", "Friday", "Sunday")))
    long = shown(MultiField(id="ways", label="Ways", options=options("Early", "Only when both of us want it")))
    QApplication.processEvents()
    short_marks, long_marks = (list(shown_widgets(widget, CheckMark)) for widget in (short, long))
    across = [mark.mapTo(short, QPoint(0, 0)).x() for mark in short_marks]

    assert len({mark.mapTo(short, QPoint(0, 0)).y() for mark in short_marks}) == 1
    assert len({after - before for before, after in pairwise(across)}) == 1, "as far apart as the longest needs"
    assert len({mark.mapTo(long, QPoint(0, 0)).y() for mark in long_marks}) == 2


def test_options_of_an_older_definition_stay_chosen(shown: Shown) -> None:
    widget = shown(FIELDS["multi"][0])
    assert isinstance(widget, MultiWidget)
    widget.set_value(["calm", "hopeful"])
    marks(widget)[2].click()

    assert widget.value() == ["calm", "sad", "hopeful"]


# --- days


def day_of(shown: Shown) -> DateWidget:
    widget = shown(FIELDS["date"][0])
    assert isinstance(widget, DateWidget)
    return widget


def test_a_day_is_typed_in_words_and_written_out_when_the_field_is_left(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    qtbot.keyClicks(widget.day.line, "3.5.26")
    assert widget.value() == "2026-05-03"
    widget.day.line.editingFinished.emit()
    assert widget.day.line.text() == "3 May 2026"


def test_a_day_goes_on_and_back_by_arrows_and_begins_today(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Up)
    assert widget.value() == "2026-03-02"
    press(qtbot, Qt.Key.Key_Down)
    assert widget.value() == "2026-03-01"


def test_what_is_no_day_says_so_and_is_no_answer(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    qtbot.keyClicks(widget.day.line, "soon")
    widget.day.line.editingFinished.emit()

    assert widget.value() is None
    assert widget.day.line.text() == "soon"
    assert any("not a day yet" in getattr(each, "text", str)() for each in widget.findChildren(QWidget))


def test_an_emptied_line_is_no_day(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    widget.set_value("2026-05-03")
    edits: list[str] = []
    widget.edited.connect(edits.append)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_Delete)

    assert widget.value() is None
    assert edits == [""]


def test_a_day_is_chosen_in_the_calendar_by_keys(shown: Shown, qtbot: QtBot) -> None:
    widget = day_of(shown)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = next(found for each in QApplication.topLevelWidgets() for found in each.findChildren(QCalendarWidget))
    assert calendar.selectedDate() == QDate(2026, 3, 2)
    assert widget.value() is None, "opening the calendar says no day"
    calendar.setSelectedDate(QDate(2026, 4, 1))
    calendar.activated.emit(calendar.selectedDate())

    assert widget.value() == "2026-04-01"
