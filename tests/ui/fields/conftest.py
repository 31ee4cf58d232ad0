"""A place to show a field."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fields.kinds import TODAY, Shown
from trustbook.exercises.fields import Field
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.factory import make_field


@pytest.fixture(autouse=True)
def _no_country(monkeypatch: pytest.MonkeyPatch) -> None:
    """Days are read as the program writes them, wherever the tests run."""
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Puts a field on the screen and gives back its widget."""
    windows: list[QWidget] = []

    def show(field: Field, context: FieldContext | None = None) -> FieldWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        widget = make_field(field, context or FieldContext(lambda: TODAY, lambda: 0.0))
        widget.setParent(window)
        window.resize(900, 500)
        widget.resize(900, 500)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return widget

    return show
