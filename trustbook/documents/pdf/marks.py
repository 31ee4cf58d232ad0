"""What a hand marks or writes on: ruled lines, blanks, circles with numbers, boxes. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.nodes import OptionBox, Role
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas, Shape
from trustbook.documents.pdf.lines import Line, one_line
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.rows import Rows
from trustbook.documents.pdf.style import ACCENT, INK, MARK, PITCH, SOFT, WHITE, WHOLE_LINES, TextStyle

_CLOSER: Final = 2.0
_MUCH: Final = 0.7
_LARGE_MARK: Final = 12.0
"""Points; a larger box has the tick of large print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingBlock(Block):
    """Ruled lines to write on, 8 mm apart. `first` is the number of the first line, None for no numbers."""

    lines: int
    pitch: float = PITCH
    number_style: TextStyle
    first: int | None = None
    fill: bool = False
    scrolls: bool = False
    opening: str = ""
    closing: str = ""

    def split(self, room: float) -> tuple[Block, Block] | None:
        if self.scrolls:
            return None
        count = min(int(room / self.pitch), self.lines - 3)
        return self._cut(count) if self.lines > WHOLE_LINES and count >= 3 else None

    def divide(self, room: float) -> tuple[Block, Block] | None:
        if self.scrolls:
            return None
        count = min(int(room / self.pitch), self.lines - 1)
        return self._cut(count) if count > 0 else None

    def _cut(self, count: int) -> tuple[Block, Block]:
        head = replace(self, lines=count, height=count * self.pitch, closing="")
        first = None if self.first is None else self.first + count
        rest, place = self.lines - count, self.place.next_piece()
        tail = replace(self, lines=rest, height=rest * self.pitch, first=first, opening="", anchor=None, place=place)
        return head, tail

    def resized(self, share: float) -> WritingBlock:
        """The same with more or fewer lines. What is numbered or for one line stays, and two lines stay two.

        Where much is to be written, most of the lines stay.
        """
        if self.fill or self.lines > WHOLE_LINES:
            share = max(share, _MUCH)
        lines = max(2, round(self.lines * share))
        if self.first is not None or self.lines < 2:
            return self
        return replace(self, lines=lines, height=lines * self.pitch)

    def shrunk(self, room: float) -> Block:
        lines = int(room / self.pitch)
        if self.scrolls and WHOLE_LINES < lines < self.lines:
            return replace(self, lines=lines, height=lines * self.pitch)
        return self

    def stretched(self, room: float) -> Block:
        lines = int(room / self.pitch)
        return replace(self, lines=lines, height=lines * self.pitch) if self.fill and lines > self.lines else self

    def paint(self, canvas: Canvas, top: float) -> None:
        for index in range(self.lines):
            y = top - self.pitch * (index + 1)
            if self.first is None:
                canvas.hairline(self.place.x, self.place.right, y)
            else:
                self._paint_numbered(canvas, self.first + index, y)
        self._paint_ends(canvas, top)

    def _paint_numbered(self, canvas: Canvas, number: int, y: float) -> None:
        meaning, style = self.place.meaning, self.number_style
        line = Box(self.place.x, y, self.place.right, y + self.pitch)
        start = line.left + 16
        with canvas.part(meaning.part(Role.ITEM, number=number), line):
            with canvas.part(meaning.part(Role.MARKER, number=number), line._replace(right=start)):
                canvas.write((f"{number}",), style, line.left, y + 3.5 + style.rise)
            with canvas.part(meaning.part(Role.BLANK, number=number), line._replace(left=start)):
                canvas.hairline(start, line.right, y)

    def _paint_ends(self, canvas: Canvas, top: float) -> None:
        """Quiet words on the first and the last line, left of which nobody writes."""
        style, hint = self.number_style, self.place.meaning.part(Role.HINT)
        for words, number in ((self.opening, 1), (self.closing, self.lines)):
            if words:
                line, down = one_line(words, style, self.place.width), top - self.pitch * number
                with canvas.part(hint, self.place.box(down + self.pitch, self.pitch)):
                    canvas.write_line(line, style, self.place.x, down + 3.5 + style.rise)


