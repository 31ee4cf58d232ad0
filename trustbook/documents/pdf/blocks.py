"""Things with a height that stand one below the other: what a column of text is made of.

A block knows its place across the page from the start and gets its place down the page when it is drawn. Lengths in
points; `top` is the distance of its upper edge from the lower edge of the paper.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from trustbook.documents.nodes import Role
from trustbook.documents.pdf.canvas import Canvas, Shape
from trustbook.documents.pdf.lines import Line, break_items, break_text, going_on
from trustbook.documents.pdf.meaning import Anchor, Box
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import ACCENT, RULE, TextStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Base. `before` and `after` are the least spaces around; `keep` ties it to the block that follows.

    `again` stands above it where it begins a further page.
    """

    place: Place
    height: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    anchor: Anchor | None = None
    again: tuple[Block, ...] = ()
    rests: bool = False
    """A page may end with it, though it is tied to what follows, where what is tied together is high."""

    def split(self, room: float) -> tuple[Block, Block] | None:
        """A first piece that is at most `room` high, and the rest; None when it should go to the next page whole."""
        del room
        return None

    def divide(self, room: float) -> tuple[Block, Block] | None:
        """Like `split`, for a block that is alone on its page and still too high: only what is impossible is None."""
        return self.split(room)

    def shrunk(self, room: float) -> Block:
        """The same not higher than `room`, where that does no harm."""
        return self

    def stretched(self, room: float) -> Block:
        """The block as it is when `room` is what the page has left."""
        del room
        return self

    def draw(self, canvas: Canvas, top: float) -> None:
        """Puts it on the page, as a part with its meaning."""
        with canvas.part(self.place.meaning, self.place.box(top, self.height)):
            self.paint(canvas, top)

    def paint(self, canvas: Canvas, top: float) -> None:
        """Its texts and shapes."""


_ONE_PARAGRAPH: Final = frozenset({Role.TITLE, Role.HEADING, Role.LABEL})
"""What is read as one, on however many lines of its own it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock(Block):
    """Lines of one style. `starts` are the lines at which paragraphs begin.

    `beside` is the x at which it could stand on the line of the block before; None when it cannot. `goes_on`: its first
    lines are the rest of a paragraph. `insets` say how far in each line stands, where not all are at the edge.
    """

    lines: Sequence[Line]
    starts: Sequence[int]
    style: TextStyle
    beside: float | None = None
    goes_on: bool = False
    insets: Sequence[float] = ()

    @classmethod
    def of(
        cls,
        text: str,
        style: TextStyle,
        place: Place,
        *,
        keep: bool = False,
        hanging: bool = False,
    ) -> Self:
        """Breaks `text` into lines for its place.

        `hanging`: what goes on with a line that begins with a dash stands further in.
        """
        broken = break_items(text, style, place.width) if hanging else (*break_text(text, style, place.width), ())
        lines, starts, insets = broken
        return cls(
            lines=lines,
            starts=starts,
            insets=insets,
            style=style,
            place=place,
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
        goes_on = count not in self.starts[where : where + 1]
        later = [0] * goes_on + [start - count for start in self.starts[where:]]
        lines, starts = self.lines[:first], self.starts[: bisect_left(self.starts, first)]
        head = replace(self, lines=lines, starts=starts, insets=self.insets[:first], height=first * leading)
        rest, insets = self.lines[count:], self.insets[count:]
        height, place = len(rest) * leading, self.place.next_piece()
        tail = replace(self, lines=rest, starts=later, insets=insets, goes_on=goes_on, height=height, place=place)
        return head, replace(tail, anchor=None)

    def paint(self, canvas: Canvas, top: float) -> None:
        self.write(canvas, top)

    def write(self, canvas: Canvas, top: float) -> None:
        """Its lines, paragraph by paragraph."""
        starts, place = self.starts, self.place
        if len(starts) < 2 and place.meaning.piece == 1:
            canvas.write(self.lines, self.style, place.x, top, self.insets)
            return
        for number, start in enumerate(starts):
            end = starts[number + 1] if number + 1 < len(starts) else None
            lines, insets = self.lines[start:end], self.insets[start:end]
            if any(lines):
                if place.meaning.role in _ONE_PARAGRAPH and number + 1 < len(starts):
                    lines = going_on(lines)
                canvas.paragraph(goes_on=self.goes_on and number == 0)
                canvas.write(lines, self.style, place.x, top - start * self.style.leading, insets)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeBlock(Block):
    """A text with a number in a circle, `radius` large, hanging left of it."""

    text: TextBlock
    number: str
    number_style: TextStyle
    quiet: bool
    radius: float = 8.0

    def paint(self, canvas: Canvas, top: float) -> None:
        radius = self.radius
        x, middle = self.place.x + radius, top - self.text.style.leading / 2
        style = self.number_style
        with canvas.part(
            self.place.meaning.part(Role.MARKER), Box(x - radius, middle - radius, x + radius, middle + radius)
        ):
            canvas.circle(x, middle, radius, Shape(stroke=RULE if self.quiet else ACCENT, width=0.8))
            canvas.write_line(self.number, style, x, middle + style.leading / 2, 0.5)
        self.text.draw(canvas, top)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletBlock(Block):
    """A text with a dot or a dash hanging left of it. It stays whole unless it is alone on its page."""

    text: TextBlock
    mark: str = "•"

    def paint(self, canvas: Canvas, top: float) -> None:
        style, x = self.text.style, self.place.x
        with canvas.part(self.place.meaning.part(Role.MARKER), Box(x, top - style.leading, self.text.place.x, top)):
            canvas.write_line(self.mark, style, x, top)
        self.text.paint(canvas, top)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBlock(Block):
    """A hairline across the column."""

    def paint(self, canvas: Canvas, top: float) -> None:
        canvas.hairline(self.place.x, self.place.right, top, ACCENT, 0.7)
