"""Shown while things are put away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal

from trustbook.language import _
from trustbook.ui.kit import ScrollPage, button, column, heading, paragraph, row

PATIENCE_SECONDS: Final = 20


class WaitingPage(ScrollPage):
    """ "Putting things away…". After a while it offers not to wait."""

    go_now = Signal()

    def __init__(self, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._now = button(_("Close without waiting"), lambda: self.go_now.emit())
        self._words = paragraph(_("What you wrote is saved. A backup is being made."))
        super().__init__(
            column(heading(_("Putting things away…")), self._words, row(self._now, None), spacing=14), 58, lowered=True
        )
        self._now.hide()
        QTimer.singleShot(int(patience_seconds * 1000), self, self._offer)

    def _offer(self) -> None:
        self._words.setText(_("This takes long. What you wrote is saved; the backup can be made next time."))
        self._now.show()
        self._now.setFocus()
