"""Two ratings for each row as a block. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.lines import Line, break_text
from trustbook.documents.pdf.marks import NumberCircle
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.place import Spot
from trustbook.documents.pdf.rows import Rows

_LABEL: Final = 0.28
_WORD: Final = 0.21
"""Shares of the column."""
_LARGE_WORD: Final = 0.32
"""Of large print, where the label stands above."""
_RADIUS: Final = 8.0
_STEP: Final = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsBlock(Rows):
    """Rows with a label, and two rows of circles beside it. `ends` says what the lowest and highest number mean.

    A row is the lines of its label and its id. `word_x` is the left edge of the words before the circles.
    """

    rows: tuple[tuple[tuple[Line, ...], str], ...]
    words: tuple[tuple[Line, ...], tuple[Line, ...]]
    ends: tuple[tuple[Line, ...], tuple[Line, ...]]
    numbers: Sequence[int]
    word_x: float
    circle_x: float
    step: float
    label: s.TextStyle
    word: s.TextStyle
    circle: NumberCircle
    above: bool = False
    """The label stands above both rows of circles."""

    @property
    def _head(self) -> float:
        return self.height - sum(self.heights)

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        self._paint_ends(canvas, top)
        top -= self._head
        for (label, name), height in zip(self.rows, self.heights, strict=True):
            meaning = self.place.meaning.part(Role.GROUP, row=name)
            canvas.hairline(self.place.x, self.place.right, top, s.RULE, 0.4)
            with canvas.part(meaning, self.place.box(top, height)):
                high = len(label) * self.label.leading + 4 if self.above else 0.0
                box = (
                    self.place.box(top, high) if self.above else self.place.box(top, height)._replace(right=self.word_x)
                )
                with canvas.part(meaning.part(Role.LABEL), box):
                    canvas.write(label, self.label, self.place.x, top - 6)
                pitch = (height - 8 - high) / 2
                for index, (word, column) in enumerate(zip(self.words, ("first", "second"), strict=True)):
                    rated = meaning.part(Role.GROUP, column=column)
                    self._paint_circles(canvas, word, rated, top - 4 - high - pitch * (index + 0.5))
            top -= height

    def _paint_ends(self, canvas: Canvas, top: float) -> None:
        """What the numbers mean; on a further page it is nothing new to a reader."""
        (low, high), meaning, right = self.ends, self.place.meaning, self.place.right
        hint = meaning.part(Role.HINT if meaning.piece == 1 else Role.DECORATION)
        with canvas.part(hint, Box(self.circle_x, top - self._head, right, top)):
            canvas.write(low, self.word, self.circle_x, top)
            for index, line in enumerate(high):
                canvas.write_line(line, self.word, right, top - index * self.word.leading, 1.0)

    def _paint_circles(self, canvas: Canvas, word: tuple[Line, ...], meaning: Meaning, middle: float) -> None:
        style, radius = self.word, self.circle.radius
        half = max(len(word) * style.leading / 2, radius)
        with canvas.part(meaning, Box(self.word_x, middle - half, self.place.right, middle + half)):
            with canvas.part(meaning.part(Role.LABEL), Box(self.word_x, middle - half, self.circle_x, middle + half)):
                canvas.write(word, style, self.word_x, middle + len(word) * style.leading / 2)
            for place, value in enumerate(self.numbers):
                self.circle.draw(canvas, meaning, value, self.circle_x + radius + place * self.step, middle)


def pairs_block(node: nodes.Pairs, spot: Spot) -> Iterator[Block]:
    """Label on the left, then what is rated, then the circles; in large print the label stands above these."""
    numbers, column, above = range(node.minimum, node.maximum + 1), spot.place, spot.paper.print == "large"
    style, small = spot.style(s.CELL_TEXT), spot.style(s.PAIR_WORD)
    label = column.width if above else column.width * _LABEL - 4
    word = column.width * (_LARGE_WORD if above else _WORD)
    circle_x = column.x + word + (4 if above else label + 16)
    radius = _RADIUS * spot.paper.zoom
    step = min(_STEP * spot.paper.zoom, (column.right - circle_x - 2 * radius) / max(len(numbers) - 1, 1))
    half = max(60.0, (column.right - circle_x) / 2 - 6)
    words = tuple(tuple(break_text(text, small, word)[0]) for text in (node.first, node.second))
    ends = tuple(tuple(break_text(text, small, half)[0]) for text in (node.low, node.high))
    high = max(2 * radius + 4, *(len(each) * small.leading + 3 for each in words))
    rows = tuple((tuple(break_text(row.text, style, label)[0]), row.id) for row in node.rows)
    labels = [len(lines) * style.leading + 4 for lines, _id in rows]
    heights = tuple((2 * high + each if above else max(2 * high, each)) + 8 for each in labels)
    head = max(len(each) for each in ends) * small.leading + 4
    circle = NumberCircle(min(radius, step / 2 - 0.5), spot.style(s.SCALE_NUMBER))
    drawn = min(column.right, circle_x + 2 * circle.radius + (len(numbers) - 1) * step)
    yield PairsBlock(
        place=column.sized(drawn - column.x),
        rows=rows,
        words=(words[0], words[1]),
        ends=(ends[0], ends[1]),
        numbers=numbers,
        word_x=column.x if above else column.x + label + 8,
        circle_x=circle_x,
        step=step,
        label=style,
        word=small,
        circle=circle,
        above=above,
        heights=heights,
        height=head + sum(heights),
        before=4,
        after=10,
    )
