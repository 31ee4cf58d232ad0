"""Our own bugs: heard on every thread, told once, and without a word of what somebody wrote."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer, qWarning
from pytestqt.qtbot import QtBot

from tests.conftest import ExpectedLogs
from trustbook import diagnostics
from trustbook.ui.runtime.faults import Faults

SECRET = "what nobody may read"


@pytest.fixture
def faults(qtbot: QtBot) -> Iterator[Faults]:
    import sys

    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    root_handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    found = Faults()
    found.install()
    yield found
    found.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.getLogger().handlers[:] = root_handlers
    logging.getLogger().setLevel(level)
    logging.raiseExceptions = True


def fail() -> None:
    raise ValueError(SECRET)


def test_a_mistake_on_another_thread_is_told_on_this_one(faults: Faults, qtbot: QtBot) -> None:
    with qtbot.waitSignal(faults.noticed) as told:
        threading.Thread(target=fail).start()

    assert "ValueError" in told.args[0]
    assert SECRET not in told.args[0]
    assert SECRET not in diagnostics.report()


def test_the_same_place_is_told_once(faults: Faults, qtbot: QtBot) -> None:
    told: list[str] = []
    faults.noticed.connect(told.append)
    for _time in range(3):
        try:
            fail()
        except ValueError as error:
            faults.take(error)
    qtbot.waitUntil(lambda: bool(told))

    qtbot.wait(20)
    assert len(told) == 1


def test_a_message_of_qt_is_noted_without_its_words(faults: Faults, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("a message of Qt")

    qWarning(SECRET)

    assert "trustbook.qt" in diagnostics.report()
    assert SECRET not in diagnostics.report()


def test_timers_go_on_after_a_mistake(faults: Faults, qtbot: QtBot) -> None:
    done: list[int] = []
    QTimer.singleShot(0, lambda: done.append(1))
    faults.take(ValueError(SECRET))

    qtbot.waitUntil(lambda: bool(done))
