"""A calm word of care that stands in sight, with a bar of the accent where reading begins."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.layout import column
from trustbook.ui.kit.scale import Space

BAR = 3
"""Width of the bar, in pixels."""
_ROOM = 4
"""Above and below the words, whose lines have room of their own; in pixels."""
_BELOW_LINK = 1
"""Below a link in the last line: it reaches that much lower than the words."""


class CareStrip(QFrame):
    """Holds what is never folded away and never shortened."""

    def __init__(self, content: QWidget, *, ends_in_link: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "care")
        layout = column(content)
        layout.setContentsMargins(Space.CARD, _ROOM, Space.CARD, _BELOW_LINK if ends_in_link else _ROOM)
        self.setLayout(layout)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        painter.fillRect(QRect(self.width() - BAR if mirrored else 0, 0, BAR, self.height()), colour("accent", self))
        painter.end()
