"""Text that an input method still composes is part of the answer: what is seen is what is saved."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.composing import compose
from tests.ui.fields.kinds import Shown, focused, press
from trustbook.ui.fields.date_field import DateWidget
from trustbook.ui.fields.table_field import TableWidget
from trustbook.ui.fields.text_fields import TextWidget

WHOLE = {
    "long": "안녕하세요",
    "short": "안녕하세요",
    "letter": "안녕하세요",
    "list": ["안녕하세요"],
    "free table": [{"row": "", "cells": {"what": "안녕하세요"}}],
}


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_still_composed_is_part_of_the_answer(shown: Shown, kind: str) -> None:
    widget = shown(FIELDS[kind][0])
    edits: list[str] = []
    widget.edited.connect(edits.append)
    widget.take_focus()
    compose(focused(), "", written="안녕하세")
    compose(focused(), "요")

    assert widget.value() == WHOLE[kind]
    assert len(edits) == 2
    compose(focused(), "", written="요")
    assert widget.value() == WHOLE[kind]
    assert len(edits) == 2, "what was composed is only confirmed: nothing changed"


def test_composing_in_the_middle_and_after_signs_beyond_the_first_plane(shown: Shown, qtbot: QtBot) -> None:
    widget = shown(FIELDS["long"][0])
    assert isinstance(widget, TextWidget)
    widget.set_value("😀 a\n😀 b c")
    widget.take_focus()
    widget.edit.moveCursor(QTextCursor.MoveOperation.End)
    press(qtbot, Qt.Key.Key_Left)
    compose(widget.edit, "한")

    assert widget.value() == "😀 a\n😀 b 한c"


def test_a_composition_that_is_given_up_leaves_nothing(shown: Shown) -> None:
    widget = shown(FIELDS["long"][0])
    values: list[Any] = []
    widget.edited.connect(lambda _key: values.append(widget.value()))
    widget.take_focus()
    compose(focused(), "ㅎ")
    compose(focused(), "")

    assert values == ["ㅎ", None]


def test_what_is_composed_goes_when_another_text_is_shown(shown: Shown) -> None:
    widget = shown(FIELDS["long"][0])
    widget.take_focus()
    compose(focused(), "한")
    widget.set_value(None)

    assert widget.value() is None


def test_a_day_is_understood_while_it_is_composed(shown: Shown) -> None:
    widget = shown(FIELDS["date"][0])
    assert isinstance(widget, DateWidget)
    widget.take_focus()
    compose(widget.day.line, "3 May 2026")

    assert widget.value() == "2026-05-03"


def test_a_day_in_a_cell_is_understood_while_it_is_composed(shown: Shown) -> None:
    widget = shown(FIELDS["free table"][0])
    assert isinstance(widget, TableWidget)
    widget.cell(0, 2).setFocus()
    compose(focused(), "3 May 2026")

    assert widget.value() == [{"row": "", "cells": {"when": "2026-05-03"}}]
