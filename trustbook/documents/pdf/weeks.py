"""Marks over the weeks: a table, with the marks of each row as a small line at its end. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.nodes import Role, WeekRow, Weeks
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas, Shape
from trustbook.documents.pdf.lines import Line, break_text, one_line
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.place import Spot
from trustbook.documents.pdf.rows import Rows
from trustbook.documents.pdf.style import TextStyle
from trustbook.language import number

_CHART: Final = (75.0, 21.0)
_CHART_GAP: Final = 14.0
_MOST_LABEL: Final = 150.0
_PAD: Final = 7.0
_LEFT_OUT: Final = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeksBlock(Rows):
    """The table. `labels` are those of the rows that stand here; `middles` the x of the columns."""

    node: Weeks
    labels: tuple[tuple[WeekRow, tuple[Line, ...]], ...]
    middles: tuple[float, ...]
    head: float
    heads: TextStyle
    marks: TextStyle

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, labels=self.labels[start:end], heights=heights, height=height, anchor=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        self._paint_head(canvas, top)
        top -= self.head
        canvas.hairline(self.place.x, self.place.right, top, s.INK, 0.8)
        for (row, label), height in zip(self.labels, self.heights, strict=True):
            meaning = self.place.meaning.part(Role.ROW, row=row.id)
            with canvas.part(meaning, self.place.box(top, height)):
                self._paint_row(canvas, row, label, meaning, top - height / 2)
            top -= height
            canvas.hairline(self.place.x, self.place.right, top)

    def _paint_head(self, canvas: Canvas, top: float) -> None:
        again = self.place.meaning.piece > 1
        role, cell = (Role.DECORATION, Role.DECORATION) if again else (Role.ROW, Role.COLUMN_HEAD)
        style, meaning = self.heads, self.place.meaning.part(role)
        last = top - self.head + _PAD / 2 + style.leading
        with canvas.part(meaning, self.place.box(top, self.head)):
            with canvas.part(meaning.part(cell), self._cell(self.place.x, top, self.head)):
                canvas.write_line(one_line(self.node.head, style, _MOST_LABEL), style, self.place.x, last)
            for (day, month), middle in zip(self.node.days, self.middles, strict=True):
                with canvas.part(meaning.part(cell, ours=True), self._cell(middle - 10, top, self.head)):
                    if month:
                        canvas.write_line(one_line(month, style, 60), style, middle, last + style.leading, 0.5)
                    canvas.write_line(one_line(day, style, 60), style, middle, last, 0.5)

    def _paint_row(
        self, canvas: Canvas, row: WeekRow, label: tuple[Line, ...], meaning: Meaning, middle: float
    ) -> None:
        style, marks = self.heads, self.marks
        up = len(label) * style.leading / 2
        with canvas.part(meaning.part(Role.ROW_HEAD), self._cell(self.place.x, middle + up, 2 * up)):
            canvas.write(label, style, self.place.x, middle + up)
        for number_of, (mark, x) in enumerate(zip(row.marks, self.middles, strict=True), 1):
            words = _LEFT_OUT if mark is None else number(mark)
            high = middle + marks.leading / 2
            with canvas.part(
                meaning.part(Role.CELL, ours=True, number=number_of), self._cell(x - 10, high, marks.leading)
            ):
                canvas.write_line(one_line(words, marks, 40), marks, x, high, 0.5)
        box = Box(self.place.right - _CHART[0], middle - _CHART[1] / 2, self.place.right, middle + _CHART[1] / 2)
        with canvas.part(meaning.part(Role.DECORATION), box):
            self._paint_line(canvas, row.marks, box)

    def _paint_line(self, canvas: Canvas, marks: Sequence[int | None], box: Box) -> None:
        """From the lowest to the highest mark there is on the scale; a week that was left out is a gap."""
        canvas.hairline(box.left, box.right, box.bottom)
        step = (box.right - box.left - 6) / max(1, len(marks) - 1)
        rise = (box.top - box.bottom - 4) / max(1, self.node.maximum - self.node.minimum)
        before: tuple[float, float] | None = None
        for place, mark in enumerate(marks):
            here = None
            if mark is not None:
                here = (box.left + 3 + place * step, box.bottom + 2 + (mark - self.node.minimum) * rise)
                canvas.circle(*here, 1.2, Shape(fill=s.INK))
                if before is not None:
                    canvas.line(Box(before[0], before[1], here[0], here[1]), s.INK, 0.8)
            before = here

    def _cell(self, x: float, top: float, height: float) -> Box:
        return Box(x, top - height, x + 20, top)


def weeks_blocks(node: Weeks, spot: Spot) -> Iterator[Block]:
    """The table over the whole column."""
    place, style = spot.place, spot.style(s.CELL_HEAD)
    label = min(_MOST_LABEL, place.width * 0.34)
    left, right = place.x + label, place.right - _CHART[0] - _CHART_GAP
    step = (right - left) / max(1, len(node.days))
    labels = tuple((row, tuple(break_text(row.label, style, label - 8)[0])) for row in node.rows)
    heights = tuple(max(_CHART[1], len(lines) * style.leading) + _PAD for _row, lines in labels)
    head = style.leading * (2 if any(month for _day, month in node.days) else 1) + _PAD
    yield WeeksBlock(
        place=place,
        node=node,
        labels=labels,
        middles=tuple(left + (index + 0.5) * step for index in range(len(node.days))),
        head=head,
        heads=style,
        marks=spot.style(s.CELL_ANSWER),
        heights=heights,
        height=head + sum(heights),
        before=6,
        after=12,
    )
