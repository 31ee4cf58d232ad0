"""Sharing, taking back and finishing say in place what happened, and the page stays where it is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, words, write
from trustbook.ui.dialogs.share_dialog import ShareDialog
from trustbook.ui.pages.exercise.exercise_page import ExercisePage


@pytest.fixture
def written(couple: Place, qtbot: QtBot) -> ExercisePage:
    """A boundary, all of it shown, scrolled down."""
    page = couple.open("boundaries", "boundary-builder")
    page.show_core_only(False)
    couple.settle()
    write(page, "limit", "I rest at ten.", qtbot)
    page.autosave.save_now()
    couple.settle()
    couple.page.sheet.go_to(200)
    couple.settle()
    return couple.page


def share(couple: Place) -> None:
    buttons(couple.page)["Share…"].click()
    couple.settle()
    buttons(couple.dialog(ShareDialog))["Share this"].click()
    couple.settle()


def test_sharing_says_what_happened_and_the_page_stays_where_it_is(couple: Place, written: ExercisePage) -> None:
    share(couple)

    assert couple.page.sheet.place() == 200
    assert "Shared at 14:02. Ben has a copy of what you chose." in words(couple.page)


def test_who_can_see_a_part_is_true_after_sharing_too(couple: Place, written: ExercisePage) -> None:
    assert "Ben has a copy" not in words(written)
    share(couple)

    assert "Only you can see this; Ben has a copy from 2 March 2026" in words(couple.page)


def test_taking_back_says_what_happened_and_who_can_see_it_then(couple: Place, written: ExercisePage) -> None:
    share(couple)
    couple.prompts.answers["take-back"] = "take-back"
    buttons(couple.page)["Take it back…"].click()
    couple.settle()

    text = words(couple.page)
    assert "Taken back at 14:02. It is no longer on the shelf." in text
    assert "has a copy" not in text


def test_finishing_says_so_in_place_and_the_focus_stays_there(couple: Place, written: ExercisePage) -> None:
    finished = buttons(written)["Finished"]
    finished.setFocus()
    written.sheet.ensureWidgetVisible(finished)
    couple.settle()
    place = written.sheet.place()
    finished.click()
    couple.settle()

    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Open it again"
    assert "This page is finished. You can still change it." in words(written)
    assert abs(written.sheet.place() - place) <= 24, "no more than the line that came"
