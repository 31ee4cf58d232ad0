"""A table in large print: the cells of a row one below the other, each beside or below the head of its column."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from trustbook.documents.nodes import Cell, Role, Row, Table
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.cells import AnyCell, CellLines, CellOptions, cell_lines, text_cell
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.lines import line_width
from trustbook.documents.pdf.meaning import Box
from trustbook.documents.pdf.place import Place, Spot
from trustbook.documents.pdf.rows import Rows
from trustbook.documents.pdf.style import ACCENT, CELL_ANSWER, CELL_HEAD, INK, TextStyle

_PAD: Final = 3.0
_BELOW: Final = 7.0
"""Below the last cell of a row."""
_ABOVE_NEXT: Final = 4.0
"""From a line to write on to the next cell."""
_MOST_HEAD: Final = 0.4
"""Share of the width up to which a head stands beside what is said to it."""
_HEAD_GAP: Final = 12.0
_MOST_BESIDE: Final = 2
"""Lines that stand beside a head; a longer answer has the whole width."""
_MUCH_WRITING: Final = 0.5
"""A column with a larger share of the table is there for more than fits beside a head."""
_TALL_CELL: Final = 140.0
"""A cell higher than this may be divided where as much would stay empty else, with `_LEAST_LINES` on each page."""
_LEAST_LINES: Final = 3
_TALL_ROW: Final = 260.0
"""A row higher than this may be divided between two of its cells."""


@dataclass(frozen=True, slots=True)
class StackedCell:
    """A cell and the head of its column. `right` is how far right of the head it stands; 0 where it is below.

    `first` begins a row, `named` says that the cell names it, `again` that it does so once more overleaf. `row` is the
    id of the row; `number` counts those without one. `height` is that of both, with the space around; `blank`: it is
    there to be written in.
    """

    head: CellLines
    cell: AnyCell
    column: str
    row: str
    number: int
    height: float
    right: float = 0.0
    first: bool = False
    named: bool = False
    again: bool = False
    blank: bool = False
    piece: int = 1

    @property
    def above(self) -> float:
        """From its upper edge to what is said."""
        return _PAD + (0.0 if self.right else self.head.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedBlock(Rows):
    """All cells. It is divided between rows, a high row between its cells, and a cell if it is higher than a page."""

    rows: tuple[StackedCell, ...]
    names: dict[tuple[str, int], StackedCell]
    """What stands above the rest of a row overleaf, by its id and its number."""

    def part(self, start: int, end: int) -> Block:
        return self._of(self.rows[start:end], self.heights[start:end])

    def split(self, room: float) -> tuple[Block, Block] | None:
        count = self._last_break(room, _TALL_ROW)
        much_is_left = room - sum(self.heights[:count]) > _TALL_CELL
        return (self._in_cell(room) if much_is_left else None) or self._at(count)

    def _fitting(self, room: float) -> int:
        """How many cells are in `room`."""
        ends = itertools.accumulate(self.heights)
        return sum(1 for _end in itertools.takewhile(lambda end: end <= room, ends))

    def _last_break(self, room: float, tall: float) -> int:
        """How many cells are in `room`: whole rows, and of one higher than `tall` two cells at least on each page.

        Its name overleaf is one of these.
        """
        fits = self._fitting(room)
        ends = [place for place in range(1, fits + 1) if place < len(self.rows) and self.rows[place].first]
        begins = ends[-1] if ends else 0
        row = next((n for n in range(begins + 1, len(self.rows)) if self.rows[n].first), len(self.rows))
        inside = min(fits, row - (1 if self.names else 2))
        return inside if sum(self.heights[begins:row]) > tall and inside >= begins + 2 else begins

    def _in_cell(self, room: float) -> tuple[Block, Block] | None:
        """Divided within a high cell, of which some lines stand on each page."""
        place = self._fitting(room)
        if place == len(self.rows) or self.rows[place].cell.height < _TALL_CELL:
            return None
        return self._cut_cell(place, room - sum(self.heights[:place]), least=_LEAST_LINES)

    def _at(self, count: int) -> tuple[Block, Block] | None:
        if not count:
            return None
        rest = self.part(count, len(self.rows))
        return self.part(0, count), replace(rest, place=self.place.next_piece())

    def divide(self, room: float) -> tuple[Block, Block] | None:
        first = int(self.rows[0].again)
        if len(self.rows) > first + 1 and sum(self.heights[: first + 1]) <= room:
            return self._at(self._last_break(room, 0.0)) or Rows.divide(self, room)
        return self._cut_cell(first, room - sum(self.heights[:first]), least=1)

    def _cut_cell(self, place: int, room: float, *, least: int) -> tuple[Block, Block] | None:
        """Divided in this cell, for which there is `room`."""
        each, above = self.rows[place], self.rows[place].above + _BELOW
        most = int((room - above) / each.cell.style.leading)
        if each.cell.height + above <= room:
            return None
        cuts = (each.cell.cut(count) for count in range(most, least - 1, -1))
        found = next((cut for cut in cuts if min(len(half.lines) for half in cut) >= least), None)
        if found is None:
            return None
        head, tail = found
        start = self._of((*self.rows[:place], replace(each, cell=head)), (*self.heights[:place], head.height + above))
        rest = replace(each, cell=tail, first=False, piece=each.piece + 1)
        heights = (tail.height + above, *self.heights[place + 1 :])
        return start, self._of((rest, *self.rows[place + 1 :]), heights, self.place.next_piece())

    def _of(self, rows: tuple[StackedCell, ...], heights: tuple[float, ...], place: Place | None = None) -> Block:
        name = None if rows[0].first else self.names.get((rows[0].row, rows[0].number))
        if name is not None:
            rows, heights = (name, *rows), (name.height, *heights)
        return replace(self, rows=rows, heights=heights, height=sum(heights), place=place or self.place, anchor=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        for each, height in zip(self.rows, self.heights, strict=True):
            if each.first:
                canvas.hairline(self.place.x, self.place.right, top, INK, 0.8)
            self._paint_cell(canvas, each, top, height)
            top -= height

    def _paint_cell(self, canvas: Canvas, each: StackedCell, top: float, height: float) -> None:
        """To who hears it, it is a row of two: the head, and what is said to it. A name is told once."""
        if each.again:
            with canvas.part(self.place.meaning.part(Role.DECORATION), self.place.box(top, height)):
                each.cell.draw(canvas, self.place, top - _PAD)
            return
        counted, place = None if each.row else each.number, self.place
        row = place.meaning.part(Role.ROW, row=each.row, number=counted, column=each.column).at_piece(each.piece)
        said, left = top - each.above, place.x + each.right
        down = top - _PAD - each.head.height
        with canvas.part(row, place.box(top, height)):
            head = row.part(Role.ROW_HEAD if each.piece == 1 else Role.DECORATION)
            with canvas.part(head, Box(place.x, down, left if each.right else place.right, top)):
                each.head.draw(canvas, place, top - _PAD - (self._drop(each) if each.blank else 0.0))
            cell = row.part(Role.CELL, ours=not each.named).at_piece(each.piece)
            line = top - each.height + _ABOVE_NEXT if each.blank else top - height
            with canvas.part(cell, Box(left, line, place.right, top if each.right else said)):
                each.cell.draw(canvas, Place(cell, left, place.right - left), said)
            if each.blank:  # also in a form: nothing else shows where its field is
                canvas.hairline(left, place.right, line)

    def _drop(self, each: StackedCell) -> float:
        """How far a head stands down to be on the line on which somebody writes."""
        return each.height - _ABOVE_NEXT - _PAD - each.head.height + 2.0 if each.right else 0.0


class _Stack:
    """Sets the cells of one table."""

    def __init__(self, node: Table, spot: Spot) -> None:
        self._node, self._spot, self._width = node, spot, spot.place.width
        style = spot.style(CELL_HEAD)
        self._heads = [text_cell(column.text, style, self._width) if column.text else None for column in node.columns]
        wide = [self._wide(head) for head in self._heads if head is not None]
        beside = [each for each in wide if each <= _MOST_HEAD * self._width]
        self._right = max(beside) + _HEAD_GAP if beside else 0.0

    @staticmethod
    def _wide(head: CellLines) -> float:
        return line_width(head.lines[0], head.style) if len(head.lines) == 1 else inf

    def row(self, number: int, row: Row) -> Iterator[StackedCell]:
        """Cells of a row. What nobody wrote is left out where nobody is going to."""
        first = True
        for place, cell in enumerate(row.cells):
            if self._node.blank or says(cell) or (place == 0 and not any(map(says, row.cells))):
                found = self._cell(cell, place)
                yield replace(found, row=row.id, number=number, first=first)
                first = False

    def names(self) -> dict[tuple[str, int], StackedCell]:
        """What stands above the rest of each row that has a name, overleaf."""
        found = {}
        for number, row in enumerate(self._node.rows, 1):
            if row.cells[0].heading and row.cells[0].text:
                words = self._node.continued.format(what=row.cells[0].text)
                name = self._cell(replace(row.cells[0], text=words), 0)
                found[row.id, number] = replace(name, row=row.id, number=number, first=True, again=True)
        return found

    def _cell(self, cell: Cell, place: int) -> StackedCell:
        head, column = self._heads[place], self._node.columns[place].id
        answers = self._spot.style(CELL_ANSWER)
        none = CellLines((), answers)
        if cell.heading:
            name = text_cell(cell.text, replace(self._spot.style(CELL_HEAD), colour=ACCENT), self._width)
            return StackedCell(none, name, column, "", 0, name.height + 2 * _PAD, named=True)
        blank = self._node.blank and not says(cell)
        room = self._spot.paper.row
        own = self._wide(head) + _HEAD_GAP if head is not None else 0.0
        right = self._right if 0.0 < own <= self._right else 0.0
        if blank:
            right = (
                max(right, own) if self._share(place) <= _MUCH_WRITING and own <= _MUCH_WRITING * self._width else 0.0
            )
            tall = (head.height if head and not right else 0.0) + room
            return StackedCell(head or none, none, column, "", 0, tall + _PAD, right, blank=True)
        if not right and own + one_line_of(cell, answers) <= self._width:
            right = own
        said = cell_lines(cell, self._width - right, self._spot.paper)
        if right and len(said.lines) > (1 if isinstance(said, CellOptions) else _MOST_BESIDE):
            right, said = 0.0, cell_lines(cell, self._width, self._spot.paper)
        heights = [said.height, head.height if head else 0.0]
        return StackedCell(
            head or none, said, column, "", 0, (max(heights) if right else sum(heights)) + 2 * _PAD, right
        )

    def _share(self, place: int) -> float:
        return self._node.widths[place] / sum(self._node.widths)


def says(cell: Cell) -> bool:
    """Whether something stands in it."""
    return bool(cell.text or cell.options or cell.more)


def one_line_of(cell: Cell, style: TextStyle) -> float:
    """How wide the words of a cell are on one line."""
    return inf if cell.options or cell.more or "\n" in cell.text else chain(style.font).width(cell.text) * style.size


def stacked_block(node: Table, spot: Spot) -> StackedBlock:
    """The table, one cell below the other."""
    stack = _Stack(node, spot)
    rows = tuple(cell for number, row in enumerate(node.rows, 1) for cell in stack.row(number, row))
    heights = _heights(rows)
    names = stack.names() if not node.blank else {}
    return StackedBlock(
        place=spot.place, rows=rows, names=names, heights=heights, height=sum(heights), before=6, after=12
    )


def _heights(rows: Sequence[StackedCell]) -> tuple[float, ...]:
    """Of all cells; the last one of each row has space below it."""
    last = [place + 1 == len(rows) or rows[place + 1].first for place in range(len(rows))]
    return tuple(
        each.height + (0.0 if not end else 2 * _BELOW if each.blank else _BELOW)
        for each, end in zip(rows, last, strict=True)
    )
