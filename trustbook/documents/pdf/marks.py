"""What a hand marks or writes on: ruled lines, blanks, circles with numbers, boxes. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.pdf.blocks import Block, Canvas, draw_line, draw_lines, hairline, set_fill
from trustbook.documents.pdf.lines import Line, one_line
from trustbook.documents.pdf.rows import Rows
from trustbook.documents.pdf.style import ACCENT, INK, PITCH, WHITE, WHOLE_LINES, TextStyle

_CLOSER: Final = 2.0
_MUCH: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingBlock(Block):
    """Ruled lines to write on, 8 mm apart. `first` is the number of the first line, None for no numbers."""

    lines: int
    pitch: float = PITCH
    x: float
    width: float
    number_style: TextStyle
    first: int | None = None
    fill: bool = False
    opening: str = ""
    closing: str = ""

    def split(self, room: float) -> tuple[Block, Block] | None:
        count = min(int(room / self.pitch), self.lines - 3)
        return self._cut(count) if self.lines > WHOLE_LINES and count >= 3 else None

    def divide(self, room: float) -> tuple[Block, Block] | None:
        count = min(int(room / self.pitch), self.lines - 1)
        return self._cut(count) if count > 0 else None

    def _cut(self, count: int) -> tuple[Block, Block]:
        head = replace(self, lines=count, height=count * self.pitch, closing="")
        first = None if self.first is None else self.first + count
        rest = self.lines - count
        return head, replace(self, lines=rest, height=rest * self.pitch, first=first, opening="", anchor=None)

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

    def stretched(self, room: float) -> Block:
        lines = int(room / self.pitch)
        return replace(self, lines=lines, height=lines * self.pitch) if self.fill and lines > self.lines else self

    def draw(self, canvas: Canvas, top: float) -> None:
        for index in range(self.lines):
            y = top - self.pitch * (index + 1)
            left = self.x
            if self.first is not None:
                style = self.number_style
                draw_lines(canvas, (f"{self.first + index}",), style, self.x, y + 3.5 + style.rise)
                left += 16
            hairline(canvas, left, self.x + self.width, y)
        self._draw_ends(canvas, top)

    def _draw_ends(self, canvas: Canvas, top: float) -> None:
        """Quiet words on the first and the last line, left of which nobody writes."""
        style = self.number_style
        for words, number in ((self.opening, 1), (self.closing, self.lines)):
            if words:
                line = one_line(words, style, self.width)
                draw_line(canvas, line, style, self.x, top - self.pitch * number + 3.5 + style.rise)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlanksBlock(Block):
    """Words with a short line after each. `places` are the left edge of the word, of the line, and its end."""

    words: tuple[tuple[Line, float, float, float], ...]
    style: TextStyle

    def draw(self, canvas: Canvas, top: float) -> None:
        base = top - self.height + 2
        for word, left, start, end in self.words:
            draw_lines(canvas, (word,), self.style, left, base + self.style.rise)
            hairline(canvas, start, end, base - 1.5)


def draw_mark(canvas: Canvas, x: float, middle: float, *, many: bool, chosen: bool, size: float = 9.0) -> None:
    """The box or circle before an option; a chosen one is filled and carries a tick, which is also text."""
    canvas.setStrokeColorRGB(*(ACCENT if chosen else INK))
    canvas.setLineWidth(0.7)
    set_fill(canvas, ACCENT)
    if many:
        canvas.rect(x, middle - size / 2, size, size, stroke=1, fill=int(chosen))
    else:
        canvas.circle(x + size / 2, middle, size / 2, stroke=1, fill=int(chosen))
    if chosen:
        style = TextStyle("NotoSansSymbols2-Regular", size * 0.95, size, WHITE)
        draw_line(canvas, (("NotoSansSymbols2-Regular", "✓"),), style, x + size / 2, middle + size / 2, 0.5)


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option at its place across the page."""

    lines: tuple[Line, ...]
    style: TextStyle
    x: float
    chosen: bool


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

    def draw(self, canvas: Canvas, top: float) -> None:
        for row, height in zip(self.rows, self.heights, strict=True):
            for option in row:
                middle = top - option.style.leading / 2
                draw_mark(canvas, option.x, middle, many=self.many, chosen=option.chosen, size=self.mark)
                draw_lines(canvas, option.lines, option.style, option.x + self.indent, top)
            top -= height
