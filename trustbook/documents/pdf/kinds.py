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
_MARK: Final = 9.0
_DAY_ROOM: Final = 84.0
_WORD_INDENT: Final = 12.0
_WORD_MARK: Final = 7.0
_WORD_WIDTH: Final = 110.0
"""Least width of a column in the usual print."""
_MOST_COLUMNS: Final = 4


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line with a box, broken for its place. Without `lines` it is ruled. `number` counts those without an id."""

    lines: tuple[Line, ...]
    check: nodes.Check
    number: int | None
    style: s.TextStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksBlock(Rows):
    """Lines with a box before each. `zoom` is how much larger than usual it is, `small` the style beside a line."""

    rows: tuple[CheckLine, ...]
    zoom: float
    small: s.TextStyle

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
        style, zoom, small = row.style, self.zoom, self.small
        first = box.top - (box.top - box.bottom - max(len(row.lines), 1) * style.leading) / 2
        middle, left = first - style.leading / 2, box.left + _INDENT * zoom
        Mark(box.left, middle, _MARK * zoom, chosen=row.check.done).draw(
            canvas, meaning.part(Role.CHECK, column="done")
        )
        base = middle - 4.5 * zoom
        if row.lines:
            canvas.write(row.lines, style, left, first)
        else:
            end = box.right - _DAY_ROOM * zoom - 10 if row.check.day else box.right
            with canvas.part(meaning.part(Role.BLANK, column="text"), Box(left, base - 1.5, end, box.top)):
                canvas.hairline(left, end, base - 1.5)
        if row.check.day:
            day = box._replace(left=box.right - _DAY_ROOM * zoom, bottom=base - 1.5)
            self._paint_day(canvas, row.check.day, meaning, day)
        if row.check.beside:
            beside = break_text(row.check.beside, small, _DAY_ROOM * 2 * zoom)[0][0]
            with canvas.part(meaning.part(Role.HINT, column="on", ours=True), box._replace(left=left)):
                canvas.write_line(beside, small, box.right, middle + small.leading / 2, 1.0)

    def _paint_day(self, canvas: Canvas, word: str, meaning: Meaning, box: Box) -> None:
        style = self.small
        start = box.left + line_width(word, style) + 4
        with canvas.part(meaning.part(Role.LABEL, column="on", ours=True), box._replace(right=start)):
            canvas.write_line(word, style, box.left, box.bottom + 1.5 + style.rise)
        with canvas.part(meaning.part(Role.BLANK, column="on"), box._replace(left=start)):
            canvas.hairline(start, box.right, box.bottom)


def checks_block(node: nodes.Checks, spot: Spot) -> Iterator[Block]:
    """The lines of a checklist or of turns; those with room to write are as high as ruled lines."""
    rows, heights = [], []
    place, numbers, zoom, small = spot.place, itertools.count(1), spot.paper.zoom, spot.style(s.BLANK_WORD)
    for check in node.checks:
        style = spot.style(s.OPTION_CHOSEN if check.done else s.OPTION)
        beside = chain(small.font).width(check.beside) * small.size + 12 if check.beside else 0.0
        side = max(beside, _DAY_ROOM * zoom + 12 if check.day else 0.0)
        lines = tuple(break_text(check.text, style, place.width - _INDENT * zoom - side)[0]) if check.text else ()
        rows.append(CheckLine(lines, check, None if check.id else next(numbers), style))
        least = spot.paper.pitch if check.day else style.leading + 5.5
        heights.append(max(least, len(lines) * style.leading + 5.5))
    yield ChecksBlock(
        place=place,
        rows=tuple(rows),
        zoom=zoom,
        small=small,
        heights=tuple(heights),
        height=sum(heights),
        before=4,
        after=10,
    )


@dataclass(frozen=True, slots=True)
class WordColumn:
    """One group at its place across the page."""

    title: tuple[Line, ...]
    words: tuple[tuple[tuple[Line, ...], nodes.OptionBox], ...]
    id: str
    x: float
    width: float
    head: s.TextStyle
    style: s.TextStyle
    zoom: float

    @property
    def height(self) -> float:
        words = sum(len(lines) for lines, _word in self.words) * self.style.leading
        return len(self.title) * self.head.leading + 2 + words


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
        left, right, style, pitch = group.x, group.x + group.width, group.style, group.style.leading
        below = top - len(group.title) * group.head.leading - 2
        with canvas.part(meaning.part(Role.LABEL), Box(left, below, right, top)):
            canvas.write(group.title, group.head, left, top)
        top = below
        for lines, word in group.words:
            below = top - len(lines) * pitch
            option = meaning.part(Role.OPTION, option=word.id)
            with canvas.part(option, Box(left, below, right, top)):
                Mark(left, top - pitch / 2, _WORD_MARK * group.zoom).draw(canvas, option)
                canvas.write(lines, style, left + _WORD_INDENT * group.zoom, top)
            top = below


def words_block(node: nodes.Words, spot: Spot) -> Iterator[Block]:
    """Up to four groups side by side."""
    place, zoom = spot.place, spot.paper.zoom
    most = max(1, min(_MOST_COLUMNS, int(place.width / (_WORD_WIDTH * zoom))))
    columns = min(most, max(1, len(node.groups)))
    width, indent = place.width / columns, _WORD_INDENT * zoom
    head, style = spot.style(s.CELL_HEAD), spot.style(s.WORD)
    placed = [
        WordColumn(
            tuple(break_text(group.title, head, width - 10)[0]),
            tuple((tuple(break_text(word.text, style, width - indent - 8)[0]), word) for word in group.words),
            group.id,
            place.x + width * (index % columns),
            width,
            head,
            style,
            zoom,
        )
        for index, group in enumerate(node.groups)
    ]
    rows = tuple(tuple(placed[start : start + columns]) for start in range(0, len(placed), columns))
    heights = tuple(max(group.height for group in row) + 9 for row in rows)
    yield WordsBlock(place=place, rows=rows, heights=heights, height=sum(heights), before=5, after=8)
