"""Turns of time: counted, paused, ticked by the people, and holding off the lock."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.fields.kinds import TODAY, Awake, Shown, marks, press, texts
from tests.ui.support import shown_widgets
from trustbook.exercises.fields import TimerField
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.timer_field import TimerWidget


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
    at_own_seat = shown(FIELDS["timer"][0], FieldContext(lambda: TODAY, lambda: 0.0, names=("Ana", "Ben"), me="Ana"))
    together = shown(FIELDS["timer"][0], FieldContext(lambda: TODAY, lambda: 0.0, names=("Ana", "Ben")))
    assert "I did this" in texts(at_own_seat)
    assert "We did this" in texts(together)


def test_one_who_works_alone_reads_nothing_of_two_at_a_timer(shown: Shown) -> None:
    widget = shown(FIELDS["timer"][0], FieldContext(lambda: TODAY, lambda: 0.0, solo=True))
    assert "I did this" in texts(widget)
    assert "We did this" not in texts(widget)
