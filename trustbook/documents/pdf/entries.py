"""Rows of a table across the page, where its columns would be narrow for all that was said: the day at the edge, then
each question with what was said to it. To who hears it, each row is a heading with questions and answers. In points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.nodes import Cell, Role, Row, Table
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.cells import CellLines, text_cell
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.place import Spot
from trustbook.documents.pdf.rows import Rows
from trustbook.documents.pdf.style import CELL_ANSWER, CELL_HEAD, CELL_QUIET, INK, TextStyle
from trustbook.documents.pdf.tables import table_block

_PAD: Final = 6.0
"""Above and below each row."""
_BETWEEN: Final = 3.0
"""Between two questions."""
_GAP: Final = 12.0
_MOST_NAME: Final = 0.2
_MOST_ASKED: Final = 0.35
"""Shares of the width."""
_NARROW: Final = 2
"""So many columns of words are narrow ones."""
_LEAST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class AcrossLine:
    """A question with what was said to it. `number` counts those of a row, `column` is the id of its column."""

    asked: CellLines
    said: CellLines
    column: str
    number: int
    piece: int = 1

    @property
    def height(self) -> float:
        return max(self.asked.height, self.said.height)

    def cut(self, count: int) -> tuple[AcrossLine, AcrossLine]:
        """So many lines of what was said, and the rest."""
        first, rest = self.said.cut(count)
        asked = replace(self.asked, lines=(), insets=())
        return replace(self, said=first), replace(self, asked=asked, said=rest, piece=self.piece + 1)


@dataclass(frozen=True, slots=True)
class AcrossRow:
    """A row. `name` is its day; `again` stands in its place overleaf. `number` counts rows without an `id`."""

    name: CellLines
    again: CellLines
    lines: tuple[AcrossLine, ...]
    id: str
    number: int
    piece: int = 1

    @property
    def height(self) -> float:
        said = sum(line.height for line in self.lines) + _BETWEEN * max(0, len(self.lines) - 1)
        return max(self.name.height, said) + 2 * _PAD

    def split(self, room: float) -> tuple[AcrossRow, AcrossRow] | None:
        """Between two questions, or within what was said to one where that is long; None where there is no room."""
        left, count = room - 2 * _PAD, 0
        while count < len(self.lines) and self.lines[count].height <= left:
            left -= self.lines[count].height + _BETWEEN
            count += 1
        if count == len(self.lines):
            return None
        first, rest = list(self.lines[:count]), list(self.lines[count:])
        fits = int(left / rest[0].said.style.leading)
        if fits >= (_LEAST_LINES if first else 1):
            head, tail = rest[0].cut(fits)
            first.append(head)
            rest[0] = tail
        if not first:
            return None
        later = replace(self, name=self.again, lines=tuple(rest), piece=self.piece + 1)
        return replace(self, lines=tuple(first)), later


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesBlock(Rows):
    """Divided between rows; within one only where it is higher than a page. `asked` and `said` are how far in."""

    rows: tuple[AcrossRow, ...]
    asked: float
    said: float

    def part(self, start: int, end: int) -> Block:
        return self._of(self.rows[start:end])

    def _of(self, rows: Sequence[AcrossRow]) -> EntriesBlock:
        heights = tuple(row.height for row in rows)
        return replace(self, rows=tuple(rows), heights=heights, height=sum(heights), anchor=None)

    def split(self, room: float) -> tuple[Block, Block] | None:
        return Rows.divide(self, room) if self.heights[0] <= room and len(self.rows) > 1 else None

    def divide(self, room: float) -> tuple[Block, Block] | None:
        pieces = None if self.heights[0] <= room else self.rows[0].split(room)
        if pieces is None:
            return self.split(room)
        rest = self._of((pieces[1], *self.rows[1:]))
        return self._of(pieces[:1]), replace(rest, place=self.place.next_piece())

    def paint(self, canvas: Canvas, top: float) -> None:
        canvas.hairline(self.place.x, self.place.right, top, INK, 0.8)
        for row in self.rows:
            counted = None if row.id else row.number
            meaning = self.place.meaning.part(Role.GROUP, row=row.id, number=counted).at_piece(row.piece)
            box = self.place.box(top, row.height)
            with canvas.part(meaning, box):
                self._paint_row(canvas, row, meaning, box)
            top = box.bottom
            canvas.hairline(box.left, box.right, top)

    def _paint_row(self, canvas: Canvas, row: AcrossRow, meaning: Meaning, box: Box) -> None:
        top, x = box.top - _PAD, box.left
        name = meaning.part(Role.HEADING if row.piece == 1 else Role.DECORATION, ours=True)
        with canvas.part(name, Box(x, top - row.name.height, x + self.asked, top)):
            canvas.write(row.name.lines, row.name.style, x, top)
        for line in row.lines:
            down = top - line.height
            asked = meaning.part(Role.LABEL, column=line.column, number=line.number)
            with canvas.part(asked, Box(x + self.asked, down, x + self.said, top)):
                canvas.write(line.asked.lines, line.asked.style, x + self.asked, top)
            said = meaning.part(Role.ANSWER, ours=True, column=line.column, number=line.number)
            with canvas.part(said.at_piece(line.piece), Box(x + self.said, down, box.right, top)):
                line.said.draw(canvas, self.place.inset(self.said), top)
            top = down - _BETWEEN


def filled_table(node: Table, spot: Spot) -> Block:
    """A table; its rows across the page where most of what was said would stand below something else in its columns."""
    return _Entries(node, spot).block() if _is_narrow(node) else table_block(node, spot)


def _is_narrow(node: Table) -> bool:
    besides = sum(len(cell.more) for row in node.rows for cell in row.cells)
    if not besides or sum(bool(column.id) for column in node.columns) < _NARROW:
        return False
    cells = ((cell, column) for row in node.rows for cell, column in zip(row.cells, node.columns, strict=True))
    told = sum(1 for cell, column in cells if _says(cell) and column.id)
    return besides > told and all(row.cells[0].heading for row in node.rows)


class _Entries:
    """Sets the rows of one table."""

    def __init__(self, node: Table, spot: Spot) -> None:
        self._node, self._spot = node, spot
        self._head, self._quiet = spot.style(CELL_HEAD), spot.style(CELL_QUIET)
        width = spot.place.width
        self._names = [_name(row, node) for row in node.rows]
        asked = [told for row in node.rows for told in self._told(row)]
        again = max(self._wide(word, self._quiet) for word in node.continued.split())
        self._asked = (
            min(_MOST_NAME * width, max(again, *(self._wide(name, self._head) for name in self._names))) + _GAP
        )
        widest = max((self._wide(words, style) for words, style, *_said in asked), default=0.0)
        self._said = self._asked + min(_MOST_ASKED * width, widest) + _GAP

    @staticmethod
    def _wide(words: str, style: TextStyle) -> float:
        return max(chain(style.font).width(line) * style.size for line in words.split("\n"))

    def _told(self, row: Row) -> Iterator[tuple[str, TextStyle, str, str]]:
        """What was asked, how it is set, what was said, and the id of the column."""
        for cell, column in zip(row.cells, self._node.columns, strict=True):
            if cell.text and column.id:
                yield column.text, self._head, cell.text, column.id
            for asked, words, _line in cell.more:
                yield asked, self._quiet, words, column.id

    def block(self) -> EntriesBlock:
        """All of them."""
        rows = tuple(self._row(row, number) for number, row in enumerate(self._node.rows, 1))
        heights = tuple(row.height for row in rows)
        place = self._spot.place.with_meaning(self._spot.meaning.part(Role.GROUP))
        return EntriesBlock(
            place=place,
            rows=rows,
            asked=self._asked,
            said=self._said,
            heights=heights,
            height=sum(heights),
            before=6,
            after=12,
        )

    def _row(self, row: Row, number: int) -> AcrossRow:
        answers, room = self._spot.style(CELL_ANSWER), self._spot.place.width - self._said
        lines = tuple(
            AcrossLine(
                text_cell(asked, style, self._said - self._asked - _GAP),
                text_cell(said, answers, room),
                column,
                place,
            )
            for place, (asked, style, said, column) in enumerate(self._told(row), 1)
        )
        name = self._names[number - 1]
        again = self._node.continued.format(what=name)
        room = self._asked - _GAP
        return AcrossRow(text_cell(name, self._head, room), text_cell(again, self._quiet, room), lines, row.id, number)


def _name(row: Row, node: Table) -> str:
    """The day, and who wrote it where that is told."""
    whose = (cell.text for cell, column in zip(row.cells, node.columns, strict=True) if not column.id and _says(cell))
    return "\n".join((row.cells[0].text, *whose))


def _says(cell: Cell) -> bool:
    return bool(cell.text) and not cell.heading
