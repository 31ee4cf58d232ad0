"""A letter on its paper: a narrow column, the day at the right, room for a hand above the name. Lengths in points.

Nothing else stands on it: no title, no head, no foot. A letter that needs more paper has the number of the sheet, from
the second one on, and at least a few lines on the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.nodes import LetterPaper, Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.lines import line_width
from trustbook.documents.pdf.meaning import Anchor, Box, Origin, meaning_of, of_document
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import Paper, TextStyle

_COLUMN: Final = 372.0
_TOP: Final = 104.0
_BOTTOM: Final = 84.0
_NUMBER: Final = 52.0
"""From the lower edge of the paper up to the number of the sheet."""
_LEAST_LINES: Final = 4
"""On the last of several sheets."""
_PARAGRAPH: Final = 13.5
_BELOW_DAY: Final = 25.5
_FOR_A_HAND: Final = 30.0
"""Room above the name, beside the usual space between lines, for signing."""
_LARGE_COLUMN: Final = 475.0
_LARGE: Final = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RightBlock(TextBlock):
    """Lines that end at the right edge."""

    def paint(self, canvas: Canvas, top: float) -> None:
        for number, line in enumerate(self.lines):
            canvas.write_line(line, self.style, self.place.right, top - number * self.style.leading, 1.0)


def letter_columns(node: LetterPaper, paper: Paper, anchor: Anchor, language: str) -> list[PageColumn]:
    """The sheets of a letter; `down` counts from the upper edge of the usual column of this paper."""
    room, pitch = paper.height - _TOP - _BOTTOM, _style(node, s.LETTER).leading
    blocks = list(_blocks(node, paper, Origin(anchor, language, 1)))
    if not blocks:
        return [PageColumn()]
    blocks[0] = replace(blocks[0], anchor=anchor)
    found = pages = fill(blocks, room)
    for lines in range(1, 3 * _LEAST_LINES):
        if len(found) == 1 or _lines(found[-1]) >= _LEAST_LINES:
            return _moved(found, paper)
        found = fill(blocks, room - lines * pitch)
    return _moved(pages, paper)


def draw_number(canvas: Canvas, number: int, paper: Paper, language: str) -> None:
    """The number of a further sheet, in the middle below the letter."""
    words, middle = str(number), paper.width / 2
    style = paper.style(s.LETTER_NUMBER)
    half = line_width(words, style) / 2
    with canvas.part(
        of_document(Role.DECORATION, language),
        Box(middle - half, _NUMBER - style.leading, middle + half, _NUMBER),
    ):
        canvas.write_line(words, style, middle, _NUMBER, 0.5)


def _moved(pages: Sequence[PageColumn], paper: Paper) -> list[PageColumn]:
    moved = []
    for page in pages:
        moved.append(PageColumn())
        moved[-1].append(page, _TOP - paper.top)
    return moved


def _lines(page: PageColumn) -> int:
    blocks = (item.block for item in page.placed)
    return sum(len(block.lines) for block in blocks if isinstance(block, TextBlock))


def _blocks(node: LetterPaper, paper: Paper, origin: Origin) -> Iterator[Block]:
    meaning = meaning_of(node, origin)
    width = min(_LARGE_COLUMN, paper.width - 2 * paper.margin) if node.large else _COLUMN
    column = Place(meaning, (paper.width - width) / 2, width)
    plain, paragraph = _style(node, s.LETTER), _PARAGRAPH * (_LARGE / s.LETTER.size if node.large else 1)
    style = replace(plain, before=paragraph, after=paragraph)

    def of(part: str, number: int | None = None) -> Place:
        return column.with_meaning(meaning.part(Role.ANSWER, ours=True, field=node.field, column=part, number=number))

    if node.date:
        day = TextBlock.of(node.date, _style(node, s.LETTER_DAY), of("date"), keep=True)
        yield RightBlock(
            place=day.place,
            lines=day.lines,
            starts=day.starts,
            style=day.style,
            height=day.height,
            after=_BELOW_DAY,
            keep=True,
        )
    if node.salutation:
        yield TextBlock.of(node.salutation, style, of("salutation"), keep=True)
    paragraphs = [words for words in node.text.strip("\n").split("\n\n") if words.strip()]
    last = len(paragraphs) if node.closing or node.name else 0
    for number, words in enumerate(paragraphs, 1):
        yield TextBlock.of(words.strip("\n"), style, of("text", number), keep=number == last)
    if node.closing:
        yield TextBlock.of(node.closing, style, of("closing"), keep=bool(node.name))
    if node.name:
        above = _FOR_A_HAND if paragraphs or node.salutation or node.closing else 0.0
        yield replace(TextBlock.of(node.name, style, of("name")), before=above)


def _style(node: LetterPaper, usual: TextStyle) -> TextStyle:
    if not node.large:
        return usual
    return replace(usual, size=_LARGE, leading=usual.leading * _LARGE / s.LETTER.size)
