"""Opening together on the screen: in turn, each by their own passphrase, and side by side only once both are ready."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.support import ANA, BEN, shown_widgets
from trustbook.domain.entries import EntryRole
from trustbook.ui.dialogs.together_dialog import TogetherDialog
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.side_by_side_page import SideBySidePage
from trustbook.workbook.shared.side_by_side import pairs
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough

HERS, HIS = "quiet evenings, hers", "loud mornings, his"
TAB, EXERCISE, FIELD = "understanding", "four-lenses", "difference"


def words(root: QWidget) -> str:
    return "\n".join(label.text() for label in shown_widgets(root, QLabel))


def button(root: QWidget, text: str) -> Button:
    return next(each for each in shown_widgets(root, Button) if each.text() == text)


def _answer(place: Place, text: str) -> None:
    viewer = place.services.client.viewer

    def write(session: object) -> None:
        page = place.session.pages.open_page(viewer, EXERCISE)
        place.session.pages.save(viewer, Draft(page.entry_id, EXERCISE, {FIELD: text}))

    place.on_lane(write)


def sit_together(place: Place) -> TogetherDialog:
    """Both have answered apart; at Together they begin to open it."""
    _answer(place, HERS)
    place.take_seat(None)
    place.take_seat(BEN)
    _answer(place, HIS)
    place.take_seat(None)
    page = place.open(TAB, EXERCISE)
    button(page, "Open together…").click()
    place.settle()
    return place.dialog(TogetherDialog)


def look(place: Place, dialog: TogetherDialog, passphrase: str, qtbot: QtBot) -> None:
    field = dialog.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    place.settle()


def tick(place: Place, dialog: TogetherDialog) -> None:
    assert dialog.turn is not None
    dialog.turn.marks[FIELD].click()
    place.settle()


def shelf(place: Place) -> list[str]:
    found: list[str] = []
    place.on_lane(
        lambda session: found.extend(
            str(entry.answers[FIELD]) for entry in session.context.books.shared.entries.all(role=EntryRole.COPY)
        )
    )
    return found


@pytest.mark.daily
def test_each_looks_in_turn_and_both_answers_lie_there_once_both_are_ready(couple: Place, qtbot: QtBot) -> None:
    dialog = sit_together(couple)
    assert "Ana’s turn" in words(dialog) and HERS not in words(dialog)
    look(couple, dialog, ANA, qtbot)
    tick(couple, dialog)
    assert HERS in words(dialog) and "Only you can see this" in words(dialog)
    button(dialog, "I am ready").click()
    couple.settle()
    assert "Ben’s turn" in words(dialog) and HERS not in words(dialog) and shelf(couple) == []
    look(couple, dialog, BEN, qtbot)
    tick(couple, dialog)
    assert HIS in words(dialog) and HERS not in words(dialog)
    button(dialog, "I am ready").click()
    couple.settle()
    assert sorted(shelf(couple)) == sorted([HERS, HIS])
    assert couple.ways.asked[-1] == ("side-by-side", EXERCISE)


def test_not_today_at_any_step_places_nothing_and_says_nothing(couple: Place, qtbot: QtBot) -> None:
    dialog = sit_together(couple)
    look(couple, dialog, ANA, qtbot)
    tick(couple, dialog)
    button(dialog, "I am ready").click()
    couple.settle()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    couple.settle()
    assert shelf(couple) == [] and not couple.ways.asked
    button(couple.page, "Open together…").click()
    couple.settle()
    assert "Ana’s turn" in words(couple.dialog(TogetherDialog)), "nobody is ready any more"


def test_in_their_turn_the_harmless_button_has_the_focus_and_enter_gives_nothing_away(
    couple: Place, qtbot: QtBot
) -> None:
    dialog = sit_together(couple)
    look(couple, dialog, ANA, qtbot)
    assert dialog.focusWidget() is button(dialog, "Not today")
    assert not button(dialog, "I am ready").isDefault()


def test_nothing_is_ticked_at_first_and_without_anything_nobody_is_ready(couple: Place, qtbot: QtBot) -> None:
    dialog = sit_together(couple)
    look(couple, dialog, ANA, qtbot)
    assert HERS not in words(dialog) and "Nothing is chosen." in words(dialog)
    assert not button(dialog, "I am ready").isEnabled() and "Tick what Ana opens." in words(dialog)
    tick(couple, dialog)
    assert HERS in words(dialog) and button(dialog, "I am ready").isEnabled()
    assert "Tick what Ana opens." not in words(dialog)


def test_the_others_passphrase_opens_nothing(couple: Place, qtbot: QtBot) -> None:
    dialog = sit_together(couple)
    look(couple, dialog, BEN, qtbot)
    assert "Ana’s turn" in words(dialog) and HIS not in words(dialog) and HERS not in words(dialog)


def test_covered_in_somebodys_turn_what_they_looked_at_goes(couple: Place, qtbot: QtBot) -> None:
    dialog = sit_together(couple)
    look(couple, dialog, ANA, qtbot)
    tick(couple, dialog)
    dialog.hide()
    couple.settle()
    dialog.show()
    assert HERS not in words(dialog) and "Ana’s turn" in words(dialog)
    look(couple, dialog, ANA, qtbot)
    tick(couple, dialog)
    assert HERS in words(dialog)


def test_it_is_offered_at_together_only_and_not_on_pages_that_say_no(couple: Place) -> None:
    page = couple.open(TAB, EXERCISE)
    assert not [each for each in shown_widgets(page, Button) if each.text() == "Open together…"]
    couple.take_seat(None)
    page = couple.open("boundaries", "boundary-builder")
    assert not [each for each in shown_widgets(page, Button) if each.text() == "Open together…"]


def test_the_page_tells_both_apart_by_name_in_each_answer(couple: Place, qtbot: QtBot) -> None:
    dialog = sit_together(couple)
    for passphrase in (ANA, BEN):
        look(couple, dialog, passphrase, qtbot)
        tick(couple, dialog)
        button(dialog, "I am ready").click()
        couple.settle()
    page = couple.page.page
    shown = SideBySidePage(couple.services, page.exercise, pairs(page.copies))
    qtbot.addWidget(shown)
    shown.resize(1366, 640)
    shown.show()
    answers = {each.text(): each.accessibleDescription() for each in shown_widgets(shown, QLabel)}
    assert answers[HERS] == "Ana" and answers[HIS] == "Ben"
    in_a_row = shown.columns.stand_below
    shown.resize(420, 640)
    couple.settle()
    assert (in_a_row, shown.columns.stand_below) == (False, True)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert couple.ways.asked[-1] == ("back",)
