"""A page that is open in the window, and something written in it."""

from __future__ import annotations

from tests.ui.support import Stage, current_tab
from trustbook.ui.fields.answer_edit import AnswerEdit


def open_page(stage: Stage) -> AnswerEdit:
    page = current_tab(stage.first_tab())
    assert page is not None
    page.show_exercise("boundary-builder")
    stage.wait(lambda: page.page is not None)
    stage.settle()
    assert page.page is not None
    area = next(each for each in page.page.findChildren(AnswerEdit) if each.isVisible())
    area.setFocus()
    return area


def write(stage: Stage, text: str) -> AnswerEdit:
    area = open_page(stage)
    area.insertPlainText(text)
    return area
