"""A long list of pages is narrowed down by typing: by title, and by what people call their trouble."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trustbook.ui.dialogs.scope_list import ScopeLine, ScopeList

LINES = (
    ScopeLine("all", "The whole workbook"),
    *(ScopeLine(f"page {number}", f"Page {number}") for number in range(1, 9)),
    ScopeLine("cafe", "A talk in a Café"),
    ScopeLine("check", "Suspicion: facts, story, next step", ("jealous", "cheating")),
)


@pytest.fixture
def shown(qtbot: QtBot) -> ScopeList:
    made = ScopeList("What", LINES, "all")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_first_line_is_chosen_and_all_are_there(shown: ScopeList) -> None:
    assert shown.current() == "all"
    assert shown.shown_labels() == tuple(line.label for line in LINES)
    assert shown.line.isVisible()


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("cafe", "A talk in a Café"),
        ("TALK café", "A talk in a Café"),
        ("jealous", "Suspicion: facts, story, next step"),
    ],
)
def test_typing_leaves_what_fits_and_chooses_the_first_of_it(shown: ScopeList, typed: str, label: str) -> None:
    told: list[str] = []
    shown.chosen.connect(lambda: told.append(shown.current_label()))
    shown.line.set_text(typed)
    assert shown.shown_labels() == (label,)
    assert told == [label]


def test_what_is_chosen_stays_chosen_while_it_fits(shown: ScopeList) -> None:
    shown.choose("page 3")
    shown.line.set_text("page")
    assert shown.current() == "page 3"
    shown.line.set_text("")
    assert shown.current() == "page 3"
    assert len(shown.shown_labels()) == len(LINES)


def test_where_nothing_fits_it_is_said_and_the_choice_stays(shown: ScopeList) -> None:
    shown.choose("page 3")
    shown.line.set_text("elephant")
    assert shown.current() == "page 3"
    assert shown.nothing.isVisible()
    assert shown.nothing.text() == "Nothing is called so. “Page 3” stays chosen."
    shown.line.set_text("page")
    assert not shown.nothing.isVisible()


def test_arrows_walk_from_the_line_into_what_fits(shown: ScopeList) -> None:
    shown.line.edit.setFocus()
    QTest.keyClicks(shown.line.edit, "page")
    QTest.keyClick(shown.line.edit, Qt.Key.Key_Down)
    assert shown.list.hasFocus()
    QTest.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.current() == "page 2"


def test_a_short_list_needs_no_search(qtbot: QtBot) -> None:
    made = ScopeList("What", LINES[:3], "page 1")
    qtbot.addWidget(made)
    made.show()
    assert not made.line.isVisible()
    assert made.current() == "page 1"
