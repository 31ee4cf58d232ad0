"""Numbers in circles: a scale below its label, and several that follow each other as rows beside theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block, Canvas, draw_line, draw_lines, hairline, set_fill
from trustbook.documents.pdf.lines import Line, break_text
from trustbook.documents.pdf.rows import Rows
from trustbook.documents.pdf.style import ACCENT, RULE, WHITE, Paper, TextStyle

_LONGEST_ROW: Final = 12
_LABEL_SHARE: Final = 0.32
_ROW_STEP: Final = 27.0
_ROW_RADIUS: Final = 8.6


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRows(nodes.Node):
    """Scales that follow each other, with their labels."""

    pairs: tuple[tuple[nodes.Label, nodes.Scale], ...]
    role: nodes.Role = nodes.Role.FIGURE


def with_scales_in_rows(found: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """The nodes, with every run of two and more scales (labels without hints, one row of numbers) made one."""
    label: nodes.Label | None = None
    run: list[tuple[nodes.Label, nodes.Scale]] = []
    for node in found:
        if label is not None and isinstance(node, nodes.Scale) and node.maximum - node.minimum < _LONGEST_ROW:
            run.append((label, node))
            label = None
            continue
        if label is not None:
            yield from _run(run)
            run = []
            yield label
            label = None
        if isinstance(node, nodes.Label) and not node.hint:
            label = node
            continue
        yield from _run(run)
        run = []
        yield node
    yield from _run(run)
    if label is not None:
        yield label


def _run(run: list[tuple[nodes.Label, nodes.Scale]]) -> Iterator[nodes.Node]:
    if len(run) > 1:
        yield ScaleRows(pairs=tuple(run))
    else:
        yield from (node for pair in run for node in pair)


def draw_number(
    canvas: Canvas, centre: tuple[float, float], value: int, radius: float, number: TextStyle, *, marked: bool
) -> None:
    """A number in a circle, filled where it is marked. Centre and radius in points."""
    x, y = centre
    canvas.setStrokeColorRGB(*(ACCENT if marked else RULE))
    canvas.setLineWidth(0.8)
    set_fill(canvas, ACCENT)
    canvas.circle(x, y, radius, stroke=1, fill=int(marked))
    style = replace(number, font="NotoSans-Bold", colour=WHITE) if marked else number
    draw_line(canvas, str(value), style, x, y + style.leading / 2, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleBlock(Block):
    """Numbers in circles, in rows; words at both ends."""

    rows: tuple[tuple[int, ...], ...]
    chosen: int | None
    low: tuple[Line, ...]
    high: tuple[Line, ...]
    x: float
    step: float
    radius: float
    pitch: float
    number: TextStyle
    end: TextStyle

    def draw(self, canvas: Canvas, top: float) -> None:
        for index, row in enumerate(self.rows):
            middle = top - index * self.pitch - self.radius - 1
            for place, value in enumerate(row):
                x = self.x + self.radius + 1 + place * self.step
                draw_number(canvas, (x, middle), value, self.radius, self.number, marked=value == self.chosen)
        below = top - len(self.rows) * self.pitch - 2
        right = self.x + 2 * self.radius + 2 + (len(self.rows[-1]) - 1) * self.step
        draw_lines(canvas, self.low, self.end, self.x, below)
        for index, line in enumerate(self.high):
            draw_line(canvas, line, self.end, right, below - index * self.end.leading, 1.0)


def scale_block(node: nodes.Scale, paper: Paper) -> Iterator[Block]:
    """One scale below its label."""
    values = range(node.minimum, node.maximum + 1)
    per_row = min(len(values), _LONGEST_ROW)
    rows = tuple(tuple(values[start : start + per_row]) for start in range(0, len(values), per_row))
    step = min(38.0, (paper.column - 22) / max(per_row - 1, 1))
    half = max(60.0, ((per_row - 1) * step + 22) / 2 - 6)
    low = tuple(break_text(node.low, s.SCALE_END, half)[0])
    high = tuple(break_text(node.high, s.SCALE_END, half)[0])
    ends = max(len(low), len(high)) * s.SCALE_END.leading
    yield ScaleBlock(
        rows=rows,
        chosen=node.chosen,
        low=low,
        high=high,
        x=paper.left,
        step=step,
        radius=9.5,
        pitch=25,
        number=s.SCALE_NUMBER,
        end=s.SCALE_END,
        height=len(rows) * 25 + ends + 2,
        before=5,
        after=12,
    )


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A label, the numbers, and the words at both ends, broken for their places."""

    label: tuple[Line, ...]
    low: tuple[Line, ...]
    high: tuple[Line, ...]
    numbers: range
    chosen: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRowsBlock(Rows):
    """Rows: a label on the left, its scale on the right."""

    rows: tuple[ScaleRow, ...]
    x: float
    scale_x: float
    step: float
    right: float

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def draw(self, canvas: Canvas, top: float) -> None:
        for row, height in zip(self.rows, self.heights, strict=True):
            hairline(canvas, self.x, self.right, top, s.HAIR, 0.4)
            self._draw_row(canvas, row, top - 6)
            top -= height

    def _draw_row(self, canvas: Canvas, row: ScaleRow, top: float) -> None:
        middle = top - _ROW_RADIUS
        draw_lines(canvas, row.label, s.SCALE_LABEL, self.x, middle + s.SCALE_LABEL.leading / 2)
        for place, value in enumerate(row.numbers):
            x = self.scale_x + _ROW_RADIUS + place * self.step
            draw_number(canvas, (x, middle), value, _ROW_RADIUS, s.SCALE_NUMBER, marked=value == row.chosen)
        below = top - 2 * _ROW_RADIUS - 1
        right = self.scale_x + 2 * _ROW_RADIUS + (len(row.numbers) - 1) * self.step
        draw_lines(canvas, row.low, s.PAIR_WORD, self.scale_x, below)
        for index, line in enumerate(row.high):
            draw_line(canvas, line, s.PAIR_WORD, right, below - index * s.PAIR_WORD.leading, 1.0)


def scale_rows_block(node: ScaleRows, paper: Paper) -> Iterator[Block]:
    """Several scales with the same places for their circles."""
    label = paper.column * _LABEL_SHARE
    scale_x, right = paper.left + label + 8, paper.left + paper.column
    most = max(scale.maximum - scale.minimum for _label, scale in node.pairs)
    step = min(_ROW_STEP, (right - scale_x - 2 * _ROW_RADIUS) / max(most, 1))
    rows = []
    for words, scale in node.pairs:
        half = max(60.0, (scale.maximum - scale.minimum) * step / 2)
        low, high = (tuple(break_text(text, s.PAIR_WORD, half)[0]) for text in (scale.low, scale.high))
        lines = tuple(break_text(words.text, s.SCALE_LABEL, label)[0])
        rows.append(ScaleRow(lines, low, high, range(scale.minimum, scale.maximum + 1), scale.chosen))
    heights = tuple(_row_height(row) for row in rows)
    yield ScaleRowsBlock(
        rows=tuple(rows),
        x=paper.left,
        scale_x=scale_x,
        step=step,
        right=right,
        heights=heights,
        height=sum(heights),
        before=6,
        after=10,
    )


def _row_height(row: ScaleRow) -> float:
    ends = max(len(row.low), len(row.high)) * s.PAIR_WORD.leading
    return max(2 * _ROW_RADIUS + 1 + ends, len(row.label) * s.SCALE_LABEL.leading) + 10
