"""What stands in the cells of a table, and how wide its columns are. Lengths in points."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.nodes import Cell, OptionBox, Role, Table
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.lines import Line, break_items, break_text
from trustbook.documents.pdf.marks import Mark
from trustbook.documents.pdf.meaning import Box
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import CELL_ANSWER, CELL_OPTION, CELL_QUIET, CELL_TEXT, SOFT, Paper, TextStyle

PAD_X: Final = 6.0
PAD_Y: Final = 5.0
_MARK: Final = 7.5
_MARK_INDENT: Final = 12.0
_ABOVE_ASKED: Final = 4.0
_GAP: Final = 9.0
"""Between two options side by side."""
_LEAST_SHARE: Final = 0.6
"""What a column to write in keeps of its width when options need more."""
_LEAST_WRITING: Final = 90.0
"""Points, 32 mm: a narrower column to write in gives nothing away."""


@dataclass(frozen=True, slots=True)
class CellLines:
    """A text: lines of one style, each so far in, where that is said."""

    lines: tuple[Line, ...]
    style: TextStyle
    insets: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def cut(self, count: int) -> tuple[CellLines, CellLines]:
        """The first `count` lines, and the rest."""
        first = replace(self, lines=self.lines[:count], insets=self.insets[:count])
        return first, replace(self, lines=self.lines[count:], insets=self.insets[count:])

    def draw(self, canvas: Canvas, place: Place, top: float) -> None:
        """Puts it on the page, inside of its part."""
        canvas.write(self.lines, self.style, place.x, top, self.insets)


@dataclass(frozen=True, slots=True)
class CellPieces:
    """Texts one below the other: what was said, and what was asked and said besides."""

    pieces: tuple[CellLines, ...]
    style: TextStyle

    @property
    def lines(self) -> tuple[Line, ...]:
        """Those of all texts."""
        return tuple(line for piece in self.pieces for line in piece.lines)

    @property
    def height(self) -> float:
        return sum(self._above(place) + piece.height for place, piece in enumerate(self.pieces))

    def _above(self, place: int) -> float:
        return _ABOVE_ASKED if place and self._asks(self.pieces[place]) else 0.0

    def _asks(self, piece: CellLines) -> bool:
        return piece.style != self.style

    def cut(self, count: int) -> tuple[CellPieces, CellPieces]:
        """What is no higher than `count` lines, and the rest. What was asked stays with what was said."""
        first: list[CellLines] = []
        rest: list[CellLines] = []
        left = count * self.style.leading
        for place, piece in enumerate(self.pieces):
            left -= self._above(place)
            head, tail = piece.cut(0 if rest else max(0, int(left / self.style.leading)))
            left -= piece.height
            first += [head] if head.lines else []
            rest += [tail] if tail.lines else []
        if first and rest and self._asks(first[-1]) and not self._asks(rest[0]):
            rest.insert(0, first.pop())
        return replace(self, pieces=tuple(first)), replace(self, pieces=tuple(rest))

    def draw(self, canvas: Canvas, place: Place, top: float) -> None:
        """Puts it on the page, inside of its part, each text as a paragraph."""
        for number, piece in enumerate(self.pieces):
            top -= self._above(number)
            canvas.paragraph()
            piece.draw(canvas, place, top)
            top -= piece.height


@dataclass(frozen=True, slots=True)
class OptionPiece:
    """An option, or a further line of one, `right` of the edge of the cell. The first `piece` has a circle before it.

    `width` is that of the circle and the words.
    """

    line: Line
    option: OptionBox
    right: float
    width: float
    piece: int = 1


@dataclass(frozen=True, slots=True)
class CellOptions:
    """Options to choose from: rows of them, aligned below each other."""

    lines: tuple[tuple[OptionPiece, ...], ...]
    style: TextStyle
    zoom: float = 1.0

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def cut(self, count: int) -> tuple[CellOptions, CellOptions]:
        """The first `count` rows, and the rest."""
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])

    def draw(self, canvas: Canvas, place: Place, top: float) -> None:
        """Puts it on the page, inside of its part."""
        for row in self.lines:
            for piece in row:
                self._draw_piece(canvas, piece, place, top)
            top -= self.style.leading

    def _draw_piece(self, canvas: Canvas, piece: OptionPiece, place: Place, top: float) -> None:
        left, leading, option = place.x + piece.right, self.style.leading, piece.option
        meaning = place.meaning.part(Role.OPTION, option=option.id, ours=option.ours).at_piece(piece.piece)
        with canvas.part(meaning, Box(left, top - leading, left + piece.width, top)):
            if piece.piece == 1:
                Mark(left, top - leading / 2, _MARK * self.zoom, many=False).draw(canvas, meaning)
            canvas.write_line(piece.line, self.style, left + _MARK_INDENT * self.zoom, top)


AnyCell = CellLines | CellPieces | CellOptions


def text_cell(text: str, style: TextStyle, width: float) -> CellLines:
    """A text broken for a cell that is `width` points wide inside."""
    lines, _starts, insets = break_items(text, style, width)
    return CellLines(tuple(lines), style, tuple(insets))


def cell_lines(cell: Cell, width: float, paper: Paper) -> AnyCell:
    """A cell for a column that is `width` points wide inside."""
    if cell.options:
        return _Options(paper).cell(cell.options, width)
    if cell.heading:
        return text_cell(cell.text, paper.style(CELL_TEXT), width)
    style = paper.style(CELL_ANSWER)
    if not cell.more:
        return text_cell(cell.text, replace(style, colour=SOFT) if cell.text == "–" else style, width)
    quiet = replace(paper.style(CELL_QUIET), leading=style.leading)
    pieces = [text_cell(cell.text, style, width)] if cell.text else []
    for asked, words, line in cell.more:
        told = ((line, quiet),) if line else ((asked, quiet), (words, style))
        pieces += [text_cell(each, how, width) for each, how in told if each]
    return CellPieces(tuple(pieces), style)


def column_edges(node: Table, paper: Paper, x: float, width: float) -> tuple[float, ...]:
    """The x of every column's left edge and of the right end.

    The shares of the table hold, but columns with options take as much from those to write in as lets the options
    stand in few rows.
    """
    shares = sum(node.widths)
    widths = [width * share / shares for share in node.widths]
    if node.blank and node.rows:
        widths = _with_room_for_options(node.rows[0].cells, widths, _Options(paper))
    return tuple(itertools.accumulate(widths, initial=x))


def _with_room_for_options(row: Sequence[Cell], widths: list[float], options: _Options) -> list[float]:
    """Widths with which the options of all cells stand in two rows, else in three and so on, where there is room."""
    most = max((len(cell.options) for cell in row), default=0)
    spare = [
        max(0.0, width - max(_LEAST_WRITING, width * _LEAST_SHARE)) if not (cell.options or cell.heading) else 0.0
        for cell, width in zip(row, widths, strict=True)
    ]
    for rows in range(min(2, most - 1), most):
        wanted = [
            max(0.0, options.width_in(cell.options, rows) + 2 * PAD_X - width) if cell.options else 0.0
            for cell, width in zip(row, widths, strict=True)
        ]
        if sum(wanted) <= sum(spare):
            part = sum(wanted) / sum(spare) if sum(spare) else 0.0
            return [width + more - part * less for width, more, less in zip(widths, wanted, spare, strict=True)]
    return widths


@dataclass(frozen=True, slots=True)
class _Options:
    """Sets options into cells on one paper."""

    paper: Paper

    @property
    def _style(self) -> TextStyle:
        return self.paper.style(CELL_OPTION)

    def width_in(self, options: Sequence[OptionBox], rows: int) -> float:
        """Inner width that options need to stand in so many rows."""
        return min(sum(self._grid(options, columns)) for columns in range(-(-len(options) // rows), len(options) + 1))

    def cell(self, options: Sequence[OptionBox], width: float) -> CellOptions:
        """In as few rows as there is room for; one below the other, with their lines broken, where there is little."""
        style, zoom = self._style, self.paper.zoom
        for columns in range(len(options), 1, -1):
            grid = self._grid(options, columns)
            if sum(grid) <= width + 0.01:
                places = list(itertools.accumulate(grid, initial=0.0))
                pieces = [
                    OptionPiece(_one(option.text, style), option, places[index % columns], grid[index % columns])
                    for index, option in enumerate(options)
                ]
                starts = range(0, len(pieces), columns)
                rows = tuple(tuple(pieces[start : start + columns]) for start in starts)
                return CellOptions(rows, style, zoom)
        inside = width - _MARK_INDENT * zoom
        lines = tuple(
            (OptionPiece(line, option, 0.0, width, number),)
            for option in options
            for number, line in enumerate(break_text(option.text, style, inside)[0], 1)
        )
        return CellOptions(lines, style, zoom)

    def _grid(self, options: Sequence[OptionBox], columns: int) -> list[float]:
        """Widths of the columns when options stand in so many of them; all but the last with the gap after it."""
        style = self._style
        font = chain(style.font)
        wide = [_MARK_INDENT * self.paper.zoom + font.width(option.text) * style.size for option in options]
        return [max(wide[column::columns]) + (_GAP if column < columns - 1 else 0.0) for column in range(columns)]


def _one(text: str, style: TextStyle) -> Line:
    """A text that is known to fit, as one line."""
    return break_text(text, style, float("inf"))[0][0]
