"""A word that was found is marked where it stands: in a field, in a table, in what was shared."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from tests.ui.page_support import Place
from tests.ui.support import BEN
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.navigation import FoundAt
from trustbook.workbook.sitting.views import Draft

ENTRY = "a" * 8


def write(place: Place, exercise_id: str, answers: dict[str, Any]) -> None:
    viewer = place.services.client.viewer
    place.on_lane(lambda session: session.pages.save(viewer, Draft(ENTRY, exercise_id, answers)))


def open_found(place: Place, tab_id: str, exercise_id: str, entry_id: str, found: FoundAt) -> QWidget:
    """What has the focus then."""
    tab = place.tab(tab_id)
    tab.show_target(Target(exercise_id, entry_id, found=found))
    place.wait(lambda: tab.page is not None)
    place.settle()
    focused = tab.window().focusWidget()
    assert focused is not None
    return focused


def tab_of(place: Place, exercise_id: str) -> str:
    library = place.services.program.content().library
    return next(tab.id for tab in library.tabs() if exercise_id in library.exercise_ids(tab=tab.id))


def selected(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().selectedText()
    return widget.selectedText() if isinstance(widget, QLabel) else ""


def test_a_field_beyond_the_short_form_is_shown_and_marked(alone: Place) -> None:
    exercise = alone.services.program.content().library.exercise("boundary-builder")
    beyond = next(
        field
        for part, field in exercise.fields()
        if not field.core and part.who == "each" and type(field).__name__ == "LongField"
    )
    write(alone, "boundary-builder", {beyond.id: "At the old harbour"})
    found = FoundAt(beyond.id, "harbour")
    focused = open_found(alone, tab_of(alone, "boundary-builder"), "boundary-builder", ENTRY, found)
    assert selected(focused) == "harbour"
    assert focused.isVisible()


def test_what_the_partner_shared_is_marked_where_it_is_read(couple: Place) -> None:
    write(couple, "boundary-builder", {"value": "Quiet harbour evenings", "limit": "A harbour"})
    viewer = couple.services.client.viewer
    copies: list[str] = []
    couple.on_lane(lambda session: session.sharing.share(viewer, ENTRY, ["value"]))
    couple.take_seat(None)
    couple.take_seat(BEN)
    ben = couple.services.client.viewer
    couple.on_lane(lambda session: copies.extend(each.entry_id for each in session.finding.find(ben, "harbour")))
    focused = open_found(
        couple, tab_of(couple, "boundary-builder"), "boundary-builder", copies[0], FoundAt("value", "harbour")
    )
    assert isinstance(focused, QLabel)
    assert (selected(focused), focused.text()) == ("harbour", "Quiet harbour evenings")


@pytest.mark.parametrize("field_id", ["", "nowhere"])
def test_a_word_that_is_nowhere_any_more_opens_the_page_as_it_is(alone: Place, field_id: str) -> None:
    write(alone, "boundary-builder", {"value": "Quiet evenings"})
    focused = open_found(
        alone, tab_of(alone, "boundary-builder"), "boundary-builder", ENTRY, FoundAt(field_id, "zebra")
    )
    assert selected(focused) == ""
    assert alone.page.page.entry_id == ENTRY
