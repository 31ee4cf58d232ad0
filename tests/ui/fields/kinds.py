"""Ways to act on a field as a person does."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import shown_widgets
from trustbook.exercises.fields import Field
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.context import FieldContext

TODAY = date(2026, 3, 2)


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
