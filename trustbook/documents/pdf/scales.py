"""Numbers in circles: a scale below its label, and several that follow each other as rows beside theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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

_LONGEST_ROW: Final = 12
_LABEL_SHARE: Final = 0.32
_ROW_STEP: Final = 27.0
_ROW_RADIUS: Final = 8.6
_RADIUS: Final = 9.5
_PITCH: Final = 25
_STEP: Final = 38.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRows(nodes.Node):
    """Scales that follow each other, with their labels."""

    pairs: tuple[tuple[nodes.Label, nodes.Scale], ...]
    role: Role = Role.GROUP


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
        yield ScaleRows(pairs=tuple(run), language=run[0][1].language)
    else:
        yield from (node for pair in run for node in pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleBlock(Block):
    """Numbers in circles, in rows; words at both ends."""

    rows: tuple[tuple[int, ...], ...]
    chosen: int | None
    low: tuple[Line, ...]
    high: tuple[Line, ...]
    step: float
    circle: NumberCircle
    pitch: float
    ends: s.TextStyle

    def paint(self, canvas: Canvas, top: float) -> None:
        meaning, left, radius = self.place.meaning, self.place.x, self.circle.radius
        for index, row in enumerate(self.rows):
            middle = top - index * self.pitch - radius - 1
            for place, value in enumerate(row):
                x = left + radius + 1 + place * self.step
                self.circle.draw(canvas, meaning, value, x, middle, marked=value == self.chosen)
        below = top - len(self.rows) * self.pitch - 2
        right = left + 2 * radius + 2 + (len(self.rows[-1]) - 1) * self.step
        with canvas.part(meaning.part(Role.HINT), Box(left, top - self.height, right, below)):
            _write_ends(canvas, self.low, self.high, self.ends, Box(left, top - self.height, right, below))


def _write_ends(canvas: Canvas, low: Sequence[Line], high: Sequence[Line], style: s.TextStyle, box: Box) -> None:
    """The words at both ends, at the left and at the right edge of the box."""
    canvas.write(low, style, box.left, box.top)
    for index, line in enumerate(high):
        canvas.write_line(line, style, box.right, box.top - index * style.leading, 1.0)


def scale_block(node: nodes.Scale, spot: Spot) -> Iterator[Block]:
    """One scale below its label."""
    values, place, zoom = range(node.minimum, node.maximum + 1), spot.place, spot.paper.zoom
    radius, pitch, style = _RADIUS * zoom, _PITCH * zoom, spot.style(s.SCALE_END)
    per_row = min(len(values), _LONGEST_ROW)
    rows = tuple(tuple(values[start : start + per_row]) for start in range(0, len(values), per_row))
    wide = 2 * radius + 3
    step = min(_STEP * zoom, (place.width - wide) / max(per_row - 1, 1))
    half = max(60.0, ((per_row - 1) * step + wide) / 2 - 6)
    low, high = (tuple(break_text(text, style, half)[0]) for text in (node.low, node.high))
    ends = max(len(low), len(high)) * style.leading
    yield ScaleBlock(
        place=place,
        rows=rows,
        chosen=node.chosen,
        low=low,
        high=high,
        step=step,
        circle=NumberCircle(radius, spot.style(s.SCALE_NUMBER)),
        pitch=pitch,
        ends=style,
        height=len(rows) * pitch + ends + 2,
        before=5,
        after=12,
    )


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A label, the numbers, and the words at both ends, broken for their places."""

    label: tuple[Line, ...]
    low: tuple[Line, ...]
    high: tuple[Line, ...]
    scale: nodes.Scale
    label_style: s.TextStyle
    ends_style: s.TextStyle

    @property
    def height(self) -> float:
        """With the space around it."""
        ends = max(len(self.low), len(self.high)) * self.ends_style.leading
        return max(2 * _ROW_RADIUS + 1 + ends, len(self.label) * self.label_style.leading) + 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleRowsBlock(Rows):
    """Rows: a label on the left, its scale on the right."""

    rows: tuple[ScaleRow, ...]
    scale_x: float
    step: float
    circle: NumberCircle

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        for row, height in zip(self.rows, self.heights, strict=True):
            canvas.hairline(self.place.x, self.place.right, top, s.RULE, 0.4)
            meaning = self.place.meaning.part(Role.GROUP, field=row.scale.field)
            with canvas.part(meaning, self.place.box(top, height)):
                self._paint_row(canvas, row, meaning, top - 6)
            top -= height

    def _paint_row(self, canvas: Canvas, row: ScaleRow, meaning: Meaning, top: float) -> None:
        middle, scale, height = top - _ROW_RADIUS, row.scale, row.height - 10
        label = self.place.box(top, height)._replace(right=self.scale_x)
        with canvas.part(meaning.part(Role.LABEL), label):
            canvas.write(row.label, row.label_style, label.left, middle + row.label_style.leading / 2)
        figure = meaning.part(Role.FIGURE, alternative=scale.alternative)
        with canvas.part(figure, Box(self.scale_x, top - height, self.place.right, top)):
            for place, value in enumerate(range(scale.minimum, scale.maximum + 1)):
                x = self.scale_x + _ROW_RADIUS + place * self.step
                self.circle.draw(canvas, figure, value, x, middle, marked=value == scale.chosen)
            right = self.scale_x + 2 * _ROW_RADIUS + (scale.maximum - scale.minimum) * self.step
            ends = Box(self.scale_x, top - height, right, top - 2 * _ROW_RADIUS - 1)
            with canvas.part(figure.part(Role.HINT), ends):
                _write_ends(canvas, row.low, row.high, row.ends_style, ends)


def scale_rows_block(node: ScaleRows, spot: Spot) -> Iterator[Block]:
    """Several scales with the same places for their circles."""
    place = spot.place
    label = place.width * _LABEL_SHARE
    scale_x = place.x + label + 8
    most = max(scale.maximum - scale.minimum for _label, scale in node.pairs)
    step = min(_ROW_STEP, (place.right - scale_x - 2 * _ROW_RADIUS) / max(most, 1))
    rows, words_style, ends_style = [], spot.style(s.SCALE_LABEL), spot.style(s.PAIR_WORD)
    for words, scale in node.pairs:
        half = max(60.0, (scale.maximum - scale.minimum) * step / 2)
        low, high = (tuple(break_text(text, ends_style, half)[0]) for text in (scale.low, scale.high))
        said = tuple(break_text(words.text, words_style, label)[0])
        rows.append(ScaleRow(said, low, high, scale, words_style, ends_style))
    heights = tuple(row.height for row in rows)
    yield ScaleRowsBlock(
        place=place,
        rows=tuple(rows),
        scale_x=scale_x,
        step=step,
        circle=NumberCircle(_ROW_RADIUS, spot.style(s.SCALE_NUMBER)),
        heights=heights,
        height=sum(heights),
        before=6,
        after=10,
    )
