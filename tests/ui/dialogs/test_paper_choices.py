"""The one dialog: what is on its list, pages that are picked, Enter, and choices that are there the next time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.paper_support import button, choose_scope, open_page, ready, text_of
from tests.ui.looking import clipped, out_of_order, unnamed, unreachable
from tests.ui.page_support import Place
from tests.ui.support import BEN
from trustbook.domain.people import Viewer
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.dialogs.paper_open import page_paper
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough


def dialog_of(place: Place) -> PaperDialog:
    page_paper(None, place.services, None, None)
    place.settle()
    return place.dialog(PaperDialog)


@pytest.mark.daily
def test_everything_that_goes_to_paper_stands_on_its_list(couple: Place) -> None:
    choices = dialog_of(couple).choices
    listed = choices.scope.ids()
    for wanted in (
        "picked",
        "workbook",
        "line",
        "chart",
        "pages of boundaries",
        "set first-evening",
        "all",
        "text help",
    ):
        assert wanted in listed
    assert len(set(listed)) == len(listed) and "chapter boundaries" in listed and "exercise weekly-pulse" in listed
    choose_scope(choices, "text help")
    assert choices.choice().texts == ("help",) and not choices.whose.isVisible() and not choices.style_.isVisible()


def test_how_paper_is_set_unfolds_and_shows_by_itself_once_something_else_than_usual_was_chosen(
    couple: Place, qtbot: QtBot
) -> None:
    dialog = open_page(couple, qtbot)
    look = dialog.choices.look
    assert not look.large.isVisible()
    button(dialog, "More: size of paper, large print, margins").click()
    assert look.large.isVisible()
    assert button(dialog, "Less about the paper").isVisible()
    look.large.click()
    with qtbot.waitSignal(dialog.came_out):
        button(ready(couple, dialog), "Print").click()
    couple.settle()
    assert dialog_of(couple).choices.look.large.isVisible()


def _save(viewer: Viewer, draft: Draft, session: Session) -> None:
    session.pages.save(viewer, draft)


def test_picked_pages_stand_in_the_order_of_their_ticks_with_a_password_once_an_own_one_is_there(
    couple: Place, qtbot: QtBot
) -> None:
    viewer = couple.services.client.viewer
    for name, exercise, answers in (
        ("a" * 8, "boundary-builder", {"limit": "I rest at ten."}),
        ("b" * 8, "weekly-pulse", {"word": "steadier"}),
    ):
        draft = Draft(name, exercise, answers)
        couple.on_lane(partial(_save, viewer, draft))
    dialog = dialog_of(couple)
    choices = dialog.choices
    choose_scope(choices, "picked")
    couple.settle()
    assert dialog.preview.words.text() == "Tick what is to stand on the paper." and not choices.protect.isChecked()
    for name in ("b" * 8, "a" * 8):
        choices.pages.tick(name)
    ready(couple, dialog)
    assert dialog.made is not None and choices.protect.isChecked() and choices.protection.wanted_password()
    text = text_of(dialog.made.pdf)
    assert text.index("steadier") < text.index("I rest at ten.")


def test_enter_saves_and_how_it_was_set_is_there_the_next_time_and_nothing_else(
    couple: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "out.pdf"
    dialog = open_page(couple, qtbot)
    look = dialog.choices.look
    for mark in (look.large, look.grey, look.margins.marks["binding"], look.paper.marks["letter"]):
        mark.click()
    dialog.choices.style_.marks["blank"].click()
    ready(couple, dialog)
    couple.prompts.paths.append(str(target))
    qtbot.keyClick(dialog.choices.scope.list, Qt.Key.Key_Return)
    couple.wait(target.exists)
    couple.settle()
    assert pypdf.PdfReader(target).pages[0].mediabox.width == 612

    again = dialog_of(couple).choices
    kept = again.choice()
    assert (kept.look.large, kept.look.grey, kept.look.margins, kept.look.paper) == (True, True, "binding", "letter")
    assert kept.style == "filled" and again.scope.current() == "workbook" and again.protection.wanted_password() is None
    couple.dialog(PaperDialog).close()
    couple.settle()
    couple.take_seat(None)
    couple.take_seat(BEN)
    assert not dialog_of(couple).choices.choice().look.large, "it is Ana's own book that remembers it"


def test_a_printed_sheet_counts_as_much_as_a_saved_one_and_closing_does_not(alone: Place, qtbot: QtBot) -> None:
    dialog = open_page(alone, qtbot)
    dialog.choices.look.grey.click()
    ready(alone, dialog)
    dialog.close()
    assert not dialog_of(alone).choices.look.grey.isChecked()
    dialog = alone.dialog(PaperDialog)
    choose_scope(dialog.choices, "exercise weekly-pulse")
    dialog.choices.look.grey.click()
    ready(alone, dialog)
    alone.prompts.expected_news.add("paper-printed")
    button(dialog, "Print").click()
    alone.settle()
    assert dialog_of(alone).choices.look.grey.isChecked()


@pytest.mark.parametrize(("percent", "size"), [(100, (1366, 768)), (100, (1024, 700)), (200, (1366, 768))])
def test_every_choice_is_reached_and_no_button_is_below_the_fold(
    couple: Place, percent: int, size: tuple[int, int]
) -> None:
    viewer = couple.services.client.viewer
    draft = Draft("a" * 8, "boundary-builder", {"limit": "I rest at ten."})
    couple.on_lane(lambda session: session.pages.save(viewer, draft))
    couple.services.program.look.change("text_percent", percent)
    dialog = dialog_of(couple)
    for scope in ("workbook", "picked", "chapter boundaries", "line"):
        choose_scope(dialog.choices, scope)
        couple.settle()
        dialog.resize(min(dialog.width(), size[0] - 40), min(dialog.height(), size[1] - 60))
        QApplication.processEvents()
        found = [*clipped(dialog), *unnamed(dialog), *unreachable(dialog), *out_of_order(dialog)]
        wrong = [each for each in found if "too low" not in each or size[1] == 768]  # the screen itself has more room
        assert not wrong, (scope, wrong)
        save = button(dialog, "Save as PDF…")
        assert dialog.rect().contains(save.geometry()) and dialog.preview.sheet.height() >= 240
