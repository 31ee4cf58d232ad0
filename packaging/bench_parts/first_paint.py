"""Runs a Qt program until its window is painted and quiet, then ends it. Started as a process of its own by `start`.

first_paint.py bare            a bare QWidget, the limit for every PySide6 program
first_paint.py trustbook       the program itself
Prints two instants of the system's monotonic clock: first paint, and when the event loop was idle for 60 ms after it.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

if sys.argv[1:] == ["trustbook"]:
    gc.disable()  # what the program does before it imports Qt, which the watch below already needs

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench_parts.exec_hook import before_exec, trustbook

TICK_MS = 3
QUIET_TICKS = 20
LATE_SECONDS = 0.012


class PaintWatch(QObject):
    """Notes the first paint of any window and when the loop has come to rest."""

    def __init__(self) -> None:
        super().__init__()
        self._painted = 0.0
        self._last = 0.0
        self._rested_since = 0.0
        self._quiet = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted and isinstance(watched, QWidget):
            self._painted = -1.0
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self._painted = self._last = self._rested_since = time.monotonic()
        application = QCoreApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        self._timer.start()

    def _on_tick(self) -> None:
        now = time.monotonic()
        if now - self._last > LATE_SECONDS:
            self._quiet, self._rested_since = 0, now
        self._last = now
        self._quiet += 1
        if self._quiet >= QUIET_TICKS:
            print(self._painted, self._rested_since, flush=True)
            QCoreApplication.exit(0)


def bare() -> None:
    """The smallest program that paints a window."""
    application = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1000, 700)
    window.show()
    application.exec()


def watch(application: QCoreApplication) -> PaintWatch:
    """Begin to look for the first paint."""
    made = PaintWatch()
    application.installEventFilter(made)
    return made


if __name__ == "__main__":
    before_exec(watch)
    if sys.argv[1] == "bare":
        bare()
    else:
        trustbook()
