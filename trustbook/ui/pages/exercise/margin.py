"""The margin of a page, in which the numbers of steps hang. Everything else on the page stands beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLayout, QWidget

from trustbook.ui.kit import column

MARGIN: Final = 30
"""How far the numbers stand before the words, in pixels at 100 % text."""
TEXT: Final = 656
"""Width of what is written and read, in pixels at 100 % text."""
EDGE: Final = 29
"""Paper beside the text and its margin, in pixels."""
_LETTERS: Final = 20
"""Height of plain letters at 100 % text, in pixels: what the margin is measured by."""
_CHANGES: Final = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)


def margin_of(widget: QWidget) -> int:
    """The width of the margin, in pixels. It grows half as fast as the letters."""
    return round(MARGIN * (1 + widget.fontMetrics().height() / _LETTERS) / 2)


def stand_beside_margin(layout: QLayout, widget: QWidget) -> None:
    """Leave the margin free before what is in this layout of `widget`; the room above and below stays."""
    margins = layout.contentsMargins()
    wide = margin_of(widget)
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    layout.setContentsMargins(0 if mirrored else wide, margins.top(), wide if mirrored else 0, margins.bottom())


class BesideMargin(QWidget):
    """Things one below the other that stand beside the margin."""

    def __init__(self, *items: QWidget | QLayout | int | None, spacing: int = 8) -> None:
        super().__init__()
        self.column = column(*items, spacing=spacing)
        self.setLayout(self.column)
        stand_beside_margin(self.column, self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _CHANGES:
            stand_beside_margin(self.column, self)


def is_about_margin(event: QEvent) -> bool:
    """Whether the margin may have another width, or be at another side, after this."""
    return event.type() in _CHANGES
