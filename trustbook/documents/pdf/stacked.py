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
        start = 0
        while start < len(self.rows):
            end = start + 1
            while end < len(self.rows) and not self.rows[end].first:
                end += 1
            self._paint_row(canvas, start, end, top)
            top -= sum(self.heights[start:end])
            start = end

    def _paint_row(self, canvas: Canvas, start: int, end: int, top: float) -> None:
        first, height = self.rows[start], sum(self.heights[start:end])
        counted = None if first.row else first.number
        meaning = self.place.meaning.part(Role.ROW, row=first.row, number=counted).at_piece(first.piece)
        if first.first:
            canvas.hairline(self.place.x, self.place.right, top, INK, 0.8)
        with canvas.part(meaning, self.place.box(top, height)):
            for each, high in zip(self.rows[start:end], self.heights[start:end], strict=True):
                role = Role.ROW_HEAD if each.named else Role.CELL
                part = meaning.part(role, ours=not each.named, column=each.column).at_piece(each.piece)
                with canvas.part(part, self.place.box(top, high)):
                    label = part.part(Role.LABEL)
                    with canvas.part(label, Box(self.place.x, top - high, self.place.right, top)):
                        each.head.draw(canvas, self.place, top - _PAD)
                    each.cell.draw(canvas, Place(part, self.place.x, self.place.width), top - _PAD - each.head.height)
                if not (each.cell.height or each.named):
                    canvas.hairline(self.place.x, self.place.right, top - high + 3)
                top -= high


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
