"""Our agreements on the screen: cards and keys, one opened, answered, looked at again, changed, ended, and written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.agreements.agreement_screens import (
    MONEY,
    PHONES,
    Make,
    agree,
    change_seat,
    day,
    overview,
    press,
    tiles,
)
from tests.ui.pages.support import buttons, words
from tests.ui.support import ANA, BEN, shown_widgets
from trustbook.domain.agreement_types import AgreementState
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.dialogs.sign_dialog import SignDialog
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.kit import PassphraseInput
from trustbook.ui.pages.agreements.agreement_card import AgreementTile
from trustbook.ui.pages.agreements.offering import OfferDialog
from trustbook.ui.pages.agreements.overview import AgreementsOverview
from trustbook.ui.pages.agreements.side import LimitLine
from trustbook.ui.pages.agreements.writing import WriteAgreement
from trustbook.workbook.agreed.agreement_views import AgreementCard

pytestmark = pytest.mark.thorough


def named(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def card(place: Place, agreement_id: str) -> AgreementCard:
    found: list[AgreementCard] = []
    place.on_lane(lambda session: found.append(session.agreements.open(session.viewer, agreement_id).card))
    return found[0]


def open_one(place: Place, page: AgreementsOverview, agreement_id: str) -> None:
    page.show_item(agreement_id)
    place.settle()


# --- all of them


@pytest.mark.daily
def test_where_nothing_is_there_is_one_sentence_and_one_thing_to_do(couple: Place) -> None:
    page = overview(couple)
    assert "Nothing is agreed here yet." in words(page)
    assert "Write a boundary" in buttons(page) and "For the fridge" not in buttons(page)


def test_somebody_alone_is_spoken_to_alone(alone: Place) -> None:
    page = overview(alone)
    assert "A limit of your own needs nobody else." in words(page)
    assert "Each of you" not in words(page) and "agree" not in words(page).replace("agreements", "")
    press(alone, page, "Write a boundary")
    assert "Offer" not in " ".join(buttons(page))


@pytest.mark.daily
def test_agreements_limits_and_drafts_stand_apart(couple: Place, offer: Make) -> None:
    offer(MONEY)
    offer("I answer sitting down.", kind="limit")
    couple.on_lane(
        lambda session: session.agreement_offers.save_draft(
            session.viewer,
            session.agreement_offers.begin(session.viewer).draft_id,
            {"kind": "both", "words": "Something hidden", "area": "money"},
        )
    )
    page = overview(couple)
    assert tiles(page) == [MONEY]
    assert [each.accessibleName() for each in shown_widgets(page, LimitLine)] == ["I answer sitting down."]
    assert "A draft: Money and things" in words(page) and "Only you see this" in words(page)
    assert "Something hidden" not in words(page)


def test_the_other_one_sees_no_drafts_and_together_neither(couple: Place, offer: Make) -> None:
    offer(MONEY)
    couple.on_lane(
        lambda session: session.agreement_offers.save_draft(
            session.viewer, session.agreement_offers.begin(session.viewer).draft_id, {"words": "Hidden"}
        )
    )
    change_seat(couple, BEN)
    page = overview(couple)
    assert tiles(page) == [MONEY] and "draft" not in words(page).lower()
    couple.take_seat(None)
    page = overview(couple)
    assert tiles(page) == [MONEY] and "draft" not in words(page).lower()
    assert "Write a boundary" not in buttons(page)


def test_what_is_to_be_looked_at_again_stands_first(couple: Place, offer: Make) -> None:
    later, due = offer(PHONES, **{"next-look": day(couple, 40)}), offer(MONEY, **{"next-look": day(couple, 0)})
    agree(couple, later, due)
    page = overview(couple)
    assert tiles(page) == [MONEY, PHONES]
    assert "The day to look at it again is today" in words(page)
    press(couple, page, "To look at again")
    assert tiles(page) == [MONEY]
    press(couple, page, "Offered")
    assert tiles(page) == [] and "Nothing is offered at the moment." in words(page)


@pytest.mark.daily
def test_enter_opens_and_esc_comes_back_to_the_same_card(couple: Place, offer: Make, qtbot: QtBot) -> None:
    agree(couple, offer(MONEY), offer(PHONES))
    page = overview(couple)
    second = next(shown_widgets(page, AgreementTile).__iter__())
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Right)
    focused = page.focusWidget()
    assert isinstance(focused, AgreementTile)
    name = focused.accessibleName()
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    couple.settle()
    assert not tiles(page) and name in words(page)
    assert page.focusWidget() is named(page, "not-today")

    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    couple.settle()
    assert page.focusWidget().accessibleName() == name


# --- answering


def test_an_offer_is_answered_by_one_of_three_equal_buttons(couple: Place, offer: Make) -> None:
    agreement_id = offer(MONEY)
    change_seat(couple, BEN)
    page = overview(couple)
    press(couple, page, "Answer")
    roles = {named(page, f"answer-{each}").property("role") for each in ("yes", "no", "not-now")}
    assert len(roles) == 1
    assert page.focusWidget() is named(page, "not-today"), "no answer is given by one Enter too many"
    press(couple, page, "Yes, I agree")
    assert card(couple, agreement_id).state is AgreementState.AGREED
    assert "Ben agreed to these words" in words(page) and "Ana agreed to these words" in words(page)


def test_a_no_leaves_at_once_and_names_nobody(couple: Place, offer: Make) -> None:
    offer(MONEY)
    change_seat(couple, BEN)
    page = overview(couple)
    press(couple, page, "Answer")
    press(couple, page, "No")
    press(couple, page, "Close")
    assert not tiles(page)
    press(couple, page, "Ended, and earlier words")
    assert tiles(page) == [MONEY] and "No, 2 March" in words(page)


def test_who_offered_can_take_it_back(couple: Place, offer: Make) -> None:
    offer(MONEY)
    page = overview(couple)
    press(couple, page, "Take it back")
    assert not tiles(page) and "A draft" in words(page)


# --- looking again, changing, ending


def test_it_stays_as_it_is_once_both_have_said_so(couple: Place, offer: Make) -> None:
    agreement_id = offer(MONEY, **{"next-look": day(couple, 0)})
    agree(couple, agreement_id)
    page = overview(couple)
    press(couple, page, "Look at it together")
    assert "This is your own yes. It is kept once Ben has said it too, at their own seat." in words(page)
    press(couple, page, "It stays as it is")
    assert "You said that it stays. Ben has not said so yet." in words(page)
    change_seat(couple, BEN)
    page = overview(couple)
    open_one(couple, page, agreement_id)
    assert "Ana said that it stays. With your own yes it is kept." in words(page)
    press(couple, page, "It stays as it is")
    kept = card(couple, agreement_id)
    assert (kept.state, kept.kept_on) == (AgreementState.AGREED, couple.clock.today())


def test_together_each_says_it_with_their_own_passphrase(couple: Place, offer: Make, qtbot: QtBot) -> None:
    agreement_id = offer(MONEY, **{"next-look": day(couple, 0)})
    agree(couple, agreement_id)
    couple.take_seat(None)
    page = overview(couple)
    open_one(couple, page, agreement_id)
    press(couple, page, "It stays as it is")
    for passphrase in (ANA, BEN):
        dialog = couple.dialog(SignDialog)
        (line,) = dialog.findChildren(PassphraseInput)
        line.set_text(passphrase)
        press(couple, dialog, "Sign")
    assert card(couple, agreement_id).kept_on == couple.clock.today()


@pytest.mark.daily
def test_that_an_offer_can_be_taken_back_is_said_once_on_its_card(couple: Place, offer: Make) -> None:
    offer(MONEY)
    page = overview(couple)
    (tile,) = shown_widgets(page, AgreementTile)
    said = [words(tile), *buttons(tile)]
    assert sum("take it back" in each.lower() for each in said) == 1
    assert "Ben can say yes, no, or not now." in words(tile)


def test_the_small_link_of_a_card_stands_in_the_line_of_what_comes_next(couple: Place, offer: Make) -> None:
    offer(MONEY)
    page = overview(couple)
    (tile,) = shown_widgets(page, AgreementTile)
    tile.resize(420, tile.heightForWidth(420))
    following = next(each for each in tile.findChildren(QLabel) if each.text().startswith("Ben can say yes"))

    assert following.geometry().center().y() == pytest.approx(
        buttons(tile)["Take it back"].geometry().center().y(), abs=1
    )


def test_not_today_changes_nothing(couple: Place, offer: Make) -> None:
    agreement_id = offer(MONEY, **{"next-look": day(couple, 0)})
    agree(couple, agreement_id)
    before = card(couple, agreement_id)
    page = overview(couple)
    press(couple, page, "Look at it together")
    press(couple, page, "Not today")
    assert card(couple, agreement_id) == before
    assert tiles(page) == [MONEY]


def test_new_words_end_the_names_and_say_so(couple: Place, offer: Make, qtbot: QtBot) -> None:
    agreement_id = offer(MONEY)
    agree(couple, agreement_id)
    page = overview(couple)
    open_one(couple, page, agreement_id)
    press(couple, page, "Change the words")
    (sheet,) = shown_widgets(page, WriteAgreement)
    edit = next(iter(shown_widgets(sheet, AnswerEdit)))
    edit.selectAll()
    qtbot.keyClicks(edit, PHONES)
    press(couple, page, "Offer it to Ben…")
    press(couple, couple.dialog(OfferDialog), "Offer it")
    now = card(couple, agreement_id)
    assert (now.words, now.state) == (PHONES, AgreementState.OFFERED)
    open_one(couple, page, agreement_id)
    assert "The words were changed on 2 March." in words(page)
    assert "Ben agreed to these words" not in words(page)
    press(couple, page, "Earlier words")
    assert MONEY in words(page) and "Agreed by both on 2 March" in words(page)


def test_ending_asks_one_quiet_question_and_nobody_else(couple: Place, offer: Make) -> None:
    agreement_id = offer(MONEY)
    agree(couple, agreement_id)
    page = overview(couple)
    open_one(couple, page, agreement_id)
    couple.prompts.answers["end-agreement"] = "stay"
    press(couple, page, "I end this agreement")
    assert card(couple, agreement_id).state is AgreementState.AGREED
    couple.prompts.answers["end-agreement"] = "end"
    press(couple, page, "I end this agreement")
    assert card(couple, agreement_id).state is AgreementState.ENDED
    assert "Ended on 2 March" in words(page)


def test_a_told_limit_can_be_ended_by_its_owner_only(couple: Place, offer: Make) -> None:
    limit = offer("I answer sitting down.", kind="limit")
    page = overview(couple)
    open_one(couple, page, limit)
    assert {"I end this limit", "Change the words"} <= buttons(page).keys()
    assert "agreed to these words" not in words(page)
    change_seat(couple, BEN)
    page = overview(couple)
    open_one(couple, page, limit)
    assert not {"I end this limit", "Change the words"} & buttons(page).keys()


# --- writing


@pytest.mark.daily
def test_from_writing_to_the_offer_it_takes_words_and_two_buttons(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    press(couple, page, "Write a boundary")
    edit = page.focusWidget()
    assert isinstance(edit, AnswerEdit), "who types at once writes the words"
    qtbot.keyClicks(edit, MONEY)
    press(couple, page, "Offer it to Ben…")
    dialog = couple.dialog(OfferDialog)
    assert MONEY in words(dialog)
    press(couple, dialog, "Offer it")
    assert tiles(page) == [MONEY] and "Offered by you on 2 March" in words(page)


def test_what_is_still_open_is_said_and_the_cursor_goes_there(couple: Place) -> None:
    page = overview(couple)
    press(couple, page, "Write a boundary")
    press(couple, page, "Offer it to Ben…")
    assert "Write the words, as they are to stand." in words(page)
    assert isinstance(page.focusWidget(), AnswerEdit)


def test_what_is_written_is_kept_when_it_is_put_away(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    press(couple, page, "Write a boundary")
    edit = next(iter(shown_widgets(page, AnswerEdit)))
    qtbot.keyClicks(edit, "Half a sen")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    couple.settle()
    assert "A draft" in words(page)
    press(couple, page, "Go on")
    assert next(iter(shown_widgets(page, AnswerEdit))).text() == "Half a sen"


def test_a_page_of_an_agreement_opens_here_and_has_no_line_of_its_own(couple: Place, offer: Make) -> None:
    agreement_id = offer(MONEY)
    tab = couple.tab("boundaries")
    assert "agreement" not in {line.exercise_id for line in tab.exercises.shown_lines()}
    tab.show_exercise("agreement", agreement_id)
    couple.settle()
    assert "Ana agreed to these words" in words(tab)


# --- paper


def test_for_the_fridge_there_has_to_be_something_agreed(couple: Place, offer: Make, qtbot: QtBot) -> None:
    offer(MONEY)
    page = overview(couple)
    assert "For the fridge" not in buttons(page)
    couple.prompts.expected_news.add("nothing-agreed")
    qtbot.keyClick(page, Qt.Key.Key_P)
    couple.settle()
    assert [news.title for news in couple.prompts.told] == ["Nothing is agreed yet"]


def test_for_the_fridge_each_one_is_ticked_and_names_are_off(couple: Place, offer: Make) -> None:
    agree(couple, offer(MONEY), offer(PHONES))
    page = overview(couple)
    press(couple, page, "For the fridge")
    choices = couple.dialog(PaperDialog).choices
    assert choices.lacking() == "Tick what is to stand on the paper."
    marks = choices.agreements.marks
    next(iter(marks.values())).click()
    wanted = choices.choice().agreements
    assert wanted.agreement_ids == tuple(marks)[:1]
    assert (wanted.form, wanted.titled, wanted.named, wanted.pause) == ("fridge", True, False, False)
    assert choices.lacking() == ""
