"""Six sizes of type and eight of space; a switch between ways to look at one thing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trustbook.ui.kit import Button, Space, Switch
from trustbook.ui.kit.scale import TYPE_SIZES, far_sizes


def test_there_are_five_sizes_of_type_on_a_page_and_they_grow_as_they_should() -> None:
    assert [size.pixels(1.0) for size in TYPE_SIZES] == [13, 15, 17, 20, 28]
    assert [size.pixels(2.0) for size in TYPE_SIZES] == [26, 30, 34, 34, 42]


def test_the_far_sizes_follow_the_height_of_the_window_only() -> None:
    assert far_sizes(768) == (32, 45, 96)
    assert far_sizes(1536) == (64, 90, 192)


def test_there_are_eight_distances() -> None:
    assert [int(space) for space in Space] == [4, 8, 12, 16, 24, 32, 48, 64]


@pytest.fixture
def switch(qtbot: QtBot) -> Switch:
    made = Switch("How much of it", [("short", "Short, 5 min"), ("all", "All, 15 min")], "all")
    qtbot.addWidget(made)
    made.show()
    return made


def test_one_choice_of_a_switch_is_always_taken(switch: Switch, qtbot: QtBot) -> None:
    short = switch.findChild(Button, "short")
    assert short is not None
    with qtbot.waitSignal(switch.chosen) as told:
        QTest.mouseClick(short, Qt.MouseButton.LeftButton)

    assert told.args == ["short"]
    assert switch.current == "short"
    switch.choose("all")
    assert switch.current == "all"


def test_the_arrow_keys_walk_through_a_switch(switch: Switch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(switch.chosen) as told:
        QTest.keyClick(switch, Qt.Key.Key_Left)

    assert told.args == ["short"]
    assert switch.current == "short"
