"""What is read from across the room stays as large after a cover, a text to read, or another look."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from tests.ui.support import ANA, Stage, shown_widgets
from tests.ui.workbook.talk_support import page_of, press
from trustbook.ui.kit.far import FarChoice, FarLine, FarText, KeyButton
from trustbook.ui.pages.talk.talk_page import TalkPage


def letters(stage: Stage) -> list[QFont]:
    """Of each thing in sight that has far letters; a disc paints its own."""
    shown = shown_widgets(page_of(stage), QWidget)
    return [each.font() for each in shown if isinstance(each, (FarText, FarLine, FarChoice, KeyButton))]


@pytest.mark.parametrize("before", [(), ("Space",), ("Space", "P")], ids=["preparing", "a turn", "a pause"])
def test_after_a_cover_every_letter_is_as_large_and_the_focus_where_it_was(
    stage: Stage, talk: TalkPage, before: tuple[str, ...]
) -> None:
    press(stage, *before)
    seen, focused = letters(stage), stage.window.focusWidget()
    stage.controller.cover()
    stage.settle()
    assert stage.window.is_covered and not letters(stage)
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.settle()
    assert letters(stage) == seen
    assert stage.window.focusWidget() is focused


def test_after_a_text_to_read_too(stage: Stage, talk: TalkPage) -> None:
    press(stage, "Space", "P")
    seen = letters(stage)
    press(stage, "F1")
    assert stage.window.top is not talk
    press(stage, "Esc")
    assert letters(stage) == seen


def test_after_another_look_too(stage: Stage, talk: TalkPage) -> None:
    seen = letters(stage)
    stage.services.look.change("text_percent", 200)
    stage.settle()
    assert letters(stage) == seen
