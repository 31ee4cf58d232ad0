"""However much is written, its end and the line being written are in sight, and nothing runs through what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.composing import compose
from tests.ui.fields.kinds import TODAY
from tests.ui.support import end_services, make_services, shown_widgets
from trustbook.exercises.fields import (
    ChecklistField,
    Field,
    LetterField,
    ListField,
    LongField,
    ShortField,
    TableColumn,
    TableField,
)
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.factory import make_field
from trustbook.ui.pages.exercise.writing_sheet import WritingSheet
from trustbook.ui.runtime.settings import DeviceSettings

pytestmark = pytest.mark.thorough

SENTENCE = "we talked slowly and then I said what hurt about that evening in the kitchen"
SIZES = (500, 3_000, 10_000, 60_000)
COLUMNS = tuple(TableColumn(id=name, label=name) for name in ("What", "When", "Who"))
KINDS: dict[str, Field] = {
    "long": LongField(id="f", label="A question"),
    "short": ShortField(id="f", label="A question"),
    "letter": LetterField(id="f", label="A question", greeting="Dear …", closing="Yours"),
    "list": ListField(id="f", label="A question"),
    "table": TableField(id="f", label="A question", columns=COLUMNS),
    "checklist": ChecklistField(id="f", label="A question", blank_rows=2),
}
ROUNDING = 2
"""Pixels by which the height of a text and of its field may differ."""


def paragraphs(count: int) -> str:
    """So many words, in paragraphs of 10 to 130 with an empty line between."""
    found: list[str] = []
    while count > 0:
        length = min(count, 10 + 37 * len(found) % 121)
        found.append(" ".join(islice(cycle(SENTENCE.split()), length)))
        count -= length
    return "\n\n".join(found)


@dataclass
class Written:
    """A field on a page, the text that is written in it, and the field that follows."""

    qtbot: QtBot
    sheet: WritingSheet
    field: FieldWidget
    next: FieldWidget

    @property
    def edit(self) -> AnswerEdit:
        return next(iter(self.field.findChildren(AnswerEdit)))

    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.edit.setFocus()
        self.edit.insertFromMimeData(data)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.edit, key, held)

    def caret(self) -> tuple[int, int]:
        """Upper and lower edge of the caret, in pixels from the top of what the page shows."""
        caret, window = self.edit.cursorRect(), self.sheet.viewport()
        place = self.edit.viewport()
        return place.mapTo(window, caret.topLeft()).y(), place.mapTo(window, caret.bottomLeft()).y()

    def wrong(self) -> list[str]:
        """What is not as it should be, in words."""
        found: list[str] = []
        edit, height = self.edit, self.edit.viewport().height()
        upper, lower = self.caret()
        if upper < 0 or lower > self.sheet.viewport().height():
            found.append(f"the caret is at {upper} to {lower}, of {self.sheet.viewport().height()} that are shown")
        if edit.cursorRect().top() < 0 or edit.cursorRect().bottom() > height:
            found.append("the line being written is cut off by its own field")
        if edit.verticalScrollBar().maximum():
            found.append("the text scrolls in itself")
        if not 0 <= height - self._height_of_text() <= ROUNDING:
            found.append(f"the text takes {self._height_of_text()} pixels, its field has {height}")
        end = edit.mapTo(self.field, QPoint(0, edit.height())).y()
        found += [
            f"the text runs through “{label.text()}”"
            for label in shown_widgets(self.field, QLabel)
            if label.text() == "Yours" and label.mapTo(self.field, QPoint(0, 0)).y() < end
        ]
        if self.next.mapTo(self.sheet, QPoint(0, 0)).y() < edit.mapTo(self.sheet, QPoint(0, edit.height())).y():
            found.append("the text runs through the next question")
        return found

    def _height_of_text(self) -> int:
        document = self.edit.document()
        block, height = document.firstBlock(), document.documentMargin()
        while block.isValid():
            height += document.documentLayout().blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)


Write = Callable[[str], Written]


@pytest.fixture
def write(qtbot: QtBot, tmp_path: Path) -> Iterator[Write]:
    """Puts a field of a kind on a page."""
    mistakes: list[BaseException] = []
    services = make_services(tmp_path, mistakes, settings=DeviceSettings(theme="light", lock_minutes=0))

    def put(kind: str) -> Written:
        sheet, context = WritingSheet(), FieldContext(lambda: TODAY, lambda: 0.0)
        qtbot.addWidget(sheet)
        fields = [make_field(each, context) for each in (KINDS[kind], LongField(id="n", label="What comes next"))]
        for field in fields:
            sheet.content.addWidget(field)
        sheet.resize(1000, 600)
        sheet.show()
        sheet.activateWindow()
        qtbot.waitUntil(sheet.isActiveWindow)
        return Written(qtbot, sheet, *fields)

    yield put
    end_services(services)
    assert mistakes == []


@pytest.mark.parametrize("count", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_end_of_what_was_pasted_is_in_sight_and_so_is_what_is_typed_there(
    write: Write, kind: str, count: int
) -> None:
    page = write(kind)
    text = paragraphs(count)
    page.paste(text)
    assert page.wrong() == []

    page.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert page.wrong() == []
    page.press(Qt.Key.Key_X)
    assert page.wrong() == []
    page.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.wrong() == []
    page.press(Qt.Key.Key_Y)
    assert page.wrong() == []
    QApplication.processEvents()
    assert page.wrong() == []
    assert page.edit.text() == f"x{text if kind in ('long', 'letter') else text.replace(chr(10), ' ')}y"


@pytest.mark.daily
@pytest.mark.parametrize("kind", ["long", "letter"])
def test_a_new_line_at_the_end_is_in_sight_at_once(write: Write, kind: str) -> None:
    page = write(kind)
    page.paste(paragraphs(3_000))
    for _line in range(30):
        page.press(Qt.Key.Key_Return)
        assert page.wrong() == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_is_as_high_as_its_lines_also_after_the_window_got_narrower_or_wider(write: Write, kind: str) -> None:
    page = write(kind)
    page.paste(paragraphs(3_000))
    before = page.edit.height()
    page.sheet.resize(600, 600)
    QApplication.processEvents()
    page.press(Qt.Key.Key_X)
    assert page.edit.height() != before
    assert page.wrong() == []

    page.sheet.resize(1000, 600)
    QApplication.processEvents()
    page.press(Qt.Key.Key_X)
    assert page.wrong() == []


@pytest.mark.daily
@pytest.mark.parametrize("kind", KINDS)
def test_taking_all_of_a_long_text_away_leaves_no_gap(write: Write, kind: str) -> None:
    page = write(kind)
    before = page.edit.height()
    page.paste(paragraphs(10_000))
    page.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.press(Qt.Key.Key_X)

    assert page.edit.text() == "x"
    assert page.edit.height() == before
    upper, lower = page.caret()
    assert 0 <= upper < lower <= page.sheet.viewport().height()


@pytest.mark.daily
def test_lines_of_other_letters_are_as_high_as_they_are(write: Write) -> None:
    page = write("long")
    page.paste("\n".join(["하루 日记 😀 ", "a"] * 200))

    assert page.wrong() == []


@pytest.mark.daily
def test_a_page_key_goes_on_by_what_is_shown_not_to_the_end(write: Write) -> None:
    page = write("long")
    page.paste(paragraphs(10_000))
    page.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    places = []
    for _page in range(3):
        page.press(Qt.Key.Key_PageDown)
        places.append(page.edit.textCursor().position())
        assert page.wrong() == []
    assert 500 < places[0] < places[1] - 500 < places[2] - 1000 < 8_000

    page.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    cursor = page.edit.textCursor()
    assert (cursor.anchor(), cursor.hasSelection()) == (places[2], True)
    for _page in range(4):
        page.press(Qt.Key.Key_PageUp)
    assert page.edit.textCursor().position() == 0


@pytest.mark.daily
def test_what_is_being_composed_at_the_end_of_a_line_is_in_sight(write: Write) -> None:
    page = write("short")
    page.paste(paragraphs(3_000))
    before = page.edit.height()
    compose(page.edit, "썼었다" * 40)

    assert page.edit.height() > before
    assert page.wrong() == []
