"""The strip below the header while somebody is shown around: what there is to see, and the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QFrame

from trustbook.language import _
from trustbook.ui.kit import button, column, label, link_button, note, row
from trustbook.ui.kit.scale import Space


class TourStrip(QFrame):
    """`go_on()` leads to the next stop, `end()` takes the strip away."""

    def __init__(
        self, title: str, words: str, go_on: Callable[[], object], end: Callable[[], object], *, last: bool
    ) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.next_button = button(_("Look around alone") if last else _("Next"), go_on)
        line: QBoxLayout = row(column(label(title), note(words), spacing=0), spacing=Space.STEP)
        line.setStretch(0, 1)
        if not last:
            line.addWidget(link_button(_("End the tour"), end))
        line.addWidget(self.next_button)
        line.setContentsMargins(Space.STEP, Space.STATE, Space.STEP, Space.STATE)
        self.setLayout(line)
