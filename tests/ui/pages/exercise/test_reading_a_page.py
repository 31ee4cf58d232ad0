"""A page says what it is about, how much of it there is, and what is wrong when it cannot be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, leave_place, length_button, make_place
from tests.ui.pages.support import buttons, stored, words, write
from tests.ui.support import shown_widgets
from trustbook.exercises.library import Library
from trustbook.locations import resources
from trustbook.ui.frame.error_page import ErrorPage
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.undo import EntryUndo

pytestmark = pytest.mark.thorough


@pytest.mark.daily
def test_a_page_says_what_it_is_about_and_who_can_see_it(couple: Place) -> None:
    page = couple.open("boundaries", "boundary-builder")
    text = words(page)

    assert "Build one boundary" in text
    assert page.page.exercise.lead in text
    assert "15 minutes · alone, then together" not in text, "that stands under “Why and how”"
    assert text.count("Only you can see this") == 2
    assert "Only you can see this until you put it on our page" in text
    assert "Not begun" not in text, "of a page that nobody began there is nothing to say"


def test_in_a_workbook_of_one_nothing_is_said_about_another_person(alone: Place) -> None:
    for tab, exercise in (("boundaries", "boundary-builder"), ("progress", "weekly-meeting")):
        page = alone.open(tab, exercise)
        text = words(page)
        assert "together" not in text.split("\n")[1]
        assert "share" not in " ".join(label for label in text.split("\n") if label.startswith("Only you"))
        assert "our page" not in text.casefold()
        assert "Share…" not in buttons(page)
        assert "Put on our page" not in buttons(page)


def test_the_short_form_shows_the_questions_that_matter_most(couple: Place, qtbot: QtBot) -> None:
    page = couple.open("boundaries", "boundary-builder")
    write(page, "value", "Quiet.", qtbot)
    length_button(page, "Short").click()

    shown = {name for name, widget in page.form.fields.items() if widget.isVisible()}
    assert shown == {"limit", "request", "my-step", "whose-conduct", "our-words"}, "with what protects"
    page.autosave.save_now()
    couple.settle()
    assert stored(couple, "boundary-builder") == {"value": "Quiet."}, "what is not shown is kept"
    length_button(page, "All").click()
    assert page.form.fields["value"].isVisible()


def test_the_short_form_stays_chosen_on_the_next_page(couple: Place) -> None:
    page = couple.open("communication", "gentle-opening")
    length_button(page, "Short").click()
    page = couple.open("communication", "mirror-dialogue")

    assert length_button(page, "Short").isChecked()


def test_why_and_how_unfolds_in_place_with_everything_that_there_is_to_say(couple: Place) -> None:
    page = couple.open("boundaries", "boundary-builder")
    asked = page.page.exercise
    assert words(page).count(asked.steps[2]) == 1, "beside its field only"
    buttons(page)["Why and how"].click()
    text = words(page)

    assert asked.purpose in text
    assert "15 minutes · alone, then together" in text
    assert text.count(asked.steps[2]) == 2
    assert all(step in text for step in asked.steps)
    assert "Where this comes from: common practice" in text
    assert "If you do this alone" not in text, "there are two"
    buttons(page)["Less"].click()
    assert asked.purpose not in words(page)


def test_a_broken_definition_shows_an_error_page_and_the_rest_works(qtbot: QtBot, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "resources"
    shutil.copytree(resources() / "exercises" / "en" / "boundaries", folder / "exercises" / "en" / "boundaries")
    shutil.copy(resources() / "tabs.toml", folder / "tabs.toml")
    broken = folder / "exercises" / "en" / "boundaries" / "shared-agreements.toml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("minutes =", "minuets ="), encoding="utf-8")
    place = make_place(qtbot, tmp_path / "x.trustbook", library=Library(folder))
    tab = place.tab("boundaries")
    tab.show_exercise("shared-agreements")
    place.settle()

    errors = list(shown_widgets(tab, ErrorPage))
    assert len(errors) == 1
    assert "shared-agreements.toml" in words(errors[0])
    place.open("boundaries", "boundary-builder")
    assert not list(shown_widgets(tab, ErrorPage))
    leave_place(place)


def test_answers_of_a_definition_that_cannot_be_read_any_more_stay_readable(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "limit", "I rest at ten.", qtbot)
    page.autosave.save_now()
    alone.settle()
    to_read = replace(page.page, answers={"limit": "I rest at ten."}, writable=frozenset())
    shown = ExercisePage(alone.services, to_read, EntryUndo(alone.clock.ticks))
    qtbot.addWidget(shown)
    shown.build()
    shown.show()

    assert "I rest at ten." in words(shown)
    assert shown.form.fields == {}
    assert "Finished" not in buttons(shown)
