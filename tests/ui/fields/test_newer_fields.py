"""Letters, turns of time, confirmations, words for feelings, pairs of ratings, and things to tick off."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fields.kinds import (
    FIELDS,
    ROWS,
    TODAY,
    Awake,
    Shown,
    focused,
    marks,
    press,
    texts,
)
from tests.ui.support import shown_widgets
from trustbook.exercises.fields import ChecklistField, SignoffField, TimerField
from trustbook.ui.fields.answers_view import in_words
from trustbook.ui.fields.checklist_field import ChecklistWidget
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.letter_field import LetterWidget
from trustbook.ui.fields.signoff_field import SignoffWidget
from trustbook.ui.fields.timer_field import TimerWidget

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
    assert [each.text() for each in shown_widgets(widget, QPushButton)] == ["From the beginning"]
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


def test_at_an_own_seat_a_timer_is_ticked_for_oneself_and_at_together_for_both(shown: Shown) -> None:
    at_own_seat = shown(FIELDS["timer"][0], FieldContext(lambda: TODAY, names=("Ana", "Ben"), me="Ana"))
    together = shown(FIELDS["timer"][0], FieldContext(lambda: TODAY, names=("Ana", "Ben")))
    assert "I did this" in texts(at_own_seat)
    assert "We did this" in texts(together)


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
