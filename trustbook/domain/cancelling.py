"""The one way to stop long work: whoever started it says so, and the work asks now and then."""

from __future__ import annotations

import threading

from trustbook.domain.problems import Cancelled


class CancelToken:
    """A wish to stop. May be given from any thread, and is never taken back."""

    def __init__(self) -> None:
        self._wished = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._wished.set()

    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._wished.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled if somebody asked to stop. Long work calls this often."""
        if self.cancelled():
            raise Cancelled
