"""A test of the window leaves the next one nothing: not its look, and not its size of letters."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.ui.support import Stage
from trustbook.ui.kit.scale import text_factor


def test_large_letters_are_chosen(stage: Stage) -> None:
    stage.services.look.change("text_percent", 200)
    assert text_factor() == 2


def test_and_are_not_there_any_more(qapp: QApplication) -> None:
    assert text_factor() == 1
    assert qapp.styleSheet() == ""
