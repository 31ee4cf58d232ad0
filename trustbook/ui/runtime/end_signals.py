"""What the system asks of the program from outside: to end (signals), and to save because the session ends."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class EndingSignals(QObject):
    """Calls `end` on the GUI thread when the process is asked to end. Unix only; elsewhere it does nothing."""

    def __init__(self, end: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._read = self._write = -1
        if sys.platform == "win32":
            return
        self._read, self._write = os.pipe()
        for descriptor in (self._read, self._write):
            os.set_blocking(descriptor, False)
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        for name in _SIGNALS:
            signal.signal(getattr(signal, name), _noted)

    def stop(self) -> None:
        """Give the signals back."""
        if self._read < 0:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for name in _SIGNALS:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        os.close(self._read)
        os.close(self._write)
        self._read = -1

    def _on_signal(self) -> None:
        os.read(self._read, 64)
        self._end()


def _noted(_number: int, _frame: object) -> None:
    return None


def save_at_logout(application: QGuiApplication, flush: Callable[[], bool]) -> None:
    """Before the desktop session ends, save. If that fails, ask the system to wait."""

    def commit(manager: QSessionManager) -> None:
        if not flush() and manager.allowsInteraction():
            manager.cancel()

    application.commitDataRequest.connect(commit, Qt.ConnectionType.DirectConnection)
