"""Words as the glyphs that draw them, each with the text that it stands for.

From right to left readers of a file turn round what they find, one character a glyph. So there a glyph that stands for
several characters has glyphs without any picture before it, for all but one of them, and marks above and below are set
apart: their characters stand among the letters, and their pictures are drawn when the line is done.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, Protocol

from trustbook.documents.pdf.shaping.faces import Cluster, Face, Glyph, Pattern, Shaped


class Rise(float):
    """How far what follows stands above the line, in points at size 1."""


class PlacedGlyph(NamedTuple):
    """A picture beside its text: the number of its glyph, and where it stands from the start of its word, at size 1.

    `after` is how far on the place is where the next glyph would stand.
    """

    number: int
    x: float
    y: float
    after: float


class GlyphRun(NamedTuple):
    """A word. `pieces` are the insides of TJ operators; after a Rise begins another. A plain word is one piece."""

    pieces: tuple[str | Rise, ...]
    marks: tuple[PlacedGlyph, ...]


_NOTHING: Final = "\u2060"
"""What a glyph stands for that stands for nothing: each has to have a text. It is not seen, and no line ends there."""
_APART: Final = " "
"""What a mark stands for that is drawn apart from its character, when the line is done."""


class Numbers(Protocol):
    """Gives numbers to glyphs."""

    @property
    def face(self) -> Face:
        """Whose glyphs they are."""

    @property
    def codes(self) -> Mapping[tuple[int, str], str]:
        """The numbers as pages write them, by glyph and text."""

    def number(self, glyph: int, text: str) -> int:
        """The number by which a page draws this glyph where it stands for this text."""


def run_of(shaped: Shaped, numbers: Numbers) -> GlyphRun:
    """A word, as pages draw it."""
    if shaped.clusters and shaped.plain and not shaped.rtl:
        return GlyphRun((plain_piece(shaped, numbers),), ())
    blank = numbers.face.empty if shaped.rtl else None
    writer = _RunWriter(shaped, numbers) if blank is None else _TurnedWriter(shaped, numbers, blank)
    return GlyphRun(tuple(piece for piece in writer.pieces() if piece != ""), tuple(writer.marks))


def plain_piece(shaped: Shaped, numbers: Numbers) -> str:
    """A word of which each glyph stands on the line for a text of its own, which most are."""
    pattern = shaped.pattern
    if pattern is None:
        pattern = shaped.pattern = _pattern(shaped)
    return pattern.words % tuple(map(numbers.codes.__getitem__, pattern.glyphs))


def _pattern(shaped: Shaped) -> Pattern:
    advance, scale = shaped.face.advance, 1000 / shaped.face.units
    pieces = ["<"]
    glyphs = [(cluster.text or _NOTHING, cluster.glyphs[0]) for cluster in shaped.clusters]
    for _text, glyph in glyphs:
        if glyph.x:
            pieces.append(f"> {-glyph.x * scale:.4g} <")
        pieces.append("%s")
        back = advance(glyph.id) - glyph.advance + glyph.x
        if back:
            pieces.append(f"> {back * scale:.4g} <")
    pieces.append(">")
    words = "".join(pieces).replace("<> ", "").replace(" <>", "")
    return Pattern(words, tuple((glyph.id, text) for text, glyph in glyphs))


class _RunWriter:
    """Writes the inside of TJ operators. Distances there are thousandths, and taken off."""

    def __init__(self, shaped: Shaped, numbers: Numbers) -> None:
        self._shaped = shaped
        self._numbers = numbers
        self._scale = 1000 / numbers.face.units
        self._open: list[str] = []
        self._hex = ""
        self.marks: list[PlacedGlyph] = []

    def pieces(self) -> Iterator[str | Rise]:
        """The word."""
        for cluster in self._shaped.clusters:
            for glyph, text in zip(cluster.glyphs, _texts_of(cluster, rtl=self._shaped.rtl), strict=True):
                if glyph.y:
                    yield self._done()
                    yield Rise(glyph.y / self._numbers.face.units)
                self._draw(glyph, text)
                if glyph.y:
                    yield self._done()
                    yield Rise(0)
        yield self._done()

    def _draw(self, glyph: Glyph, text: str) -> None:
        self._move(-glyph.x)
        self._hex += f"{self._numbers.number(glyph.id, text):04X}"
        self._move(self._numbers.face.advance(glyph.id) - glyph.advance + glyph.x)

    def _move(self, back: int) -> None:
        if back:
            self._flush()
            self._open.append(f"{back * self._scale:.4g}")

    def _flush(self) -> None:
        if self._hex:
            self._open.append(f"<{self._hex}>")
            self._hex = ""

    def _done(self) -> str:
        self._flush()
        piece, self._open = " ".join(self._open), []
        return piece


class _TurnedWriter(_RunWriter):
    """Writes what goes from right to left: letters only, and one character each."""

    def __init__(self, shaped: Shaped, numbers: Numbers, blank: int) -> None:
        super().__init__(shaped, numbers)
        self._blank = blank

    def pieces(self) -> Iterator[str | Rise]:
        pen = 0
        for cluster in self._shaped.clusters:
            letters = [glyph for glyph in cluster.glyphs if glyph.advance]
            self.marks += self._marks(cluster, pen)
            characters = cluster.text[::-1]
            more = max(0, len(characters) - len(letters))
            for character in characters[:more]:
                self._hex += f"{self._numbers.number(self._blank, character):04X}"
            for place, letter in enumerate(letters, more):
                if letter.y:
                    yield self._done()
                    yield Rise(letter.y / self._numbers.face.units)
                self._draw(letter, characters[place : place + 1] or _NOTHING)
                if letter.y:
                    yield self._done()
                    yield Rise(0)
            pen += sum(glyph.advance for glyph in cluster.glyphs)
        yield self._done()

    def _marks(self, cluster: Cluster, pen: int) -> Iterator[PlacedGlyph]:
        face = self._numbers.face
        for glyph in cluster.glyphs:
            if not glyph.advance:
                number, wide = self._numbers.number(glyph.id, _APART), face.advance(glyph.id)
                yield PlacedGlyph(number, (pen + glyph.x) / face.units, glyph.y / face.units, wide / face.units)
            pen += glyph.advance


def _texts_of(cluster: Cluster, *, rtl: bool) -> list[str]:
    """What each glyph of a cluster stands for: a character each, and the last one for all that is left.

    A character that is drawn as two falls apart into what each of them draws.
    """
    text, count = cluster.text, len(cluster.glyphs)
    if len(text) < count:
        parts = unicodedata.normalize("NFKD", text)
        text = parts if len(parts) <= count else text
    text = (text[::-1] if rtl else text).ljust(count, _NOTHING)
    return [*text[: count - 1], text[count - 1 :]]
