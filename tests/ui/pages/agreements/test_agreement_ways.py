"""Ways to agreements from elsewhere: a boundary that becomes one, and the weekly meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest
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
from tests.ui.pages.support import buttons, words, write
from tests.ui.support import ANA, BEN, shown_widgets
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.kit.text import TextLabel
from trustbook.ui.pages.agreements.offering import OfferDialog
from trustbook.ui.pages.agreements.writing import WriteAgreement
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.this_page import acts
from trustbook.ui.pages.overview import anew_from

pytestmark = pytest.mark.thorough

BUILDER = "boundary-builder"


def _acts(page: ExercisePage) -> list[str]:
    return [name for name, _words in acts(page.this_page.fits)]


@pytest.mark.daily
def test_a_boundary_becomes_an_agreement_with_what_was_written_there(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("boundaries", BUILDER)
    page.show_core_only(False)
    assert "agreement" not in _acts(page), "nothing is written yet"
    for field, said in (("value", "Quiet evenings"), ("my-step", "I go out"), ("our-words", MONEY)):
        write(page, field, said, qtbot)
    page.autosave.save_now()
    couple.settle()
    assert ("agreement", "Make this an agreement") in acts(page.this_page.fits)
    page.this_page.action_requested.emit("agreement")
    couple.settle()
    item = anew_from(page.page.entry_id)
    assert couple.ways.asked[-1] == ("overview", "agreements", item)

    desk = overview(couple)
    desk.show_item(item)
    couple.settle()
    (sheet,) = shown_widgets(desk, WriteAgreement)
    assert sheet.answers() == {"kind": "both", "value": "Quiet evenings", "my-step": "I go out", "words": MONEY}
    press(couple, desk, "Offer it to Ben…")
    dialog = couple.dialog(OfferDialog)
    assert MONEY in words(dialog)
    assert not [name for name, mark in dialog.marks.items() if mark.isChecked()], "what it comes from is mine"
    dialog.marks["value"].setChecked(True)
    press(couple, dialog, "Offer it")
    assert tiles(desk) == [MONEY]


def test_alone_and_together_it_is_not_offered(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", BUILDER)
    write(page, "limit", "Nobody shouts", qtbot)
    page.autosave.save_now()
    alone.settle()
    assert "agreement" not in _acts(page)


def test_the_weekly_meeting_names_what_is_to_be_looked_at_again_and_no_other_page_does(
    couple: Place, offer: Make
) -> None:
    due = offer(MONEY, **{"next-look": day(couple, 7)})
    later = offer(PHONES, **{"next-look": day(couple, 30)})
    agree(couple, due, later)
    assert "To look at again, if you like:" not in words(couple.open("communication", "weekly-meeting"))
    couple.clock.day += timedelta(days=8)
    for passphrase in (ANA, BEN, None):
        couple.take_seat(None)
        if passphrase is not None:
            couple.take_seat(passphrase)
        page = couple.open("communication", "weekly-meeting")
        couple.settle()
        assert "To look at again, if you like:" in words(page)
        assert f"“{MONEY}”" in words(page) and PHONES not in words(page)
        buttons(page)["Look at it"].click()
        assert couple.ways.asked[-1] == ("entry", "agreement", due)
    assert MONEY not in words(couple.open("boundaries", BUILDER))
    change_seat(couple, ANA)


def test_before_an_answer_it_is_said_what_the_other_one_sees_of_it(couple: Place, offer: Make) -> None:
    offer(MONEY)
    change_seat(couple, BEN)
    page = overview(couple)
    press(couple, page, "Answer")
    for told in (
        "Ana sees your yes and the day. It then stands for both of you.",
        "Ana sees “No” and the day, and no reason.",
        "Ana sees “Not now” and the day. You can still say yes later.",
    ):
        assert told in words(page)
    assert "I end this agreement" not in buttons(page), "it is none yet"


@pytest.mark.parametrize(("pressed", "stays"), [("Not now", "It stays at “Not now”."), ("No", "It stays at “No”.")])
def test_beside_an_answer_that_was_just_given_closing_says_that_it_stays(
    couple: Place, offer: Make, pressed: str, stays: str
) -> None:
    offer(MONEY)
    change_seat(couple, BEN)
    page = overview(couple)
    press(couple, page, "Answer")
    press(couple, page, pressed)
    assert stays in words(page) and "Nothing is said" not in words(page)


def test_what_was_just_agreed_asks_for_no_second_yes_before_its_day(couple: Place, offer: Make) -> None:
    offer(MONEY)
    change_seat(couple, BEN)
    page = overview(couple)
    press(couple, page, "Answer")
    press(couple, page, "Yes, I agree")
    assert "Agreed by both of you on 2 March." in words(page)
    assert "It stays as it is" not in buttons(page), "it would say that the first yes did not count"
    press(couple, page, "Look at it again now")
    assert "It stays as it is" in buttons(page) and page.focusWidget() is buttons(page)["Not today"]


def test_where_it_comes_from_folds_away_again_and_before_offering_all_of_it_is_said(
    couple: Place, qtbot: QtBot
) -> None:
    page = overview(couple)
    press(couple, page, "Write a boundary")
    (sheet,) = shown_widgets(page, WriteAgreement)
    qtbot.keyClicks(next(iter(shown_widgets(sheet, AnswerEdit))), MONEY)
    before = len(list(shown_widgets(sheet, AnswerEdit)))
    press(couple, page, "Add where it comes from")
    assert len(list(shown_widgets(sheet, AnswerEdit))) > before
    press(couple, page, "Fold away where it comes from")
    assert len(list(shown_widgets(sheet, AnswerEdit))) == before

    press(couple, page, "Offer it to Ben…")
    said = words(couple.dialog(OfferDialog))
    assert "You can take it back until Ben has agreed." in said
    assert "No day to look at it again is named." in said
    assert "If you are afraid of how it will be taken, keep it." in said


def _brought(place: Place) -> list[str]:
    found: list[str] = []
    place.on_lane(lambda session: found.extend(session.bringing.ids(session.viewer)))
    return found


def test_the_open_agreement_is_brought_to_counselling_by_a_link_that_says_what_became_of_it(
    couple: Place, offer: Make
) -> None:
    agreement_id = offer(MONEY)
    agree(couple, agreement_id)
    page = overview(couple)
    page.show_item(agreement_id)
    couple.settle()
    press(couple, page, "Bring to counselling")
    assert _brought(couple) == [agreement_id]
    assert "This page goes to counselling." in words(page)
    press(couple, page, "Do not bring to counselling")
    assert not _brought(couple)
    assert "Bring to counselling" in buttons(page)


def test_the_days_under_an_agreement_end_where_its_hairlines_end(couple: Place, offer: Make) -> None:
    agreement_id = offer(MONEY)
    agree(couple, agreement_id)
    page = overview(couple)
    page.resize(1090, 600)
    page.show_item(agreement_id)
    couple.settle()
    days = [each for each in shown_widgets(page, TextLabel) if "seat" in each.text() and "," in each.text()]
    assert len(days) == 2
    for day_label in days:
        wide = day_label.fontMetrics().horizontalAdvance(day_label.text())
        assert day_label.width() - wide <= 4
