"""The tick and the arrow of a menu are as large as its letters, also where these are twice as large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.support import Stage, make_stage, strike
from trustbook.ui.kit.menus import calm_menu, menu_beside
from trustbook.ui.runtime.settings import DeviceSettings

_DARKER = 60
SIDES = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


@pytest.fixture(params=[(percent, side) for percent in (100, 200) for side in SIDES], ids=str)
def sized(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    percent, side = request.param
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setLayoutDirection(side)
    settings = DeviceSettings(theme="light", text_percent=percent, lock_minutes=0)
    stage = make_stage(qtbot, tmp_path, settings=settings)
    yield stage
    strike(stage)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _opened(stage: Stage) -> QMenu:
    menu = calm_menu(stage.window)
    for words, chosen in (("One", False), ("Two", True)):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(chosen)
    menu_beside(menu, "Three").addAction("Four")
    menu.popup(stage.window.pos())
    stage.settle()
    return menu


def _drawn(picture: QImage, box: QRect) -> QRect:
    """What is dark inside a box."""
    paper = picture.pixelColor(box.center().x(), box.top() + 1).lightness()
    dark = [
        (x, y)
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top() + 1, box.bottom())
        if abs(picture.pixelColor(x, y).lightness() - paper) > _DARKER
    ]
    if not dark:
        return QRect()
    (left, right), (top, bottom) = ((min(each), max(each)) for each in zip(*dark, strict=True))
    return QRect(left, top, right - left + 1, bottom - top + 1)


def test_both_stand_at_their_edge_as_high_as_a_small_letter_at_least(sized: Stage) -> None:
    menu = _opened(sized)
    picture, letter = menu.grab().toImage(), menu.fontMetrics().xHeight()
    mirrored = menu.layoutDirection() == Qt.LayoutDirection.RightToLeft
    one, two, three = (menu.actionGeometry(action) for action in menu.actions())
    wide = menu.fontMetrics().height()

    def edge(line: QRect, *, end: bool) -> QRect:
        return QRect(line.right() + 1 - wide if end else line.left(), line.top(), wide, line.height())

    tick, arrow = _drawn(picture, edge(two, end=mirrored)), _drawn(picture, edge(three, end=not mirrored))
    nothing = _drawn(picture, edge(one, end=mirrored))
    menu.close()

    assert tick.height() >= letter - 1
    assert arrow.height() >= letter - 1
    assert nothing.isNull(), "what is not chosen has no tick"
