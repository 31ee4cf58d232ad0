"""Under the cover nothing of a page can be read, also not by a program that asks as a screen reader does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tests.ui.accessible_tree import everything_readable
from tests.ui.support import ANA, Stage
from tests.ui.workbook.writing import write
from trustbook.ui.kit import CalmDialog, LineInput, column, paragraph
from trustbook.ui.runtime.gateway import DialogPrompts
from trustbook.ui.runtime.prompts import Question

pytestmark = pytest.mark.thorough

WORDS = "nobody-else-reads-this"


@pytest.fixture(autouse=True)
def _a_reader_listens() -> Iterator[None]:
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def uncover(stage: Stage) -> None:
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.wait(lambda: not stage.window.is_covered)
    stage.settle()


@pytest.mark.daily
def test_nothing_of_the_page_is_readable_and_all_of_it_comes_back(stage: Stage) -> None:
    stage.create()
    area = write(stage, WORDS)
    assert WORDS in everything_readable()
    assert "Ana" in everything_readable()

    stage.controller.cover()
    stage.form("covered")
    covered = everything_readable()

    assert WORDS not in covered
    assert "Ana" not in covered
    assert "boundary" not in covered
    assert "Passphrase" in covered
    uncover(stage)
    assert WORDS in everything_readable()
    assert area.toPlainText() == WORDS
    assert QApplication.focusWidget() is area


def test_f1_opens_no_help_on_the_cover_which_stays_as_it_was(stage: Stage) -> None:
    stage.create()
    stage.controller.cover()
    screen = stage.form("covered")
    before = everything_readable()

    QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_F1)
    stage.settle()

    assert stage.form("covered") is screen
    assert everything_readable() == before
    uncover(stage)
    assert stage.view.current_page is not None, "nor does it wait below"


def test_whoever_is_handed_the_keyboard_reads_nothing_of_what_lies_below_and_it_comes_back(stage: Stage) -> None:
    stage.create()
    area = write(stage, WORDS)
    remembered = QAccessible.uniqueId(QAccessible.queryAccessibleInterface(area))

    stage.view.actions_["hand-over"].trigger()
    stage.form("hand-over")
    stage.settle()
    handed = everything_readable()

    assert WORDS not in handed and "boundary" not in handed
    assert QAccessible.accessibleInterface(remembered) is None
    stage.controller.cover()
    uncover(stage)
    assert WORDS not in everything_readable(), "nor after the cover was there"
    stage.fill("hand-over", "cancel")
    stage.form("covered")
    assert WORDS not in everything_readable(), "the one who said no still sits there"
    uncover(stage)
    assert WORDS in everything_readable()


def test_in_the_very_frame_of_the_cover_the_page_is_out_of_the_tree(stage: Stage) -> None:
    stage.create()
    write(stage, WORDS)

    stage.controller.cover()

    assert WORDS not in everything_readable()


def test_a_reader_that_remembers_the_text_from_before_gets_no_answer(stage: Stage) -> None:
    stage.create()
    area = write(stage, WORDS)
    remembered = QAccessible.uniqueId(QAccessible.queryAccessibleInterface(area))

    stage.controller.cover()
    stage.form("covered")
    stage.settle()

    assert QAccessible.accessibleInterface(remembered) is None
    uncover(stage)
    assert WORDS in everything_readable()


def test_dialogs_leave_the_tree_too_and_come_back_as_they_were(stage: Stage) -> None:
    stage.create()
    first = CalmDialog(stage.window, "First", column(paragraph("words of the first")))
    first.open()
    line = LineInput("A line")
    second = CalmDialog(first, "Second", column(line))
    second.open()
    line.edit.insert(WORDS)
    line.edit.setFocus()
    stage.settle()
    answers: list[int] = []
    first.finished.connect(answers.append)
    second.finished.connect(answers.append)

    stage.controller.cover()
    stage.form("covered")
    stage.settle()
    covered = everything_readable()

    assert WORDS not in covered
    assert "words of the first" not in covered
    uncover(stage)
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    assert set(shown) == {first, second}
    assert second.parentWidget() is first
    assert first.isModal()
    assert line.text() == WORDS
    assert second.focusWidget() is line.edit
    assert answers == []
    second.accept()
    first.reject()
    assert answers == [1, 0]


def test_a_dialog_that_opens_only_under_the_cover_waits_there(stage: Stage) -> None:
    stage.create()
    stage.controller.cover()
    stage.form("covered")
    answers: list[str] = []
    late = Question("late", "Late", WORDS, (("stay", "Stay"),), escape="stay")

    DialogPrompts(lambda: stage.window, Path).ask(late, answers.append)
    drawn = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()]
    stage.settle()

    assert drawn == [stage.window.windowHandle()]
    assert WORDS not in everything_readable()
    assert not any(isinstance(each, QDialog) and each.isVisible() for each in QApplication.topLevelWidgets())
    uncover(stage)
    (dialog,) = [each for each in QApplication.topLevelWidgets() if each.objectName() == "late"]
    assert dialog.isVisible() and dialog.isModal() and answers == []
    assert dialog.windowHandle() is not None and dialog.windowHandle().isVisible()
    dialog.close()
    assert answers == ["stay"]


def test_a_dialog_that_opens_in_the_frame_in_which_the_cover_goes_is_shown(stage: Stage) -> None:
    stage.create()
    stage.controller.cover()
    stage.form("covered")
    dialog = CalmDialog(stage.window, "Late", column(paragraph(WORDS)))

    dialog.open()
    stage.window.uncover()
    stage.settle()

    assert dialog.isVisible() and dialog.windowHandle() is not None and dialog.windowHandle().isVisible()
    dialog.close()


def test_a_menu_of_the_cover_itself_opens_above_it(stage: Stage) -> None:
    stage.create()
    stage.controller.cover()
    stage.form("covered")
    menu = QMenu(stage.window)
    menu.addAction("Paste")

    menu.popup(stage.window.pos())
    stage.settle()

    assert menu.isVisible()
    menu.close()


def test_a_dialog_whose_owner_went_under_the_cover_goes_with_it(stage: Stage) -> None:
    stage.create()
    CalmDialog(stage.view, "Of the desk", column(paragraph(WORDS))).open()
    stage.settle()
    stage.controller.cover()
    stage.form("covered")
    stage.settle()

    stage.controller.rebuild()  # another view, as after a change of seat
    stage.settle()
    uncover(stage)

    assert WORDS not in everything_readable()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def test_a_view_that_is_made_under_the_cover_is_not_readable_either(stage: Stage) -> None:
    stage.create()
    stage.controller.cover()
    stage.form("covered")

    stage.controller.rebuild()
    stage.settle()

    assert "Ana" not in everything_readable()
    uncover(stage)
    assert stage.view.isVisible()


def test_a_closed_dialog_is_not_left_in_the_tree(stage: Stage) -> None:
    stage.create()
    dialog = CalmDialog(stage.window, "Gone", column(paragraph(WORDS)))
    dialog.open()
    stage.settle()
    dialog.accept()

    stage.controller.cover()
    stage.form("covered")
    stage.settle()

    assert WORDS not in everything_readable()
