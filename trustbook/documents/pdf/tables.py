"""Tables: rows that may be divided between pages, with the column heads repeated."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from trustbook.documents.nodes import Cell, Table
from trustbook.documents.pdf.blocks import Block, Canvas, draw_lines, hairline, set_fill
from trustbook.documents.pdf.lines import Line, break_text
from trustbook.documents.pdf.marks import draw_mark
from trustbook.documents.pdf.style import (
    CELL_ANSWER,
    CELL_HEAD,
    CELL_OPTION,
    CELL_TEXT,
    PANEL,
    ROW,
    RULE,
    SOFT,
    WHOLE,
    TextStyle,
)

_PAD_X = 6.0
_PAD_Y = 5.0
_MARK = 7.5
_MARK_INDENT = 12.0
_TALL = 200.0
"""A row higher than this is divided rather than moved to the next page."""


@dataclass(frozen=True, slots=True)
class CellLines:
    """What stands in a cell: lines of one style; those in `marks` (by line) have a circle before them."""

    lines: tuple[Line, ...]
    style: TextStyle
    marks: frozenset[int] = frozenset()

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def cut(self, count: int) -> tuple[CellLines, CellLines]:
        """The first `count` lines, and the rest."""
        first = frozenset(index for index in self.marks if index < count)
        later = frozenset(index - count for index in self.marks if index >= count)
        return replace(self, lines=self.lines[:count], marks=first), replace(
            self, lines=self.lines[count:], marks=later
        )


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells side by side."""

    cells: tuple[CellLines, ...]
    least: float

    @property
    def height(self) -> float:
        return max(self.least, *(cell.height + 2 * _PAD_Y for cell in self.cells))

    def split(self, room: float) -> tuple[TableRow, TableRow] | None:
        """Divides every cell at `room`; None when not even one line of each fits."""
        inner = room - 2 * _PAD_Y
        counts = [int(inner / cell.style.leading) for cell in self.cells]
        if min(counts) < 1:
            return None
        cuts = [cell.cut(count) for cell, count in zip(self.cells, counts, strict=True)]
        return TableRow(tuple(cut[0] for cut in cuts), 0.0), TableRow(tuple(cut[1] for cut in cuts), 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock(Block):
    """A table. `edges` are the x of every column's left edge and of the right end."""

    head: TableRow
    rows: tuple[TableRow, ...]
    edges: tuple[float, ...]
    blank: bool

    def resized(self, share: float) -> TableBlock:
        """The same with more or fewer empty rows, at least three. Only where all rows are alike."""
        if not self.blank or len(self.rows) < 3 or any(row != self.rows[0] for row in self.rows):
            return self
        return self._with([self.rows[0]] * max(3, round(len(self.rows) * share)))

    def split(self, room: float) -> tuple[Block, Block] | None:
        if self.height <= (WHOLE if self.blank else 90.0):
            return None
        pieces = self._divide(room, force=False)
        return None if pieces and self.blank and len(pieces[0].rows) < 2 else pieces

    def divide(self, room: float) -> tuple[Block, Block] | None:
        return self._divide(room, force=True)

    def _divide(self, room: float, *, force: bool) -> tuple[TableBlock, TableBlock] | None:
        left = room - self.head.height
        count = 0
        while count < len(self.rows) and self.rows[count].height <= left:
            left -= self.rows[count].height
            count += 1
        first, rest = list(self.rows[:count]), list(self.rows[count:])
        if rest and (rest[0].height > _TALL or (force and not first)):
            pieces = rest[0].split(left)
            if pieces and (left > 60.0 or force):
                first.append(pieces[0])
                rest[0] = pieces[1]
        if not first or not rest:
            return None
        return self._with(first), self._with(rest)

    def _with(self, rows: list[TableRow]) -> TableBlock:
        height = self.head.height + sum(row.height for row in rows)
        return replace(self, rows=tuple(rows), height=height, anchor=None)

    def draw(self, canvas: Canvas, top: float) -> None:
        left, right = self.edges[0], self.edges[-1]
        set_fill(canvas, PANEL)
        canvas.rect(left, top - self.head.height, right - left, self.head.height, stroke=0, fill=1)
        bottom = top - self.height
        hairline(canvas, left, right, top)
        for row in (self.head, *self.rows):
            self._draw_row(canvas, row, top)
            top -= row.height
            hairline(canvas, left, right, top)
        canvas.setLineWidth(0.5)
        canvas.setStrokeColorRGB(*RULE)
        for edge in self.edges if self.blank else ():
            canvas.line(edge, bottom, edge, bottom + self.height)

    def _draw_row(self, canvas: Canvas, row: TableRow, top: float) -> None:
        for cell, edge in zip(row.cells, self.edges, strict=False):
            style, x, y = cell.style, edge + _PAD_X, top - _PAD_Y
            if not cell.marks and cell.style is not CELL_OPTION:
                draw_lines(canvas, cell.lines, style, x, y)
                continue
            draw_lines(canvas, cell.lines, style, x + _MARK_INDENT, y)
            for index in cell.marks:
                middle = y - (index + 0.5) * style.leading
                draw_mark(canvas, x, middle, many=False, chosen=False, size=_MARK)


def table_block(node: Table, x: float, width: float) -> TableBlock:
    """A table in a column of `width` points at `x`."""
    shares = sum(node.widths)
    edges = [x]
    for share in node.widths:
        edges.append(edges[-1] + width * share / shares)
    insides = [right - left - 2 * _PAD_X for left, right in itertools.pairwise(edges)]
    head = TableRow(
        tuple(_text(word, CELL_HEAD, inside) for word, inside in zip(node.columns, insides, strict=True)), 0.0
    )
    rows = tuple(
        TableRow(
            tuple(_cell(cell, inside) for cell, inside in zip(row, insides, strict=True)), ROW if node.blank else 0.0
        )
        for row in node.rows
    )
    height = head.height + sum(row.height for row in rows)
    return TableBlock(head=head, rows=rows, edges=tuple(edges), blank=node.blank, height=height, before=4, after=12)


def _text(text: str, style: TextStyle, width: float) -> CellLines:
    return CellLines(tuple(break_text(text, style, width)[0]), style)


def _cell(cell: Cell, width: float) -> CellLines:
    if cell.options:
        lines: list[Line] = []
        marks = set()
        for option in cell.options:
            marks.add(len(lines))
            lines.extend(break_text(option.text, CELL_OPTION, width - _MARK_INDENT)[0])
        return CellLines(tuple(lines), CELL_OPTION, frozenset(marks))
    if cell.heading:
        return _text(cell.text, CELL_TEXT, width)
    style = replace(CELL_ANSWER, colour=SOFT) if cell.text == "–" else CELL_ANSWER
    return _text(cell.text, style, width)
