"""Before a page is open, a tab offers one light page to begin with, and never pushes."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from trustbook.domain.entries import EntryState
from trustbook.domain.people import TOGETHER, Partner, Viewer, person
from trustbook.exercises.model import Tab
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.welcome import Welcome, lightest
from trustbook.workbook.views import ExerciseLine, Sitting

ANA = Partner("ana", "Ana")


def line(
    name: str,
    minutes: int,
    state: EntryState = EntryState.UNTOUCHED,
    who: Literal["each", "together", "both"] = "each",
) -> ExerciseLine:
    return ExerciseLine(name, name.title(), minutes, who, state, None, "once")


def sitting(viewer: Viewer) -> Sitting:
    return Sitting(viewer, ANA, (ANA,), True, False, False, "Ours")


def test_the_shortest_page_that_nobody_began_is_offered() -> None:
    lines = (line("long", 40), line("short", 5), line("begun", 2, EntryState.STARTED))
    found = lightest(lines, sitting(person("ana")))
    assert found is not None and found.exercise_id == "short"


@pytest.mark.parametrize("state", [EntryState.SKIPPED, EntryState.NOT_NOW, EntryState.FINISHED, EntryState.ON_PAPER])
def test_what_was_skipped_or_put_off_is_not_offered_again(state: EntryState) -> None:
    assert lightest((line("a", 5, state),), sitting(person("ana"))) is None


def test_each_seat_is_offered_what_it_can_write_on() -> None:
    lines = (line("alone", 5), line("ours", 10, who="together"))
    alone, together = lightest(lines, sitting(person("ana"))), lightest(lines, sitting(TOGETHER))
    assert alone is not None and alone.exercise_id == "alone"
    assert together is not None and together.exercise_id == "ours"


def welcome(place: Place, qtbot: QtBot, title: str) -> Welcome:
    made = Welcome(place.services, Tab(id="t", title=title))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_button_opens_the_page(alone: Place, qtbot: QtBot) -> None:
    page = welcome(alone, qtbot, "Letters")
    page.show_lines((line("short", 5),))
    next(each for each in page.findChildren(Button) if each.text() == "Open this page").click()
    assert alone.ways.asked == [("exercise", "short")]


def test_where_to_start_is_offered_at_ones_own_seat_only(couple: Place, qtbot: QtBot) -> None:
    for personal in (True, False):
        if not personal:
            couple.take_seat(None)
        page = welcome(couple, qtbot, "Letters")
        shown = [each.text() for each in page.findChildren(Button) if each.isVisible()]
        assert ("Where to start" in shown) is personal
        assert "Tonight: five minutes" in shown


def test_a_page_of_which_nothing_is_kept_is_not_offered_to_begin_with() -> None:
    unkept = replace(line("check", 2), keeps=False)
    assert lightest((unkept,), sitting(person("ana"))) is None
