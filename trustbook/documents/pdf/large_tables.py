"""How a table of large print is set: side by side where there is room for it, else one cell below the other."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Final

from trustbook.documents.nodes import Table
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.cells import PAD_X
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.place import Spot
from trustbook.documents.pdf.stacked import one_line_of, says, stacked_block
from trustbook.documents.pdf.style import CELL_ANSWER, CELL_HEAD, TextStyle
from trustbook.documents.pdf.tables import table_block

_LEAST_WRITING: Final = 120.0
"""Points in which a hand writes that needs large letters."""
_LEAST_READING: Final = 140.0
"""Points: what does not stand on one line of a narrower column is read more easily over the whole width."""
_LEAST_WORDS: Final = 210.0
"""Points of a column of words beside such as have one line each."""


def in_large_print(node: Table, spot: Spot) -> Block:
    """A table of large letters: side by side where its columns have room for them, else one cell below the other."""
    widths = _by_words(node, spot)
    beside = table_block(node if widths is None else replace(node, widths=widths), spot)
    if len(node.columns) < 2:
        return beside
    below = stacked_block(node, spot)
    insides = [right - left - 2 * PAD_X for left, right in itertools.pairwise(beside.edges)]
    if widths is None and not all(_has_room(node, place, inside, spot) for place, inside in enumerate(insides)):
        return below
    return below if not node.blank and below.height < beside.height else beside


def _by_words(node: Table, spot: Spot) -> tuple[float, ...] | None:
    """Widths of the columns with which all that was written but for one column stands on one line, heads on a few.

    None where they leave too little for the words of that one.
    """
    if node.blank:
        return None
    head, text = spot.style(CELL_HEAD), spot.style(CELL_ANSWER)
    widths = [_wide(column.text, head) for column in node.columns]
    for row in node.rows:
        widths = [max(wide, one_line_of(cell, text)) for wide, cell in zip(widths, row.cells, strict=True)]
    widest = widths.index(max(widths))
    rest = spot.place.width - 2 * PAD_X * len(widths) - sum(widths[:widest]) - sum(widths[widest + 1 :])
    spare = rest - widths[widest]
    if spare < 0 and rest < _LEAST_WORDS:
        return None
    return tuple(
        2 * PAD_X + (wide + spare / len(widths) if spare >= 0 else rest if place == widest else wide)
        for place, wide in enumerate(widths)
    )


def _wide(words: str, head: TextStyle) -> float:
    """How wide a column is for its head, which may take two or three lines."""
    width = chain(head.font).width
    return max(width(words) / 2, *map(width, words.split() or [""])) * head.size


def _has_room(node: Table, place: int, inside: float, spot: Spot) -> bool:
    """Whether a column is wide enough for its longest word, and for a hand that writes large."""
    cells = [row.cells[place] for row in node.rows]
    if any(cell.options for cell in cells):
        return False
    if node.blank and not all(says(cell) for cell in cells) and inside < _LEAST_WRITING:
        return False
    head, text = spot.style(CELL_HEAD), spot.style(CELL_ANSWER)
    said = [(node.columns[place].text, head), *((cell.text, text) for cell in cells)]
    if inside < _LEAST_READING:
        return all(chain(style.font).width(words) * style.size <= inside for words, style in said)
    return all(chain(style.font).width(word) * style.size <= inside for words, style in said for word in words.split())
