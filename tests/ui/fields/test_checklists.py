"""Things to tick off, each with its day."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import ROWS
from tests.ui.fields.kinds import Shown, focused, press
from tests.ui.support import shown_widgets
from trustbook.exercises.fields import ChecklistField
from trustbook.ui.fields.checklist_field import ChecklistWidget


def checklist_of(shown: Shown, **more: Any) -> ChecklistWidget:
    widget = shown(ChecklistField(id="f", label="A question", **more))
    assert isinstance(widget, ChecklistWidget)
    return widget


def test_a_tick_takes_todays_day_which_can_be_changed(shown: Shown, qtbot: QtBot) -> None:
    widget = checklist_of(shown, items=ROWS)
    edits: list[str] = []
    widget.edited.connect(edits.append)
    line = widget.fixed_lines()[0]
    assert not line.day.isVisible()
    line.mark.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert widget.value() == [{"row": "home", "cells": {"done": True, "on": "2026-03-02"}}]

    line.day.line.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert widget.value() == [{"row": "home", "cells": {"done": True, "on": "2026-03-01"}}]
    line.mark.click()
    assert widget.value() is None, "what nobody touched says nothing"
    assert edits == ["", "0 on", ""]


def test_own_lines_are_added_by_enter_and_removed_by_keys(shown: Shown, qtbot: QtBot) -> None:
    widget = checklist_of(shown)
    before = len(widget.own_lines())
    widget.take_focus()
    for number in range(before):
        qtbot.keyClicks(focused(), str(number))
        press(qtbot, Qt.Key.Key_Return)
    assert len(widget.own_lines()) == before + 1
    assert widget.value() == [{"row": "", "cells": {"text": str(number)}} for number in range(before)]

    press(qtbot, Qt.Key.Key_Backspace)
    assert len(widget.own_lines()) == before
    edit = widget.own_lines()[0].edit
    assert edit is not None
    edit.setFocus()
    press(qtbot, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert widget.value() == [{"row": "", "cells": {"text": str(number)}} for number in range(1, before)]


def test_a_checklist_without_own_lines_offers_none(shown: Shown) -> None:
    widget = checklist_of(shown, items=ROWS, own=False)
    assert not [each for each in shown_widgets(widget, QPushButton) if each.text() == "Add a line"]
    widget.set_value([{"row": "", "cells": {"text": "from before"}}])
    assert widget.own_lines() == []
    assert widget.value() == [{"row": "", "cells": {"text": "from before"}}], "kept, as of an older definition"


def test_typing_in_two_own_lines_are_two_things_to_undo(shown: Shown, qtbot: QtBot) -> None:
    widget = checklist_of(shown, blank_rows=2)
    edits: list[str] = []
    widget.edited.connect(edits.append)
    for line in widget.own_lines():
        assert line.edit is not None
        qtbot.keyClicks(line.edit, "ab")

    assert edits == ["0 text", "0 text", "1 text", "1 text"]


def test_tab_walks_through_a_checklist_line_by_line(shown: Shown, qtbot: QtBot) -> None:
    widget = checklist_of(shown, items=ROWS[:1])
    widget.set_value(
        [{"row": "home", "cells": {"done": True, "on": "2026-01-30"}}, {"row": "", "cells": {"text": "x"}}]
    )
    QApplication.processEvents()  # the line that was added is shown
    widget.fixed_lines()[0].mark.setFocus()
    walked = []
    for _step in range(6):
        walked.append(focused().accessibleName())
        press(qtbot, Qt.Key.Key_Tab)

    assert walked == [
        "A question: At home",
        "A question: At home: the day",
        "A question: At home: the day: Calendar",
        "A question: own line 1",
        "A question: own line 1: own words",
        "A question: Add a line",
    ]


def test_where_there_is_little_room_the_day_stands_below_the_words(shown: Shown) -> None:
    widget = checklist_of(shown, items=ROWS[:1])
    widget.set_value([{"row": "home", "cells": {"done": True, "on": "2026-01-30"}}])
    line = widget.fixed_lines()[0]
    QApplication.processEvents()
    assert line.day.y() < line.mark.height()
    widget.resize(260, 500)
    QApplication.processEvents()

    assert line.day.y() >= line.mark.height()