@dataclass(frozen=True, slots=True)
class BlankWord:
    """A word with a short line after it: left edge of the word, of the line, and the end of the line."""

    word: Line
    id: str
    left: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BlanksBlock(Block):
    """Words with a short line after each."""

    words: tuple[BlankWord, ...]
    style: TextStyle

    def paint(self, canvas: Canvas, top: float) -> None:
        base, meaning = top - self.height + 2, self.place.meaning
        for each in self.words:
            with canvas.part(
                meaning.part(Role.LABEL, column=each.id, ours=True), Box(each.left, base - 1.5, each.start, top)
            ):
                canvas.write((each.word,), self.style, each.left, base + self.style.rise)
            with canvas.part(meaning.part(Role.BLANK, column=each.id), Box(each.start, base - 1.5, each.end, top)):
                canvas.hairline(each.start, each.end, base - 1.5)


@dataclass(frozen=True, slots=True)
class Mark:
    """The box (where `many` can be chosen) or circle before an option. `middle` is its height on the paper."""

    x: float
    middle: float
    size: float = 9.0
    many: bool = True
    chosen: bool = False

    def draw(self, canvas: Canvas, meaning: Meaning) -> None:
        """A chosen one is filled and carries a tick, which is also text. `meaning` is that of its option."""
        half = self.size / 2
        box = Box(self.x, self.middle - half, self.x + self.size, self.middle + half)
        look = Shape(stroke=ACCENT if self.chosen else INK, width=0.7, fill=ACCENT, filled=self.chosen, told=True)
        with canvas.part(meaning.part(Role.MARK), box):
            if self.many:
                canvas.rectangle(box, look)
            else:
                canvas.circle(self.x + half, self.middle, half, look)
            if self.chosen:
                style = replace(MARK, size=15) if self.size > _LARGE_MARK else MARK
                canvas.write_line("✓", style, self.x + half, self.middle + style.leading / 2, 0.5)


@dataclass(frozen=True, slots=True)
class NumberCircle:
    """The circles of a scale."""

    radius: float
    style: TextStyle
    width: float = 0.6

    def draw(
        self, canvas: Canvas, meaning: Meaning, value: int, x: float, middle: float, *, marked: bool = False
    ) -> None:
        """A number in a circle round (x, middle), filled where it is marked. `meaning` is that of its scale."""
        radius, colour = self.radius, ACCENT if marked else SOFT
        style = replace(self.style, font="NotoSans-Bold", colour=WHITE) if marked else self.style
        box = Box(x - radius, middle - radius, x + radius, middle + radius)
        with canvas.part(meaning.part(Role.MARK, number=value), box):
            look = Shape(stroke=colour, width=self.width, fill=ACCENT, filled=marked, told=True)
            canvas.circle(x, middle, radius, look)
            canvas.write_line(str(value), style, x, middle + style.leading / 2, 0.5)


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option at its place across the page, `width` points wide with its mark."""

    lines: tuple[Line, ...]
    style: TextStyle
    x: float
    width: float
    option: OptionBox


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionsBlock(Rows):
    """Rows of options."""

    rows: tuple[tuple[OptionLine, ...], ...]
    many: bool
    mark: float = 9.0
    indent: float = 16.0

    def part(self, start: int, end: int) -> Block:
        heights, height = self._cut(start, end)
        return replace(self, rows=self.rows[start:end], heights=heights, height=height, anchor=None)

    def closer(self) -> OptionsBlock:
        """The same with less space between the rows; those of two and more lines stay told apart."""
        heights = tuple(height - _CLOSER for height in self.heights)
        return replace(self, heights=heights, height=sum(heights))

    def paint(self, canvas: Canvas, top: float) -> None:
        for row, height in zip(self.rows, self.heights, strict=True):
            for line in row:
                option = line.option
                meaning = self.place.meaning.part(Role.OPTION, option=option.id, ours=option.ours)
                mark = Mark(line.x, top - line.style.leading / 2, self.mark, self.many, option.chosen)
                with canvas.part(meaning, Box(line.x, top - height, line.x + line.width, top)):
                    mark.draw(canvas, meaning)
                    canvas.write(line.lines, line.style, line.x + self.indent, top)
            top -= height
