"""Things with a height that stand one below the other: what a column of text is made of.

A block knows its place across the page from the start and gets its place down the page when it is drawn. Lengths in
points; `top` is the distance of its upper edge from the lower edge of the paper.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from trustbook.documents.pdf.lines import Line, break_text, line_width
from trustbook.documents.pdf.style import ACCENT, HAIR, RULE, Colour, TextStyle

Canvas = Any
"""ReportLab's canvas ships without types."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that contents and outline point to. `key` is its name in the file, `level` counts from 0."""

    key: str
    title: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Base. `before` and `after` are the least spaces around; `keep` ties it to the block that follows."""

    height: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    anchor: Anchor | None = None

    def split(self, room: float) -> tuple[Block, Block] | None:
        """A first piece that is at most `room` high, and the rest; None when it should go to the next page whole."""
        del room
        return None

    def divide(self, room: float) -> tuple[Block, Block] | None:
        """Like `split`, for a block that is alone on its page and still too high: only what is impossible is None."""
        return self.split(room)

    def stretched(self, room: float) -> Block:
        """The block as it is when `room` is what the page has left."""
        del room
        return self

    def draw(self, canvas: Canvas, top: float) -> None:
        """Puts it on the page."""


def set_fill(canvas: Canvas, colour: Colour) -> None:
    """Colour of text and areas from now on."""
    canvas.setFillColorRGB(*colour)


def hairline(canvas: Canvas, x1: float, x2: float, y: float, colour: Colour = RULE, width: float = 0.5) -> None:
    """A thin level line."""
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(width)
    canvas.line(x1, y, x2, y)


def draw_lines(canvas: Canvas, lines: Sequence[Line], style: TextStyle, x: float, top: float) -> None:
    """Lines of text, one below the other, from the upper edge `top` down."""
    set_fill(canvas, style.colour)
    text = canvas.beginText(x, top - style.rise)
    text.setFont(style.font, style.size, style.leading)
    for line in lines:
        if isinstance(line, str):
            text.textLine(line)
            continue
        for font, piece in line:
            text.setFont(font, style.size, style.leading)
            text.textOut(piece)
        text.setFont(style.font, style.size, style.leading)
        text.textLine("")
    canvas.drawText(text)


def draw_line(canvas: Canvas, line: Line, style: TextStyle, x: float, top: float, align: float = 0.0) -> None:
    """One line; nothing when it is empty.

    `align` is the share of its width that lies left of `x` (0 left, 0.5 centred, 1 right).
    """
    if not line:  # a font of which nothing was measured is not known to the canvas
        return
    draw_lines(canvas, (line,), style, x - align * line_width(line, style) if align else x, top)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock(Block):
    """Lines of one style. `starts` are the lines at which paragraphs begin; `bar` draws a line beside an answer.

    `beside` is the x at which it could stand on the line of the block before; None when it cannot.
    """

    lines: Sequence[Line]
    starts: Sequence[int]
    style: TextStyle
    x: float
    bar: float | None = None
    beside: float | None = None

    @classmethod
    def of(
        cls,
        text: str,
        style: TextStyle,
        x: float,
        width: float,
        *,
        keep: bool = False,
        bar: float | None = None,
    ) -> Self:
        """Breaks `text` into lines for a column of `width` points at `x`."""
        lines, starts = break_text(text, style, width)
        return cls(
            lines=lines,
            starts=starts,
            style=style,
            x=x,
            bar=bar,
            height=len(lines) * style.leading,
            before=style.before,
            after=style.after,
            keep=keep,
        )

    def split(self, room: float) -> tuple[Block, Block] | None:
        count = self._break_at(min(int(room / self.style.leading), len(self.lines) - 1))
        while count and sum(map(bool, self.lines[count : count + 8])) < 2:  # a name alone under a letter
            count = self._break_at(count - 1)
        return self._cut(count) if sum(map(bool, self.lines[: min(count, 8)])) > 1 else None

    def divide(self, room: float) -> tuple[Block, Block] | None:
        count = min(int(room / self.style.leading), len(self.lines) - 1)
        return self._cut(self._break_at(count) or count) if count > 0 else None

    def _break_at(self, count: int) -> int:
        """The last fitting place that leaves no single line of a paragraph behind or ahead; 0 if there is none."""
        while count > 0:
            index = bisect_right(self.starts, count - 1) - 1
            first = self.starts[index]
            end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.lines)
            if count == end or end - first == 1:
                return count
            if count - first < 2:
                count = first
            elif end - count < 2:
                count = end - 2 if end - 2 - first >= 2 else first
            else:
                return count
        return 0

    def _cut(self, count: int) -> tuple[Block, Block]:
        """The first `count` lines and the rest. Empty lines at the cut are left out: the page break stands for them."""
        leading, first = self.style.leading, count
        while first > 1 and not self.lines[first - 1]:
            first -= 1
        while count < len(self.lines) - 1 and not self.lines[count]:
            count += 1
        where = bisect_left(self.starts, count)
        later = [0] * (count not in self.starts[where : where + 1]) + [start - count for start in self.starts[where:]]
        lines, starts = self.lines[:first], self.starts[: bisect_left(self.starts, first)]
        head = replace(self, lines=lines, starts=starts, height=first * leading)
        rest = self.lines[count:]
        tail = replace(self, lines=rest, starts=later, height=len(rest) * leading, anchor=None)
        return head, tail

    def draw(self, canvas: Canvas, top: float) -> None:
        if self.bar is not None:
            canvas.setStrokeColorRGB(*ACCENT)
            canvas.setLineWidth(1.1)
            canvas.line(self.bar, top - 1, self.bar, top - self.height + 1)
        draw_lines(canvas, self.lines, self.style, self.x, top)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeBlock(Block):
    """A text with a number in a circle hanging left of it."""

    text: TextBlock
    number: str
    number_style: TextStyle
    x: float
    quiet: bool

    def draw(self, canvas: Canvas, top: float) -> None:
        middle = top - self.text.style.leading / 2
        radius = 7.0 if self.quiet else 8.5
        canvas.setStrokeColorRGB(*(HAIR if self.quiet else ACCENT))
        canvas.setLineWidth(0.8)
        canvas.circle(self.x + 8.5, middle, radius, stroke=1, fill=0)
        style = self.number_style
        draw_line(canvas, self.number, style, self.x + 8.5, middle + style.leading / 2, 0.5)
        self.text.draw(canvas, top)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletBlock(Block):
    """A text with a dot hanging left of it. It stays whole unless it is alone on its page."""

    text: TextBlock
    x: float

    def draw(self, canvas: Canvas, top: float) -> None:
        draw_line(canvas, "•", self.text.style, self.x, top)
        self.text.draw(canvas, top)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBlock(Block):
    """A hairline across the column."""

    x: float
    width: float

    def draw(self, canvas: Canvas, top: float) -> None:
        hairline(canvas, self.x, self.x + self.width, top, ACCENT, 0.7)
