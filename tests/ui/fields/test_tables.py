"""Tables by keys, in little room, and of an older definition."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import OPTIONS, ROWS
from tests.ui.fields.kinds import Shown, focused, press
from tests.ui.support import shown_widgets
from trustbook.exercises.fields import TableColumn, TableField
from trustbook.ui.fields.cells import DayCell
from trustbook.ui.fields.table_field import TableWidget


def table_of(shown: Shown, **more: Any) -> TableWidget:
    columns = (TableColumn(id="what", label="What"), TableColumn(id="how", label="How", kind="choice", options=OPTIONS))
    widget = shown(TableField(id="f", label="A question", columns=columns, **more))
    assert isinstance(widget, TableWidget)
    return widget


def table_of_days(shown: Shown) -> TableWidget:
    columns = (TableColumn(id="what", label="What"), TableColumn(id="day", label="By when", kind="date"))
    widget = shown(TableField(id="f", label="A question", columns=columns))
    assert isinstance(widget, TableWidget)
    return widget


def day_in(widget: TableWidget, place: int) -> DayCell:
    cell = widget.cell(place, 1)
    assert isinstance(cell, DayCell)
    return cell


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
        TableColumn(id="what", label="What"),
        TableColumn(id="how", label="How", width=3),
        TableColumn(id="day", label="By", kind="date"),
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


def test_a_word_about_what_is_no_day_takes_no_room_from_the_other_cells(shown: Shown, qtbot: QtBot) -> None:
    columns = (
        TableColumn(id="what", label="What", width=2),
        TableColumn(id="sentence", label="In one sentence", width=6),
        TableColumn(id="day", label="When", kind="date", width=2),
    )
    widget = shown(TableField(id="f", label="A question", columns=columns))
    assert isinstance(widget, TableWidget)
    day, sentence = widget.cell(0, 2), widget.cell(0, 1)
    assert isinstance(day, DayCell)
    QApplication.processEvents()
    before = (sentence.x(), sentence.width())

    qtbot.keyClicks(day.day.line, "some day soon")
    day.day.line.editingFinished.emit()
    QApplication.processEvents()

    said = next(each for each in shown_widgets(day, QLabel) if "Kept as you wrote it" in each.text())
    assert (sentence.x(), sentence.width()) == before
    assert said.height() >= said.heightForWidth(said.width()), "all of it can be read"


def test_words_in_a_cell_for_a_day_are_an_answer_as_they_stand(shown: Shown, qtbot: QtBot) -> None:
    widget = table_of_days(shown)
    qtbot.keyClicks(day_in(widget, 0).day.line, "when it is warm")

    assert widget.value()[0]["cells"] == {"day": "when it is warm"}


def test_how_to_write_a_day_is_said_once_for_a_table_and_no_empty_cell_looks_answered(shown: Shown) -> None:
    widget = table_of_days(shown)
    lines = widget.findChildren(QLineEdit)

    assert lines and not any(each.placeholderText() for each in lines)
    assert widget.help_text.count("Write a day like") == 1


def test_the_calendar_is_a_word_where_somebody_is_and_tab_goes_there_and_on(shown: Shown, qtbot: QtBot) -> None:
    widget = table_of_days(shown)
    first, second = day_in(widget, 0), day_in(widget, 1)
    first.setFocus()
    assert first.day.pick.text() == "Calendar" and first.day.pick.isVisible()
    assert not second.day.pick.isVisible()
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() is first.day.pick
    press(qtbot, Qt.Key.Key_Tab)
    assert widget.cell(1, 0).isAncestorOf(focused())
    assert not first.day.pick.isVisible()


def removing(widget: TableWidget) -> list[str]:
    """What is offered for removing a row, in words."""
    return [each.text() for each in shown_widgets(widget, QAbstractButton) if each.text().startswith("Remove")]


def test_the_row_that_somebody_is_in_is_removed_by_words_below_once_it_says_something(
    shown: Shown, qtbot: QtBot
) -> None:
    widget = table_of(shown)
    assert removing(widget) == []
    widget.cell(1, 0).setFocus()
    assert removing(widget) == []
    qtbot.keyClicks(focused(), "A walk")
    assert removing(widget) == ["Remove row 2"]
    widget.cell(0, 0).setFocus()
    assert removing(widget) == []


def test_tab_goes_from_row_to_row_and_shift_and_tab_to_removing_the_row(shown: Shown, qtbot: QtBot) -> None:
    widget = table_of(shown)
    for place in range(2):
        widget.cell(place, 0).setFocus()
        qtbot.keyClicks(focused(), "x")
    widget.cell(0, 0).setFocus()
    assert removing(widget) == ["Remove row 1"]
    for _step in range(12):
        press(qtbot, Qt.Key.Key_Tab)
        assert "Remove" not in focused().accessibleName(), "a blank typed there would take the row away"
        if removing(widget) == ["Remove row 2"]:
            break
    press(qtbot, Qt.Key.Key_Backtab)
    assert focused().accessibleName().endswith("Remove row 2")


def test_removing_a_row_keeps_the_others_and_goes_on_in_the_row_that_took_its_place(shown: Shown) -> None:
    widget = table_of(shown)
    widget.set_value([{"row": "", "cells": {"what": text}} for text in "abcd"])
    edits: list[str] = []
    widget.edited.connect(edits.append)
    widget.cell(1, 0).setFocus()
    button = next(each for each in shown_widgets(widget, QAbstractButton) if each.text() == "Remove row 2")
    button.click()

    value = widget.value()
    assert [line["cells"]["what"] for line in value] == ["a", "c", "d"]
    assert edits == [""]
    assert widget.cell(1, 0).isAncestorOf(focused())
