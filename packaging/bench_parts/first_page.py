"""Runs Trustbook and notes a sign-in: Return in the passphrase line, the derivation, what Today says, painted.

first_page.py LOG WORKBOOK       LOG gets one line: milliseconds from Return to Today, and of the derivation in it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench_parts.exec_hook import before_exec, trustbook


class SignInWatch(QObject):
    """Looks for the key and for the paint."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log
        self._pressed = 0.0
        self.derivation = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Return:
            if isinstance(watched, QLineEdit):
                self._pressed = time.monotonic()
                self._time_derivations()
        elif kind == QEvent.Type.Paint and self._pressed and watched.objectName().startswith("today-"):
            took, self._pressed = (time.monotonic() - self._pressed) * 1000, 0.0
            self._log.write_text(f"{took:.1f} {self.derivation * 1000:.1f}\n", encoding="ascii")
        return False

    def _time_derivations(self) -> None:
        from trustbook.storage.keys import keys

        original = keys.unlock

        def timed(*arguments: Any) -> Any:
            began = time.monotonic()
            try:
                return original(*arguments)
            finally:
                self.derivation = time.monotonic() - began

        setattr(keys, "unlock", timed)  # noqa: B010 – a plain assignment is refused by the types


if __name__ == "__main__":
    log, workbook = sys.argv[1:]
    watches: list[SignInWatch] = []

    def watch(application: QCoreApplication) -> None:
        watches.append(SignInWatch(Path(log)))
        application.installEventFilter(watches[0])

    before_exec(watch)
    trustbook(workbook)
