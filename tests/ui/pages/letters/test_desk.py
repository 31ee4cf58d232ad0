"""How the desk of letters is laid: two bands in sight, one name for each thing, the pages of the tab one step away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.letters.support import THANKS, give, kinds, page_of, sheets, write
from tests.ui.pages.support import buttons, words
from tests.ui.support import BEN, shown_widgets
from trustbook.exercises.letters import letter_of
from trustbook.ui.dialogs.letter_choices import LetterChoices
from trustbook.ui.kit import TextLabel
from trustbook.ui.kit.letter_sheet import LetterSheet
from trustbook.ui.pages.letters.bands import MOST, shares
from trustbook.ui.pages.letters.letters_page import LettersPage

pytestmark = pytest.mark.thorough

SECRET = "Nobody has read this line."


@pytest.mark.daily
@pytest.mark.parametrize(
    ("lying", "in_sight"),
    [
        ([1, 1, 2], [1, 1, 2]),
        ([6, 0, 0], [4, 0, 0]),
        ([5, 1, 3], [2, 1, 1]),
        ([1, 0, 9], [1, 0, 3]),
        ([0, 0, 0], [0, 0, 0]),
    ],
)
def test_four_letters_of_a_band_are_in_sight_and_one_at_least_of_each_place(
    lying: list[int], in_sight: list[int]
) -> None:
    assert shares(lying) == in_sight


def test_the_newest_four_lie_side_by_side_and_the_others_are_earlier_letters(couple: Place) -> None:
    for number in range(MOST + 2):
        write(couple, THANKS, f"Letter {number}")
    page = page_of(couple)
    seen = list(shown_widgets(page, LetterSheet))
    assert len(seen) == MOST and len({sheet.mapTo(page, sheet.rect().topLeft()).y() for sheet in seen}) == 1
    assert all(220 <= sheet.width() <= 232 for sheet in seen)
    buttons(page)["Earlier letters"].click()
    couple.settle()
    assert len(list(shown_widgets(page, LetterSheet))) == MOST + 2
    buttons(page)["Fewer letters"].click()
    couple.settle()
    assert len(list(shown_widgets(page, LetterSheet))) == MOST


def test_a_sealed_letter_is_in_sight_however_many_came_after_it_and_looks_as_on_its_first_day(couple: Place) -> None:
    give(couple, "The first.")
    couple.take_seat(None)
    couple.take_seat(BEN)
    before = sheets(page_of(couple))["From Ana"].accessibleDescription()
    couple.clock.day = couple.clock.day.replace(year=couple.clock.day.year + 1)
    couple.take_seat(None)
    couple.take_seat("ana likes green pears")
    for number in range(MOST):
        give(couple, f"Letter {number}")
    couple.take_seat(None)
    couple.take_seat(BEN)
    viewer = couple.services.client.viewer

    def open_all_but_the_first(session: object) -> None:
        letters = couple.session.letters
        for letter in letters.desk(viewer).received[:-1]:
            letters.open(viewer, letter.copy_id)

    couple.on_lane(open_all_but_the_first)
    first = next(iter(shown_widgets(page_of(couple), LetterSheet)))
    assert first.accessibleDescription() == before == "Sealed. Open it, or leave it."


def test_what_rests_and_what_is_kept_shows_no_line_even_in_hand(couple: Place) -> None:
    viewer = couple.services.client.viewer
    resting, kept = write(couple, THANKS, SECRET), write(couple, "unsent-letter", SECRET)
    couple.on_lane(lambda session: session.letters.rest(viewer, resting))
    couple.on_lane(lambda session: session.letters.keep(viewer, kept))
    page = page_of(couple)
    page.activateWindow()
    for sheet in sheets(page).values():
        sheet.setFocus(Qt.FocusReason.TabFocusReason)
        couple.settle()
        assert sheet.hasFocus() and SECRET not in words(page)


def test_one_that_is_never_sent_is_kept_first_and_nobody_is_spoken_of_as_its_reader(couple: Place) -> None:
    entry_id = write(couple, "unsent-letter", SECRET)
    page_of(couple).show_item(entry_id)
    couple.settle()
    dialog = couple.dialog(LetterChoices)
    filled = [each.text() for each in buttons(dialog).values() if each.property("role") == "primary"]
    assert filled == ["Put it with the kept ones"]
    assert "Read it again" in buttons(dialog) and "reader" not in words(dialog) and "other one" not in words(dialog)
    assert words(dialog).count("Never sent") == 1


def test_nothing_on_the_desk_has_two_names(couple: Place) -> None:
    library = couple.services.program.content().library
    write(couple, THANKS, "Thank you.")
    tab = couple.tab("letters")
    seen = words(tab)
    letters = [library.exercise(name) for name in library.exercise_ids(tab="letters")]
    assert not [each.title for each in letters if letter_of(each) is not None and each.title in seen]
    assert not tab.exercises.isVisible()


@pytest.mark.daily
def test_the_pages_of_the_tab_are_one_step_away_and_one_back(couple: Place, qtbot: QtBot) -> None:
    tab = couple.tab("letters")
    tab.activateWindow()
    desk = next(shown_widgets(tab, LettersPage))
    buttons(desk)["All pages"].click()
    assert tab.exercises.isVisible() and tab.exercises.hasFocus() and desk.isVisible()
    assert not kinds(desk) and "Write a letter" in buttons(desk) and "All pages" not in buttons(desk)
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Escape)
    assert not tab.exercises.isVisible() and kinds(desk)

    buttons(desk)["All pages"].click()
    tab.exercises.chosen.emit("unsent-letter")
    couple.settle()
    assert tab.page is not None and tab.exercises.isVisible()
    tab.exercises.overview_chosen.emit()
    couple.settle()
    assert list(shown_widgets(tab, LettersPage)) and not tab.exercises.isVisible()


@pytest.mark.parametrize("width", [1366, 1024, 700])
def test_the_desk_is_never_wider_than_its_window(couple: Place, width: int) -> None:
    for number in range(MOST):
        write(couple, THANKS, f"Letter {number}")
    page = page_of(couple)
    page.resize(width, 640)
    couple.settle()
    assert page.horizontalScrollBar().maximum() == 0
    assert bool(kinds(page)) is (width > 1000)


def test_after_something_was_done_with_a_letter_the_focus_is_on_it_again_and_shows_no_line(couple: Place) -> None:
    first, second = write(couple, THANKS, SECRET), write(couple, "taking-responsibility", SECRET)
    page = page_of(couple)
    page.activateWindow()
    couple.wait(page.isActiveWindow)
    sheet = next(each for each in shown_widgets(page, LetterSheet) if "An apology" in words(each))
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    sheet.setFocus(Qt.FocusReason.TabFocusReason)
    couple.wait(lambda: "Nobody has read" in words(sheet))
    sheet.click()
    couple.prompts.answers["letter-rest"] = "day"
    dialog = couple.dialog(LetterChoices)
    buttons(dialog)["Let it rest"].click()
    couple.settle()
    page.activateWindow()
    couple.wait(page.isActiveWindow)
    focused = page.focusWidget()
    assert isinstance(focused, LetterSheet) and "An apology" in words(focused) and "Rests until" in words(focused)
    couple.on_lane(lambda session: session.letters.take_up(couple.services.client.viewer, second))
    page.show_item(first)
    couple.settle()
    assert "Nobody has read" not in words(page)


def test_who_has_read_it_again_is_asked_first_what_becomes_of_it(couple: Place) -> None:
    entry_id, viewer = write(couple, THANKS, "Thank you."), couple.services.client.viewer
    couple.on_lane(lambda session: session.letters.rest(viewer, entry_id))
    couple.on_lane(lambda session: session.letters.read_again(viewer, entry_id))
    sheets(page_of(couple))["To Ben"].click()
    assert next(iter(buttons(couple.dialog(LetterChoices)))) == "Put it with the kept ones"


def test_a_first_line_is_one_line(couple: Place) -> None:
    write(couple, THANKS, SECRET * 4)
    page = page_of(couple)
    page.activateWindow()
    couple.wait(page.isActiveWindow)
    (sheet,) = sheets(page).values()
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    sheet.setFocus(Qt.FocusReason.TabFocusReason)
    couple.wait(lambda: "Nobody" in words(sheet))
    (line,) = [each for each in shown_widgets(sheet, TextLabel) if each.property("role") == "saying"]
    assert line.height() < 2 * line.fontMetrics().lineSpacing() and line.text().endswith("…")
    assert line.width() >= line.fontMetrics().horizontalAdvance(line.text())
