"""B brings the page one is on to counselling, from wherever one is; and three pages for Tuesday take few keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.documents.samples import page_texts
from tests.ui.support import ANA, Stage, current_tab, shown_widgets
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit.cards import Card
from trustbook.ui.pages.counselling.bring_chooser import BringChooser
from trustbook.ui.pages.counselling.bring_panel import BringPanel
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.find_page import FindPage
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough

JOURNAL = "A private journal page"
MOST_KEYS = 9
"""Beside what is typed: the passphrase, and a few letters for each page. The password is there already."""
MOST_LETTERS = 17
"""For three pages."""


def write(stage: Stage, exercise_id: str, **answers: object) -> str:
    found: list[str] = []

    def does(session: Session) -> None:
        page = session.pages.open_page(session.viewer, exercise_id)
        session.pages.save(session.viewer, Draft(page.entry_id, exercise_id, answers))
        found.append(page.entry_id)

    stage.controller.client.do(does)
    stage.settle()
    return found[0]


def brought(stage: Stage) -> tuple[str, ...]:
    stage.settle()
    return stage.controller.client.sitting.brought


@dataclass
class Keys:
    """Strikes keys where the focus is, and counts them: words as one group each."""

    qtbot: QtBot
    strokes: int = 0
    typed: list[str] = field(default_factory=list)

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for each in modifiers:
            held |= each
        self.strokes += 1
        self.qtbot.keyClick(_focus(), key, held)

    def words(self, text: str) -> None:
        self.typed.append(text)
        self.qtbot.keyClicks(_focus(), text)


def _focus() -> object:
    return QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()


def open_page(stage: Stage, exercise_id: str) -> ExercisePage:
    stage.view.show_target(Target(exercise_id))
    stage.settle()
    tab = current_tab(stage.view)
    assert tab is not None and tab.page is not None
    return tab.page


@pytest.fixture
def desk(stage: Stage) -> Stage:
    """Ana alone at her desk, with a page that she wrote."""
    stage.create()
    write(stage, "boundary-builder", limit="I rest at ten.")
    return stage


@pytest.mark.daily
def test_one_key_brings_the_open_page_and_takes_it_off_and_the_page_stays(desk: Stage, qtbot: QtBot) -> None:
    page = open_page(desk, "boundary-builder")
    entry_id = page.page.entry_id
    page.sheet.setFocus()
    desk.view.actions_["bring"].trigger()
    assert brought(desk) == (entry_id,)
    rail = page.this_page
    assert rail.fits.brought and current_tab(desk.view) is not None
    assert "This page goes to counselling." in words(page)
    field_ = page.form.fields["limit"]
    assert isinstance(field_, TextWidget)
    field_.edit.setFocus()
    qtbot.keyClicks(field_.edit, "b")
    assert "b" in field_.edit.toPlainText() and brought(desk) == (entry_id,), "a letter is a letter in a text"
    qtbot.keyClick(field_.edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert brought(desk) == () and "This page stays here." in words(page)
    tab = current_tab(desk.view)
    assert tab is not None and tab.page is page


def words(page: ExercisePage) -> str:
    return "\n".join(label.text() for label in shown_widgets(page.window(), QLabel))


def test_a_line_of_a_list_and_what_was_found_can_be_brought(desk: Stage, qtbot: QtBot) -> None:
    open_page(desk, "boundary-builder")
    tab = current_tab(desk.view)
    assert tab is not None
    tab.exercises.setFocus()
    tab.exercises.show_open("boundary-builder")
    qtbot.keyClick(tab.exercises, Qt.Key.Key_B)
    assert len(brought(desk)) == 1
    line = next(line for line in tab.exercises.lines() if line.exercise_id == "boundary-builder")
    assert line.brought

    desk.view.actions_["find"].trigger()
    find = desk.view.tabs.current
    assert isinstance(find, FindPage)
    find.words.set_text("rest at ten")
    find.search()
    desk.settle()
    find.results.go_to_first()
    find.results.setCurrentRow(find.results.count() - 1)  # what was written comes last
    qtbot.keyClick(find.results, Qt.Key.Key_B)
    assert brought(desk) == ()


def test_a_page_with_nothing_on_it_says_so_in_place(desk: Stage) -> None:
    page = open_page(desk, "boundary-map")
    desk.view.actions_["bring"].trigger()
    assert brought(desk) == () and "There is nothing on this page yet" in words(page)
    assert not page.this_page.fits.brought


def test_a_card_of_a_tab_is_brought_by_the_same_key_and_keeps_the_focus(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    entry_id = write(stage, "journal", words="Only for me.")
    stage.view.tabs.show_tab("myself")
    stage.settle()
    for expected in ((entry_id,), ()):
        card = next(each for each in shown_widgets(stage.window, Card) if each.accessibleName() == JOURNAL)
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_B)
        assert brought(stage) == expected
        focused = QApplication.focusWidget()
        assert isinstance(focused, Card) and focused.accessibleName() == JOURNAL
        assert ("to bring" in focused.accessibleDescription()) is bool(expected)


def test_three_pages_for_tuesday_by_keys(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    stage.create()
    folder = stage.controller.folder
    write(stage, "boundary-builder", limit="I rest at ten.")
    write(stage, "weekly-pulse", word="steadier")
    write(stage, "setback-learning", what="We shouted.")
    stage.controller.close()
    stage.wait(lambda: stage.ended)
    stage.start_again()
    stage.program.start_controller.show_sign_in(folder)
    stage.form("sign-in")
    target = tmp_path / "pages.pdf"
    stage.prompts.paths = [str(target)]
    keys = Keys(qtbot)

    keys.words(ANA)
    keys.key(Qt.Key.Key_Return)
    stage.at_today()
    keys.key(Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    keys.key(Qt.Key.Key_B)
    stage.settle()
    for letters in ("build", "pulse", "setback"):
        keys.words(letters)
        keys.key(Qt.Key.Key_Return)
        stage.settle()
    keys.key(Qt.Key.Key_Escape)
    stage.settle()
    panel = next(shown_widgets(stage.window, BringPanel))
    stage.wait(panel.write.isEnabled)
    keys.key(Qt.Key.Key_Return)
    stage.settle()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible())
    stage.wait(lambda: dialog.made is not None)
    password = dialog.choices.protection.wanted_password()
    keys.key(Qt.Key.Key_Return)
    stage.wait(target.exists)
    stage.settle()

    text = "".join(page_texts(target.read_bytes(), password))
    assert text.index("I rest at ten.") < text.index("steadier") < text.index("We shouted.")
    assert not list(shown_widgets(stage.window, BringChooser))
    assert keys.strokes <= MOST_KEYS, keys.strokes
    assert sum(map(len, keys.typed[1:])) <= MOST_LETTERS, keys.typed[1:]
