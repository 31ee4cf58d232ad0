"""Two answers beside each other, told apart by a single and a double rule. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.lines import line_width
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.place import Place, Spot
from trustbook.documents.pdf.style import TextStyle

_GAP: Final = 22.0
"""Between the two columns."""
RULE_INSET: Final = 14.0
"""From the rule to the words."""
_NAME_GAP: Final = 12.0
_MOST_NAME: Final = 0.25
"""Share of the width that a name before an answer takes."""
_MOST_LINES: Final = 12
"""A longer answer has the whole width, and one stands below the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideBlock(Block):
    """Both at one height; each rule is as long as the taller one. At least two lines of it stay together."""

    texts: tuple[TextBlock, TextBlock]
    names: tuple[str, str] = ("", "")

    def split(self, room: float) -> tuple[Block, Block] | None:
        most, leading = max(len(text.lines) for text in self.texts), self.texts[0].style.leading
        count = min(int(room / leading), most - 2)
        return self.divide(count * leading) if count >= 2 else None

    def divide(self, room: float) -> tuple[Block, Block] | None:
        count = int(room / self.texts[0].style.leading)
        if count < 1:
            return None
        pieces = [_cut(text, count) for text in self.texts]
        first, rest = ((pieces[0][half], pieces[1][half]) for half in (0, 1))
        going_on = replace(self, texts=rest, height=max(text.height for text in rest), anchor=None)
        return replace(self, texts=first, height=max(text.height for text in first)), going_on

    def paint(self, canvas: Canvas, top: float) -> None:
        for number, text in enumerate(self.texts):
            if not any(text.lines):
                continue
            place = text.place
            column = Box(place.x - RULE_INSET, top - self.height, place.right, top)
            with canvas.part(self._whose(number), column._replace(right=place.x)):
                rule(canvas, column.left, top, self.height, double=number == 1)
            with canvas.part(place.meaning, column):
                text.write(canvas, top)

    def _whose(self, number: int) -> Meaning:
        """The rule says who speaks, to who hears it by the name; what goes on overleaf has been told already."""
        meaning, name = self.texts[number].place.meaning, self.names[number]
        told = bool(name) and meaning.piece == 1
        return meaning.part(Role.LABEL if told else Role.DECORATION, ours=True, alternative=name)


def _cut(text: TextBlock, count: int) -> tuple[TextBlock, TextBlock]:
    """At most so many lines, and the rest, which may be empty."""
    pieces = text.divide(count * text.style.leading) if len(text.lines) > count else None
    if pieces is not None:
        first, rest = pieces
        assert isinstance(first, TextBlock) and isinstance(rest, TextBlock)
        return first, rest
    return text, replace(text, lines=(), starts=(), insets=(), height=0.0, place=text.place.next_piece())


