"""Every kind of field: what it takes, what it gives back, and that keys are enough."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCalendarWidget, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import shown_widgets
from trustbook.exercises.model import (
    ChecklistField,
    ChoiceField,
    Column,
    DateField,
    FeelingsField,
    Field,
    LetterField,
    ListField,
    LongField,
    MultiField,
    Option,
    PairsField,
    Row,
    ScaleField,
    ShortField,
    SignoffField,
    TableField,
    TimerField,
    WordGroup,
    YesNoField,
)
from trustbook.ui.fields.answers_view import in_words
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.checklist_field import ChecklistWidget
from trustbook.ui.fields.choice_fields import MultiWidget, OneChoiceWidget
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.date_field import DateWidget
from trustbook.ui.fields.factory import make_field
from trustbook.ui.fields.letter_field import LetterWidget
from trustbook.ui.fields.list_field import ListWidget
from trustbook.ui.fields.scale_field import ScaleWidget
from trustbook.ui.fields.signoff_field import SignoffWidget
from trustbook.ui.fields.table_field import TableWidget
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.fields.timer_field import TimerWidget

TODAY = date(2026, 3, 2)
OPTIONS = (Option(id="calm", label="Calm"), Option(id="tense", label="Tense"), Option(id="sad", label="Sad"))
COLUMNS = (
    Column(id="what", label="What"),
    Column(id="how", label="How", kind="choice", options=OPTIONS),
    Column(id="when", label="When", kind="date"),
    Column(id="much", label="How much", kind="scale"),
    Column(id="done", label="Done", kind="yes-no"),
)
ROWS = (Row(id="home", label="At home"), Row(id="work", label="At work"))
GROUPS = (
    WordGroup(id="easy", label="At ease", options=OPTIONS[:2]),
    WordGroup(id="heavy", label="Heavy", options=(OPTIONS[2], Option(id="tired", label="Tired"))),
)
ENDS = {"low": "no", "high": "yes"}

FIELDS: dict[str, tuple[Field, Any]] = {
    "long": (LongField(id="f", label="A question", hint="Like this."), "Two\nlines"),
    "short": (ShortField(id="f", label="A question"), "a few words"),
    "list": (ListField(id="f", label="A question"), ["one", "", "three"]),
    "free table": (TableField(id="f", label="A question", columns=COLUMNS), [
        {"row": "", "cells": {"what": "a", "how": "sad", "when": "2026-05-03", "much": 0, "done": False}},
    ]),
    "fixed table": (TableField(id="f", label="A question", columns=COLUMNS, rows=ROWS), [
        {"row": "work", "cells": {"what": "b", "much": 10}},
    ]),
    "scale": (ScaleField(id="f", label="A question", low="not at all", high="fully"), 0),
    "choice": (ChoiceField(id="f", label="A question", options=OPTIONS), "tense"),
    "multi": (MultiField(id="f", label="A question", options=OPTIONS), ["calm", "sad"]),
    "yes": (YesNoField(id="f", label="A question"), True),
    "no": (YesNoField(id="f", label="A question"), False),
    "date": (DateField(id="f", label="A question"), "2026-05-03"),
    "letter": (LetterField(id="f", label="A question", greeting="Dear …", closing="Yours"), "Two\nlines"),
    "timer": (TimerField(id="f", label="A question", turns=2, minutes=5, prompts=("You talk", "I talk")), True),
    "signoff": (SignoffField(id="f", label="A question"), [{"name": "Robin", "on": "2026-01-30"}]),
    "feelings": (FeelingsField(id="f", label="A question", groups=GROUPS), ["calm", "tired"]),
    "pairs": (PairsField(id="f", label="A question", rows=ROWS, first="Matters", second="Lived", **ENDS), [
        {"row": "home", "cells": {"first": 0, "second": 10}}, {"row": "work", "cells": {"second": 4}},
    ]),
    "checklist": (ChecklistField(id="f", label="A question", items=ROWS), [
        {"row": "work", "cells": {"done": True, "on": "2026-01-30"}}, {"row": "", "cells": {"text": "Call Kim"}},
    ]),
}  # fmt: skip


class Shown(Protocol):
    def __call__(self, field: Field, context: FieldContext | None = None) -> FieldWidget: ...


class Awake:
    """Counts who holds off the lock."""

    def __init__(self) -> None:
        self.holds = 0

    def hold(self) -> None:
        self.holds += 1

    def let_go(self) -> None:
        self.holds -= 1


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Puts a field on the screen and gives back its widget."""
    windows: list[QWidget] = []

    def show(field: Field, context: FieldContext | None = None) -> FieldWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        widget = make_field(field, context or FieldContext(lambda: TODAY))
        widget.setParent(window)
        window.resize(900, 500)
        widget.resize(900, 500)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return widget

    return show


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focused(), key, held)


