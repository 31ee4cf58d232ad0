"""Undo and redo by keys, also after a visit elsewhere and in the short form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, length_button
from tests.ui.pages.support import stored, write


def test_undo_and_redo_by_keys_change_the_page_and_what_is_saved(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    edit = write(page, "limit", "I rest.", qtbot).edit
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.form.fields["limit"].value() is None
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page.form.fields["limit"].value() == "I rest."
    page.undo.stack.undo()
    page.autosave.save_now()
    alone.settle()
    assert stored(alone, "boundary-builder") == {}


def test_undo_survives_a_visit_to_another_page(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    entry = page.page.entry_id
    write(page, "limit", "I rest.", qtbot)
    alone.open("boundaries", "shared-agreements")
    page = alone.open("boundaries", "boundary-builder", entry)
    assert page.form.fields["limit"].value() == "I rest."
    assert alone.tab_page is not None
    assert alone.tab_page.undo_stack is not None
    alone.tab_page.undo_stack.undo()

    assert page.form.fields["limit"].value() is None
    page.autosave.save_now()
    alone.settle()
    assert stored(alone, "boundary-builder", entry) == {}


def test_undo_in_the_short_form_shows_what_it_changed(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    write(page, "value", "Quiet.", qtbot)
    length_button(page, "Short form").click()
    page.undo.stack.undo()

    assert page.form.fields["value"].isVisible()
