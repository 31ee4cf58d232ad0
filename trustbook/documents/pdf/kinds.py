"""Checklists, words in columns and paired ratings as blocks. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block, Canvas, draw_line, draw_lines, hairline
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.lines import Line, break_text, line_width
from trustbook.documents.pdf.marks import draw_mark
from trustbook.documents.pdf.rows import Rows
from trustbook.documents.pdf.style import Paper

_INDENT: Final = 18.0
_DAY_ROOM: Final = 84.0
_WORD_INDENT: Final = 12.0
_WORD_LEADING: Final = 14.0
_MOST_COLUMNS: Final = 4


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line with a box, broken for its place. Without `lines` it is ruled."""

    lines: tuple[Line, ...]
    check: nodes.Check


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksBlock(Rows):
    """Lines with a box before each."""

    rows: tuple[CheckLine, ...]
    x: float
    width: float

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def draw(self, canvas: Canvas, top: float) -> None:
        for row, height in zip(self.rows, self.heights, strict=True):
            self._draw_row(canvas, row, top, height)
            top -= height

    def _draw_row(self, canvas: Canvas, row: CheckLine, top: float, height: float) -> None:
        style = s.OPTION_CHOSEN if row.check.done else s.OPTION
        first = top - (height - max(len(row.lines), 1) * style.leading) / 2
        middle, right = first - style.leading / 2, self.x + self.width
        draw_mark(canvas, self.x, middle, many=True, chosen=row.check.done)
        base = middle - 4.5
        end = right
        if row.check.day:
            end = right - _DAY_ROOM
            word = row.check.day
            draw_line(canvas, word, s.BLANK_WORD, end, base + s.BLANK_WORD.rise)
            hairline(canvas, end + line_width(word, s.BLANK_WORD) + 4, right, base - 1.5)
            end -= 10
        if row.lines:
            draw_lines(canvas, row.lines, style, self.x + _INDENT, first)
        else:
            hairline(canvas, self.x + _INDENT, end, base - 1.5)
        if row.check.beside:
            beside = break_text(row.check.beside, s.BLANK_WORD, _DAY_ROOM * 2)[0][0]
            draw_line(canvas, beside, s.BLANK_WORD, right, middle + s.BLANK_WORD.leading / 2, 1.0)


def checks_block(node: nodes.Checks, paper: Paper) -> Iterator[Block]:
    """The lines of a checklist or of turns; those with room to write are as high as ruled lines."""
    rows, heights = [], []
    for check in node.checks:
        style = s.OPTION_CHOSEN if check.done else s.OPTION
        beside = chain(s.BLANK_WORD.font).width(check.beside) * s.BLANK_WORD.size + 12 if check.beside else 0.0
        side = max(beside, _DAY_ROOM + 12 if check.day else 0.0)
        lines = tuple(break_text(check.text, style, paper.column - _INDENT - side)[0]) if check.text else ()
        rows.append(CheckLine(lines, check))
        least = paper.pitch if check.day else style.leading + 5.5
        heights.append(max(least, len(lines) * style.leading + 5.5))
    yield ChecksBlock(
        rows=tuple(rows),
        heights=tuple(heights),
        x=paper.left,
        width=paper.column,
        height=sum(heights),
        before=4,
        after=10,
    )


@dataclass(frozen=True, slots=True)
class WordColumn:
    """One group at its place across the page."""

    title: tuple[Line, ...]
    words: tuple[tuple[Line, ...], ...]
    x: float

    @property
    def height(self) -> float:
        return len(self.title) * s.CELL_HEAD.leading + 2 + sum(len(word) for word in self.words) * _WORD_LEADING


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsBlock(Rows):
    """Groups of words side by side, some rows of them."""

    rows: tuple[tuple[WordColumn, ...], ...]

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def draw(self, canvas: Canvas, top: float) -> None:
        for row, height in zip(self.rows, self.heights, strict=True):
            for group in row:
                self._draw_group(canvas, group, top)
            top -= height

    def _draw_group(self, canvas: Canvas, group: WordColumn, top: float) -> None:
        draw_lines(canvas, group.title, s.CELL_HEAD, group.x, top)
        top -= len(group.title) * s.CELL_HEAD.leading + 2
        style = replace(s.CELL_OPTION, leading=_WORD_LEADING)
        for word in group.words:
            draw_mark(canvas, group.x, top - _WORD_LEADING / 2, many=True, chosen=False, size=7.0)
            draw_lines(canvas, word, style, group.x + _WORD_INDENT, top)
            top -= len(word) * _WORD_LEADING