def texts(widget: QWidget) -> set[str]:
    """All words that can be read."""
    return {each.text() for each in shown_widgets(widget, QLabel)}


def marks(widget: QWidget) -> list[QAbstractButton]:
    return [each for each in widget.findChildren(QAbstractButton) if each.isCheckable()]


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


# --- a letter


def test_the_hints_of_a_letter_are_no_part_of_it(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["letter"][0])
    assert isinstance(widget, LetterWidget)
    assert {"Dear …", "Yours"} <= texts(widget)
    qtbot.keyClicks(widget.edit, "Hi")

    assert widget.value() == "Hi"
    assert widget.edit.font().pointSizeF() >= widget.font().pointSizeF()


# --- turns of time


def timer_of(shown: Shown, awake: Awake, seconds: list[float], **more: Any) -> TimerWidget:
    field = TimerField(id="f", label="A question", minutes=5, **more)
    context = FieldContext(lambda: TODAY, lambda: seconds[0], awake=awake)
    widget = shown(field, context)
    assert isinstance(widget, TimerWidget)
    return widget


def press_button(widget: QWidget, text: str) -> None:
    found = [each for each in shown_widgets(widget, QPushButton) if each.text() == text and each.isEnabled()]
    assert len(found) == 1, [each.text() for each in shown_widgets(widget, QPushButton)]
    found[0].click()


def test_a_timer_counts_survives_a_pause_and_holds_off_the_lock_only_while_it_runs(shown: Shown) -> None:
    seconds, awake = [100.0], Awake()
    widget = timer_of(shown, awake, seconds, turns=2, prompts=("You talk", "I talk"))
    assert {"5:00", "You talk", "Turn 1 of 2"} <= texts(widget)
    assert awake.holds == 0

    press_button(widget, "Start")
    assert awake.holds == 1
    seconds[0] += 90
    widget.show_time()
    assert "3:30" in texts(widget)

    press_button(widget, "Pause")
    assert awake.holds == 0
    seconds[0] += 1000
    widget.show_time()
    assert "3:30" in texts(widget), "a pause takes no time"

    press_button(widget, "Go on")
    seconds[0] += 209.5
    widget.show_time()
    assert "0:01" in texts(widget)
    assert awake.holds == 1


def test_a_turn_that_is_over_waits_and_the_next_one_starts_only_when_somebody_says_so(shown: Shown) -> None:
    seconds, awake = [0.0], Awake()
    widget = timer_of(shown, awake, seconds, turns=2, prompts=("You talk", "I talk"))
    press_button(widget, "Start")
    seconds[0] += 10_000
    widget.show_time()
    assert {"0:00", "Turn 1 of 2", "This turn is over. Take a breath, and go on when you are ready."} <= texts(widget)
    assert awake.holds == 0, "what is over holds nothing off"

    press_button(widget, "Next turn")
    assert {"5:00", "Turn 2 of 2", "I talk"} <= texts(widget)
    assert awake.holds == 0
    press_button(widget, "Start")
    seconds[0] += 300
    widget.show_time()
    assert "The time is over. You can stop here." in texts(widget)
    assert widget.value() is None, "only the tick says that it was done"
    press_button(widget, "From the beginning")
    assert {"5:00", "Turn 1 of 2"} <= texts(widget)


