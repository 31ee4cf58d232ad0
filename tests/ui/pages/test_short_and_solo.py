"""How much of a page is shown: the short form first, and nothing for two where one works alone. Nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, leave_place, length_button, make_place
from tests.ui.support import shown_widgets
from trustbook.exercises.library import Library
from trustbook.locations import resources
from trustbook.ui.fields.letter_field import LetterWidget
from trustbook.ui.fields.table_field import TableWidget
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.pages.exercise_page import ExercisePage
from trustbook.workbook.views import Draft

FOR_TWO = """
id = "for-two"
chapter = "trust"
version = 1
title = "For two"
minutes = 20
short_minutes = 4
rhythm = "Once"
purpose = "To see what one person alone is shown."
caution = "Take care."
safety = true
heavy = true
stop = "Stop when it gets too much."
steps = ["Write for yourself.", "Hand it over.", "Talk."]
alone = "Your own part is enough."
alone_steps = ["Write for yourself.", "Leave it for a day."]
see = ["other", "gone"]

[[parts]]
id = "mine"
title = "My part"
who = "each"
privacy = "offer"

[[parts.fields]]
id = "before"
kind = "short"
label = "Before that"
step = 1

[[parts.fields]]
id = "line"
kind = "short"
label = "One line"
core = true
step = 1

[[parts.fields]]
id = "more"
kind = "long"
label = "More of it"

[[parts.fields]]
id = "theirs"
kind = "short"
label = "What you say to it"
partner = true

[[parts.fields]]
id = "grid"
kind = "table"
label = "Both of us"
columns = [
    { id = "me", label = "Me" },
    { id = "how", label = "How", kind = "choice", options = [{ id = "a", label = "A" }, { id = "b", label = "B" }] },
    { id = "you", label = "You", partner = true },
]

[[parts.fields]]
id = "letter"
kind = "letter"
label = "The letter"

[[parts]]
id = "ours"
title = "Our part"
who = "together"
privacy = "joint"

[[parts.fields]]
id = "stands"
kind = "signoff"
label = "It stands"
core = true

[[parts]]
id = "talk"
title = "Our talk"
who = "together"
privacy = "joint"
alone = false

[[parts.fields]]
id = "said"
kind = "long"
label = "What we said"

[[parts]]
id = "never"
title = "Not kept"
who = "each"
privacy = "unsaved"

[[parts.fields]]
id = "breath"
kind = "timer"
label = "Breathe"
minutes = 2

[[parts.fields]]
id = "felt"
kind = "feelings"
label = "What is there"
"""
OTHER = """
id = "other"
chapter = "patience"
version = 1
title = "The other page"
minutes = 5
rhythm = "Once"
purpose = "To be named."
steps = ["Write."]

[[parts]]
id = "mine"
title = "Mine"
who = "each"
privacy = "private"

[[parts.fields]]
id = "line"
kind = "short"
label = "One line"
core = true

[[parts.fields]]
id = "more"
kind = "long"
label = "More of it"
"""
EVERYTHING = {
    "line": "A line.",
    "more": "More.",
    "theirs": "Their words.",
    "grid": [{"row": "", "cells": {"me": "I", "you": "You"}}],
    "letter": "Dear you",
    "said": "We said much.",
}


def library_in(folder: Path) -> Library:
    for chapter, name, text in (("trust", "for-two", FOR_TWO), ("patience", "other", OTHER)):
        path = folder / "exercises" / "en" / chapter / f"{name}.toml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(resources() / "tabs.toml", folder)
    return Library(folder)


@pytest.fixture
def alone(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    """Ana, who works alone."""
    place = make_place(qtbot, tmp_path / "a.trustbook", library=library_in(tmp_path / "resources"))
    yield place
    leave_place(place)


@pytest.fixture
def couple(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    """Ana at her seat; Ben has joined."""
    place = make_place(qtbot, tmp_path / "c.trustbook", couple=True, library=library_in(tmp_path / "resources"))
    yield place
    leave_place(place)


def words(root: QWidget) -> str:
    return "\n".join(label.text() for label in shown_widgets(root, QLabel))


def buttons(root: QWidget) -> dict[str, QAbstractButton]:
    return {each.text(): each for each in shown_widgets(root, QPushButton) if each.text()}


def shown_fields(page: ExercisePage) -> set[str]:
    return {name for name, widget in page.form.fields.items() if widget.isVisible()}


def text_field(page: ExercisePage, name: str) -> TextWidget:
    widget = page.form.fields[name]
    assert isinstance(widget, TextWidget)
    return widget


def keep(place: Place, answers: dict[str, Any]) -> None:
    """Write these answers behind the screen's back, as another version of the program could have done."""
    viewer = place.services.client.viewer
    entry_id = place.page.page.entry_id
    place.on_lane(lambda session: session.save(viewer, Draft(entry_id, "for-two", answers)))


def stored(place: Place) -> dict[str, Any]:
    found: list[Any] = []
    viewer = place.services.client.viewer
    place.lane.do(lambda: place.session.open_page(viewer, "for-two", None), found.append)
    place.wait(lambda: found)
    return dict(found[0].answers)


