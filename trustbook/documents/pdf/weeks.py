"""Marks over the weeks: a table, with the marks of each row as a small line at its end. Lengths in points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.nodes import Role, WeekRow, Weeks
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.lines import Line, break_text, line_width, one_line
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.place import Spot
from trustbook.documents.pdf.rows import Rows
from trustbook.documents.pdf.small_chart import draw_marks
from trustbook.documents.pdf.style import TextStyle
from trustbook.language import number

_CHART: Final = (75.0, 21.0)
_UP: Final = 2.5
"""A chart stands so much above the middle of its row: its lowest mark is not to be taken for the line below."""
_DOT: Final = 1.2
_CHART_GAP: Final = 14.0
_MOST_LABEL: Final = 0.33
"""Share of the width."""
_LABEL_GAP: Final = 8.0
_APART: Final = 6.0
"""Between two marks, at least."""
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
                head = one_line(self.node.head, style, _MOST_LABEL * self.place.width)
                canvas.write_line(head, style, self.place.x, last)
            for place, ((day, month), middle) in enumerate(zip(self.node.days, self.middles, strict=True)):
                with canvas.part(meaning.part(cell, ours=True), self._cell(middle - 10, top, self.head)):
                    if month:
                        aside, half = _aside(self.node.days, place), line_width(day, style) / 2
                        x = middle + half * (2 * aside - 1)
                        canvas.write_line(one_line(month, style, 60), style, x, last + style.leading, aside)
                    canvas.write_line(one_line(day, style, 60), style, middle, last, 0.5)
            with canvas.part(meaning.part(cell, ours=True), self._chart_box(top - self.head / 2)):
                pass  # nothing stands above the lines, but they have a column too

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
        box = self._chart_box(middle)
        chart = meaning.part(Role.CELL, ours=True, number=len(row.marks) + 1)
        with canvas.part(chart, box), canvas.part(chart.part(Role.FIGURE, alternative=self.node.drawing), box):
            self._paint_line(canvas, row, box)

    def _chart_box(self, middle: float) -> Box:
        low = middle - _CHART[1] / 2 + _UP
        return Box(self.place.right - _CHART[0], low, self.place.right, low + _CHART[1])

    def _paint_line(self, canvas: Canvas, row: WeekRow, box: Box) -> None:
        """From the lowest to the highest mark there is on the scale; a week that was left out is a gap."""
        canvas.hairline(box.left, box.right, box.bottom)
        step = (box.right - box.left - 6) / max(1, len(row.marks) - 1)
        rise = (box.top - box.bottom - 4) / max(1, self.node.maximum - self.node.minimum)
        points = [
            None if mark is None else (box.left + 3 + place * step, box.bottom + 2 + (mark - self.node.minimum) * rise)
            for place, mark in enumerate(row.marks)
        ]
        draw_marks(canvas, points, second=row.second, dot=_DOT)

    def _cell(self, x: float, top: float, height: float) -> Box:
        return Box(x, top - height, x + 20, top)


def weeks_blocks(node: Weeks, spot: Spot) -> Iterator[Block]:
    """Tables over the whole column: as many as let no two marks touch."""
    head, marks, width = spot.style(s.CELL_HEAD), spot.style(s.CELL_ANSWER), spot.place.width
    label = min(_MOST_LABEL * width, max(line_width(row.label, head) for row in node.rows)) + _LABEL_GAP
    room = width - label - _CHART[0] - _CHART_GAP
    told = {number(mark) for row in node.rows for mark in row.marks if mark is not None}
    widest = max(
        max((line_width(day, head) for day, _month in node.days), default=0.0),
        max((line_width(mark, marks) for mark in told), default=0.0),
        max((line_width(month, head) for month in _months_in_a_row(node.days)), default=0.0),
    )
    tables = math.ceil(len(node.days) * (widest + _APART) / room)
    size = math.ceil(len(node.days) / tables)
    for start in range(0, len(node.days), size):
        yield _block(_shown(node, start, start + size), spot, label, room)


def _aside(days: Sequence[tuple[str, str]], place: int) -> float:
    """Where above its day a month stands: two that are named side by side have their days' outer edges."""
    start, end = place, place + 1
    while start and days[start - 1][1]:
        start -= 1
    while end < len(days) and days[end][1]:
        end += 1
    return float(place == start) if end - start == 2 else 0.5


def _months_in_a_row(days: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Those that are named between two others."""
    for (_one, before), (_day, month), (_other, after) in zip(days, days[1:], days[2:], strict=False):
        if before and month and after:
            yield month


def _shown(node: Weeks, start: int, end: int) -> Weeks:
    """The same with these weeks only; the month of the first one is named."""
    month = next((month for _day, month in reversed(node.days[: start + 1]) if month), "")
    (day, _month), *later = node.days[start:end]
    rows = tuple(replace(row, marks=row.marks[start:end]) for row in node.rows)
    return replace(node, days=((day, month), *later), rows=rows)


def _block(node: Weeks, spot: Spot, label: float, room: float) -> WeeksBlock:
    place, style = spot.place, spot.style(s.CELL_HEAD)
    left, step = place.x + label, room / max(1, len(node.days))
    labels = tuple((row, tuple(break_text(row.label, style, label - _LABEL_GAP)[0])) for row in node.rows)
    heights = tuple(max(_CHART[1], len(lines) * style.leading) + _PAD for _row, lines in labels)
    head = style.leading * (2 if any(month for _day, month in node.days) else 1) + _PAD
    return WeeksBlock(
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
