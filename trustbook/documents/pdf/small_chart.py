"""A small chart of marks from 0 to 10: two people told apart by line and dot, a gap is a gap. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from math import hypot
from typing import Final

from trustbook.documents.nodes import BriefChart, BriefLine
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.canvas import Canvas, Shape
from trustbook.documents.pdf.lines import break_text, one_line
from trustbook.documents.pdf.meaning import Box
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import TextStyle

_HIGH: Final = 46.0
"""From 0 to 10."""
_HIGHEST: Final = 10
_GAP: Final = timedelta(days=10)
"""Marks that lie further apart are not joined: a week was left out."""
_NAME_SHARE: Final = 0.24
_DOT: Final = 1.8
_ON: Final = 3.2
_OFF: Final = 2.2

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ChartBlock(Block):
    chart: BriefChart
    title: TextBlock
    note: TextStyle

    def paint(self, canvas: Canvas, top: float) -> None:
        self.title.paint(canvas, top)
        plot = self.place.sized(self.place.width * (1 - _NAME_SHARE))
        high = top - self.title.height - 6
        low = high - _HIGH
        canvas.hairline(plot.x, plot.right, high, s.RULE, 0.5)
        canvas.hairline(plot.x, plot.right, low, s.RULE, 0.8)
        names: list[float] = []
        for line in self.chart.lines:
            points = list(self._points(line, plot, low))
            _draw(canvas, line, points)
            self._name(canvas, line, points, names)
        below = low - 3
        canvas.write_line(self.chart.first_day, self.note, plot.x, below)
        canvas.write_line(self.chart.last_day, self.note, plot.right, below, 1.0)

    def _points(self, line: BriefLine, plot: Place, low: float) -> Iterator[Point]:
        days = max(1, (self.chart.until - self.chart.since).days)
        for day, mark in line.marks:
            across = (day - self.chart.since).days / days
            yield (plot.x + _DOT + across * (plot.width - 2 * _DOT), low + _HIGH * mark / _HIGHEST)

    def _name(self, canvas: Canvas, line: BriefLine, points: Sequence[Point], names: list[float]) -> None:
        """At the end of the line; a second one where the first does not stand."""
        if not points:
            return
        pitch = self.note.leading
        top = points[-1][1] + pitch / 2
        for other in names:
            if abs(other - top) < pitch:
                top = other + pitch if top > other else other - pitch
        names.append(top)
        x = self.place.x + self.place.width * (1 - _NAME_SHARE) + 5
        canvas.write_line(one_line(line.name, self.note, self.place.right - x), self.note, x, top)


def chart_block(chart: BriefChart, label: TextStyle, note: TextStyle, place: Place) -> Block:
    """The chart with its title and the days at its ends; the values are text below it."""
    meaning = place.meaning
    figure = meaning.part(meaning.role, ours=True, number=meaning.number, alternative=chart.alternative)
    title = TextBlock.of(chart.title, label, place)
    height = chart_height(chart, label, note, place.width)
    return _ChartBlock(place=place.with_meaning(figure), height=height, chart=chart, title=title, note=note)


def chart_height(chart: BriefChart, label: TextStyle, note: TextStyle, width: float) -> float:
    """How high it is, without the values."""
    lines = len(break_text(chart.title, label, width)[0])
    return lines * label.leading + 6 + _HIGH + 3 + note.leading + 2


def _draw(canvas: Canvas, line: BriefLine, points: Sequence[Point]) -> None:
    days = [day for day, _mark in line.marks]
    found: list[Point | None] = []
    for number, point in enumerate(points):
        if number and days[number] - days[number - 1] > _GAP:
            found.append(None)
        found.append(point)
    draw_marks(canvas, found, second=line.second)


def draw_marks(canvas: Canvas, points: Sequence[Point | None], *, second: bool, dot: float = _DOT) -> None:
    """Marks of one person, joined by a line; None is a gap. Those of a second person are open, joined by dashes."""
    for start, end in pairwise(points):
        if start is None or end is None:
            continue
        if second:
            _dashes(canvas, start, end)
        else:
            canvas.line(Box(*start, *end), s.ACCENT, dot / _DOT * 1.2)
    for point in points:
        if point is not None:
            look = Shape(stroke=s.INK, width=0.8, fill=s.WHITE) if second else Shape(fill=s.ACCENT)
            canvas.circle(*point, dot, look)


def _dashes(canvas: Canvas, start: Point, end: Point) -> None:
    long = hypot(end[0] - start[0], end[1] - start[1])
    done = 0.0
    while done < long:
        first, last = done / long, min(done + _ON, long) / long
        ends = [start[axis] + (end[axis] - start[axis]) * share for share in (first, last) for axis in (0, 1)]
        canvas.line(Box(*ends), s.INK, 1.0)
        done += _ON + _OFF
