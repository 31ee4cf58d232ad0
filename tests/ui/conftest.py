"""A stage for each test of the window, with cheap keys."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.support import Stage, make_stage, strike
from trustbook.language import use_language
from trustbook.storage.keys import kdf
from trustbook.ui.runtime.theme import add_first_fonts

os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"
"""A screen of 1366×768; the usual one of this platform is 800×800."""


@pytest.fixture(scope="session", autouse=True)
def _letters(qapp: QApplication) -> QFont:
    """The fonts of the program, which it adds behind its first picture. Gives the letters before any look."""
    letters = QFont(qapp.font())
    add_first_fonts()
    return letters


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "new_slots", kdf.Cost(memory_kib=64, passes=1, lanes=1))


@pytest.fixture(autouse=True)
def _collected_on_this_thread_only() -> Iterator[None]:
    """As in the program: a worker that collects would take widgets apart beside Qt's own thread."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


@pytest.fixture(autouse=True)
def _an_empty_screen(qapp: QApplication, _letters: QFont) -> Iterator[None]:
    """A window that a test left open would be looked at by the next one, in the look that it left."""
    yield
    for each in QApplication.topLevelWidgets():
        each.hide()
        each.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if qapp.styleSheet():
        qapp.setStyleSheet("")
        qapp.setFont(_letters)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """The program on its start page."""
    made = make_stage(qtbot, tmp_path)
    yield made
    strike(made)
