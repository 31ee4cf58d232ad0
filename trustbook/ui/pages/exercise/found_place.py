"""Going to the place on a page where a word was found, or where something lies that was placed with both."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from trustbook.ui.fields.answers_view import AnswersView
from trustbook.ui.kit.marking import mark_word, marked_place
from trustbook.ui.navigation import FoundAt
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.shelf import Shelf


def show_found(page: ExercisePage, entry_id: str, found: FoundAt) -> None:
    """Mark the word where `entry_id` holds it and go there, once the sheet has its height. Nowhere: the page stays."""
    marked = next(filter(None, (mark_word(place, found.word) for place in _places(page, entry_id, found))), None)
    if marked is not None:
        marked.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, marked, lambda: page.sheet.show_line(marked, marked_place(marked).top()))


def show_shared(page: ExercisePage, entry_id: str, *, looked_at: bool = False) -> None:
    """Go to what lies with both under this id, where the page does not open with it. Nowhere: the page stays."""
    if page.page.entry_id == entry_id and page.page.writable:
        return
    page.see_shared(entry_id, looked_at=looked_at)


def _places(page: ExercisePage, entry_id: str, found: FoundAt) -> Iterator[QWidget]:
    """Where the word can stand, the likeliest first."""
    if page.page.entry_id == entry_id:
        fields = page.form.fields
        if found.field_id in fields:
            yield fields[found.field_id]
        yield from page.form.findChildren(AnswersView)
    for shelf in page.findChildren(Shelf):
        place = shelf.place_of(entry_id)
        if place is not None:
            yield from place.findChildren(AnswersView)
