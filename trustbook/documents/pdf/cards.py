"""Pocket cards, four to a sheet, with marks where to cut. Lengths in points.

A card that is too full is first set a little smaller; when that does not do, its answers end with an ellipsis and the
card says where there is more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.nodes import CardFace, CardField, Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas, Shape
from trustbook.documents.pdf.flow import PageColumn, Placed
from trustbook.documents.pdf.lines import Line, break_text, one_line
from trustbook.documents.pdf.meaning import Anchor, Box, Meaning, Origin, meaning_of
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import Paper, TextStyle

_MARGIN: Final = 32.0
_BULLET: Final = 11.0
_SCALES: Final = (1.0, 0.94, 0.88, 0.82, 0.77)
_ONLY_WORDS: Final = ((1.45, 0), (1.3, 0))
_LARGE: Final = ((1.2, 3), (1.2, 2), (1.1, 2), (1.1, 1), (1.0, 2), (1.0, 1))
"""Scale, and lines by which an empty answer grows, where a card has room."""
_MOST_LINES: Final = 40
_LONGEST: Final = 1500
"""Characters: no card holds more."""
_CUT_MARK: Final = 14.0


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBlock(Block):
    """One card at its place across the sheet; its inside begins `_MARGIN` from its edges."""

    pieces: tuple[_Piece, ...]
    code: str
    more: Line | None

    def paint(self, canvas: Canvas, top: float) -> None:
        left, right = self.place.x + _MARGIN, self.place.right - _MARGIN
        down = top - _MARGIN
        for piece in self.pieces:
            with canvas.part(piece.meaning, Box(left, down - piece.height, right, down)):
                _draw_piece(canvas, piece, left, right, down)
            down -= piece.height
        foot = top - self.height + _MARGIN
        line, meaning = Box(left, foot, right, foot + s.CARD_FOOT.leading), self.place.meaning
        with canvas.part(meaning.part(Role.DECORATION, ours=True), line):
            canvas.write_line(self.code, s.CARD_FOOT, right, line.top, 1.0)
        if self.more is not None:
            with canvas.part(meaning.part(Role.HINT, ours=True), line):
                canvas.write_line(self.more, s.CARD_FOOT, left, line.top)


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
    """Pages with four cards each; places that are left over stay empty."""
    width, height = paper.width / 2, paper.height / 2
    pages = []
    for start in range(0, len(cards), 4):
        column = PageColumn()
        for place, card in enumerate(cards[start : start + 4]):
            meaning = meaning_of(card, Origin(sheet, language, start + place + 1))
            block = _card_block(card, Place(meaning, width * (place % 2), width), height)
            column.placed.append(Placed(block, height * (place // 2) - paper.top))
        pages.append(column)
    return pages


def draw_cut_marks(canvas: Canvas, paper: Paper) -> None:
    """Short lines at the edges and a cross in the middle show where the sheet is cut in four."""
    middle, half = paper.width / 2, paper.height / 2
    for x1, y1, x2, y2 in (
        (middle, 0, middle, _CUT_MARK),
        (middle, paper.height - _CUT_MARK, middle, paper.height),
        (middle, half - _CUT_MARK, middle, half + _CUT_MARK),
        (0, half, _CUT_MARK, half),
        (paper.width - _CUT_MARK, half, paper.width, half),
        (middle - _CUT_MARK, half, middle + _CUT_MARK, half),
    ):
        canvas.line(Box(x1, y1, x2, y2))


def _card_block(card: CardFace, place: Place, height: float) -> CardBlock:
    inside, room = place.width - 2 * _MARGIN, height - 2 * _MARGIN - s.CARD_FOOT.leading
    pieces, cut = _fitted(_Writer(card, place.meaning, inside), room)
    more = one_line(card.more, s.CARD_FOOT, inside - 40) if cut else None
    return CardBlock(place=place, pieces=pieces, code=card.code, more=more, height=height)


def _fitted(writer: _Writer, room: float) -> tuple[tuple[_Piece, ...], bool]:
    """The pieces that fit into `room`, and whether something was cut."""
    card = writer.card
    large = _LARGE if card.fields else (*_ONLY_WORDS, *_LARGE)
    for scale, extra in (*large, *((scale, 0) for scale in _SCALES)):
        pieces = tuple(writer.pieces(scale, extra=extra))
        if _height(pieces) <= room and not _is_cut(card, pieces):
            return pieces, False
    for most in range(_MOST_LINES, 0, -1):
        pieces = tuple(writer.pieces(_SCALES[-1], most))
        if _height(pieces) <= room:
            return pieces, True
    kept: list[_Piece] = []
    for piece in writer.pieces(_SCALES[-1], 1):
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


@dataclass(frozen=True, slots=True)
class _Writer:
    """Sets a card `width` points wide, in one size or another."""

    card: CardFace
    meaning: Meaning
    width: float

    def pieces(self, scale: float, most: int = _MOST_LINES, extra: int = 0) -> Iterator[_Piece]:
        """Everything on it; answers have at most `most` lines, empty ones `extra` more than they ask for."""
        meaning, width = self.meaning, self.width
        yield _text(self.card.title, _scaled(s.CARD_TITLE, scale), width, meaning.part(Role.HEADING))
        for number, line in enumerate(self.card.lines, 1):
            item = meaning.part(Role.ITEM, number=number)
            yield replace(_text(line, _scaled(s.CARD_LINE, scale), width - _BULLET, item), bullet=True)
        for field in self.card.fields:
            yield _text(field.label, _scaled(s.CARD_LABEL, scale), width, meaning.part(Role.LABEL, field=field.id))
            yield self._answer(field, scale, most, extra)

    def _answer(self, field: CardField, scale: float, most: int, extra: int) -> _Piece:
        if not field.text:
            room = self.meaning.part(Role.WRITING_SPACE, field=field.id)
            return _Ruled(min(field.lines + extra, most), 21.0 * max(scale, 0.9), room)
        style, answer = _scaled(s.CARD_ANSWER, scale), self.meaning.part(Role.ANSWER, ours=True, field=field.id)
        text = _text(field.text[:_LONGEST], style, self.width, answer)
        if len(text.lines) <= most:
            return text
        cut = one_line(text.lines[most - 1].rstrip(" .,;:") + " …", style, self.width)
        return replace(text, lines=(*text.lines[: most - 1], cut))


def _text(text: str, style: TextStyle, width: float, meaning: Meaning) -> _Text:
    return _Text(tuple(break_text(text, style, width)[0]), style, meaning)


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return replace(
        style,
        size=style.size * scale,
        leading=style.leading * scale,
        before=style.before * scale,
        after=style.after * scale,
    )
