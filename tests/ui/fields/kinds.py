"""A field of every kind with an answer, and ways to act on it as a person does."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import shown_widgets
from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    Column,
    DateField,
    FeelingsField,
    Field,
    LetterField,
    ListField,
    LongField,
    MultiField,
    Option,
    PairsField,
    Row,
    ScaleField,
    ShortField,
    SignoffField,
    TableField,
    TimerField,
    WordGroup,
    YesNoField,
)
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.context import FieldContext

TODAY = date(2026, 3, 2)
OPTIONS = (Option(id="calm", label="Calm"), Option(id="tense", label="Tense"), Option(id="sad", label="Sad"))
COLUMNS = (
    Column(id="what", label="What"),
    Column(id="how", label="How", kind="choice", options=OPTIONS),
    Column(id="when", label="When", kind="date"),
    Column(id="much", label="How much", kind="scale"),
    Column(id="done", label="Done", kind="yes-no"),
)
ROWS = (Row(id="home", label="At home"), Row(id="work", label="At work"))
GROUPS = (
    WordGroup(id="easy", label="At ease", options=OPTIONS[:2]),
    WordGroup(id="heavy", label="Heavy", options=(OPTIONS[2], Option(id="tired", label="Tired"))),
)

FIELDS: dict[str, tuple[Field, Any]] = {
    "long": (LongField(id="f", label="A question", hint="Like this."), "Two\nlines"),
    "short": (ShortField(id="f", label="A question"), "a few words"),
    "list": (ListField(id="f", label="A question"), ["one", "", "three"]),
    "free table": (TableField(id="f", label="A question", columns=COLUMNS), [
        {"row": "", "cells": {"what": "a", "how": "sad", "when": "2026-05-03", "much": 0, "done": False}},
    ]),
    "fixed table": (TableField(id="f", label="A question", columns=COLUMNS, rows=ROWS), [
        {"row": "work", "cells": {"what": "b", "much": 10}},
    ]),
    "scale": (ScaleField(id="f", label="A question", low="not at all", high="fully"), 0),
    "choice": (ChoiceField(id="f", label="A question", options=OPTIONS), "tense"),
    "multi": (MultiField(id="f", label="A question", options=OPTIONS), ["calm", "sad"]),
    "yes": (YesNoField(id="f", label="A question"), True),
    "no": (YesNoField(id="f", label="A question"), False),
    "date": (DateField(id="f", label="A question"), "2026-05-03"),
    "letter": (LetterField(id="f", label="A question", greeting="Dear …", closing="Yours"), "Two\nlines"),
    "timer": (TimerField(id="f", label="A question", turns=2, minutes=5, prompts=("You talk", "I talk")), True),
    "signoff": (SignoffField(id="f", label="A question"), [{"name": "Robin", "on": "2026-01-30"}]),
    "feelings": (FeelingsField(id="f", label="A question", groups=GROUPS), ["calm", "tired"]),
    "pairs": (PairsField(
        id="f", label="A question", rows=ROWS, first="Matters", second="Lived", low="no", high="yes",
    ), [
        {"row": "home", "cells": {"first": 0, "second": 10}}, {"row": "work", "cells": {"second": 4}},
    ]),
    "checklist": (ChecklistField(id="f", label="A question", items=ROWS), [
        {"row": "work", "cells": {"done": True, "on": "2026-01-30"}}, {"row": "", "cells": {"text": "Call Kim"}},
    ]),
}  # fmt: skip


class Shown(Protocol):
    def __call__(self, field: Field, context: FieldContext | None = None) -> FieldWidget: ...


class Awake:
    """Counts who holds off the lock."""

    def __init__(self) -> None:
        self.holds = 0

    def hold(self) -> None:
        self.holds += 1

    def let_go(self) -> None:
        self.holds -= 1


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focused(), key, held)


def texts(widget: QWidget) -> set[str]:
    """All words that can be read."""
    return {each.text() for each in shown_widgets(widget, QLabel)}


def marks(widget: QWidget) -> list[QAbstractButton]:
    return [each for each in widget.findChildren(QAbstractButton) if each.isCheckable()]
