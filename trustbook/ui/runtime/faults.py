"""Our own bugs, told calmly. Hooks for Python, threads and Qt end here; nothing that was written is kept."""

from __future__ import annotations

import logging
import os
import sys

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from trustbook import diagnostics

_log = logging.getLogger("trustbook.qt")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
DEVELOPER = "TRUSTBOOK_DEVELOPER"
"""Set to anything, it lets Qt's messages go to standard error; for developers, never with a workbook of one's own."""


class Faults(QObject):
    """Hears of every mistake of the program. `noticed` comes on the GUI thread, once for each place in the code."""

    noticed = Signal(str)
    """Type and place of the mistake, without any message."""
    _from_any_thread = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._from_any_thread.connect(self._on_mistake, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of Python, of threads and of Qt."""
        diagnostics.install(self._from_any_thread.emit)
        qInstallMessageHandler(_on_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back; the window is gone. Mistakes go to standard error from now on."""
        diagnostics.install(None)
        qInstallMessageHandler(None)

    def take(self, error: BaseException) -> None:
        """A mistake that was caught somewhere, such as on a worker."""
        diagnostics.note_mistake(error)

    def _on_mistake(self, where: str) -> None:
        if where not in self._seen:
            self._seen.add(where)
            self.noticed.emit(where)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if os.environ.get(DEVELOPER) and sys.stderr is not None:
        sys.stderr.write(f"Qt: {message}\n")
    level = _LEVELS.get(kind)
    if level is not None:
        _log.log(level, "a message of Qt")
