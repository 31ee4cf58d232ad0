"""Links and words that open a menu begin in line with the text above them, from whichever side one reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import Stage, make_stage, strike
from trustbook.ui.kit import MenuButton, button, column, link_button, note_link, paragraph, row
from trustbook.ui.kit.buttons import WordsButton

_DARKER = 60
"""How far a letter is from the paper below it, at least."""


def _begins(words: QWidget, page: QWidget, *, mirrored: bool) -> int:
    """How far from the page's edge the first letter begins, in pixels."""
    picture = page.grab().toImage()
    paper = picture.pixelColor(page.width() // 2, 1).lightness()
    high = range(words.y() + 4, words.y() + words.height() - 4)
    for far in range(page.width() // 2):
        x = page.width() - 1 - far if mirrored else far
        if any(abs(picture.pixelColor(x, y).lightness() - paper) > _DARKER for y in high):
            return far
    raise AssertionError("there are no letters")


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["left", "right"])
def directed(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setLayoutDirection(request.param)
    stage = make_stage(qtbot, tmp_path)
    yield stage
    strike(stage)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_each_begins_where_the_text_above_begins(directed: Stage) -> None:
    kinds: dict[str, QWidget] = {
        "link": link_button("HHH"),
        "small link": note_link("HHH"),
        "menu": MenuButton("HHH", lambda _menu: None),
        "day": MenuButton("HHH", lambda _menu: None, "day-head"),
        "opener": WordsButton("HHH", "opener"),
        "line": WordsButton("HHH", "line"),
    }
    text: QLabel = paragraph("HHH")
    page, elsewhere = QWidget(), button("Has the focus")
    page.setProperty("role", "paper")
    lines = [each if isinstance(each, WordsButton) else row(each, None) for each in kinds.values()]
    page.setLayout(column(text, *lines, elsewhere, None, margins=20))
    page.resize(400, 400)
    page.show()
    elsewhere.setFocus()
    directed.settle()
    mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    edge = _begins(text, page, mirrored=mirrored)

    off = {name: _begins(each, page, mirrored=mirrored) - edge for name, each in kinds.items()}
    page.close()

    assert all(abs(far) <= 1 for far in off.values()), off
