"""Tables: rows that may be divided between pages, with the column heads repeated."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.nodes import Cell, Table
from trustbook.documents.pdf.blocks import Block, Canvas, hairline, set_fill
from trustbook.documents.pdf.cells import PAD_X, PAD_Y, AnyCell, cell_lines, column_edges, text_cell
from trustbook.documents.pdf.style import CELL_HEAD, PANEL, ROW, RULE, TICK_ROW, WHOLE

_TALL: Final = 200.0
"""A row higher than this is divided rather than moved to the next page."""
_WHOLE_FILLED: Final = 90.0
"""A filled table up to this height is not divided."""
_HOLE: Final = 148.0
"""A table with room to write is divided rather than leave so much of a page empty."""
_MOST_ADDED: Final = 3
"""Rows that an open table gets beside its own where there is space."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells side by side."""

    cells: tuple[AnyCell, ...]
    least: float

    @property
    def height(self) -> float:
        return max(self.least, *(cell.height + 2 * PAD_Y for cell in self.cells))

    def split(self, room: float) -> tuple[TableRow, TableRow] | None:
        """Divides every cell at `room`; None when not even one line of each fits."""
        inner = room - 2 * PAD_Y
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
        count = min(round(len(self.rows) * share), len(self.rows) + _MOST_ADDED)
        return self._with([self.rows[0]] * max(3, count))

    def split(self, room: float) -> tuple[Block, Block] | None:
        if not self.blank:
            return self._divide(room, force=False) if self.height > _WHOLE_FILLED else None
        pieces = self._divide(room, force=False)
        if pieces and len(pieces[1].rows) == 1:  # a row alone under the heads looks lost
            pieces = self._divide(room - pieces[0].rows[-1].height, force=False)
        if pieces is None:
            return None
        least = 2 if self.height > WHOLE else 3 if room > _HOLE else len(self.rows)
        return pieces if min(len(pieces[0].rows), len(pieces[1].rows) + 1) >= least else None

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
            cell.draw(canvas, edge + PAD_X, top - PAD_Y)


def table_block(node: Table, x: float, width: float, *, share: float = 1.0) -> TableBlock:
    """A table in a column of `width` points at `x`. It is drawn smaller by `share`, but for the room in its rows."""
    edges = column_edges(node, x, width)
    insides = [right - left - 2 * PAD_X for left, right in itertools.pairwise(edges)]
    head = TableRow(
        tuple(text_cell(column.text, CELL_HEAD, inside) for column, inside in zip(node.columns, insides, strict=True)),
        0.0,
    )
    rows = tuple(
        TableRow(
            tuple(cell_lines(cell, inside) for cell, inside in zip(row.cells, insides, strict=True)),
            _least(row.cells, share) if node.blank else 0.0,
        )
        for row in node.rows
    )
    height = head.height + sum(row.height for row in rows)
    return TableBlock(head=head, rows=rows, edges=edges, blank=node.blank, height=height, before=4, after=12)


def _least(row: Sequence[Cell], share: float) -> float:
    """Room for a hand, or for a tick where every cell has words or options."""
    return TICK_ROW if all(cell.text or cell.options for cell in row) else ROW / share
