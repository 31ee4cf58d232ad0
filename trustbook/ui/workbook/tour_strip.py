"""The strip below the header while somebody is shown around: what there is to see, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QFrame

from trustbook.language import _
from trustbook.ui.kit import button, column, label, link_button, note, row
from trustbook.ui.kit.scale import Space
from trustbook.ui.kit.strip import BAR

_END: Final = Space.PART - Space.STEP
_LEAD: Final = _END - BAR
"""So that it begins and ends in line with the header above it."""


class TourStrip(QFrame):
    """`go_on()` leads to the next stop. The link beside it ends the tour, at the `last` stop the example itself."""

    def __init__(
        self, title: str, words: str, go_on: Callable[[], object], end: Callable[[], object], *, last: bool
    ) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.next_button = button(_("Look around alone") if last else _("Next"), go_on)
        line: QBoxLayout = row(_LEAD, column(label(title), note(words), spacing=0), spacing=Space.STEP)
        line.setStretch(1, 1)
        line.addWidget(link_button(leave_words() if last else _("End the tour"), end))
        line.addWidget(self.next_button)
        line.addSpacing(_END)
        line.setContentsMargins(Space.STEP, Space.STATE, Space.STEP, Space.STATE)
        self.setLayout(line)


class ExampleStrip(QFrame):
    """One line while somebody looks around in the example: that it is one, and the way out of it."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        words = _("This is the example; its people are invented.")
        self.setAccessibleName(words)
        line = row(_LEAD, note(words), None, link_button(leave_words(), leave), _END, spacing=Space.STEP)
        line.setStretch(1, 1)
        line.setContentsMargins(Space.STEP, 0, Space.STEP, 0)
        self.setLayout(line)


def leave_words() -> str:
    """What the way back to the start page is called."""
    return _("Leave the example")
