"""Counselling on the screen: the next appointment, topics put on the list, homework, and a session noted by keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.counselling.support import menu_of, overview, view, visit
from tests.ui.pages.support import buttons, words
from tests.ui.support import BEN, shown_widgets
from trustbook.domain.counselling import Appointment, CounsellingStep
from trustbook.exercises.text_ids import FOR_COUNSELLOR
from trustbook.ui.dialogs.share_dialog import ShareDialog
from trustbook.ui.frame.save_state import SaveKind
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.pages.counselling.after_session import AfterSessionForm
from trustbook.ui.pages.counselling.forms import AppointmentForm, HomeworkForm
from trustbook.ui.pages.counselling.topic_form import TopicForm
from trustbook.workbook.counselling.counselling_views import HomeworkToKeep
from trustbook.workbook.session import Session

pytestmark = pytest.mark.thorough


@pytest.mark.daily
def test_without_an_appointment_it_says_so_and_one_is_added_by_keys(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    assert "No appointment yet" in words(page)
    buttons(page)["Add one"].click()
    form = page.open_sheet.form
    assert isinstance(form, AppointmentForm)
    assert form.day.line.hasFocus()
    qtbot.keyClicks(form.day.line, "tomorrow")
    form.counsellor.setFocus()
    qtbot.keyClicks(form.counsellor.edit, "Mr Haddad")
    assert couple.save_kind() is SaveKind.UNSAVED
    qtbot.keyClick(form.counsellor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    couple.settle()
    coming = view(couple).next
    assert coming is not None
    assert (coming.on, coming.counsellor) == (couple.clock.today() + timedelta(days=1), "Mr Haddad")
    assert "Mr Haddad" in words(page)
    assert couple.save_kind() is SaveKind.NOTHING


def test_after_a_session_is_a_link_before_its_day_and_a_button_from_it_on(couple: Place) -> None:
    visit(couple, 1)
    page = overview(couple)
    assert buttons(page)["After a session"].property("role") == "link"
    visit(couple, 0)
    page = overview(couple)
    assert buttons(page)["After a session"].property("role") != "link"


def test_a_topic_is_noted_by_enter_and_put_on_the_list_by_its_preview(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    page.topic.setFocus()
    qtbot.keyClicks(page.topic.edit, "Three nights")
    qtbot.keyClick(page.topic.edit, Qt.Key.Key_Return)
    couple.settle()
    assert [each.text for each in view(couple).mine] == ["Three nights"]
    buttons(page)["Put on the list"].click()
    couple.settle()
    dialog = couple.dialog(ShareDialog)
    couple.settle()
    assert dialog.chosen() == ("topic",)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    couple.settle()
    assert [each.text for each in view(couple).listed] == ["Three nights"]
    couple.prompts.answers["topic-back"] = "back"
    buttons(page)["Take it back"].click()
    couple.settle()
    now = view(couple)
    assert (now.listed, [each.text for each in now.mine]) == ((), ["Three nights"])


def test_what_is_begun_is_kept_when_the_page_is_left_or_locked(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    page.topic.setFocus()
    qtbot.keyClicks(page.topic.edit, "Half a sentence")
    done: list[bool] = []
    page.flush(done.append)
    couple.settle()
    assert done == [True]
    assert [each.text for each in view(couple).mine] == ["Half a sentence"]


def test_words_on_a_sheet_that_cannot_be_kept_yet_are_not_lost(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    buttons(page)["Add one"].click()
    assert isinstance(page.open_sheet.form, AppointmentForm)
    page.open_sheet.form.counsellor.setFocus()
    qtbot.keyClicks(page.open_sheet.form.counsellor.edit, "Mr Haddad")
    done: list[bool] = []
    page.flush(done.append)
    couple.settle()
    assert done == [True]
    assert [each.text for each in view(couple).mine] == ["Mr Haddad"]


def test_who_is_interrupted_after_a_session_loses_no_word_and_no_topic(couple: Place, qtbot: QtBot) -> None:
    visit(couple, 0)
    listed = couple.services.client.viewer

    def put(session: Session) -> None:
        changed = session.counselling.note_topic(listed, "Three nights")
        session.sharing.share(listed, next(iter(changed.entries)), ["topic"])

    couple.on_lane(put)
    page = overview(couple)
    buttons(page)["After a session"].click()
    assert isinstance(page.open_sheet.form, AfterSessionForm)
    qtbot.keyClicks(page.open_sheet.form.agreed, "Sundays")
    done: list[bool] = []
    page.flush(done.append)
    couple.settle()
    now = view(couple)
    assert done == [True] and now.session is not None and now.session.agreed == "Sundays"
    assert now.waits is not None and [each.text for each in now.listed] == ["Three nights"]


def test_words_for_a_day_are_kept_with_what_was_taken_on_and_stand_there_again(couple: Place, qtbot: QtBot) -> None:
    couple.on_lane(
        lambda session: session.counselling.save_homework(
            session.viewer, HomeworkToKeep("A walk", by="when it is warm")
        )
    )
    (taken,) = view(couple).homework
    assert (taken.by, taken.by_words) == (None, "when it is warm")
    page = overview(couple)
    page.open_sheet.homework(taken, way=True)
    form = page.open_sheet.form
    assert isinstance(form, HomeworkForm)
    qtbot.keyClicks(form.in_the_way.edit, "Rain")
    qtbot.keyClick(form.in_the_way.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    couple.settle()
    (after,) = view(couple).homework
    assert (after.by_words, after.in_the_way) == ("when it is warm", "Rain")


def test_a_next_appointment_without_a_clear_day_is_asked_for_and_its_words_outlast_a_lock(
    couple: Place, qtbot: QtBot
) -> None:
    visit(couple, 0)
    page = overview(couple)
    buttons(page)["After a session"].click()
    form = page.open_sheet.form
    assert isinstance(form, AfterSessionForm)
    qtbot.keyClicks(form.agreed, "Sundays")
    qtbot.keyClicks(form.day.line, "after the holidays")
    buttons(page)["Keep it"].click()
    assert page.open_sheet.is_open and form.missing() == "The next appointment has no day yet."
    done: list[bool] = []
    page.flush(done.append)
    couple.settle()
    now = view(couple)
    assert done == [True] and now.session is not None
    assert now.session.agreed == "Sundays\nThe next appointment: after the holidays"


def test_an_own_topic_is_changed_and_erased_by_its_owner(couple: Place, qtbot: QtBot) -> None:
    couple.on_lane(lambda session: session.counselling.note_topic(session.viewer, "Three nigths"))
    page = overview(couple)
    menu_of(page, "Change the words").trigger()
    assert isinstance(page.open_sheet.form, TopicForm) and page.open_sheet.form.text.hasFocus()
    page.open_sheet.form.text.selectAll()
    qtbot.keyClicks(page.open_sheet.form.text, "Three nights")
    qtbot.keyClick(page.open_sheet.form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    couple.settle()
    assert [each.text for each in view(couple).mine] == ["Three nights"]
    assert menu_of(page, "Erase").isEnabled()


@pytest.mark.daily
def test_the_likeliest_way_is_filled_and_what_was_taken_on_fills_the_other_half(couple: Place) -> None:
    couple.on_lane(lambda session: session.counselling.save_homework(session.viewer, HomeworkToKeep("A walk")))
    page = overview(couple)
    filled = [each.text() for each in shown_widgets(page, Button) if each.property("role") == "primary"]
    assert filled == ["Choose pages"]
    walk = next(each for each in shown_widgets(page, MenuButton) if "A walk" in each.accessibleName())
    assert walk.mapTo(page, QPoint()).x() > page.width() / 2
    couple.on_lane(lambda session: session.bringing.toggle(session.viewer, FOR_COUNSELLOR))
    couple.services.client.refresh_sitting()
    couple.settle()
    page = overview(couple)
    filled = [each.text() for each in shown_widgets(page, Button) if each.property("role") == "primary"]
    assert filled == ["Print or write one PDF…"]


def test_a_session_is_noted_by_keys_and_its_homework_appears(couple: Place, qtbot: QtBot) -> None:
    visit(couple, 0)
    page = overview(couple)
    buttons(page)["After a session"].click()
    form = page.open_sheet.form
    assert isinstance(form, AfterSessionForm)
    assert form.agreed.hasFocus()
    qtbot.keyClicks(form.agreed, "Sundays are free")
    qtbot.keyClick(form.agreed, Qt.Key.Key_Tab)
    assert form.lines[0].what.edit.hasFocus()
    qtbot.keyClicks(form.lines[0].what.edit, "A walk")
    form.day.line.setFocus()
    qtbot.keyClicks(form.day.line, "tomorrow")
    qtbot.keyClick(form.day.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    couple.settle()
    shown = words(page)
    assert "A walk" in shown
    assert "Sundays are free" in shown
    now = view(couple)
    assert now.next is not None
    assert (now.next.on, now.next.at, now.next.counsellor) == (
        couple.clock.today() + timedelta(days=1), "17:30", "Mr Haddad",
    )  # fmt: skip


def test_how_far_homework_is_is_chosen_from_a_menu_in_words(couple: Place) -> None:
    couple.on_lane(lambda session: session.counselling.save_homework(session.viewer, HomeworkToKeep("A walk")))
    page = overview(couple)
    menu = next(each for each in shown_widgets(page, MenuButton) if "A walk" in each.accessibleName())
    assert menu.text() == "not yet"
    actions = {action.text(): action for action in menu.open_menu().actions()}
    actions["partly"].trigger()
    couple.settle()
    assert view(couple).homework[0].state is CounsellingStep.PARTLY


def test_days_are_saved_as_a_calendar_file_after_a_word_about_what_stands_in_it(couple: Place) -> None:
    visit(couple, 3)
    page = overview(couple)
    target = couple.folder.parent / "days.ics"
    couple.prompts.answers["calendar"] = "save"
    couple.prompts.expected_news.add("calendar-done")
    couple.prompts.paths.append(str(target))
    menu_of(page, "Days as a calendar file").trigger()
    couple.settle()
    assert b"Time set aside" in target.read_bytes()
    assert b"Haddad" not in target.read_bytes()


def test_being_told_on_today_is_off_until_somebody_chooses_it(couple: Place) -> None:
    visit(couple, 0)
    page = overview(couple)
    assert not menu_of(page, "Tell me on Today").isChecked()
    menu_of(page, "Tell me on Today").trigger()
    couple.settle()
    assert menu_of(page, "Tell me on Today").isChecked()


def test_the_other_one_sees_nothing_of_private_topics(couple: Place) -> None:
    couple.on_lane(lambda session: session.counselling.note_topic(session.viewer, "the wet envelope"))
    assert "the wet envelope" in words(overview(couple))
    couple.take_seat(None)
    couple.take_seat(BEN)
    assert "the wet envelope" not in words(overview(couple))


@pytest.mark.parametrize(("ours", "said"), [(True, "Both of you see this"), (False, "Only you can see this")])
def test_an_appointment_says_who_sees_it_and_that_is_true(couple: Place, ours: bool, said: str) -> None:
    on = couple.clock.today() + timedelta(days=3)
    kept = Appointment("", on, "17:30", "Mr Haddad", ours=ours)
    couple.on_lane(lambda session: session.counselling.save_appointment(session.viewer, kept))
    shown = words(overview(couple))
    assert shown.index("Mr Haddad") < shown.index(said) < shown.index("On the list")

    couple.take_seat(None)
    couple.take_seat(BEN)
    assert ("Mr Haddad" in words(overview(couple))) is ours


def test_whoever_works_alone_finds_no_list_of_both(alone: Place) -> None:
    page = overview(alone)
    assert "On the list" not in words(page)
    assert "Both" not in words(page)
    assert "To speak about" in words(page)
