"""Clearing away what nobody uses any more, on the GUI thread only.

Python looks for unused circles of objects on whichever thread happens to make the next one. On a worker it would take
widgets apart beside Qt's own thread: the window then hangs or is gone (both seen). So it is not left to itself.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS: Final = 1000


class Tidier(QObject):
    """Takes the place of Python's own collecting for as long as it runs, by the same thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.tidy)

    def start(self) -> None:
        """From now on nothing is collected but here. What is there already is not looked at any more."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def tidy(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(counts) if count > most]
        if due:
            gc.collect(max(due))
