"""Before a page is open, a tab says what it is about, shows what is there so far, and offers one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, words
from tests.ui.support import shown_widgets
from trustbook.domain.entries import EntryState
from trustbook.domain.people import TOGETHER, Partner, Viewer, person
from trustbook.exercises.library import Library
from trustbook.exercises.model import Tab
from trustbook.exercises.overviews import OVERVIEWS, USUAL
from trustbook.ui.kit import SIGNS
from trustbook.ui.kit.cards import Card
from trustbook.ui.pages.tab_overview import TabOverview, fits_next, with_state
from trustbook.workbook.sitting.views import ExerciseLine, Sitting

ANA = Partner("ana", "Ana")


def line(
    name: str,
    minutes: int,
    state: EntryState = EntryState.UNTOUCHED,
    who: Literal["each", "together", "both"] = "each",
    on: date | None = None,
) -> ExerciseLine:
    return ExerciseLine(name, name.title(), minutes, who, state, on, "once", lead="What it is for.")


def sitting(viewer: Viewer) -> Sitting:
    return Sitting(viewer, ANA, (ANA,), True, False, False, "Ours")


def test_the_shortest_page_that_nobody_began_is_offered() -> None:
    lines = (line("long", 40), line("short", 5), line("begun", 2, EntryState.STARTED))
    found = fits_next(lines, sitting(person("ana")))
    assert found is not None and found.exercise_id == "short"


@pytest.mark.parametrize("state", [EntryState.SKIPPED, EntryState.NOT_NOW, EntryState.FINISHED, EntryState.ON_PAPER])
def test_what_was_skipped_or_put_off_is_not_offered_again(state: EntryState) -> None:
    assert fits_next((line("a", 5, state),), sitting(person("ana"))) is None


def test_where_all_was_begun_the_newest_of_what_is_not_finished_is_offered() -> None:
    old, new = (line(str(day), 5, EntryState.STARTED, on=date(2026, 5, day)) for day in (1, 9))
    found = fits_next((old, new), sitting(person("ana")))
    assert found is not None and found.exercise_id == "9"


def test_each_seat_is_offered_what_it_can_write_on() -> None:
    lines = (line("alone", 5), line("ours", 10, who="together"))
    alone, together = fits_next(lines, sitting(person("ana"))), fits_next(lines, sitting(TOGETHER))
    assert alone is not None and alone.exercise_id == "alone"
    assert together is not None and together.exercise_id == "ours"


def test_a_page_of_which_nothing_is_kept_is_not_offered_to_begin_with() -> None:
    unkept = replace(line("check", 2), keeps=False)
    assert fits_next((unkept,), sitting(person("ana"))) is None


def test_what_is_begun_stands_before_what_is_finished_and_the_newest_first() -> None:
    lines = (
        line("done", 5, EntryState.FINISHED, on=date(2026, 5, 20)),
        line("older", 5, EntryState.STARTED, on=date(2026, 5, 1)),
        line("untouched", 5),
        line("newer", 5, EntryState.STARTED, on=date(2026, 5, 9)),
    )
    assert [each.exercise_id for each in with_state(lines)] == ["newer", "older", "done"]


def overview(place: Place, qtbot: QtBot, tab: Tab) -> TabOverview:
    made = TabOverview(place.services, tab)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def show(page: TabOverview, lines: tuple[ExerciseLine, ...]) -> None:
    page.show_lines(lines)
    QApplication.processEvents()


def tab_of(tab_id: str) -> Tab:
    return next(tab for tab in Library().tabs() if tab.id == tab_id)


def test_the_button_opens_the_page(alone: Place, qtbot: QtBot) -> None:
    page = overview(alone, qtbot, tab_of("letters"))
    show(page, (line("short", 5),))
    buttons(page)["Open this page"].click()
    assert alone.ways.asked == [("exercise", "short")]


def test_each_chapter_is_told_in_two_lines_with_its_text_to_read(alone: Place, qtbot: QtBot) -> None:
    page, library = overview(alone, qtbot, tab_of("rebuilding")), Library()
    for chapter in ("rebuilding", "infidelity"):
        assert library.chapter_title(chapter) in words(page)
        assert library.chapter_about(chapter) in words(page)
    buttons(page)["Read: After an affair"].click()
    assert alone.ways.asked == [("chapter", "infidelity")]


def test_what_is_there_so_far_is_shown_with_its_state_and_none_of_its_words(alone: Place, qtbot: QtBot) -> None:
    page = overview(alone, qtbot, tab_of("boundaries"))
    show(page, (line("done", 5, EntryState.FINISHED, on=date(2025, 5, 2)), line("other", 5)))
    (card,) = shown_widgets(page, Card)
    assert "What is here so far" in words(page)
    assert "Finished 2 May 2025" in words(card)
    assert card.accessibleName() == "Done"
    assert card.accessibleDescription() == "Finished 2 May 2025. What it is for."
    card.click()
    assert alone.ways.asked == [("exercise", "done")]


def test_a_new_workbook_finds_pages_to_begin_with_and_no_void(alone: Place, qtbot: QtBot) -> None:
    page = overview(alone, qtbot, tab_of("boundaries"))
    show(page, (line("a", 5), line("b", 10), line("c", 20)))
    assert "Pages to begin with" in words(page)
    assert [card.accessibleName() for card in shown_widgets(page, Card)] == ["B", "C"]
    assert "What fits next\nA" in words(page)


def test_the_cards_of_a_row_have_one_height_and_stand_below_each_other_where_it_is_narrow(
    alone: Place, qtbot: QtBot
) -> None:
    page = overview(alone, qtbot, tab_of("boundaries"))
    longer = replace(line("b", 5, EntryState.FINISHED), lead="What it is for, in more words. " * 5)
    show(page, (line("a", 5, EntryState.FINISHED), longer))
    first, second = shown_widgets(page, Card)
    assert first.y() == second.y() and first.height() == second.height()

    page.resize(420, 700)
    qtbot.waitUntil(lambda: first.y() != second.y())
    assert first.x() == second.x()


def test_where_to_start_is_offered_at_ones_own_seat_only(couple: Place, qtbot: QtBot) -> None:
    for personal in (True, False):
        if not personal:
            couple.take_seat(None)
        page = overview(couple, qtbot, tab_of("letters"))
        show(page, (line("a", 5, who="both"),))
        assert ("Where to start" in buttons(page)) is personal


def test_every_tab_opens_on_an_overview_and_names_a_sign_that_there_is() -> None:
    for tab in Library().tabs():
        assert (tab.overview or USUAL) in OVERVIEWS
        assert tab.sign in SIGNS
