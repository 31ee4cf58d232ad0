"""A line above a page that was opened from a list elsewhere: back to the same place of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trustbook.ui.kit import Space, back_button, row


class WayBack(QWidget):
    """Hidden unless a page was opened so. Escape on the page does the same."""

    def __init__(self, back: Callable[[], object]) -> None:
        super().__init__()
        self._link = back_button(back)
        line = row(self._link, None)
        line.setContentsMargins(Space.PART, Space.STATE, Space.PART, 0)
        self.setProperty("role", "paper")
        self.setLayout(line)
        self.hide()

    def press(self) -> None:
        """Go back."""
        self._link.click()