def words_block(node: nodes.Words, paper: Paper) -> Iterator[Block]:
    """Up to four groups side by side."""
    columns = min(_MOST_COLUMNS, max(1, len(node.groups)))
    width = paper.column / columns
    style = replace(s.CELL_OPTION, leading=_WORD_LEADING)
    placed = [
        WordColumn(
            tuple(break_text(group.title, s.CELL_HEAD, width - 10)[0]),
            tuple(tuple(break_text(word.text, style, width - _WORD_INDENT - 8)[0]) for word in group.words),
            paper.left + width * (index % columns),
        )
        for index, group in enumerate(node.groups)
    ]
    rows = tuple(tuple(placed[start : start + columns]) for start in range(0, len(placed), columns))
    heights = tuple(max(group.height for group in row) + 9 for row in rows)
    yield WordsBlock(rows=rows, heights=heights, height=sum(heights), before=5, after=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsBlock(Rows):
    """Rows with a label, and two rows of circles beside it. `ends` says what the lowest and highest number mean."""

    rows: tuple[tuple[Line, ...], ...]
    words: tuple[tuple[Line, ...], tuple[Line, ...]]
    ends: tuple[tuple[Line, ...], tuple[Line, ...]]
    numbers: Sequence[int]
    x: float
    word_x: float
    circle_x: float
    step: float
    right: float

    @property
    def _head(self) -> float:
        return self.height - sum(self.heights)

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def draw(self, canvas: Canvas, top: float) -> None:
        low, high = self.ends
        draw_lines(canvas, low, s.PAIR_WORD, self.circle_x, top)
        for index, line in enumerate(high):
            draw_line(canvas, line, s.PAIR_WORD, self.right, top - index * s.PAIR_WORD.leading, 1.0)
        top -= self._head
        for row, height in zip(self.rows, self.heights, strict=True):
            hairline(canvas, self.x, self.right, top, s.HAIR, 0.4)
            draw_lines(canvas, row, s.CELL_TEXT, self.x, top - 6)
            pitch = (height - 8) / 2
            for index, word in enumerate(self.words):
                self._draw_circles(canvas, word, top - 4 - pitch * (index + 0.5))
            top -= height

    def _draw_circles(self, canvas: Canvas, word: tuple[Line, ...], middle: float) -> None:
        style = s.PAIR_WORD
        draw_lines(canvas, word, style, self.word_x, middle + len(word) * style.leading / 2)
        radius = min(7.2, self.step / 2 - 0.7)
        canvas.setStrokeColorRGB(*s.RULE)
        canvas.setLineWidth(0.7)
        for place, value in enumerate(self.numbers):
            x = self.circle_x + radius + place * self.step
            canvas.circle(x, middle, radius, stroke=1, fill=0)
            draw_line(canvas, str(value), s.PAIR_NUMBER, x, middle + s.PAIR_NUMBER.leading / 2, 0.5)


def pairs_block(node: nodes.Pairs, paper: Paper) -> Iterator[Block]:
    """Label on the left, then what is rated, then the circles."""
    numbers = range(node.minimum, node.maximum + 1)
    label, word = paper.column * 0.3, paper.column * 0.22
    circle_x = paper.left + label + word + 14
    right = paper.left + paper.column
    step = min(18.5, (right - circle_x - 14.4) / max(len(numbers) - 1, 1))
    half = max(60.0, (right - circle_x) / 2 - 6)
    words = tuple(tuple(break_text(text, s.PAIR_WORD, word)[0]) for text in (node.first, node.second))
    ends = tuple(tuple(break_text(text, s.PAIR_WORD, half)[0]) for text in (node.low, node.high))
    high = max(18.0, *(len(each) * s.PAIR_WORD.leading + 3 for each in words))
    rows = tuple(tuple(break_text(row.text, s.CELL_TEXT, label - 4)[0]) for row in node.rows)
    heights = tuple(max(2 * high, len(row) * s.CELL_TEXT.leading + 4) + 8 for row in rows)
    head = max(len(each) for each in ends) * s.PAIR_WORD.leading + 4
    drawn = min(right, circle_x + 14.4 + (len(numbers) - 1) * step)
    yield PairsBlock(
        rows=rows,
        words=(words[0], words[1]),
        ends=(ends[0], ends[1]),
        numbers=numbers,
        x=paper.left,
        word_x=paper.left + label + 4,
        circle_x=circle_x,
        step=step,
        right=drawn,
        heights=heights,
        height=head + sum(heights),
        before=4,
        after=10,
    )
