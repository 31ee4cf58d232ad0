"""Modules of the window are imported ahead, on the GUI thread only, a few milliseconds at a time.

Importing them makes classes of widgets. Shiboken 6 keeps its classes in one table (`PepType_SOTP`; before Python 3.12),
in which Qt's thread looks things up without a lock and without the interpreter's: a class made on a worker meanwhile
takes the program down. It was seen once, between the sign-in screen and the first page.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal


class Preloader(QObject):
    """Imports one module each turn of the event loop, so that a key pressed meanwhile is answered between two."""

    finished = Signal()

    def __init__(self, names: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = iter(names)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begin with the next turn."""
        self._timer.start()

    def _next(self) -> None:
        name = next(self._names, None)
        if name is None:
            self._timer.stop()
            self.finished.emit()
        else:
            import_module(name)
