"""Two ratings for each row as a block. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsBlock(Rows):
    """Rows with a label, and two rows of circles beside it. `ends` says what the lowest and highest number mean.

    A row is the lines of its label and its id. The widths are those of the label and of the words before the circles.
    """

    rows: tuple[tuple[tuple[Line, ...], str], ...]
    words: tuple[tuple[Line, ...], tuple[Line, ...]]
    ends: tuple[tuple[Line, ...], tuple[Line, ...]]
    numbers: Sequence[int]
    label_width: float
    circle_x: float
    step: float

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
            canvas.hairline(self.place.x, self.place.right, top, s.HAIR, 0.4)
            with canvas.part(meaning, self.place.box(top, height)):
                with canvas.part(meaning.part(Role.LABEL), self.place.box(top, height)._replace(right=self._word_x)):
                    canvas.write(label, s.CELL_TEXT, self.place.x, top - 6)
                pitch = (height - 8) / 2
                for index, (word, column) in enumerate(zip(self.words, ("first", "second"), strict=True)):
                    rated = meaning.part(Role.GROUP, column=column)
                    self._paint_circles(canvas, word, rated, top - 4 - pitch * (index + 0.5))
            top -= height

    @property
    def _word_x(self) -> float:
        return self.place.x + self.label_width + 4

    def _paint_ends(self, canvas: Canvas, top: float) -> None:
        """What the numbers mean; on a further page it is nothing new to a reader."""
        (low, high), meaning, right = self.ends, self.place.meaning, self.place.right
        hint = meaning.part(Role.HINT if meaning.piece == 1 else Role.DECORATION)
        with canvas.part(hint, Box(self.circle_x, top - self._head, right, top)):
            canvas.write(low, s.PAIR_WORD, self.circle_x, top)
            for index, line in enumerate(high):
                canvas.write_line(line, s.PAIR_WORD, right, top - index * s.PAIR_WORD.leading, 1.0)

    def _paint_circles(self, canvas: Canvas, word: tuple[Line, ...], meaning: Meaning, middle: float) -> None:
        style, radius = s.PAIR_WORD, min(7.2, self.step / 2 - 0.7)
        half = max(len(word) * style.leading / 2, radius)
        with canvas.part(meaning, Box(self._word_x, middle - half, self.place.right, middle + half)):
            with canvas.part(meaning.part(Role.LABEL), Box(self._word_x, middle - half, self.circle_x, middle + half)):
                canvas.write(word, style, self._word_x, middle + len(word) * style.leading / 2)
            circle = NumberCircle(radius, s.PAIR_NUMBER, width=0.7)
            for place, value in enumerate(self.numbers):
                circle.draw(canvas, meaning, value, self.circle_x + radius + place * self.step, middle)


def pairs_block(node: nodes.Pairs, spot: Spot) -> Iterator[Block]:
    """Label on the left, then what is rated, then the circles."""
    numbers, column = range(node.minimum, node.maximum + 1), spot.place
    label, word = column.width * 0.3, column.width * 0.22
    circle_x = column.x + label + word + 14
    step = min(18.5, (column.right - circle_x - 14.4) / max(len(numbers) - 1, 1))
    half = max(60.0, (column.right - circle_x) / 2 - 6)
    words = tuple(tuple(break_text(text, s.PAIR_WORD, word)[0]) for text in (node.first, node.second))
    ends = tuple(tuple(break_text(text, s.PAIR_WORD, half)[0]) for text in (node.low, node.high))
    high = max(18.0, *(len(each) * s.PAIR_WORD.leading + 3 for each in words))
    rows = tuple((tuple(break_text(row.text, s.CELL_TEXT, label - 4)[0]), row.id) for row in node.rows)
    heights = tuple(max(2 * high, len(lines) * s.CELL_TEXT.leading + 4) + 8 for lines, _id in rows)
    head = max(len(each) for each in ends) * s.PAIR_WORD.leading + 4
    drawn = min(column.right, circle_x + 14.4 + (len(numbers) - 1) * step)
    yield PairsBlock(
        place=column.sized(drawn - column.x),
        rows=rows,
        words=(words[0], words[1]),
        ends=(ends[0], ends[1]),
        numbers=numbers,
        label_width=label,
        circle_x=circle_x,
        step=step,
        heights=heights,
        height=head + sum(heights),
        before=4,
        after=10,
    )
