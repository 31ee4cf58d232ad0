"""Checklists, and words in columns, as blocks. Lengths in points."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.lines import Line, break_text, line_width
from trustbook.documents.pdf.marks import Mark
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.place import Spot
from trustbook.documents.pdf.rows import Rows

_INDENT: Final = 18.0
_DAY_ROOM: Final = 84.0
_WORD_INDENT: Final = 12.0
_WORD_LEADING: Final = 14.0
_MOST_COLUMNS: Final = 4


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line with a box, broken for its place. Without `lines` it is ruled. `number` counts those without an id."""

    lines: tuple[Line, ...]
    check: nodes.Check
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksBlock(Rows):
    """Lines with a box before each."""

    rows: tuple[CheckLine, ...]

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        for row, height in zip(self.rows, self.heights, strict=True):
            check = row.check
            meaning = self.place.meaning.part(Role.CHECK, ours=check.ours, row=check.id, number=row.number)
            with canvas.part(meaning, self.place.box(top, height)):
                self._paint_row(canvas, row, meaning, Box(self.place.x, top - height, self.place.right, top))
            top -= height

    def _paint_row(self, canvas: Canvas, row: CheckLine, meaning: Meaning, box: Box) -> None:
        style = s.OPTION_CHOSEN if row.check.done else s.OPTION
        first = box.top - (box.top - box.bottom - max(len(row.lines), 1) * style.leading) / 2
        middle, left = first - style.leading / 2, box.left + _INDENT
        Mark(box.left, middle, chosen=row.check.done).draw(canvas, meaning.part(Role.CHECK, column="done"))
        base = middle - 4.5
        if row.lines:
            canvas.write(row.lines, style, left, first)
        else:
            end = box.right - _DAY_ROOM - 10 if row.check.day else box.right
            with canvas.part(meaning.part(Role.BLANK, column="text"), Box(left, base - 1.5, end, box.top)):
                canvas.hairline(left, end, base - 1.5)
        if row.check.day:
            self._paint_day(canvas, row.check.day, meaning, box._replace(left=box.right - _DAY_ROOM, bottom=base - 1.5))
        if row.check.beside:
            beside = break_text(row.check.beside, s.BLANK_WORD, _DAY_ROOM * 2)[0][0]
            with canvas.part(meaning.part(Role.HINT, column="on", ours=True), box._replace(left=left)):
                canvas.write_line(beside, s.BLANK_WORD, box.right, middle + s.BLANK_WORD.leading / 2, 1.0)

    def _paint_day(self, canvas: Canvas, word: str, meaning: Meaning, box: Box) -> None:
        start = box.left + line_width(word, s.BLANK_WORD) + 4
        with canvas.part(meaning.part(Role.LABEL, column="on", ours=True), box._replace(right=start)):
            canvas.write_line(word, s.BLANK_WORD, box.left, box.bottom + 1.5 + s.BLANK_WORD.rise)
        with canvas.part(meaning.part(Role.BLANK, column="on"), box._replace(left=start)):
            canvas.hairline(start, box.right, box.bottom)


def checks_block(node: nodes.Checks, spot: Spot) -> Iterator[Block]:
    """The lines of a checklist or of turns; those with room to write are as high as ruled lines."""
    rows, heights = [], []
    place, numbers = spot.place, itertools.count(1)
    for check in node.checks:
        style = s.OPTION_CHOSEN if check.done else s.OPTION
        beside = chain(s.BLANK_WORD.font).width(check.beside) * s.BLANK_WORD.size + 12 if check.beside else 0.0
        side = max(beside, _DAY_ROOM + 12 if check.day else 0.0)
        lines = tuple(break_text(check.text, style, place.width - _INDENT - side)[0]) if check.text else ()
        rows.append(CheckLine(lines, check, None if check.id else next(numbers)))
        least = spot.paper.pitch if check.day else style.leading + 5.5
        heights.append(max(least, len(lines) * style.leading + 5.5))
    yield ChecksBlock(place=place, rows=tuple(rows), heights=tuple(heights), height=sum(heights), before=4, after=10)


@dataclass(frozen=True, slots=True)
class WordColumn:
    """One group at its place across the page."""

    title: tuple[Line, ...]
    words: tuple[tuple[tuple[Line, ...], nodes.OptionBox], ...]
    id: str
    x: float
    width: float

    @property
    def height(self) -> float:
        return (
            len(self.title) * s.CELL_HEAD.leading + 2 + sum(len(lines) for lines, _word in self.words) * _WORD_LEADING
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsBlock(Rows):
    """Groups of words side by side, some rows of them."""

    rows: tuple[tuple[WordColumn, ...], ...]

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        for row, height in zip(self.rows, self.heights, strict=True):
            for group in row:
                meaning = self.place.meaning.part(Role.GROUP, row=group.id)
                with canvas.part(meaning, Box(group.x, top - height, group.x + group.width, top)):
                    self._paint_group(canvas, group, meaning, top)
            top -= height

    def _paint_group(self, canvas: Canvas, group: WordColumn, meaning: Meaning, top: float) -> None:
        left, right = group.x, group.x + group.width
        below = top - len(group.title) * s.CELL_HEAD.leading - 2
        with canvas.part(meaning.part(Role.LABEL), Box(left, below, right, top)):
            canvas.write(group.title, s.CELL_HEAD, left, top)
        top = below
        style = replace(s.CELL_OPTION, leading=_WORD_LEADING)
        for lines, word in group.words:
            below = top - len(lines) * _WORD_LEADING
            option = meaning.part(Role.OPTION, option=word.id)
            with canvas.part(option, Box(left, below, right, top)):
                Mark(left, top - _WORD_LEADING / 2, 7.0).draw(canvas, option)
                canvas.write(lines, style, left + _WORD_INDENT, top)
            top = below


def words_block(node: nodes.Words, spot: Spot) -> Iterator[Block]:
    """Up to four groups side by side."""
    place = spot.place
    columns = min(_MOST_COLUMNS, max(1, len(node.groups)))
    width = place.width / columns
    style = replace(s.CELL_OPTION, leading=_WORD_LEADING)
    placed = [
        WordColumn(
            tuple(break_text(group.title, s.CELL_HEAD, width - 10)[0]),
            tuple((tuple(break_text(word.text, style, width - _WORD_INDENT - 8)[0]), word) for word in group.words),
            group.id,
            place.x + width * (index % columns),
            width,
        )
        for index, group in enumerate(node.groups)
    ]
    rows = tuple(tuple(placed[start : start + columns]) for start in range(0, len(placed), columns))
    heights = tuple(max(group.height for group in row) + 9 for row in rows)
    yield WordsBlock(place=place, rows=rows, heights=heights, height=sum(heights), before=5, after=8)
