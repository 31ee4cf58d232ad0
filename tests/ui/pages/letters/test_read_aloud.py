"""Reading a letter aloud: few lines at a time, large, by keys, and the lock waits meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from trustbook.domain.letter_text import LetterText
from trustbook.ui.kit.scale import far_sizes
from trustbook.ui.pages.letters.read_aloud import LINES, ReadAloudPage

LETTER = LetterText(
    date="2 March 2026",
    salutation="Dear Ben,",
    text="\n\n".join(
        f"Paragraph {number}: you carried the dog up all four floors, and did not say so." for number in range(9)
    ),
    closing="With thanks,",
    name="Ana",
)
WORDS = LETTER.whole.split()


@pytest.fixture
def page(alone: Place, qtbot: QtBot) -> ReadAloudPage:
    made = ReadAloudPage(alone.services.program, LETTER)
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    return made


def read_through(page: ReadAloudPage, qtbot: QtBot) -> list[tuple[str, ...]]:
    left: list[None] = []
    page.left.connect(lambda: left.append(None))
    seen = [page.shown]
    while not left:
        qtbot.keyClick(page, Qt.Key.Key_Space)
        if not left:
            seen.append(page.shown)
    return seen


@pytest.mark.parametrize("size", [(1366, 728), (1024, 660), (640, 900)])
def test_every_word_shows_once_and_in_order_at_any_size(
    page: ReadAloudPage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page.resize(*size)
    seen = read_through(page, qtbot)
    assert " ".join(line for lines in seen for line in lines).split() == WORDS
    assert all(1 <= len(lines) <= LINES and lines[0] and lines[-1] for lines in seen)


def test_the_letters_have_a_seventeenth_of_the_height_and_the_lines_fit(page: ReadAloudPage) -> None:
    metrics = page.words.fontMetrics()
    assert page.words.font().pixelSize() == far_sizes(page.height())[1] >= page.height() // 17
    assert all(metrics.horizontalAdvance(line) <= page.words.width() for line in page.shown)
    assert metrics.lineSpacing() * LINES <= page.words.height()


def test_one_can_go_back_and_another_window_size_keeps_the_place(page: ReadAloudPage, qtbot: QtBot) -> None:
    first = page.shown
    qtbot.keyClick(page, Qt.Key.Key_Right)
    second = page.shown
    qtbot.keyClick(page, Qt.Key.Key_Left)
    assert page.shown == first
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    page.resize(900, 728)
    assert second[0].split()[0] in " ".join(page.shown)


def test_escape_leaves_at_once_and_f1_asks_for_help(page: ReadAloudPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.help_requested):
        qtbot.keyClick(page, Qt.Key.Key_F1)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_the_idle_lock_waits_while_it_is_there(alone: Place, page: ReadAloudPage) -> None:
    watch = alone.services.program.watch
    watch.use_minutes(5)
    asked: list[str] = []
    watch.idle.connect(lambda: asked.append("lock"))
    alone.clock.seconds += 20 * 60
    watch.look()
    assert page.isVisible() and asked == []
    page.hide()
    alone.clock.seconds += 20 * 60
    watch.look()
    assert asked == ["lock"]
