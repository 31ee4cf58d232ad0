"""Misspelt words are marked in the field that has the focus, in another way than errors, and put right by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.support import Stage, current_tab, shown_widgets
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.spell_marks import SpellMarks
from trustbook.ui.workbook.spell_check import SpellCheck
from trustbook.workbook.pages.spelling_choice import SETTING

pytestmark = pytest.mark.thorough


@pytest.fixture
def edit(stage: Stage) -> AnswerEdit:
    """The first field of a page, with the focus."""
    view = stage.create()
    tab = current_tab(view)
    assert tab is not None
    tab.show_exercise("trust-in-behaviour")
    stage.settle()
    first = next(each for each in shown_widgets(view, AnswerEdit) if not each.isReadOnly())
    stage.window.activateWindow()
    first.setFocus()
    stage.wait(first.hasFocus)
    return first


def spell_check(stage: Stage) -> SpellCheck:
    found = stage.view.findChild(SpellCheck)
    assert isinstance(found, SpellCheck)
    return found


def marks(stage: Stage) -> SpellMarks:
    stage.wait(lambda: spell_check(stage).marks is not None, "the dictionary")
    found = spell_check(stage).marks
    assert found is not None
    found.look()
    return found


def words(stage: Stage) -> list[str]:
    return [each.word for each in marks(stage).words]


def menu(stage: Stage, edit: AnswerEdit) -> QMenu:
    """F7 goes to the next marked word and opens its menu."""
    QTest.keyClick(edit, Qt.Key.Key_F7)
    stage.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "the menu")
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


@pytest.mark.daily
def test_the_word_that_is_being_typed_is_let_be_until_it_is_done(stage: Stage, edit: AnswerEdit) -> None:
    QTest.keyClicks(edit, "I beleive")
    assert words(stage) == []
    QTest.keyClicks(edit, " you")
    assert words(stage) == ["beleive"]


def test_marks_change_nothing_that_is_saved_or_undone(stage: Stage, edit: AnswerEdit) -> None:
    QTest.keyClicks(edit, "I beleive you")
    stage.wait(lambda: stage.view.footer.text.startswith("Saved"))
    typed: list[str] = []
    edit.typed.connect(typed.append)
    assert words(stage) == ["beleive"]
    stage.settle()
    assert typed == [] and edit.text() == "I beleive you"


def test_by_keys_the_right_word_is_put_in_and_can_be_undone(stage: Stage, edit: AnswerEdit) -> None:
    edit.put_words_in("😀 ")
    QTest.keyClicks(edit, "I beleive you")
    words(stage)
    offered = menu(stage, edit)
    assert offered.actions()[0].text() == "believe"
    QTest.keyPress(offered, Qt.Key.Key_Return)  # it is gone before the key is let go
    stage.settle()
    assert edit.text() == "😀 I believe you" and words(stage) == []
    stage.view.actions_["undo"].trigger()
    assert edit.text() == "😀 I beleive you"


def test_a_word_of_ones_own_is_right_everywhere_and_lies_in_the_own_book(stage: Stage, edit: AnswerEdit) -> None:
    QTest.keyClicks(edit, "my schnucki and")
    words(stage)
    opened = menu(stage, edit)
    next(each for each in opened.actions() if each.text() == "“schnucki” is right").trigger()
    opened.close()
    stage.settle()
    assert words(stage) == []
    kept: list[str] = []
    stage.controller.client.do(lambda session: session.people.sitting().settings[SETTING], kept.append)
    stage.settle()
    assert "schnucki" in kept[0]


def test_a_field_has_another_language_or_no_marks_by_its_menu(stage: Stage, edit: AnswerEdit) -> None:
    QTest.keyClicks(edit, "Wir glauben das nicht mehr")
    assert words(stage)
    spelling = next(each for each in menu(stage, edit).actions() if each.text() == "Spelling").menu()
    assert isinstance(spelling, QMenu)
    languages = {each.text(): each for each in spelling.actions()}
    assert languages["English"].isChecked()
    languages["Deutsch"].trigger()
    close_menus(stage)
    assert words(stage) == []
    edit.put_words_in(" gewissss ")
    assert words(stage) == ["gewissss"]
    spelling = next(each for each in menu(stage, edit).actions() if each.text() == "Spelling").menu()
    assert isinstance(spelling, QMenu)
    next(each for each in spelling.actions() if each.text() == "Not in this field").trigger()
    close_menus(stage)
    assert spell_check(stage).marks is None and edit.extraSelections() == []


def test_without_the_setting_nothing_is_loaded_and_nothing_marked(stage: Stage, edit: AnswerEdit) -> None:
    marks(stage)
    stage.controller.change_setting("spelling", "off")
    other = next(each for each in shown_widgets(stage.view, AnswerEdit) if each is not edit and not each.isReadOnly())
    other.setFocus()
    stage.settle()
    assert edit.extraSelections() == [] and spell_check(stage).marks is None


def close_menus(stage: Stage) -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    stage.settle()
