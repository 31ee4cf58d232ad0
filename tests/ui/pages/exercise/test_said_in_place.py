"""Sharing, taking back, finishing, printing and saving say in place what happened, and the page stays where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, words, write
from tests.ui.support import shown_widgets
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.dialogs.share_dialog import ShareDialog
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.page_rail import PageRail

pytestmark = pytest.mark.thorough


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
    couple.dialog(ShareDialog).marks["limit"].click()
    couple.settle()
    buttons(couple.dialog(ShareDialog))["Share this"].click()
    couple.settle()


@pytest.mark.daily
def test_sharing_says_what_happened_and_the_page_stays_where_it_is(couple: Place, written: ExercisePage) -> None:
    share(couple)

    assert couple.page.sheet.place() == 200
    assert "Shared at 14:02." in words(couple.page)


def test_who_can_see_a_part_is_true_after_sharing_too(couple: Place, written: ExercisePage) -> None:
    assert "Ben has a copy" not in words(written)
    share(couple)

    assert "In your own book; Ben has a copy from 2 March 2026" in words(couple.page)


def test_beside_the_page_stands_what_the_other_one_has_of_it_with_the_way_to_see_it_and_to_take_it_back(
    couple: Place, written: ExercisePage
) -> None:
    share(couple)
    rail = next(iter(shown_widgets(couple.page, PageRail)))
    assert "Ben has a copy of one line, since 2 March." in words(rail)
    buttons(rail)["See it"].click()
    couple.settle()
    card = couple.page.focusWidget()
    assert card.accessibleName() == "You shared this on 2 March 2026" and not card.visibleRegion().isEmpty()
    couple.prompts.answers["take-back"] = "take-back"
    buttons(rail)["Take it back…"].click()
    couple.settle()
    assert "has a copy" not in words(couple.page)


def test_taking_back_says_what_happened_and_who_can_see_it_then(couple: Place, written: ExercisePage) -> None:
    share(couple)
    couple.prompts.answers["take-back"] = "take-back"
    buttons(couple.page)["Take it back…"].setFocus()
    buttons(couple.page)["Take it back…"].click()
    couple.settle()

    text = words(couple.page)
    assert "Taken back at 14:02. It is no longer on the shelf." in text
    assert "has a copy" not in text
    assert couple.page.focusWidget().accessibleName() == "Share…", "the next key changes no answer"


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
    assert focused.accessibleName() == "To Today"
    assert "This page is finished, and that is enough for today. You can still change it." in words(written)
    assert abs(written.sheet.place() - place) <= 24, "no more than the line that came"


def on_paper(couple: Place, act: str) -> None:
    buttons(couple.page)["Print or write a PDF…"].click()
    couple.settle()
    dialog = couple.dialog(PaperDialog)
    dialog.choices.protect.setChecked(False)
    couple.wait(lambda: buttons(dialog)[act].isEnabled())
    buttons(dialog)[act].click()
    couple.settle()


def test_printing_says_so_in_place_and_the_page_stays_where_it_is(couple: Place, written: ExercisePage) -> None:
    on_paper(couple, "Print")

    assert "Sent to the printer at 14:02. Think of fetching the pages." in words(couple.page)
    assert couple.page.sheet.place() == 200
    assert not couple.prompts.told, "no message over the page"


def test_saving_says_the_name_of_the_file_in_place_and_only_the_newest_stands(
    couple: Place, written: ExercisePage, tmp_path: Path
) -> None:
    share(couple)
    couple.prompts.paths.append(str(tmp_path / "evening.pdf"))
    on_paper(couple, "Save as PDF…")

    text = words(couple.page)
    assert "Written at 14:02, where you chose to put it: evening.pdf" in text
    assert str(tmp_path) not in text
    assert "Shared at" not in text
    assert couple.page.sheet.place() == 200
    assert not couple.prompts.told, "no message over the page"


def test_where_there_is_no_room_for_a_rail_paper_is_said_beside_this_page(couple: Place, written: ExercisePage) -> None:
    assert couple.tab_page is not None
    couple.tab_page.resize(900, 640)
    couple.settle()
    written.say("Sent to the printer at 14:02.", "paper")

    said = [label for label in shown_widgets(written, QLabel) if label.text() == "Sent to the printer at 14:02."]
    assert len(said) == 1
