"""Undo and redo by keys, also after a visit elsewhere and in the short form."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place, length_button
from tests.ui.pages.support import stored, write
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.pages.exercise.exercise_page import ExercisePage


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
    length_button(page, "Short").click()
    page.undo.stack.undo()

    assert page.form.fields["value"].isVisible()


def test_what_is_typed_behind_a_paste_is_taken_back_without_the_paste(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("boundaries", "boundary-builder")
    edit = write(page, "limit", "before ", qtbot).edit
    pasted = QMimeData()
    pasted.setText("pasted")
    edit.insertFromMimeData(pasted)
    qtbot.keyClicks(edit, " after")
    seen = []
    for _step in range(3):
        qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        seen.append(page.form.fields["limit"].value())

    assert seen == ["before pasted", "before ", None]


def test_the_line_in_which_undo_changed_a_long_text_is_in_sight(alone: Place, qtbot: QtBot) -> None:
    page = alone.open("letters", "unsent-letter")
    letter = page.form.fields["words"]
    letter.take_focus()
    edit = letter.findChild(AnswerEdit)
    assert isinstance(edit, AnswerEdit)
    pasted = QMimeData()
    pasted.setText("A line of a long letter.\n" * 2_000)
    edit.insertFromMimeData(pasted)
    assert in_sight(page, edit)
    qtbot.keyClicks(edit, "The end.")
    qtbot.keyClick(edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert in_sight(page, edit)
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert letter.value() == "A line of a long letter.\n" * 2_000
    assert edit.textCursor().atEnd()
    assert in_sight(page, edit)


def in_sight(page: ExercisePage, edit: AnswerEdit) -> bool:
    """Whether the page shows the caret of `edit`."""
    caret, shown = edit.cursorRect(), page.sheet.viewport()
    place = QRect(edit.viewport().mapTo(shown, caret.topLeft()), caret.size())
    return place.height() > 0 and shown.rect().contains(place)
