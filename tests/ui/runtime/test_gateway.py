"""Questions and news: calm dialogs that never block and give exactly one answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.kit import CalmDialog, TextLabel
from trustbook.ui.kit.buttons import Button
from trustbook.ui.runtime.gateway import DialogPrompts
from trustbook.ui.runtime.prompts import News, Question

QUESTION = Question(
    "close",
    "Close?",
    "First.\nSecond <b>line</b>.",
    (("lose", "Lose it"), ("stay", "Stay")),
    escape="stay",
    primary="stay",
)


@pytest.fixture
def prompts(qtbot: QtBot, tmp_path: Path) -> Iterator[DialogPrompts]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield DialogPrompts(lambda: window, lambda: tmp_path)


def dialog() -> CalmDialog:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, CalmDialog) and each.isVisible())


def test_the_answer_of_the_pressed_button_comes_back_once(prompts: DialogPrompts) -> None:
    answers: list[str] = []
    prompts.ask(QUESTION, answers.append)
    assert answers == []

    next(each for each in dialog().findChildren(Button) if each.text() == "Lose it").click()

    assert answers == ["lose"]


def test_the_harmless_answer_has_the_focus_where_none_is_what_most_people_came_for(prompts: DialogPrompts) -> None:
    answers = (("go", "Let it go"), ("keep", "Keep it"))
    prompts.ask(Question("letter-go", "Let it go?", "For good.", answers, "keep"), lambda _answer: None)
    focused = dialog().focusWidget()
    assert isinstance(focused, Button) and focused.text() == "Keep it"


def test_esc_gives_the_safe_answer(prompts: DialogPrompts) -> None:
    answers: list[str] = []
    prompts.ask(QUESTION, answers.append)

    QTest.keyClick(dialog(), Qt.Key.Key_Escape)

    assert answers == ["stay"]


def test_text_is_shown_as_it_is_never_as_markup(prompts: DialogPrompts) -> None:
    prompts.tell(News("news", "Title", "<b>bold</b> & more"))

    words = [each for each in dialog().findChildren(TextLabel) if "bold" in each.text()]
    assert words[0].text() == "<b>bold</b> & more"
    assert words[0].textFormat() == Qt.TextFormat.PlainText


def test_the_window_title_stays_neutral_and_nothing_blocks(prompts: DialogPrompts) -> None:
    prompts.tell(News("news", "Something private", "…"))

    assert dialog().windowTitle() == "Trustbook"
    assert isinstance(dialog(), QDialog)
    assert dialog().windowModality() == Qt.WindowModality.WindowModal


def test_the_answer_that_leaves_all_as_it_is_stands_first(prompts: DialogPrompts) -> None:
    prompts.ask(QUESTION, lambda _answer: None)
    QApplication.processEvents()
    shown = {each.text(): each for each in dialog().findChildren(Button)}
    assert shown["Stay"].x() < shown["Lose it"].x()
    dialog().reject()
