"""A letter and its hints."""

from __future__ import annotations

import gc

from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.fields.kinds import Shown, texts
from trustbook.ui.fields.letter_edit import LetterEdit
from trustbook.ui.fields.letter_field import LetterWidget


def test_the_hints_of_a_letter_are_no_part_of_it(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["letter"][0])
    assert isinstance(widget, LetterWidget)
    assert {"Dear …", "Yours"} <= texts(widget)
    qtbot.keyClicks(widget.edit, "Hi")

    assert widget.value() == "Hi"
    assert widget.edit.font().pixelSize() >= widget.font().pixelSize()


def test_what_stands_around_the_text_of_a_letter_is_shown_and_stays(shown: Shown, qtbot: QtBot) -> None:
    field, letter = FIELDS["letter in blocks"]
    widget = shown(field)
    assert isinstance(widget, LetterWidget)
    widget.set_value(letter)
    assert widget.value() == letter
    assert {"3 May 2026\nDear Kim,", "Yours\nRobin"} <= texts(widget)

    qtbot.keyClicks(widget.edit, "Hi ")

    assert widget.value() == {**letter, "text": "Hi Two\nlines"}


def test_a_letter_keeps_its_paper_when_python_clears_up(qtbot: QtBot) -> None:
    edit = LetterEdit("Letter")
    qtbot.addWidget(edit)
    gone: list[str] = []
    edit.document().destroyed.connect(lambda *_: gone.append("document"))
    edit.document().documentLayout().destroyed.connect(lambda *_: gone.append("layout"))
    edit.show_text("You carried the dog.")
    gc.collect()

    assert gone == []
    assert edit.text() == "You carried the dog."
