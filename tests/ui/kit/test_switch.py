"""A switch has its round corners at its ends, from whichever side one reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trustbook.ui.kit import Button, Switch


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def direction(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Qt.LayoutDirection]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setLayoutDirection(request.param)
    yield request.param
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_round_corners_are_at_the_ends(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    switch = Switch("How much", (("short", "Short"), ("some", "Some"), ("whole", "All")), "short")
    qtbot.addWidget(switch)
    switch.show()
    qtbot.waitExposed(switch)
    from_the_left = sorted(switch.findChildren(Button), key=lambda each: each.x())

    roles = [each.property("role") for each in from_the_left]
    mirrored = {bool(each.property("mirrored")) for each in from_the_left}
    if direction == Qt.LayoutDirection.LeftToRight:
        assert roles == ["switch-first", "switch-middle", "switch-last"] and mirrored == {False}
    else:  # the sheet of styles puts the corners of these on the other side: only once
        assert roles == ["switch-last", "switch-middle", "switch-first"] and mirrored == {True}
