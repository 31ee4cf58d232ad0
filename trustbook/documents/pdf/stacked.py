"""A table in large print: the cells of a row one below the other, each under the head of its column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trustbook.documents.nodes import Role, Table
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.cells import AnyCell, CellLines, cell_lines, text_cell
from trustbook.documents.pdf.meaning import Box
from trustbook.documents.pdf.place import Place, Spot
from trustbook.documents.pdf.rows import Rows
from trustbook.documents.pdf.style import CELL_HEAD, INK, ROW

_PAD = 5.0
_WORD = 6.0
"""Letters of the longest word that a narrow column holds."""


@dataclass(frozen=True, slots=True)
class StackedCell:
    """A cell with the head of its column above it. `first` begins a row, `named` says that the cell names it.

    `row` is the id of the row; `number` counts those without one.
    """

    head: CellLines
    cell: AnyCell
    column: str
    row: str
    number: int
    first: bool
    named: bool
    piece: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedBlock(Rows):
    """All cells. It is divided between them, and where one is higher than a page, within it."""

    rows: tuple[StackedCell, ...]

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def divide(self, room: float) -> tuple[Block, Block] | None:
        if len(self.rows) > 1 and self.heights[0] <= room:
            return Rows.divide(self, room)
        first, above = self.rows[0], self.rows[0].head.height + 2 * _PAD
        count = int((room - above) / first.cell.style.leading)
        if count < 1 or first.cell.height + above <= room:
            return None
        head, tail = first.cell.cut(count)
        start = self._of((replace(first, cell=head),), (room,))
        rest = replace(first, cell=tail, first=False, piece=first.piece + 1)
        height = tail.height + above
        return start, self._of((rest, *self.rows[1:]), (height, *self.heights[1:]), self.place.next_piece())

    def _of(self, rows: tuple[StackedCell, ...], heights: tuple[float, ...], place: Place | None = None) -> Block:
        return replace(self, rows=rows, heights=heights, height=sum(heights), place=place or self.place, anchor=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        for each, height in zip(self.rows, self.heights, strict=True):
            if each.first:
                canvas.hairline(self.place.x, self.place.right, top, INK, 0.8)
            self._paint_cell(canvas, each, top, height)
            if not (each.cell.height or each.named):
                canvas.hairline(self.place.x, self.place.right, top - height + 3)
            top -= height

    def _paint_cell(self, canvas: Canvas, each: StackedCell, top: float, height: float) -> None:
        """To who hears it, it is a row of two: the head, and what stands below it."""
        counted, place = None if each.row else each.number, self.place
        row = place.meaning.part(Role.ROW, row=each.row, number=counted, column=each.column).at_piece(each.piece)
        below = top - _PAD - each.head.height
        with canvas.part(row, place.box(top, height)):
            head = row.part(Role.ROW_HEAD if each.piece == 1 else Role.DECORATION)
            with canvas.part(head, Box(place.x, below, place.right, top)):
                each.head.draw(canvas, place, top - _PAD)
            cell = row.part(Role.CELL, ours=not each.named).at_piece(each.piece)
            with canvas.part(cell, Box(place.x, top - height, place.right, below)):
                each.cell.draw(canvas, Place(cell, place.x, place.width), below)


def is_narrow(node: Table, width: float) -> bool:
    """Whether large letters find too little room in a column of the table."""
    return min(node.widths) * width / sum(node.widths) < _WORD * 18 + 2 * _PAD and len(node.columns) > 1


def stacked_block(node: Table, spot: Spot) -> Iterator[Block]:
    """The table, one cell below the other."""
    place, style = spot.place, spot.style(CELL_HEAD)
    rows, heights = [], []
    for number, row in enumerate(node.rows, 1):
        for index, (cell, column) in enumerate(zip(row.cells, node.columns, strict=True)):
            head = text_cell(column.text, style, place.width) if column.text else CellLines((), style)
            body = cell_lines(cell, place.width, spot.paper)
            empty = not (cell.text or cell.options)
            shown = CellLines((), style) if empty else body
            rows.append(
                StackedCell(head, shown, column.id, row.id, number, index == 0, row.cells[0].heading and index == 0)
            )
            room = ROW if empty and node.blank else 0.0
            heights.append(head.height + shown.height + room + 2 * _PAD)
    yield StackedBlock(place=place, rows=tuple(rows), heights=tuple(heights), height=sum(heights), before=6, after=12)
