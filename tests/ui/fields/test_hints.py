"""What stands below a question on screen: an example to write by, or a plain word on what can be chosen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fields.kinds import Shown
from tests.ui.support import shown_widgets
from trustbook.exercises.fields import Field, ListField, LongField, ShortField, YesNoField
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.factory import make_field


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (ShortField(id="word", label="One word", hint="Wobbly."), "For example: Wobbly."),
        (YesNoField(id="time", label="Time will do it", hint="Not by itself."), "Not by itself."),
        (ShortField(id="word", label="One word"), ""),
    ],
    ids=["written", "chosen", "without"],
)
def test_what_is_written_gets_an_example_and_what_is_chosen_a_note(qtbot: QtBot, field: Field, words: str) -> None:
    widget = make_field(field, FieldContext(lambda: date(2026, 3, 2), lambda: 0.0))
    qtbot.addWidget(widget)
    assert widget.help_text == words


@pytest.mark.parametrize(
    ("field", "is_below"),
    [
        (ShortField(id="word", label="One word", hint="Wobbly."), True),
        (LongField(id="week", label="My week", hint="It rained."), True),
        (ListField(id="people", label="Whom I can call", hint="Ines."), True),
        (YesNoField(id="time", label="Time will do it", hint="Not by itself."), False),
    ],
    ids=["short", "long", "list", "chosen"],
)
def test_an_example_stands_below_what_one_writes_and_a_note_before_what_one_chooses(
    shown: Shown, field: Field, is_below: bool
) -> None:
    widget = shown(field)
    help_line = next(label for label in shown_widgets(widget, QLabel) if label.text() == widget.help_text)
    answers = [each for each in shown_widgets(widget, QWidget) if each.accessibleDescription() == widget.help_text]

    assert answers
    assert all((each.y() < help_line.y()) is is_below for each in answers if each.parentWidget() is widget)
    first = min(each.mapTo(widget, each.rect().topLeft()).y() for each in answers)
    assert (first < help_line.y()) is is_below