def rule(canvas: Canvas, x: float, top: float, height: float, *, double: bool) -> None:
    """The line beside what a person wrote: one for the first, two for the second."""
    for offset, width in ((0.4, 0.8), (3.4, 0.8)) if double else ((1.0, 1.6),):
        canvas.line(Box(x + offset, top, x + offset, top - height), s.INK, width)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneBlock(TextBlock):
    """One of the two over the whole width, with the rule of that person."""

    double: bool = False

    def of_person(self, number: int) -> OneBlock:
        """The first (0) or the second (1) of the two."""
        return replace(self, double=number == 1)

    def paint(self, canvas: Canvas, top: float) -> None:
        rule(canvas, self.place.x - RULE_INSET, top, self.height, double=self.double)
        self.write(canvas, top)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBlock(OneBlock):
    """The same with the name before its first line. `inset` is how far in from the rule its words are."""

    name: TextBlock | None = None
    inset: float = RULE_INSET

    def split(self, room: float) -> tuple[Block, Block] | None:
        return self._unnamed(OneBlock.split(self, room))

    def divide(self, room: float) -> tuple[Block, Block] | None:
        return self._unnamed(OneBlock.divide(self, room))

    def _unnamed(self, pieces: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        if pieces is None:
            return None
        first, rest = pieces
        assert isinstance(rest, NamedBlock)
        return first, replace(rest, name=None)

    def draw(self, canvas: Canvas, top: float) -> None:
        rule(canvas, self.place.x - self.inset, top, self.height, double=self.double)
        if self.name is not None:
            self.name.draw(canvas, top - self.style.rise + self.name.style.rise)  # on the line of its first words
        with canvas.part(self.place.meaning, self.place.box(top, self.height)):
            self.write(canvas, top)


def beside_blocks(node: nodes.Beside, spot: Spot) -> Iterator[Block]:
    """In two columns, or one below the other where one is long. One alone has the whole column, with its name.

    In large print always one below the other: the eye has one edge to come back to.
    """
    if spot.paper.print == "large" or not (node.first and node.second):
        yield from _with_names(node, spot)
        return
    answers = spot.style(s.ANSWER)
    both = _two(node.first, node.second, answers, spot)
    if all(len(text.lines) <= _MOST_LINES for text in both.texts):
        yield replace(both, names=node.names)
        return
    for number, (name, words) in enumerate(zip(node.names, (node.first, node.second), strict=True)):
        if words:
            place = _column(spot, number, "name").inset(RULE_INSET)
            yield OneBlock.of(name, spot.style(s.BESIDE_NAME), place, keep=True).of_person(number)
            answer = spot.place.with_meaning(_column(spot, number, "answer").meaning).inset(RULE_INSET)
            yield OneBlock.of(words, answers, answer, hanging=True).of_person(number)


def _with_names(node: nodes.Beside, spot: Spot) -> Iterator[Block]:
    """Answers with the name before each, or above where it is long."""
    said, names = spot.style(s.ANSWER), spot.style(s.BESIDE_NAME)
    wide = max(line_width(name, names) for name in node.names)
    before = wide + _NAME_GAP if wide <= _MOST_NAME * spot.place.width else 0.0
    for number, (name, words) in enumerate(zip(node.names, (node.first, node.second), strict=True)):
        if words:
            told = TextBlock.of(name, names, _column(spot, number, "name").inset(RULE_INSET), keep=True)
            place = spot.text.with_meaning(_column(spot, number, "answer").meaning).inset(RULE_INSET + before)
            if not before:
                yield OneBlock.of(name, names, told.place, keep=True).of_person(number)
            text = NamedBlock.of(words, said, place, hanging=True).of_person(number)
            assert isinstance(text, NamedBlock)
            yield replace(text, name=told if before else None, inset=RULE_INSET + before)


def names_blocks(node: nodes.BesideNames, spot: Spot) -> Iterator[Block]:
    """The names above both columns."""
    yield _two(node.first, node.second, spot.style(s.BESIDE_NAME), spot, keep=True)


def _two(first: str, second: str, style: TextStyle, spot: Spot, *, keep: bool = False) -> BesideBlock:
    width = (spot.place.width - _GAP) / 2
    made = []
    for number, words in enumerate((first, second)):
        place = _column(spot, number, "answer").moved(number * (width + _GAP)).sized(width).inset(RULE_INSET)
        made.append(TextBlock.of(words, style, place, hanging=True))
    height = max(text.height for text in made)
    return BesideBlock(
        place=spot.place,
        texts=(made[0], made[1]),
        height=height,
        before=style.before,
        after=style.after,
        keep=keep,
    )


def _column(spot: Spot, number: int, column: str) -> Place:
    """The whole width, for the words of one person."""
    role = Role.LABEL if column == "name" else Role.ANSWER
    return spot.place.with_meaning(spot.meaning.part(role, column=("first", "second")[number], ours=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBlock(Block):
    """A hairline across the column."""

    def paint(self, canvas: Canvas, top: float) -> None:
        canvas.hairline(self.place.x, self.place.right, top, s.RULE, 0.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledBlock(Block):
    """A block with the rule of its person beside it, up to the block before unless it `begins` what that person said.

    `ceiling` is the top of the column.
    """

    inner: Block
    double: bool
    ceiling: float
    begins: bool = False

    def split(self, room: float) -> tuple[Block, Block] | None:
        return self._both(self.inner.split(room))

    def divide(self, room: float) -> tuple[Block, Block] | None:
        return self._both(self.inner.divide(room))

    def _both(self, pieces: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        if pieces is None:
            return None
        first, rest = (replace(self, inner=piece, height=piece.height) for piece in pieces)
        return replace(first, keep=False), replace(rest, before=0.0, anchor=None)

    def draw(self, canvas: Canvas, top: float) -> None:
        up = 0.0 if self.begins else min(self.before, max(0.0, self.ceiling - top))
        with canvas.part(self.place.meaning, self.place.box(top + up, self.height + up)):
            rule(canvas, self.place.x, top + up, self.height + up, double=self.double)
        self.inner.draw(canvas, top)


def of_person(blocks: Iterable[Block], spot: Spot, node: nodes.Said) -> Iterator[Block]:
    """Blocks further in, each with the rule of a person; the spaces between them are bridged."""
    place = spot.place.with_meaning(spot.meaning.part(Role.DECORATION)).sized(RULE_INSET)
    for block in blocks:
        yield RuledBlock(
            place=place,
            inner=block,
            double=node.second,
            ceiling=spot.paper.height - spot.paper.top,
            begins=isinstance(node.inner, nodes.Label) and not node.inner.field,
            height=block.height,
            before=max(block.before, 4.0),
            keep=block.keep,
            anchor=block.anchor,
        )
