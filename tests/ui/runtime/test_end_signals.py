"""The system asks the program to end: it is heard in the event loop, where saving is possible."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from trustbook.ui.runtime.end_signals import EndingSignals


@pytest.mark.skipif(sys.platform == "win32", reason="Unix signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_asks_to_close(qtbot: QtBot, number: signal.Signals) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    home = QObject()
    asked: list[int] = []
    signals = EndingSignals(lambda: asked.append(1), home)

    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: bool(asked))

    signals.stop()
    for each, handler in before.items():
        signal.signal(each, handler)
    assert asked == [1]