@pytest.mark.parametrize("how", ["hidden", "left"])
def test_a_timer_pauses_and_lets_the_lock_go_when_its_page_is_covered_or_left(shown: Shown, how: str) -> None:
    seconds, awake = [0.0], Awake()
    widget = timer_of(shown, awake, seconds)
    press_button(widget, "Start")
    seconds[0] += 60
    assert awake.holds == 1
    if how == "hidden":
        widget.window().hide()
        widget.window().show()
    else:
        widget.stop()
    assert awake.holds == 0

    seconds[0] += 500
    widget.show_time()
    assert "4:00" in texts(widget)


def test_that_it_was_done_is_ticked_by_the_people_and_can_be_taken_back(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["timer"][0])
    edits: list[str] = []
    widget.edited.connect(edits.append)
    tick = next(each for each in marks(widget) if each.accessibleName() == "A question: We did this")
    tick.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert widget.value() is True
    press(qtbot, Qt.Key.Key_Space)
    assert widget.value() is None
    assert edits == ["", ""]


def test_one_who_works_alone_reads_nothing_of_two_at_a_timer(shown: Shown) -> None:
    widget = shown(FIELDS["timer"][0], FieldContext(lambda: TODAY, solo=True))
    assert "I did this" in texts(widget)
    assert "We did this" not in texts(widget)


# --- agreed by each


def signoff_of(shown: Shown, *names: str, me: str = "") -> SignoffWidget:
    widget = shown(SignoffField(id="f", label="It stands"), FieldContext(lambda: TODAY, names=names, me=me))
    assert isinstance(widget, SignoffWidget)
    return widget


def named(widget: QWidget) -> dict[str, QAbstractButton]:
    QApplication.processEvents()  # what was added is shown
    return {each.accessibleName(): each for each in marks(widget) if each.isVisible()}


def test_each_partner_confirms_with_the_day_and_takes_it_back(shown: Shown) -> None:
    widget = signoff_of(shown, "Robin", "Kim")
    ticks = named(widget)
    assert list(ticks) == ["Robin: It stands", "Kim: It stands"]
    ticks["Kim: It stands"].click()
    assert widget.value() == [{"name": "Kim", "on": "2026-03-02"}]
    assert "2 March 2026" in texts(widget)
    ticks["Robin: It stands"].click()
    ticks["Kim: It stands"].click()
    assert widget.value() == [{"name": "Robin", "on": "2026-03-02"}]


def test_at_ones_own_seat_nobody_confirms_for_the_other(shown: Shown) -> None:
    widget = signoff_of(shown, "Robin", "Kim", me="Kim")
    assert not named(widget)["Robin: It stands"].isEnabled()
    assert named(widget)["Kim: It stands"].isEnabled()


def test_one_who_works_alone_has_one_row(shown: Shown) -> None:
    assert list(named(signoff_of(shown, "Kim", me="Kim"))) == ["Kim: It stands"]


def test_who_confirmed_under_an_earlier_name_stays_to_be_seen(shown: Shown) -> None:
    widget = signoff_of(shown, "Robin", "Kim")
    earlier = [{"name": "Robert", "on": "2026-01-30"}]
    widget.set_value(earlier)
    assert "Robert: It stands" in named(widget)
    assert widget.value() == earlier
    named(widget)["Kim: It stands"].click()
    assert widget.value() == [{"name": "Kim", "on": "2026-03-02"}, *earlier]
    widget.set_value(None)
    assert list(named(widget)) == ["Robin: It stands", "Kim: It stands"]


def test_two_people_of_one_name_confirm_each_for_themselves(shown: Shown) -> None:
    widget = signoff_of(shown, "Alex", "Alex")
    first, second = marks(widget)
    first.click()
    assert widget.value() == [{"name": "Alex", "on": "2026-03-02"}]
    second.click()
    both = [{"name": "Alex", "on": "2026-03-02"}] * 2
    assert widget.value() == both
    widget.set_value(both)
    assert widget.value() == both


