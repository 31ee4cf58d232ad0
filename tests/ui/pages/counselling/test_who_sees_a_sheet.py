"""Who sees what is written on a sheet of counselling: its person alone, until they say that both do and keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.counselling.support import menu_of, overview, view, visit
from tests.ui.pages.support import buttons
from tests.ui.support import BEN
from trustbook.domain.counselling import Appointment
from trustbook.ui.kit import RadioMark
from trustbook.ui.pages.counselling.forms import AppointmentForm
from trustbook.ui.pages.counselling.overview import CounsellingOverview

pytestmark = pytest.mark.thorough


def begun(page: CounsellingOverview, qtbot: QtBot, notes: str) -> AppointmentForm:
    """A new appointment with its day and something to remember, and nobody said who sees it."""
    buttons(page)["Add one"].click()
    form = page.open_sheet.form
    assert isinstance(form, AppointmentForm)
    qtbot.keyClicks(form.day.line, "tomorrow")
    form.notes.setFocus()
    qtbot.keyClicks(form.notes, notes)
    return form


def flushed(page: CounsellingOverview, times: int = 1) -> list[bool]:
    done: list[bool] = []
    for _time in range(times):
        page.flush(done.append)
    return done


def appointments_of_ben(couple: Place) -> tuple[Appointment | None, ...]:
    couple.take_seat(None)
    couple.take_seat(BEN)
    now = view(couple)
    return (now.next, *now.coming)


@pytest.mark.daily
def test_whoever_is_interrupted_has_shown_nothing_to_the_other_one(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    form = begun(page, qtbot, "whether I may come alone")
    form.findChildren(RadioMark)[1].click()
    assert form.ours, "chosen, and not kept yet"
    done = flushed(page)
    couple.settle()
    coming = view(couple).next
    assert done == [True] and coming is not None and coming.notes == "whether I may come alone" and not coming.ours
    assert appointments_of_ben(couple) == (None,)


def test_a_sheet_is_its_persons_own_unless_they_say_both_and_says_so_above_everything_else(
    couple: Place, qtbot: QtBot
) -> None:
    page = overview(couple)
    form = begun(page, qtbot, "")
    only, both = form.findChildren(RadioMark)
    assert (only.isChecked(), both.isChecked()) == (True, False)
    assert only.mapTo(form, QPoint()).y() < form.day.mapTo(form, QPoint()).y()
    qtbot.keyClick(form.notes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    couple.settle()
    coming = view(couple).next
    assert coming is not None and not coming.ours


def test_an_own_appointment_can_be_shown_to_both_later(couple: Place, qtbot: QtBot) -> None:
    on = couple.clock.today() + timedelta(days=3)
    kept = Appointment("", on, "17:30", "Mr Haddad", ours=False)
    couple.on_lane(lambda session: session.counselling.save_appointment(session.viewer, kept))
    page = overview(couple)
    menu_of(page, "Change this appointment").trigger()
    form = page.open_sheet.form
    assert isinstance(form, AppointmentForm)
    form.findChildren(RadioMark)[1].click()
    qtbot.keyClick(form.notes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    couple.settle()
    now = view(couple)
    assert now.next is not None and now.next.ours and not now.coming, "and not twice"
    (seen,) = appointments_of_ben(couple)
    assert seen is not None and replace(seen, id="") == replace(kept, ours=True)


def test_a_change_of_what_both_see_is_not_theirs_before_it_is_kept(couple: Place, qtbot: QtBot) -> None:
    visit(couple, 3)
    page = overview(couple)
    menu_of(page, "Change this appointment").trigger()
    form = page.open_sheet.form
    assert isinstance(form, AppointmentForm)
    form.notes.setFocus()
    qtbot.keyClicks(form.notes, "whether I may come alone")
    flushed(page)
    couple.settle()
    (mine,) = view(couple).mine
    assert "whether I may come alone" in mine.text, "nothing is lost"
    (seen,) = appointments_of_ben(couple)
    assert seen is not None and seen.notes == "" and view(couple).mine == ()


def test_what_is_kept_twice_at_once_is_there_once(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    form = begun(page, qtbot, "")
    qtbot.keyClick(form.notes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    done = flushed(page, 2)
    couple.settle()
    now = view(couple)
    assert done == [True, True] and now.next is not None and now.coming == ()

    page.topic.setFocus()
    qtbot.keyClicks(page.topic.edit, "Three nights")
    for _time in range(2):
        qtbot.keyClick(page.topic.edit, Qt.Key.Key_Return)
    couple.settle()
    assert [each.text for each in view(couple).mine] == ["Three nights"]


def test_the_line_at_the_foot_says_for_whom_it_will_be_saved(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    begun(page, qtbot, "x")
    assert "for you alone" in page.current_save_state().until