# --- the short form


def test_a_page_that_is_not_begun_opens_in_its_short_form_with_a_plain_way_to_all_of_it(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    assert shown_fields(page) == {"line", "stands"}
    assert length_button(page, "Short form").isChecked()
    assert length_button(page, "Short form").text() == "Short form · 4 min"
    assert "The whole page asks 8 things more: 20 minutes in all." in words(page)

    buttons(page)["Show the whole page"].click()
    assert shown_fields(page) == set(page.form.fields)
    assert "Show the whole page" not in buttons(page)
    assert length_button(page, "All of it").isChecked()
    focused = QApplication.focusWidget()
    assert focused is not None and page.form.fields["before"].isAncestorOf(focused), "one goes on where it goes on"


def test_a_page_with_more_than_the_short_form_in_it_opens_whole(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("understanding", "for-two")
    qtbot.keyClicks(text_field(page, "line").edit, "A line.")
    couple.open("myself", "other")
    page = couple.open("understanding", "for-two")
    assert shown_fields(page) == {"line", "stands"}, "begun, but nothing beyond it is written"

    length_button(page, "All of it").click()
    qtbot.keyClicks(text_field(page, "more").edit, "More.")
    length_button(page, "Short form").click()
    couple.open("myself", "other")
    page = couple.open("understanding", "for-two")
    assert "more" in shown_fields(page)


def test_who_asked_for_all_of_it_once_gets_it_until_the_window_closes(couple: Place) -> None:
    length_button(couple.open("understanding", "for-two"), "All of it").click()
    tab = couple.tab_page
    assert tab is not None
    tab.show_exercise("for-two")
    couple.settle()
    assert "more" in shown_fields(couple.page)

    couple.tab_page = None  # the next window knows nothing of it
    assert "more" not in shown_fields(couple.open("understanding", "for-two"))


def test_the_choice_of_the_short_form_is_taken_along_when_the_page_is_shown_again(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    keep(couple, {"line": "A line.", "more": "More."})
    page = couple.open("understanding", "for-two")
    length_button(page, "Short form").click()
    assert couple.tab_page is not None
    couple.tab_page.opening.reload(page)
    couple.settle()

    assert couple.page is not page
    assert shown_fields(couple.page) == {"line", "stands"}


def test_undo_of_what_the_short_form_hides_shows_the_whole_page(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("understanding", "for-two")
    length_button(page, "All of it").click()
    qtbot.keyClicks(text_field(page, "more").edit, "More.")
    length_button(page, "Short form").click()
    page.undo.stack.undo()

    assert "more" in shown_fields(page)
    assert length_button(page, "All of it").isChecked()
    assert page.form.fields["more"].value() is None


def test_undo_reaches_what_was_not_even_made_since_the_page_was_opened_again(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("myself", "other")
    qtbot.keyClicks(text_field(page, "line").edit, "A line.")
    length_button(page, "All of it").click()
    qtbot.keyClicks(text_field(page, "more").edit, "M")
    page.undo.stack.undo()
    length_button(page, "Short form").click()
    page = couple.open("myself", "other")
    assert shown_fields(page) == {"line"}
    page.undo.stack.redo()

    assert page.form.fields["more"].value() == "M"
    assert "more" in shown_fields(page)


def test_tab_walks_down_the_page_also_after_the_rest_of_it_was_made(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("understanding", "for-two")
    buttons(page)["Show the whole page"].click()
    length_button(page, "All of it").setFocus()
    walked: list[str] = []
    for _step in range(120):
        focused = QApplication.focusWidget()
        assert focused is not None
        name = next((name for name, widget in page.form.fields.items() if widget.isAncestorOf(focused)), "")
        if name and name not in walked:
            walked.append(name)
        if focused.accessibleName() == "Finished":
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert walked == ["before", "line", "more", "theirs", "grid", "letter", "stands", "said", "breath", "felt"]


def test_a_step_stands_above_the_first_question_that_is_shown_of_it(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    step = "Write for yourself."
    assert words(page.form).count(step) == 1
    length_button(page, "All of it").click()
    assert words(page.form).count(step) == 1


def test_what_the_short_form_does_not_show_is_kept_when_it_is_saved(couple: Place, qtbot: QtBot) -> None:
    couple.open("understanding", "for-two")
    keep(couple, EVERYTHING)
    page = couple.open("understanding", "for-two")
    length_button(page, "Short form").click()
    qtbot.keyClicks(text_field(page, "line").edit, "And on. ")
    page.autosave.save_now()
    couple.settle()

    assert stored(couple) == {**EVERYTHING, "line": "And on. A line."}


# --- one person alone


def test_one_person_alone_is_shown_nothing_that_waits_for_somebody_else(alone: Place) -> None:
    page = alone.open("understanding", "for-two")
    length_button(page, "All of it").click()
    text = words(page)
    assert set(page.form.fields) == {"before", "line", "more", "grid", "letter", "stands", "breath", "felt"}
    grid = page.form.fields["grid"]
    assert isinstance(grid, TableWidget)
    assert "You" not in words(grid).split("\n")
    assert "Your own part is enough." in text
    assert "If you do this alone" not in text
    assert "Leave it for a day." in text
    assert "Hand it over." not in text
    assert "Our talk" not in text
    assert not {"Share…", "Put on our page"} & set(buttons(page))


def test_for_two_what_one_person_can_do_stands_at_the_end_under_its_heading(couple: Place) -> None:
    text = words(couple.open("understanding", "for-two"))
    assert "If you do this alone\nYour own part is enough." in text


def test_what_one_person_alone_is_not_asked_is_kept_and_can_still_be_read(alone: Place, qtbot: QtBot) -> None:
    alone.open("understanding", "for-two")
    keep(alone, EVERYTHING)
    page = alone.open("understanding", "for-two")
    text = words(page)
    assert "Their words." in text
    assert "We said much." in text
    qtbot.keyClicks(text_field(page, "line").edit, "And on. ")
    grid = page.form.fields["grid"]
    assert isinstance(grid, TableWidget)
    qtbot.keyClicks(grid.cell(0, 0).focusProxy(), "and ")
    page.autosave.save_now()
    alone.settle()

    cells = {"me": "and I", "you": "You"}
    assert stored(alone) == {**EVERYTHING, "line": "And on. A line.", "grid": [{"row": "", "cells": cells}]}


def test_what_is_never_saved_is_not_saved(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("understanding", "for-two")
    length_button(page, "All of it").click()
    for name in ("I did this", "worried"):
        next(
            each
            for each in page.findChildren(QAbstractButton)
            if name in (each.text(), each.accessibleName()[-len(name) :])
        ).click()
    letter = page.form.fields["letter"]
    assert isinstance(letter, LetterWidget)
    qtbot.keyClicks(letter.edit, "Dear me")
    page.autosave.save_now()
    alone.settle()

    assert page.form.fields["breath"].value() is True
    assert page.form.fields["felt"].value() == ["worried"]
    assert stored(alone) == {"letter": "Dear me"}


# --- around the questions


def test_a_heavy_page_says_when_to_stop_and_ends_with_a_moment_to_settle(alone: Place) -> None:
    text = words(alone.open("understanding", "for-two"))
    assert "Stop when it gets too much." in text
    assert text.index("A moment to settle") > text.index("One line")
    assert "Put both feet on the floor." in text
    assert "A moment to settle" not in words(alone.open("myself", "other"))


def test_other_pages_and_the_guide_are_asked_for_by_signals(alone: Place) -> None:
    page = alone.open("understanding", "for-two")
    asked: list[tuple[str, str]] = []
    page.exercise_requested.connect(lambda name: asked.append(("exercise", name)))
    page.guide_requested.connect(lambda name: asked.append(("guide", name)))
    found = buttons(page)
    found["The other page"].click()
    found["Read: What trust is"].click()

    assert asked == [("exercise", "other"), ("guide", "trust")]
    assert not [text for text in found if "gone" in text], "a page that is not there is not offered"


def test_a_page_for_two_says_one_quiet_line_about_being_afraid_and_leads_to_help(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    text = words(page)
    line = "If you are afraid of the other person, this page is not for the two of you."
    assert text.index("Take care.") < text.index("Stop when it gets too much.") < text.index(line)
    asked: list[str] = []
    assert couple.tab_page is not None
    couple.tab_page.help_requested.connect(lambda: asked.append("help"))
    buttons(page)["Getting help"].click()

    assert asked == ["help"]
    other = couple.open("myself", "other")
    assert "afraid" not in words(other)
    assert "Getting help" not in buttons(other)


def test_one_person_alone_reads_of_nobody_in_particular_to_be_afraid_of(alone: Place) -> None:
    page = alone.open("understanding", "for-two")

    assert "If you are afraid of somebody, your safety comes before this page." in words(page)
    assert "the two of you" not in words(page)


def test_at_ones_own_seat_each_confirms_only_for_oneself(couple: Place) -> None:
    page = couple.open("understanding", "for-two")
    ticks = {each.accessibleName(): each for each in page.form.fields["stands"].findChildren(QAbstractButton)}
    assert ticks["Ana: It stands"].isEnabled()
    assert not ticks["Ben: It stands"].isEnabled()
    ticks["Ana: It stands"].click()
    assert page.form.fields["stands"].value() == [{"name": "Ana", "on": "2026-03-02"}]


def test_together_both_can_confirm(couple: Place) -> None:
    couple.take_seat(None)
    page = couple.open("understanding", "for-two")
    ticks = {each.accessibleName(): each for each in page.form.fields["stands"].findChildren(QAbstractButton)}
    assert [tick.isEnabled() for tick in ticks.values()] == [True, True]
    ticks["Ben: It stands"].click()
    page.autosave.save_now()
    couple.settle()
    assert stored(couple) == {"stands": [{"name": "Ben", "on": "2026-03-02"}]}
