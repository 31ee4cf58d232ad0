"""What stays in sight below the items of a brief: why it cannot be looked at yet, and the look itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from trustbook.language import _
from trustbook.ui.kit import Space, hint, primary_button, row


class BriefBar(QFrame):
    """`look` can be pressed once there is something to look at."""

    def __init__(self, look: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.look = primary_button(_("Look at the page"), look)
        self.look.setObjectName("brief-look")
        self._why = hint("")
        line = row(self._why, self.look, spacing=Space.STEP)
        line.setStretch(0, 1)
        line.setContentsMargins(Space.COLUMN, Space.FIELD, Space.COLUMN, Space.FIELD)
        self.setLayout(line)

    def hold_back(self, why: str) -> None:
        """There is nothing to look at yet, for this reason; "" where there is."""
        self.look.setEnabled(not why)
        self.look.setAccessibleDescription(why)
        self._why.setText(why)
