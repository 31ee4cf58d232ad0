"""“Getting help” on paper: with one's own number when it was typed in, and the number on nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.documents.samples import all_words
from tests.each import a_few
from tests.ui.support import Stage
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.dialogs.paper_maker import MadePaper
from trustbook.ui.reading.reading_page import ReadingPage
from trustbook.ui.start.blank_paper import blank_paper

pytestmark = pytest.mark.thorough

NUMBER = "1234 (home)"


def made(stage: Stage) -> MadePaper:
    """What the dialog that is open would print."""
    stage.settle()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible())
    stage.wait(lambda: dialog.made is not None)
    assert dialog.made is not None
    found = dialog.made
    dialog.close()
    stage.settle()
    return found


def printed(stage: Stage) -> MadePaper:
    """What the page that is read would be on paper."""
    stage.settle()
    next(each for each in stage.window.findChildren(ReadingPage) if each.isVisible()).print_requested.emit()
    return made(stage)


def text_of(pdf: bytes) -> str:
    return all_words(pdf)


@pytest.mark.daily
def test_getting_help_is_printed_with_the_number_that_was_typed_in(stage: Stage) -> None:
    stage.services.look.change("emergency_number", NUMBER)
    stage.choose("help")
    assert f"Your local emergency number {NUMBER}" in text_of(printed(stage).pdf)


def test_the_printed_number_is_the_one_that_holds_now(stage: Stage) -> None:
    stage.services.look.change("emergency_number", "999")
    stage.choose("help")
    stage.services.look.change("emergency_number", NUMBER)
    assert f"Your local emergency number {NUMBER}" in text_of(printed(stage).pdf)

    stage.services.look.change("emergency_number", "")
    assert "Your local emergency number If somebody" in text_of(printed(stage).pdf)


@pytest.mark.parametrize("text_id", a_few(["safety", "privacy", "stopping-harm"], of=3))
def test_the_number_is_on_no_other_text(stage: Stage, text_id: str) -> None:
    stage.services.look.change("emergency_number", NUMBER)
    stage.program.start_controller.reader.text(text_id)
    found = printed(stage)
    assert found.binder.emergency_number == ""
    assert NUMBER not in text_of(found.pdf)


def test_the_number_is_on_no_worksheets_also_where_getting_help_is_among_them(stage: Stage) -> None:
    stage.services.look.change("emergency_number", NUMBER)
    blank_paper(stage.window, stage.services)
    stage.settle()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible())
    dialog.choices.scope.choose("set first-weeks")
    found = made(stage)
    assert "If somebody is in danger now" in text_of(found.pdf)
    assert NUMBER not in text_of(found.pdf)
