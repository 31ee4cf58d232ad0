"""Pocket cards, four to a sheet, with marks where to cut. Lengths in points.

There are two sizes of letters, and with them three ways: all words but labels are as large as the title; or they are
smaller than it; on a full card the title is as small as they are. When that does not do, answers end with an ellipsis
and the card says where there is more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from trustbook.documents.nodes import CardFace, CardField, Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas, Shape
from trustbook.documents.pdf.flow import PageColumn, PlacedBlock
from trustbook.documents.pdf.lines import Line, break_text, line_width, one_line
from trustbook.documents.pdf.meaning import Anchor, Box, Meaning, Origin, meaning_of
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import Paper, TextStyle

_MARGIN: Final = 24.0
_BULLET: Final = 11.0
_PITCHES: Final = {"large": 21.0, "usual": 21.0, "full": 17.6}
"""From one ruled line to the next."""
_MORE: Final = (3, 2, 1, 0)
"""Lines by which an empty answer grows where a card has room."""
_MOST_LINES: Final = 40
_LONGEST: Final = 1500
"""Characters: no card holds more."""
_CUT_MARK: Final = 14.0
_CLOSE_LABEL: Final = 2.0
"""Above a label on a full card."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines of a card. `bullet` puts a dot before them."""

    lines: tuple[Line, ...]
    style: TextStyle
    meaning: Meaning
    bullet: bool = False

    @property
    def height(self) -> float:
        return self.style.before + len(self.lines) * self.style.leading + self.style.after


@dataclass(frozen=True, slots=True)
class _Ruled:
    """Lines to write on."""

    count: int
    pitch: float
    meaning: Meaning

    @property
    def height(self) -> float:
        return self.count * self.pitch + 3


_Piece = _Text | _Ruled
_Numbered = tuple[CardFace, Meaning]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBlock(Block):
    """One card at its place across the sheet; its inside begins `_MARGIN` from its edges."""

    pieces: tuple[_Piece, ...]
    code: str
    more: Line | None
    small: TextStyle

    def paint(self, canvas: Canvas, top: float) -> None:
        left, right = self.place.x + _MARGIN, self.place.right - _MARGIN
        down = top - _MARGIN
        for piece in self.pieces:
            with canvas.part(piece.meaning, Box(left, down - piece.height, right, down)):
                _draw_piece(canvas, piece, left, right, down)
            down -= piece.height
        foot = top - self.height + _MARGIN
        line, meaning = Box(left, foot, right, foot + self.small.leading), self.place.meaning
        with canvas.part(meaning.part(Role.DECORATION, ours=True), line):
            canvas.write_line(self.code, self.small, right, line.top, 1.0)
        if self.more is not None:
            with canvas.part(meaning.part(Role.HINT, ours=True), line):
                canvas.write_line(self.more, self.small, left, line.top)


def _draw_piece(canvas: Canvas, piece: _Piece, left: float, right: float, top: float) -> None:
    if isinstance(piece, _Ruled):
        for number in range(1, piece.count + 1):
            canvas.hairline(left, right, top - number * piece.pitch)
        return
    top -= piece.style.before
    if piece.bullet:
        canvas.circle(left + 2, top - piece.style.leading / 2, 1.6, Shape(fill=s.ACCENT))
    canvas.write(piece.lines, piece.style, left + (_BULLET if piece.bullet else 0.0), top)


def card_columns(cards: Sequence[CardFace], paper: Paper, sheet: Anchor, language: str) -> list[PageColumn]:
    """Pages with four cards each; places that are left over stay empty.

    In large print there are two to a page, and those that are too full for half a page come last, each on its own.
    """
    origin = Origin(sheet, language, 1)
    numbered = [(card, meaning_of(card, origin._replace(number=number))) for number, card in enumerate(cards, 1)]
    if paper.print != "large":
        return list(_columns(numbered, paper, (2, 2)))
    full = [
        _card_block(card, Place(meaning, 0.0, paper.width), paper.height / 2, paper).more is not None
        for card, meaning in numbered
    ]
    halves = [each for each, is_full in zip(numbered, full, strict=True) if not is_full]
    wholes = [each for each, is_full in zip(numbered, full, strict=True) if is_full]
    return [*_columns(halves, paper, (1, 2)), *_columns(wholes, paper, (1, 1))]


