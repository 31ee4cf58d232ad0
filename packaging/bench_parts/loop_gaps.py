"""Runs a program and notes how late its event loop is. Started as a process of its own by `keystrokes` and `sign_in`.

loop_gaps.py LOG bare                 a bare window with one QPlainTextEdit
loop_gaps.py LOG trustbook [WORKBOOK] the program itself
Each line of LOG: an instant of the monotonic clock, and the milliseconds since the tick before it. With "key" behind:
the milliseconds from a key until all that it changed was painted.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QPlainTextEdit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench_parts.exec_hook import before_exec, trustbook

TICK_MS = 4
WRITE_EVERY = 50


class GapWatch(QObject):
    """Ticks as often as it may and notes how far apart the ticks came."""

    def __init__(self, log: Path, application: QCoreApplication) -> None:
        super().__init__()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window)
        self._file = log.open("a", encoding="ascii")
        self._lines: list[str] = []
        self._last = time.monotonic()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key comes to the window first; a timer without delay fires once all that followed was painted."""
        if event.type() == QEvent.Type.KeyPress:
            began = time.monotonic()
            QTimer.singleShot(0, self, lambda: self._note(time.monotonic(), began, " key"))
        return False

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _on_tick(self) -> None:
        now = time.monotonic()
        self._note(now, self._last)
        self._last = now

    def _note(self, now: float, began: float, what: str = "") -> None:
        self._lines.append(f"{now} {(now - began) * 1000:.3f}{what}\n")
        if len(self._lines) >= WRITE_EVERY:
            self._file.write("".join(self._lines))
            self._file.flush()
            self._lines.clear()


def bare() -> None:
    """The smallest program to type into."""
    application = QApplication(sys.argv[:1])
    window = QPlainTextEdit()
    window.resize(1000, 700)
    window.show()
    application.exec()


if __name__ == "__main__":
    log, program, *rest = sys.argv[1:]
    made: list[GapWatch] = []
    before_exec(lambda application: made.append(GapWatch(Path(log), application)))
    if program == "bare":
        bare()
    else:
        trustbook(*rest)