# --- words for feelings


def test_tab_goes_from_group_to_group_and_arrows_from_word_to_word(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["feelings"][0])
    widget.take_focus()
    walked = [focused().accessibleName()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Down):
        press(qtbot, key)
        walked.append(focused().accessibleName())

    assert walked == [
        "A question: Calm, At ease",
        "A question: Tense, At ease",
        "A question: Tense, At ease",
        "A question: Sad, Heavy",
        "A question: Tired, Heavy",
    ]
    press(qtbot, Qt.Key.Key_Space)
    assert widget.value() == ["tired"]
    press(qtbot, Qt.Key.Key_Return)
    assert widget.value() is None


def test_the_arrows_between_words_follow_the_direction_of_reading(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["feelings"][0])
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Left)

    assert focused().accessibleName() == "A question: Tense, At ease"


def test_words_of_an_older_list_stay_chosen(shown: Shown) -> None:
    widget = shown(FIELDS["feelings"][0])
    widget.set_value(["tired", "blue"])
    marks(widget)[0].click()

    assert widget.value() == ["calm", "tired", "blue"]


# --- pairs of ratings


def test_each_row_has_two_scales_that_are_one_stop_for_tab_each(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["pairs"][0])
    widget.take_focus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Right)
    assert focused().accessibleName() == "A question: Lived, At home: 1"

    assert widget.value() == [{"row": "home", "cells": {"first": 0, "second": 1}}]
    press(qtbot, Qt.Key.Key_Delete)
    assert widget.value() == [{"row": "home", "cells": {"first": 0}}]
    clear = next(each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == "Clear At home")
    clear.click()
    assert widget.value() is None


def test_two_scales_stand_beside_each_other_only_where_there_is_room(shown: Shown) -> None:
    widget = shown(FIELDS["pairs"][0])
    QApplication.processEvents()
    first, second = (each for each in marks(widget) if each.accessibleName().endswith("At home: 0, no"))
    assert (
        widget.mapFromGlobal(first.mapToGlobal(QPoint())).y() == widget.mapFromGlobal(second.mapToGlobal(QPoint())).y()
    )
    widget.resize(300, 600)
    QApplication.processEvents()

    assert second.mapToGlobal(QPoint()).y() > first.mapToGlobal(QPoint()).y()


def test_rows_and_ratings_of_an_older_definition_are_kept(shown: Shown) -> None:
    widget = shown(FIELDS["pairs"][0])
    gone = {"row": "garden", "cells": {"first": 3}}
    widget.set_value([{"row": "home", "cells": {"first": 1, "third": 2}}, gone])
    next(each for each in marks(widget) if each.accessibleName() == "A question: Lived, At home: 5").click()

    assert widget.value() == [{"row": "home", "cells": {"third": 2, "first": 1, "second": 5}}, gone]


# --- things to tick off


def checklist_of(shown: Shown, **more: Any) -> ChecklistWidget:
    widget = shown(ChecklistField(id="f", label="A question", **more))
    assert isinstance(widget, ChecklistWidget)
    return widget


def test_a_tick_takes_todays_day_which_can_be_changed(shown: Shown, qtbot: QtBot) -> None:
    widget = checklist_of(shown, items=ROWS)
    edits: list[str] = []
    widget.edited.connect(edits.append)
    line = widget.fixed_lines()[0]
    assert not line.day.isVisible()
    line.mark.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert widget.value() == [{"row": "home", "cells": {"done": True, "on": "2026-03-02"}}]

    line.day.line.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert widget.value() == [{"row": "home", "cells": {"done": True, "on": "2026-03-01"}}]
    line.mark.click()
    assert widget.value() is None, "what nobody touched says nothing"
    assert edits == ["", "0 on", ""]


