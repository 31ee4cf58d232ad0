"""Whether somebody is here: three times Shift, F9, and the time since the last key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.composing import compose
from tests.ui.stand_ins import TestClock
from trustbook.ui.runtime.idle_watch import IdleWatch, ShiftCounter


class Ticks:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def presses(*keys: tuple[float, int]) -> list[bool]:
    ticks = Ticks()
    counter = ShiftCounter(ticks)
    found = []
    for time, key in keys:
        ticks.now = time
        found.append(counter.pressed(key))
    return found


def test_three_times_shift_within_two_seconds() -> None:
    shift = Qt.Key.Key_Shift
    assert presses((0, shift), (0.9, shift), (1.9, shift)) == [False, False, True]
    assert presses((0, shift), (1.5, shift), (2.5, shift)) == [False, False, False]
    assert presses((0, shift), (1.5, shift), (2.5, shift), (3.0, shift))[-1]


def test_writing_capitals_is_not_three_times_shift() -> None:
    shift, a = Qt.Key.Key_Shift, Qt.Key.Key_A
    assert presses((0, shift), (0.1, a), (0.2, shift), (0.3, a), (0.4, shift), (0.5, a)) == [False] * 6


def test_counting_starts_again_after_the_third() -> None:
    shift = Qt.Key.Key_Shift
    assert presses(*[(0.1 * n, shift) for n in range(6)]) == [False, False, True, False, False, True]


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[tuple[IdleWatch, TestClock, QLineEdit]]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    clock = TestClock()
    line = QLineEdit()
    watch = IdleWatch(application, clock, minutes=5)
    line.show()
    qtbot.waitExposed(line)
    line.activateWindow()
    qtbot.waitUntil(lambda: line.windowHandle() is application.focusWindow())
    yield watch, clock, line
    watch.stop()
    watch.deleteLater()
    line.close()
    line.deleteLater()


def test_idle_after_the_whole_time_and_said_before(
    watched: tuple[IdleWatch, TestClock, QLineEdit], qtbot: QtBot
) -> None:
    watch, clock, _line = watched
    clock.seconds = 4 * 60
    watch.look()
    clock.seconds = 4 * 60 + 35
    with qtbot.waitSignal(watch.soon_idle) as soon:
        watch.look()
    assert soon.args == [25]
    clock.seconds = 5 * 60
    with qtbot.waitSignal(watch.idle):
        watch.look()


def test_a_key_starts_the_time_again(watched: tuple[IdleWatch, TestClock, QLineEdit], qtbot: QtBot) -> None:
    watch, clock, line = watched
    clock.seconds = 4 * 60 + 50
    watch.look()
    with qtbot.waitSignal(watch.soon_idle) as soon:
        QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert soon.args == [0]
    clock.seconds += 60
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()


def test_zero_minutes_and_a_hold_never_lock(watched: tuple[IdleWatch, TestClock, QLineEdit], qtbot: QtBot) -> None:
    watch, clock, _line = watched
    watch.hold()
    clock.seconds = 3600
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()
    watch.let_go()
    watch.use_minutes(0)
    clock.seconds = 7200
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()


@pytest.mark.parametrize("keys", [[Qt.Key.Key_F9], [Qt.Key.Key_Shift] * 3], ids=["F9", "Shift three times"])
def test_keys_cover_from_any_window(
    watched: tuple[IdleWatch, TestClock, QLineEdit], qtbot: QtBot, keys: list[Qt.Key]
) -> None:
    watch, _clock, line = watched
    with qtbot.waitSignal(watch.cover_requested):
        for key in keys:
            QTest.keyClick(line.windowHandle(), key)


def test_composing_a_text_is_being_here(watched: tuple[IdleWatch, TestClock, QLineEdit], qtbot: QtBot) -> None:
    watch, clock, line = watched
    clock.seconds = 4 * 60 + 50
    watch.look()
    with qtbot.waitSignal(watch.soon_idle) as soon:
        compose(line, "ㅎ")
    assert soon.args == [0]
    clock.seconds += 60
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()


def test_a_korean_word_with_three_times_shift_covers_nothing(
    watched: tuple[IdleWatch, TestClock, QLineEdit], qtbot: QtBot
) -> None:
    watch, _clock, line = watched
    with qtbot.assertNotEmitted(watch.cover_requested):
        for shown, written in (("ㅆ", ""), ("썼", ""), ("어", "썼"), ("었", ""), ("ㄸ", "었")):
            QTest.keyClick(line.windowHandle(), Qt.Key.Key_Shift)
            compose(line, shown, written=written)


def test_an_input_method_that_says_nothing_new_hinders_no_cover(
    watched: tuple[IdleWatch, TestClock, QLineEdit], qtbot: QtBot
) -> None:
    watch, _clock, line = watched
    with qtbot.waitSignal(watch.cover_requested):
        for _time in range(3):
            QTest.keyClick(line.windowHandle(), Qt.Key.Key_Shift)
            compose(line, "")
