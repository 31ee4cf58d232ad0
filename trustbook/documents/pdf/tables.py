"""Tables: rows that may be divided between pages, with the column heads repeated."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.nodes import Cell, Role, Table
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.cells import PAD_X, PAD_Y, AnyCell, CellLines, cell_lines, column_edges, text_cell
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.place import Place, Spot
from trustbook.documents.pdf.style import CELL_HEAD, CELL_QUIET, CELL_TEXT, INK, TICK_ROW, WHOLE, Paper

_LOW: Final = 200.0
"""Up to this height a row does not stand alone on a page, under heads that are there for many, and one in large print
is not divided.
"""
_ABOVE: Final = 40.0
"""What stands on each page above a table that goes on."""
_WHOLE_FILLED: Final = 90.0
"""A filled table up to this height is not divided."""
_HOLE: Final = 148.0
"""A table with room to write is divided rather than leave so much of a page empty."""
_LEAST_LINES: Final = 3
"""Of a row that goes on overleaf so many lines stand there at least."""
_BELOW_HEAD: Final = 0.8
_MOST_ADDED: Final = 3
"""Rows that an open table gets beside its own where there is space."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells side by side. `id` is that of a fixed row; `headed` says that its first cell names it.

    `again` stands in place of the name overleaf, where the row may have to be divided.
    """

    cells: tuple[AnyCell, ...]
    least: float
    id: str = ""
    headed: bool = False
    again: CellLines | None = None
    piece: int = 1

    @property
    def height(self) -> float:
        return max(self.least, *(cell.height + 2 * PAD_Y for cell in self.cells))

    def split(self, room: float) -> tuple[TableRow, TableRow] | None:
        """Divides every cell at `room`; None when not even one line of each fits."""
        inner = room - 2 * PAD_Y
        most = max(round(cell.height / cell.style.leading) for cell in self.cells)
        counts = [min(int(inner / cell.style.leading), max(1, most - _LEAST_LINES)) for cell in self.cells]
        if min(counts) < 1:
            return None
        cuts = [cell.cut(count) for cell, count in zip(self.cells, counts, strict=True)]
        first, rest = (replace(self, cells=tuple(cut[half] for cut in cuts), least=0.0) for half in (0, 1))
        name, *others = rest.cells
        again = self.again is not None and not name.height and self.again.height <= rest.height
        cells = (self.again if again and self.again else name, *others)
        return first, replace(rest, cells=cells, piece=self.piece + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock(Block):
    """A table. `edges` are the x of every column's left edge and of the right end, `columns` the ids of the columns.

    `first` is the number of its first row: rows that have no id are counted. A row is whole up to the height `page`,
    for which there is room on one.
    """

    head: TableRow
    rows: tuple[TableRow, ...]
    edges: tuple[float, ...]
    columns: tuple[str, ...]
    blank: bool
    page: float
    first: int = 1

    def resized(self, share: float) -> TableBlock:
        """The same with more or fewer empty rows, at least three. Only where all rows are alike."""
        if not self.blank or len(self.rows) < 3 or any(row != self.rows[0] for row in self.rows):
            return self
        count = min(round(len(self.rows) * share), len(self.rows) + _MOST_ADDED)
        return self._with([self.rows[0]] * max(3, count))

    def split(self, room: float) -> tuple[Block, Block] | None:
        if not self.blank:
            return self._without_lone_rows(room) if self.height > _WHOLE_FILLED else None
        pieces = self._divide(room, force=False)
        if pieces and len(pieces[1].rows) == 1:  # a row alone under the heads looks lost
            pieces = self._divide(room - pieces[0].rows[-1].height, force=False)
        if pieces is None:
            return None
        least = 2 if self.height > WHOLE else 3 if room > _HOLE else len(self.rows)
        return pieces if min(len(pieces[0].rows), len(pieces[1].rows) + 1) >= least else None

    def _without_lone_rows(self, room: float) -> tuple[Block, Block] | None:
        """A low row of what was written does not stand alone on either page, under heads that are there for many."""
        pieces = self._divide(room, force=False)
        if pieces and len(pieces[1].rows) == 1 and pieces[1].rows[0].height < _LOW and pieces[1].rows[0].piece == 1:
            pieces = self._divide(room - pieces[0].rows[-1].height, force=False)
        if pieces and len(self.rows) > 1 and len(pieces[0].rows) == 1 and pieces[0].rows[0].height < _LOW:
            return None
        return pieces

    def divide(self, room: float) -> tuple[Block, Block] | None:
        return self._divide(room, force=True)

    def _divide(self, room: float, *, force: bool) -> tuple[TableBlock, TableBlock] | None:
        left = room - self.head.height
        count = 0
        while count < len(self.rows) and self.rows[count].height <= left:
            left -= self.rows[count].height
            count += 1
        first, rest = list(self.rows[:count]), list(self.rows[count:])
        if rest and (rest[0].height > self.page or (force and not first)):
            pieces = rest[0].split(left)
            if pieces and (left > 60.0 or force):
                first.append(pieces[0])
                rest[0] = pieces[1]
        if not first or not rest:
            return None
        going_on = self.first + len(first) - int(rest[0].piece > 1)
        return self._with(first), replace(self._with(rest), first=going_on, place=self.place.next_piece())

    def _with(self, rows: list[TableRow]) -> TableBlock:
        height = self.head.height + sum(row.height for row in rows)
        return replace(self, rows=tuple(rows), height=height, anchor=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        meaning = self.place.meaning
        whole = self.place.box(top, self.height)
        down = self._paint_head(canvas, top)
        for number, row in enumerate(self.rows, self.first):
            counted = None if row.id else number
            box = self.place.box(down, row.height)
            self._paint_row(
                canvas, row, box, meaning.part(Role.ROW, row=row.id, number=counted).at_piece(row.piece), Role.CELL
            )
            down = box.bottom
            canvas.hairline(box.left, box.right, down)
        for edge in self.edges[1:-1] if self.blank else ():
            canvas.line(whole._replace(left=edge, right=edge))

    def _paint_head(self, canvas: Canvas, top: float) -> float:
        """The heads; those that come again on a further page are nothing new to a reader. Gives their lower edge."""
        ground, again = self.place.box(top, self.head.height), self.place.meaning.piece > 1
        row, cell = (Role.DECORATION, Role.DECORATION) if again else (Role.ROW, Role.COLUMN_HEAD)
        self._paint_row(canvas, self.head, ground, self.place.meaning.part(row), cell)
        canvas.hairline(ground.left, ground.right, ground.bottom, INK, _BELOW_HEAD)
        return ground.bottom

    def _paint_row(self, canvas: Canvas, row: TableRow, box: Box, meaning: Meaning, role: Role) -> None:
        edges = self.edges
        with canvas.part(meaning, box):
            for index, (cell, column) in enumerate(zip(row.cells, self.columns, strict=True)):
                left, right = edges[index], edges[index + 1]
                named = role
                if row.headed and index == 0:  # on a further page it is nothing new to a reader
                    named = Role.ROW_HEAD if row.piece == 1 else Role.DECORATION
                part = meaning.part(named, ours=named is Role.CELL, column=column).at_piece(row.piece)
                with canvas.part(part, Box(left, box.bottom, right, box.top)):
                    cell.draw(canvas, Place(part, left + PAD_X, right - left - 2 * PAD_X), box.top - PAD_Y)


def table_block(node: Table, spot: Spot) -> TableBlock:
    """A table as wide as the column."""
    place, paper = spot.place, spot.paper
    edges = column_edges(node, paper, place.x, place.width)
    insides = [right - left - 2 * PAD_X for left, right in itertools.pairwise(edges)]
    head = TableRow(
        tuple(
            text_cell(column.text, paper.style(CELL_HEAD), inside)
            for column, inside in zip(node.columns, insides, strict=True)
        ),
        0.0,
    )
    rows = []
    page = _LOW if paper.print == "large" else paper.room - _ABOVE - head.height
    for row in node.rows:
        cells = tuple(cell_lines(cell, inside, paper) for cell, inside in zip(row.cells, insides, strict=True))
        made = TableRow(cells, _least(row.cells, paper) if node.blank else 0.0, row.id, row.cells[0].heading)
        if made.headed and made.height > page:
            made = replace(made, again=_again(row.cells[0].text, node.continued, paper, insides[0]))
        rows.append(made)
    return TableBlock(
        place=place.sized(edges[-1] - edges[0]),
        head=head,
        rows=tuple(rows),
        edges=edges,
        columns=tuple(column.id for column in node.columns),
        blank=node.blank,
        page=page,
        height=head.height + sum(row.height for row in rows),
        before=4,
        after=12,
    )


def _again(name: str, continued: str, paper: Paper, width: float) -> CellLines:
    """The name of a row overleaf; only itself where the column is too narrow to say that it goes on."""
    quiet = paper.style(CELL_QUIET)
    fits = all(chain(quiet.font).width(word) * quiet.size <= width for word in continued.split())
    return text_cell(continued.format(what=name) if fits else name, quiet if fits else paper.style(CELL_TEXT), width)


def _least(row: Sequence[Cell], paper: Paper) -> float:
    """Room for a hand, or for a tick where every cell has words or options."""
    return TICK_ROW if all(cell.text or cell.options for cell in row) else paper.row
