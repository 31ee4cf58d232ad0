"""Measures, places and letters of a session brief. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.beside import rule
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.style import TextStyle

SIDE: Final = 60.0
TOP: Final = 48.0
BOTTOM: Final = 36.0
GAP: Final = 22.0
"""Between two columns."""
INSET: Final = 14.0
"""From the rule of a person to the words."""
ABOVE: Final = 15.0
"""Between two sections."""
PARAGRAPH: Final = 5.0
LEAST_BOX: Final = 90.0
LEAST_HALF: Final = 3
"""Lines for which a half has room even when it is empty."""
NUMBER: Final = 38.0
NUMBER_LARGE: Final = 76.0
"""Room for the number of the page, beside the foot."""
PAD: Final = 4.0
"""Above and below the words of a row."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The six kinds of letters of one size of print."""

    title: TextStyle
    head: TextStyle
    text: TextStyle
    cell: TextStyle
    label: TextStyle
    note: TextStyle


USUAL: Final = Styles(s.BRIEF_TITLE, s.BRIEF_HEAD, s.BRIEF_TEXT, s.BRIEF_CELL, s.BRIEF_LABEL, s.BRIEF_NOTE)
LARGE: Final = Styles(
    s.BRIEF_TITLE,
    replace(s.BRIEF_HEAD, size=18, leading=24),
    replace(s.BRIEF_TEXT, size=18, leading=24),
    replace(s.BRIEF_CELL, size=15, leading=19),
    replace(s.BRIEF_LABEL, size=15, leading=19),
    replace(s.BRIEF_NOTE, size=15, leading=19),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRule(Block):
    """Single or double: whose words stand beside it."""

    double: bool

    def paint(self, canvas: Canvas, top: float) -> None:
        rule(canvas, self.place.x, top, self.height, double=self.double)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBlock(Block):
    """The cells of a row, each at its place across the page."""

    cells: tuple[TextBlock, ...]

    def paint(self, canvas: Canvas, top: float) -> None:
        for cell in self.cells:
            cell.draw(canvas, top)
