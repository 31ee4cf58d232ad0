"""The desk of letters on the screen: what lies there, what becomes of a letter, and an envelope."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.documents.samples import all_words
from tests.ui.page_support import Place
from tests.ui.pages.letters.support import FORGIVING, THANKS, actions, desk_of, give, kinds, page_of, sheets, write
from tests.ui.pages.support import buttons, words
from tests.ui.support import BEN, shown_widgets
from trustbook.domain.letters import LetterState
from trustbook.ui.dialogs.give_letter import GiveDialog
from trustbook.ui.dialogs.letter_choices import LetterChoices
from trustbook.ui.dialogs.letter_reading import ReadAgainDialog
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.kit.letter_sheet import LetterSheet
from trustbook.ui.pages.letters.reading import LetterReadingPage

pytestmark = pytest.mark.thorough


@pytest.mark.daily
def test_the_kinds_to_begin_with_stand_beside_two_empty_bands(couple: Place) -> None:
    page = page_of(couple)
    assert "Only you see these" in words(page) and "Between the two of you" in words(page)
    there = kinds(page)
    for name in ("A thank-you", "An apology", "What it did to me", "An answer", "Never sent", "To myself"):
        assert name in there
    assert list(actions(there["Forgiving, or not yet"].open_menu())) == ["Forgiving", "Not forgiving, yet"]
    assert "Forgiving" not in there
    there["A thank-you"].click()
    couple.settle()
    assert couple.ways.asked[0][:2] == ("place", THANKS)


def test_alone_nothing_speaks_of_two(alone: Place) -> None:
    assert "Between the two of you" not in words(page_of(alone))


def test_a_draft_shows_its_first_line_only_while_somebody_has_it_in_hand(couple: Place) -> None:
    write(couple, THANKS, "A line of mine.")
    page = page_of(couple)
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    (sheet,) = sheets(page).values()
    assert sheet.accessibleName() == "To Ben" and "A line of mine." not in words(page)
    page.activateWindow()
    sheet.setFocus(Qt.FocusReason.TabFocusReason)
    couple.wait(lambda: "A line of mine." in words(page))
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    couple.wait(lambda: "A line of mine." not in words(page))


def test_a_sheet_says_that_it_goes_to_counselling_and_what_nobody_has_opened_is_not_brought(couple: Place) -> None:
    entry_id = write(couple, THANKS, "A line of mine.")
    page = page_of(couple)
    page.activateWindow()
    sheets(page)["To Ben"].setFocus()
    target = page.to_bring()
    assert target is not None and target.entry_id == entry_id
    viewer = couple.services.client.viewer
    couple.services.client.do(lambda session: session.bringing.toggle(viewer, entry_id))
    couple.settle()
    assert "to bring" in sheets(page)["To Ben"].accessibleDescription()
    give(couple, "You left the light on.")
    couple.take_seat(None)
    couple.take_seat(BEN)
    page = page_of(couple)
    page.activateWindow()
    sheets(page)["From Ana"].setFocus()
    assert page.to_bring() is None, "it is sealed"


def test_a_letter_rests_is_read_again_and_kept(couple: Place) -> None:
    entry_id = write(couple, THANKS, "Thank you.")
    page = page_of(couple)
    couple.prompts.answers["letter-rest"] = "day"
    page.show_item(entry_id)
    couple.settle()
    buttons(couple.dialog(LetterChoices))["Let it rest"].click()
    couple.settle()
    assert "Rests until tomorrow, or until you like" in words(page)
    sheets(page)["To Ben"].click()
    buttons(couple.dialog(LetterChoices))["Read it again, as its reader"].click()
    couple.settle()
    again = couple.dialog(ReadAgainDialog)
    assert "Thank you." in words(again) and "Would the reader know which day you mean?" in words(again)
    buttons(again)["Choose what becomes of it"].click()
    couple.settle()
    assert couple.ways.asked[-1] == ("overview", "letters", entry_id)
    page.show_item(entry_id)
    couple.settle()
    assert "Put it with the kept ones" in buttons(couple.dialog(LetterChoices))
    buttons(couple.dialog(LetterChoices))["Put it with the kept ones"].click()
    couple.settle()
    assert desk_of(couple).kept and "Kept since" in words(page)


def test_whoever_is_done_for_now_is_offered_rest_reading_and_keeping_and_no_way_to_give(couple: Place) -> None:
    entry_id = write(couple, THANKS, "Thank you.")
    page = page_of(couple)
    page.show_item(entry_id)
    couple.settle()
    offered = [name for name in buttons(couple.dialog(LetterChoices)) if name != "Close"]
    assert offered == ["Let it rest", "Read it again, as its reader", "Put it with the kept ones", "Go on writing"]


def more(place: Place) -> dict[str, QAbstractButton]:
    """All that can become of the letter that is asked about."""
    buttons(place.dialog(LetterChoices))["More"].click()
    return buttons(place.dialog(LetterChoices))


def test_at_the_desk_three_ways_are_named_and_erasing_is_never_the_first_thing_in_sight(couple: Place) -> None:
    entry_id, viewer = write(couple, THANKS, "Thank you."), couple.services.client.viewer
    page = page_of(couple)
    sheets(page)["To Ben"].click()
    dialog = couple.dialog(LetterChoices)
    three = ["Go on writing", "Let it rest", "Read it again, as its reader"]
    assert list(buttons(dialog)) == [*three, "More", "Close"]
    assert "Put aside for a day, a week, or as long as you like." in words(dialog)
    dialog.reject()
    couple.on_lane(lambda session: session.letters.read_again(viewer, entry_id))
    sheets(page_of(couple))["To Ben"].click()
    assert "Give it …" in buttons(couple.dialog(LetterChoices)), "once it was read as its reader would"


def test_giving_begins_with_keeping_and_asks_of_a_forgiveness_letter_whether_it_is_free(couple: Place) -> None:
    write(couple, FORGIVING, "It has taken me three winters.")
    page = page_of(couple)
    sheets(page)["To Ben"].click()
    more(couple)["Give it …"].click()
    couple.settle()
    dialog = couple.dialog(GiveDialog)
    assert "Did the other one ask" in words(dialog) and "Is it free?" in words(dialog)
    focus = dialog.focusWidget()
    assert focus.accessibleName() == "Do not give it"
    buttons(dialog)["Give it"].click()
    couple.settle()
    assert "Given, today" in words(page) or "Given, 2 March" in words(page)
    assert desk_of(couple).given[0].state is LetterState.GIVEN


@pytest.mark.daily
def test_after_giving_the_focus_is_on_the_letter_that_was_given(couple: Place) -> None:
    write(couple, "taking-responsibility", "It was my doing.")
    entry_id = write(couple, THANKS, "Thank you.")
    page = page_of(couple)
    page.activateWindow()
    couple.wait(page.isActiveWindow)
    page.show_item(entry_id)
    couple.settle()
    couple.dialog(LetterChoices).reject()
    sheet = next(each for each in shown_widgets(page, LetterSheet) if "A thank-you" in words(each))
    sheet.setFocus()
    sheet.click()
    more(couple)["Give it …"].click()
    couple.settle()
    assert "If you are afraid of how it will be taken, keep it." in words(couple.dialog(GiveDialog))
    buttons(couple.dialog(GiveDialog))["Give it"].click()
    couple.settle()
    page.activateWindow()
    couple.wait(page.isActiveWindow)
    focused = page.focusWidget()
    assert isinstance(focused, LetterSheet) and "Given" in words(focused)


def test_a_letter_to_somebody_else_is_not_offered_to_be_given_and_a_name_of_ones_own_bars_nothing(
    couple: Place,
) -> None:
    letter = {"salutation": "Dear {name},", "text": "Thank you.", "closing": "", "name": "", "date": ""}
    for name, plainly in (("Ben", True), ("Grandma", False)):
        write(couple, THANKS, {**letter, "salutation": letter["salutation"].format(name=name)})
        page = page_of(couple)
        sheets(page)[f"To {name}"].click()
        dialog, offered = couple.dialog(LetterChoices), more(couple)
        assert ("Give it …" in offered) is plainly
        assert ("Give it another time" in offered) is plainly
        assert ("It is meant for Ben: give it …" in offered) is not plainly
        dialog.reject()
        page.close()


def test_letting_go_asks_one_quiet_question(couple: Place) -> None:
    write(couple, THANKS, "Never mind.")
    page = page_of(couple)
    couple.prompts.answers["letter-go"] = "go"
    sheets(page)["To Ben"].click()
    more(couple)["Erase this letter…"].click()
    couple.settle()
    assert not sheets(page) and not desk_of(couple).on_desk


def test_an_envelope_says_no_kind_opens_and_lets_its_reader_say_something(couple: Place) -> None:
    give(couple, "You left the light on.")
    couple.take_seat(None)
    couple.take_seat(BEN)
    page = page_of(couple)
    sheet = sheets(page)["From Ana"]
    assert "A thank-you" not in sheet.accessibleDescription() and "Sealed" in sheet.accessibleDescription()
    sheet.click()
    couple.settle()
    assert couple.ways.letter is not None
    letter = LetterReadingPage(couple.services, couple.ways.letter)
    couple.qtbot.addWidget(letter)
    letter.show()
    assert "You left the light on." in words(letter)
    assert letter.foot == "Ana is not told whether or when you read this"
    buttons(letter)["Print"].click()
    couple.settle()
    dialog = couple.dialog(PaperDialog)
    couple.wait(lambda: dialog.made is not None)
    assert dialog.made is not None
    printed = all_words(dialog.made.pdf)
    assert "You left the light on." in printed
    dialog.close()
    buttons(letter)["Read, thank you"].click()
    couple.settle()
    assert couple.ways.asked[-1] == ("back",)
    assert "Ben: “Read, thank you.”" in words(page)


@pytest.mark.daily
def test_an_envelope_may_be_put_away_unread(couple: Place) -> None:
    give(couple, "Thank you.")
    couple.take_seat(None)
    couple.take_seat(BEN)
    page = page_of(couple)
    actions(sheets(page)["From Ana"].open_menu())["Put away unread"].trigger()
    couple.settle()
    assert not sheets(page)
    buttons(page)["Earlier letters"].click()
    couple.settle()
    assert "Put away unread" in words(page)


def test_at_together_an_envelope_stays_shut(couple: Place) -> None:
    give(couple, "Thank you.")
    couple.take_seat(None)
    page = page_of(couple)
    sheet = sheets(page)["From Ana to Ben"]
    assert not sheet.isEnabled() and "Write a letter" not in words(page)


def test_an_own_letter_is_taken_back_after_one_question(couple: Place) -> None:
    give(couple, "Thank you.")
    page = page_of(couple)
    couple.prompts.answers["letter-back"] = "back"
    actions(sheets(page)["To Ben"].open_menu())["Take it back …"].trigger()
    couple.settle()
    assert desk_of(couple).given == () and desk_of(couple).on_desk


def test_a_sheet_is_as_high_and_as_wide_as_a_small_letter_however_few_there_are(couple: Place) -> None:
    write(couple, THANKS, "You carried the dog.")
    page = page_of(couple)
    (sheet,) = shown_widgets(page, LetterSheet)
    assert sheet.height() >= 150
    assert sheet.width() < page.width() / 2