def test_own_lines_are_added_by_enter_and_removed_by_keys(shown: Shown, qtbot: QtBot) -> None:
    widget = checklist_of(shown)
    before = len(widget.own_lines())
    widget.take_focus()
    for number in range(before):
        qtbot.keyClicks(focused(), str(number))
        press(qtbot, Qt.Key.Key_Return)
    assert len(widget.own_lines()) == before + 1
    assert widget.value() == [{"row": "", "cells": {"text": str(number)}} for number in range(before)]

    press(qtbot, Qt.Key.Key_Backspace)
    assert len(widget.own_lines()) == before
    edit = widget.own_lines()[0].edit
    assert edit is not None
    edit.setFocus()
    press(qtbot, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert widget.value() == [{"row": "", "cells": {"text": str(number)}} for number in range(1, before)]


def test_a_checklist_without_own_lines_offers_none(shown: Shown) -> None:
    widget = checklist_of(shown, items=ROWS, own=False)
    assert not [each for each in shown_widgets(widget, QPushButton) if each.text() == "Add a line"]
    widget.set_value([{"row": "", "cells": {"text": "from before"}}])
    assert widget.own_lines() == []
    assert widget.value() == [{"row": "", "cells": {"text": "from before"}}], "kept, as of an older definition"


def test_typing_in_two_own_lines_are_two_things_to_undo(shown: Shown, qtbot: QtBot) -> None:
    widget = checklist_of(shown, blank_rows=2)
    edits: list[str] = []
    widget.edited.connect(edits.append)
    for line in widget.own_lines():
        assert line.edit is not None
        qtbot.keyClicks(line.edit, "ab")

    assert edits == ["0 text", "0 text", "1 text", "1 text"]


def test_tab_walks_through_a_checklist_line_by_line(shown: Shown, qtbot: QtBot) -> None:
    widget = checklist_of(shown, items=ROWS[:1])
    widget.set_value(
        [{"row": "home", "cells": {"done": True, "on": "2026-01-30"}}, {"row": "", "cells": {"text": "x"}}]
    )
    QApplication.processEvents()  # the line that was added is shown
    widget.fixed_lines()[0].mark.setFocus()
    walked = []
    for _step in range(6):
        walked.append(focused().accessibleName())
        press(qtbot, Qt.Key.Key_Tab)

    assert walked == [
        "A question: At home",
        "A question: At home: the day",
        "A question: At home: the day: Calendar",
        "A question: own line 1",
        "A question: own line 1: own words",
        "A question: Add a line",
    ]


def test_where_there_is_little_room_the_day_stands_below_the_words(shown: Shown) -> None:
    widget = checklist_of(shown, items=ROWS[:1])
    widget.set_value([{"row": "home", "cells": {"done": True, "on": "2026-01-30"}}])
    line = widget.fixed_lines()[0]
    QApplication.processEvents()
    assert line.day.y() < line.mark.height()
    widget.resize(260, 500)
    QApplication.processEvents()

    assert line.day.y() >= line.mark.height()


# --- to read only


@pytest.mark.parametrize(
    ("kind", "reads"),
    [
        ("letter", "Two\nlines"),
        ("timer", "Done"),
        ("signoff", "Robin, 30 January 2026"),
        ("feelings", "Calm, Tired"),
        (
            "pairs",
            "At home: Matters: 0, no · Lived: 10, yes\nAt work: Lived: 4 of 10",
        ),
        ("checklist", "✓ At work · 30 January 2026\n– Call Kim"),
    ],
)
def test_an_answer_reads_as_plain_words(kind: str, reads: str) -> None:
    field, value = FIELDS[kind]
    assert in_words(field, value) == reads


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("foreign", [7, "x", ["x"], [{"row": "gone", "cells": "?"}], [{"name": 3}], {"a": 1}, True])
def test_an_answer_of_another_shape_can_be_read_without_harm(kind: str, foreign: Any) -> None:
    in_words(FIELDS[kind][0], foreign)
