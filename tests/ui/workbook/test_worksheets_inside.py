"""Blank worksheets can be had from inside a workbook too, without closing it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.ui.support import Stage
from trustbook.ui.dialogs.paper_dialog import PaperDialog


def worksheets(stage: Stage) -> PaperDialog:
    stage.view.actions_["worksheets"].trigger()
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_one_person_alone_finds_sheets_for_one(stage: Stage) -> None:
    stage.create()
    dialog = worksheets(stage)
    assert dialog.choices.scope.current_label() == "Working alone"
    dialog.close()
    stage.settle()


def test_two_people_find_all_sets_and_nothing_of_what_they_wrote(stage: Stage) -> None:
    stage.create_couple()
    dialog = worksheets(stage)
    choices = dialog.choices

    assert choices.scope.current_label() == "The first evening"
    assert "Pocket cards" in choices.scope.shown_labels()
    assert choices.choice().style == "blank"
    assert not choices.whose.isVisible()
    dialog.close()
    stage.settle()
