"""Agreements in large letters: one below the other with hairlines, as cards to cut out, and a word in a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.canvas import Canvas, Shape
from trustbook.documents.pdf.lines import line_width
from trustbook.documents.pdf.place import Place, Spot

_PAD: Final = 14.0
_RADIUS: Final = 6.0
_BELOW: Final = 9.0
"""From the quiet line down to the hairline."""
_LEAST_CARD: Final = 96.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HairlineBlock(Block):
    """A fine line across the column."""

    def paint(self, canvas: Canvas, top: float) -> None:
        canvas.hairline(self.place.x, self.place.right, top, s.RULE, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class FramedBlock(Block):
    """Texts in frames beside each other: each with its frame, and how far down it stands in it."""

    frames: tuple[Place, ...]
    texts: tuple[tuple[TextBlock, float], ...]
    colour: s.Colour = s.RULE

    def paint(self, canvas: Canvas, top: float) -> None:
        for frame in self.frames:
            canvas.rectangle(frame.box(top, self.height), Shape(stroke=self.colour, width=0.7), radius=_RADIUS)
        for text, down in self.texts:
            text.draw(canvas, top - down)


def title_blocks(node: nodes.LargeTitle, spot: Spot) -> Iterator[Block]:
    """A title that is read from some steps away."""
    yield TextBlock.of(node.text, spot.style(s.FRIDGE_TITLE), spot.place, keep=True)


def words_blocks(node: nodes.AgreedWords, spot: Spot) -> Iterator[Block]:
    """Words, their quiet line, and a hairline that stays with them."""
    yield TextBlock.of(node.text, spot.style(s.FRIDGE_WORDS), spot.place, keep=True)
    if node.quiet:
        yield TextBlock.of(node.quiet, spot.style(s.FRIDGE_DAY), _hint(spot.place), keep=True)
    rule = spot.place.with_meaning(spot.meaning.part(Role.DECORATION))
    yield HairlineBlock(place=rule, height=1, before=_BELOW)


def cards_blocks(node: nodes.AgreedCards, spot: Spot) -> Iterator[Block]:
    """Cards side by side and of one height. Words that no page of cards could hold take the whole column instead."""
    width = spot.place.width / 2
    frames = tuple(spot.place.moved(width * number).sized(width) for number in range(len(node.cards)))
    pairs = [
        _card(card, spot, frame.with_meaning(spot.meaning.part(Role.ITEM, ours=True, number=number)))
        for number, (card, frame) in enumerate(zip(node.cards, frames, strict=True), 1)
    ]
    height = max(_LEAST_CARD, *(_height(pair) for pair in pairs))
    if height > spot.paper.room:
        for card in node.cards:
            yield from words_blocks(card, spot)
        return
    texts = tuple((text, down) for pair in pairs for text, down in _placed(pair, height))
    yield FramedBlock(place=spot.place, height=height, frames=frames, texts=texts)


def framed_word_blocks(node: nodes.FramedWord, spot: Spot) -> Iterator[Block]:
    """A word, and beside it what it means; below it where the word is long."""
    inside = spot.place.inset(_PAD * 1.4).sized(spot.place.width - 2.8 * _PAD)
    word = TextBlock.of(
        node.word, spot.style(s.FRIDGE_WORD), inside.with_meaning(spot.meaning.part(Role.HEADING, ours=True))
    )
    wide = max(line_width(line, word.style) for line in word.lines) + 1.6 * _PAD
    meaning = spot.meaning.part(Role.PARAGRAPH, ours=True)
    if len(word.lines) == 1 and wide < inside.width / 2:
        text = TextBlock.of(node.text, spot.style(s.FRIDGE_MEANING), inside.inset(wide, meaning))
        height = max(word.height, text.height) + 2 * _PAD
        texts = ((word, (height - word.height) / 2), (text, (height - text.height) / 2))
    else:
        text = TextBlock.of(node.text, spot.style(s.FRIDGE_MEANING), inside.with_meaning(meaning))
        height = word.height + text.height + 2 * _PAD
        texts = ((word, _PAD), (text, _PAD + word.height))
    if height > spot.paper.room:
        yield from (word, text)
        return
    place = spot.place
    yield FramedBlock(place=place, height=height, before=26, frames=(place,), texts=texts, colour=s.ACCENT)


_Pair = tuple[TextBlock, TextBlock | None]


def _card(card: nodes.AgreedWords, spot: Spot, frame: Place) -> _Pair:
    inside = frame.inset(_PAD).sized(frame.width - 2 * _PAD)
    words = TextBlock.of(card.text, spot.style(s.FRIDGE_WORDS), inside)
    return words, TextBlock.of(card.quiet, spot.style(s.FRIDGE_DAY), _hint(inside)) if card.quiet else None


def _height(pair: _Pair) -> float:
    words, day = pair
    return words.height + (day.height + _BELOW if day is not None else 0) + 2 * _PAD


def _placed(pair: _Pair, height: float) -> Iterator[tuple[TextBlock, float]]:
    """The words at the top of the card, the day at its foot."""
    words, day = pair
    yield words, _PAD
    if day is not None:
        yield day, height - _PAD - day.height


def _hint(place: Place) -> Place:
    return place.with_meaning(place.meaning.part(Role.HINT, ours=True, number=place.meaning.number))
