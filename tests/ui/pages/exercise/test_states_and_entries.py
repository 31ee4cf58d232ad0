"""States are equal answers, and a page that is filled in again lists its earlier entries."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.each import a_few
from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, entries, state_in_list, stored, words, write
from trustbook.domain.entries import EntryState

pytestmark = pytest.mark.thorough


@pytest.mark.daily
@pytest.mark.parametrize(
    ("button", "state"),
    [
        ("Finished", EntryState.FINISHED),
        ("Done on paper", EntryState.ON_PAPER),
        ("Skip this one", EntryState.SKIPPED),
        ("Not now", EntryState.NOT_NOW),
    ],
)
def test_finished_on_paper_skipped_and_not_now_are_equal_answers(alone: Place, button: str, state: EntryState) -> None:
    page = alone.open("boundaries", "boundary-builder")
    buttons(page)[button].click()
    alone.settle()

    assert state_in_list(alone, "boundary-builder") is state
    assert "To Today" in buttons(page)
    buttons(page)["Open it again"].click()
    alone.settle()
    assert state_in_list(alone, "boundary-builder") is EntryState.STARTED


def test_a_page_that_is_filled_in_again_and_again_lists_its_earlier_entries(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("progress", "weekly-pulse")
    write(page, "word", "tired", qtbot)
    page.autosave.save_now()
    alone.settle()
    first = page.page.entry_id
    alone.clock.seconds += 7 * 86_400
    entries(page)["New entry"].trigger()
    alone.settle()
    assert alone.page.page.entry_id != first
    assert alone.page.form.fields["word"].value() is None

    write(alone.page, "word", "better", qtbot)
    assert alone.tab_page is not None
    alone.tab_page.show_exercise("weekly-pulse", first)
    alone.settle()
    assert alone.page.form.fields["word"].value() == "tired"
    assert "Begun 2 March (this one)" in entries(alone.page)
    alone.open("progress", "milestone")
    page = alone.open("progress", "weekly-pulse")
    assert page.form.fields["word"].value() == "better", "without a choice the newest one is opened"


def test_last_weeks_marks_are_not_changed_by_a_click_a_week_later(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("progress", "weekly-pulse")
    write(page, "word", "tired", qtbot)
    alone.open("progress", "milestone")
    first = page.page.entry_id
    alone.clock.seconds += 7 * 86_400

    page = alone.open("progress", "weekly-pulse")
    assert page.form.fields["word"].value() is None
    assert "Last: 2 March." in words(page)
    write(page, "word", "better", qtbot)
    alone.open("progress", "milestone")

    assert stored(alone, "weekly-pulse", first) == {"word": "tired"}
    assert stored(alone, "weekly-pulse") == {"word": "better"}


TEN_HOURS = 10 * 3600
"""From the afternoon of these tests to shortly after midnight."""


def test_who_writes_past_midnight_goes_on_with_the_same_entry_and_the_next_opening_begins_the_new_day(
    alone: Place, qtbot: QtBot
) -> None:
    page = alone.open("progress", "weekly-pulse")
    write(page, "word", "tired", qtbot)
    page.autosave.save_now()
    alone.settle()
    first, day = page.page.entry_id, page.page.on
    alone.clock.seconds += TEN_HOURS
    write(page, "word", " still", qtbot)
    page.autosave.save_now()
    alone.settle()

    assert (page.page.entry_id, page.page.on) == (first, day)
    assert stored(alone, "weekly-pulse", first) == {"word": "tired still"}

    assert alone.tab_page is not None
    alone.tab_page.show_exercise("weekly-pulse")
    alone.settle()
    assert alone.page.page.entry_id != first
    assert alone.page.form.fields["word"].value() is None
    assert "Last: 2 March." in words(alone.page)
    write(alone.page, "word", "new", qtbot)
    alone.open("progress", "milestone")
    assert stored(alone, "weekly-pulse", first) == {"word": "tired still"}


def test_a_page_left_open_past_midnight_begins_the_new_day_when_its_tab_is_come_back_to(
    alone: Place, qtbot: QtBot
) -> None:
    page = alone.open("progress", "weekly-pulse")
    write(page, "word", "tired", qtbot)
    page.autosave.save_now()
    alone.settle()
    first = page.page.entry_id
    tab = alone.tab_page
    assert tab is not None
    tab.hide()
    alone.settle()
    tab.show()
    alone.settle()
    assert alone.page.page.entry_id == first, "on the same day nothing changes"

    tab.hide()
    alone.settle()
    alone.clock.seconds += TEN_HOURS
    tab.show()
    alone.settle()

    assert alone.page.page.entry_id != first
    assert alone.page.form.fields["word"].value() is None
    assert stored(alone, "weekly-pulse", first) == {"word": "tired"}


def test_an_earlier_entry_that_was_opened_by_hand_stays_open_on_the_day_after(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("progress", "weekly-pulse")
    write(page, "word", "tired", qtbot)
    alone.open("progress", "milestone")
    first = page.page.entry_id
    alone.clock.seconds += TEN_HOURS
    page = alone.open("progress", "weekly-pulse", first)
    assert alone.tab_page is not None
    alone.tab_page.hide()
    alone.settle()
    alone.tab_page.show()
    alone.settle()

    assert alone.page.page.entry_id == first


def test_a_new_entry_of_today_that_nobody_wrote_on_leaves_no_trace(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("progress", "weekly-pulse")
    write(page, "word", "tired", qtbot)
    alone.open("progress", "milestone")
    alone.clock.seconds += 7 * 86_400
    fresh = alone.open("progress", "weekly-pulse").page.entry_id
    alone.open("progress", "milestone")

    page = alone.open("progress", "weekly-pulse")
    assert [line.entry_id for line in page.page.earlier] != [fresh] and len(page.page.earlier) == 1


def test_the_last_entry_can_be_gone_on_with(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("progress", "weekly-pulse")
    write(page, "word", "tired", qtbot)
    alone.open("progress", "milestone")
    first = page.page.entry_id
    alone.clock.seconds += 7 * 86_400
    page = alone.open("progress", "weekly-pulse")
    buttons(page)["Go on with it"].click()
    alone.settle()

    assert alone.page.page.entry_id == first
    assert alone.page.form.fields["word"].value() == "tired"
    assert "Last:" not in words(alone.page)


def test_two_entries_of_one_day_are_told_apart_by_time_and_first_words(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("progress", "weekly-pulse")
    write(page, "word", "tired", qtbot)
    page.autosave.save_now()
    alone.settle()
    alone.clock.seconds += 3600
    entries(page)["New entry"].trigger()
    alone.settle()
    write(alone.page, "word", "better", qtbot)
    alone.open("progress", "milestone")
    page = alone.open("progress", "weekly-pulse")

    assert list(entries(page)) == ["Begun 2 March, 15:02 (this one)", "2 March, 14:02 · Begun · “tired”", "New entry"]


@pytest.mark.parametrize(
    "exercise_id", a_few(["journal", "appreciation", "promise-ledger", "weekly-meeting", "restart"], of=3)
)
def test_what_is_done_again_and_again_begins_a_new_page_and_shows_the_earlier_ones(
    alone: Place, exercise_id: str
) -> None:
    library = alone.services.program.content().library
    tab = next(tab.id for tab in library.tabs() if exercise_id in library.exercise_ids(tab=tab.id))
    page = alone.open(tab, exercise_id)
    buttons(page)["Finished"].click()
    alone.settle()
    first = alone.page.page.entry_id
    alone.clock.seconds += 86_400
    entries(alone.page)["New entry"].trigger()
    alone.settle()

    assert alone.page.page.entry_id != first
    assert not alone.page.page.exists
    assert [line.entry_id for line in alone.page.page.earlier] == [first]
    alone.page.entry_requested.emit(first)
    alone.settle()
    assert alone.page.page.state is EntryState.FINISHED