def _columns(cards: Sequence[_Numbered], paper: Paper, grid: tuple[int, int]) -> Iterator[PageColumn]:
    across, down = grid
    width, height = paper.width / across, paper.height / down
    count = across * down
    for start in range(0, len(cards), count):
        column = PageColumn()
        for place, (card, meaning) in enumerate(cards[start : start + count]):
            block = _card_block(card, Place(meaning, width * (place % across), width), height, paper)
            column.placed.append(PlacedBlock(block, height * (place // across) - paper.top))
        yield column


def draw_cut_marks(canvas: Canvas, paper: Paper, card: Block) -> None:
    """Short lines at the edges, and a cross in the middle where it is cut in four, show where to cut the sheet."""
    middle, half = paper.width / 2, paper.height / 2
    level = [(0, half, _CUT_MARK, half), (paper.width - _CUT_MARK, half, paper.width, half)]
    upright = (
        (middle, 0, middle, _CUT_MARK),
        (middle, paper.height - _CUT_MARK, middle, paper.height),
        (middle, half - _CUT_MARK, middle, half + _CUT_MARK),
        (middle - _CUT_MARK, half, middle + _CUT_MARK, half),
    )
    shown = [*(level if card.height < paper.height else ()), *(upright if card.place.width < paper.width else ())]
    for ends in shown:
        canvas.line(Box(*ends))


def _card_block(card: CardFace, place: Place, height: float, paper: Paper) -> CardBlock:
    small = paper.style(s.CARD_FOOT)
    inside, room = place.width - 2 * _MARGIN, height - 2 * _MARGIN - small.leading
    pieces, cut = _fitted(_Writer(card, place.meaning, inside, paper), room)
    more = one_line(card.more, small, inside - line_width(card.code, small) - 6) if cut else None
    return CardBlock(place=place, pieces=pieces, code=card.code, more=more, small=small, height=height)


def _fitted(writer: _Writer, room: float) -> tuple[tuple[_Piece, ...], bool]:
    """The pieces that fit into `room`, and whether something was cut."""
    card = writer.card
    ways: list[tuple[_Way, int]] = [("large", 0), *(("usual", extra) for extra in _MORE), ("full", 1), ("full", 0)]
    if writer.paper.print == "large":  # where all words are of one size
        ways = [*(("large", extra) for extra in _MORE), ("full", 0)]
    for way, extra in ways:
        pieces = tuple(writer.pieces(way, extra=extra))
        if _height(pieces) <= room and not _is_cut(card, pieces):
            return pieces, False
    for most in range(_MOST_LINES, 0, -1):
        pieces = tuple(writer.pieces("full", most))
        if _height(pieces) <= room:
            return pieces, True
    kept: list[_Piece] = []
    for piece in writer.pieces("full", 1):
        if _height((*kept, piece)) > room:
            break
        kept.append(piece)
    return tuple(kept), True


def _height(pieces: Sequence[_Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _is_cut(card: CardFace, pieces: Sequence[_Piece]) -> bool:
    """Whether an answer is longer than any card."""
    longest = max((len(piece.lines) for piece in pieces if isinstance(piece, _Text)), default=0)
    return longest >= _MOST_LINES or any(len(field.text) > _LONGEST for field in card.fields)


_Way = Literal["large", "usual", "full"]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Sets a card `width` points wide, in one way or another."""

    card: CardFace
    meaning: Meaning
    width: float
    paper: Paper

    def pieces(self, way: _Way, most: int = _MOST_LINES, extra: int = 0) -> Iterator[_Piece]:
        """Everything on it; answers have at most `most` lines, empty ones `extra` more than they ask for."""
        meaning, width, style = self.meaning, self.width, self.paper.style
        title = replace(s.CARD_TITLE, size=s.CARD_LINE.size, leading=s.CARD_LINE.leading, after=3)
        yield _text(self.card.title, style(title if way == "full" else s.CARD_TITLE), width, meaning.part(Role.HEADING))
        label = style(s.CARD_LABEL)
        words = style(s.CARD_WORDS if way == "large" else s.CARD_LINE)
        for number, line in enumerate(self.card.lines, 1):
            item = meaning.part(Role.ITEM, number=number)
            yield replace(_text(line, words, width - _BULLET, item), bullet=True)
        for field in self.card.fields:
            yield _text(
                field.label,
                replace(label, before=_CLOSE_LABEL) if way == "full" else label,
                width,
                meaning.part(Role.LABEL, field=field.id),
            )
            yield self._answer(field, way, most, extra)

    def _answer(self, field: CardField, way: _Way, most: int, extra: int) -> _Piece:
        if not field.text:
            room = self.meaning.part(Role.WRITING_SPACE, field=field.id)
            pitch = max(_PITCHES[way], self.paper.pitch) if self.paper.print == "large" else _PITCHES[way]
            return _Ruled(min(field.lines + extra, most), pitch, room)
        style = self.paper.style(s.CARD_WORDS if way == "large" else s.CARD_ANSWER)
        answer = self.meaning.part(Role.ANSWER, ours=True, field=field.id)
        text = _text(field.text[:_LONGEST], style, self.width, answer)
        if len(text.lines) <= most:
            return text
        cut = one_line(text.lines[most - 1].rstrip(" .,;:") + " …", style, self.width)
        return replace(text, lines=(*text.lines[: most - 1], cut))


def _text(text: str, style: TextStyle, width: float, meaning: Meaning) -> _Text:
    return _Text(tuple(break_text(text, style, width)[0]), style, meaning)
