"""A timer that runs holds off the idle lock, and lets go when its page is left or covered."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.support import Stage, current_tab, shown_widgets
from trustbook.ui.fields.timer_field import TimerWidget
from trustbook.ui.frame.tab_content import Target

pytestmark = pytest.mark.thorough

MINUTES = 10


@pytest.fixture
def timer(stage: Stage) -> TimerWidget:
    """A page with a timer that runs; the lock comes after ten minutes."""
    stage.create()
    stage.services.watch.use_minutes(MINUTES)
    stage.view.show_target(Target("mindful-minutes"))
    stage.wait(lambda: stage.view.current_page is not None and stage.view.current_page.open_view is not None)
    stage.settle()
    tab = current_tab(stage.view)
    assert tab is not None and tab.page is not None
    page = tab.page
    page.show_core_only(False)
    made = next(shown_widgets(page, TimerWidget))
    press(made, "Start")
    return made


def press(widget: TimerWidget, text: str) -> None:
    next(each for each in shown_widgets(widget, QPushButton) if each.text() == text).click()


def is_locked_after(stage: Stage, minutes: int) -> bool:
    """Whether the idle lock asks to come when nobody touches anything for so long."""
    asked: list[bool] = []
    stage.services.watch.idle.disconnect()
    stage.services.watch.idle.connect(lambda: asked.append(True))
    stage.clock.seconds += minutes * 60
    stage.services.watch.look()
    return bool(asked)


@pytest.mark.daily
def test_nobody_is_locked_out_in_the_middle_of_a_turn(stage: Stage, timer: TimerWidget) -> None:
    assert not is_locked_after(stage, MINUTES * 3)


def test_when_the_time_is_over_the_lock_counts_from_then_on(stage: Stage, timer: TimerWidget) -> None:
    assert not is_locked_after(stage, 60)
    timer.show_time()
    assert not is_locked_after(stage, MINUTES - 1)
    assert is_locked_after(stage, 2)


@pytest.mark.parametrize("how", ["paused", "covered", "another tab", "another page"])
def test_a_timer_that_nobody_looks_at_holds_nothing_off(stage: Stage, timer: TimerWidget, how: str) -> None:
    if how == "paused":
        press(timer, "Pause")
    elif how == "covered":
        stage.controller.cover()
    else:
        stage.view.show_target(Target("milestone" if how == "another tab" else "journal"))
        stage.settle()
    assert is_locked_after(stage, MINUTES + 1)
