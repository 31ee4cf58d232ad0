"""What tests of pages share: what a page says, its buttons, writing in it, and what is stored."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.domain.entries import EntryState
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.workbook.sitting.views import PageView


def words(root: QWidget) -> str:
    """All that can be read."""
    return "\n".join(label.text() for label in shown_widgets(root, QLabel))


def buttons(root: QWidget) -> dict[str, QAbstractButton]:
    return {each.text(): each for each in shown_widgets(root, QAbstractButton) if each.text()}


def entries(page: ExercisePage) -> dict[str, QAction]:
    """What the menu of the open entry offers: this one, the others, and a new one."""
    entry = next(each for each in shown_widgets(page, MenuButton) if each.accessibleDescription())
    return {each.text(): each for each in entry.open_menu().actions() if each.text()}


def write(page: ExercisePage, field_id: str, text: str, qtbot: QtBot) -> TextWidget:
    """Type into a text field as a person does."""
    widget = page.form.fields[field_id]
    assert isinstance(widget, TextWidget)
    widget.edit.setFocus()
    qtbot.keyClicks(widget.edit, text)
    return widget


def stored(place: Place, exercise_id: str, entry_id: str | None = None) -> dict[str, object]:
    """What the workbook holds, asked for behind the screen's back."""
    viewer = place.services.client.viewer
    found: list[PageView] = []
    place.worker.do(lambda: place.session.pages.open_page(viewer, exercise_id, entry_id), found.append)
    place.wait(lambda: found)
    return dict(found[0].answers)


def state_in_list(place: Place, exercise_id: str) -> EntryState:
    assert place.tab_page is not None
    return next(line.state for line in place.tab_page.exercises.lines() if line.exercise_id == exercise_id)
