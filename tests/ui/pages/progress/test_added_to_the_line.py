"""What is added to the line is acknowledged in its place, and told apart by whoever stands on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.progress.progress_screens import overview
from tests.ui.pages.support import buttons, words
from trustbook.language import short_time
from trustbook.ui.pages.progress.adding import AddDialog
from trustbook.ui.pages.progress.overview import ProgressOverview

pytestmark = pytest.mark.thorough

BOWL, SUNDAY = "We laughed at the bowl.", "The first calm Sunday."


def add(place: Place, page: ProgressOverview, kind: str, text: str, days_ago: int = 1) -> None:
    buttons(page)[kind].click()
    dialog = place.dialog(AddDialog)
    dialog.words.setPlainText(text)
    dialog.day.choose(place.clock.today() - timedelta(days=days_ago))
    buttons(dialog)["Add it"].click()
    place.settle()


def rows(page: ProgressOverview) -> list[tuple[str, str, str, str]]:
    lines = page.panel.view.lines
    return [lines.texts(row) for row in range(lines.rowCount()) if lines.item_at(row) is not None]


def heard(page: ProgressOverview) -> list[str]:
    lines = page.panel.view.lines
    said = (lines.data(lines.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(lines.rowCount()))
    return [str(each) for each in said]


@pytest.mark.daily
def test_what_was_just_added_is_chosen_and_says_so_in_its_row(couple: Place) -> None:
    page = overview(couple)
    add(couple, page, "A milestone", BOWL)
    view, now = page.panel.view, short_time(couple.clock.now().local())

    assert view.hasFocus() and page.panel.item() is not None
    assert [text for _day, _kind, text, _who in rows(page)] == [BOWL]
    assert view.lines.note(view.currentIndex().row()) == f"Added {now}"
    assert any(BOWL in each and each.endswith(f"Added {now}") for each in heard(page))


def test_own_words_show_in_the_row_that_somebody_stands_on_and_in_no_other(couple: Place, qtbot: QtBot) -> None:
    page = overview(couple)
    add(couple, page, "A milestone", SUNDAY)
    add(couple, page, "A milestone", BOWL)
    assert {text for _day, _kind, text, _who in rows(page)} == {BOWL, ""}
    qtbot.keyClick(page.panel.view, Qt.Key.Key_Down)
    assert {text for _day, _kind, text, _who in rows(page)} == {SUNDAY, ""}
    assert not any(BOWL in each for each in heard(page))
    page.panel.side.looked_for.setFocus()

    assert {text for _day, _kind, text, _who in rows(page)} == {""}
    assert not any(BOWL in each or SUNDAY in each for each in heard(page))


def test_a_kind_is_said_once(couple: Place) -> None:
    page = overview(couple)
    for kind in ("A milestone", "A good thing", "An appointment"):
        add(couple, page, kind, "Somewhere", 0)
    page.panel.side.looked_for.setFocus()

    said = [(kind, text) for _day, kind, text, _who in rows(page)]
    assert sorted(said) == [("Appointment", ""), ("Good thing", ""), ("Milestone", "")]
    assert all(each.lower().count("milestone") <= 1 for each in heard(page))


def test_from_to_begins_in_its_first_day_and_the_page_stays(couple: Place) -> None:
    page = overview(couple)
    add(couple, page, "A milestone", BOWL)
    page.resize(1094, 330)
    couple.settle()
    page.panel.side.looked_for.setFocus()
    page.verticalScrollBar().setValue(0)
    buttons(page)["From … to"].click()
    couple.settle()

    assert page.head.between.since.line.hasFocus()
    assert page.verticalScrollBar().value() == 0
    assert page.head.between.since.line.placeholderText() == ""


def test_what_is_added_on_a_day_that_does_not_show_is_acknowledged_too(couple: Place) -> None:
    page = overview(couple)
    add(couple, page, "A milestone", BOWL, days_ago=300)
    now = short_time(couple.clock.now().local())

    assert rows(page) == []
    assert f"Added {now}, on a day or of a kind that is not shown here." in words(page)


def test_the_other_one_is_never_shown_own_words(couple: Place) -> None:
    page = overview(couple)
    add(couple, page, "A milestone", BOWL)
    couple.take_seat(None)
    page = overview(couple)
    page.panel.view.setFocus()

    assert not any(BOWL in each for each in heard(page))
    assert BOWL not in words(page)
