"""What stands below a question on screen: an example to write by, or a plain word on what can be chosen."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from trustbook.exercises.fields import Field, ShortField, YesNoField
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
