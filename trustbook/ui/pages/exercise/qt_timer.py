"""The timer that a page saves by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer


class QtTimer:
    """Calls back once on the GUI thread."""

    def __init__(self, fired: Callable[[], None]) -> None:
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(fired)

    def start(self, seconds: float) -> None:
        """Call back in `seconds`; an earlier wish is forgotten."""
        self._timer.start(round(seconds * 1000))

    def stop(self) -> None:
        """Do not call back."""
        self._timer.stop()
