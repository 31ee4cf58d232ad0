"""Lines of text as operators of a PDF page.

Glyphs that draw a word together, in another order or above each other, say as a whole what they stand for (ActualText):
who copies or searches finds the word. From right to left readers turn round what they find, so there each glyph speaks
for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from trustbook.documents.pdf.fonts import Chain
from trustbook.documents.pdf.shaping.faces import Shaped
from trustbook.documents.pdf.shaping.fonts_in_file import FontInFile, FontsInFile
from trustbook.documents.pdf.shaping.glyph_runs import PlacedGlyph, Rise, plain_piece
from trustbook.documents.pdf.shaping.turning import TurnedLine


class LineWriter:
    """Writes lines into one file. What a word looks like is remembered."""

    def __init__(self, fonts: FontsInFile) -> None:
        self._fonts = fonts
        self._plain: dict[tuple[str, bool], _PlainWords] = {}

    def line(self, text: str, chain: Chain, size: float) -> str:
        """Operators that draw a line where the text position is."""
        if isinstance(text, TurnedLine):
            return self._turned(text, chain, size)
        return self._in_one_font(text, chain, size) or self._in_many_fonts(text, chain, size)

    def _in_one_font(self, text: str, chain: Chain, size: float) -> str:
        """The line, if the chain's own font draws all of it, glyph by glyph; else nothing."""
        font = self._fonts.of(chain.primary)
        known = self._plain.get(chain.name)
        if known is None:
            known = self._plain[chain.name] = _PlainWords(font, chain)
        parts = list(map(known.__getitem__, text.split(" ")))
        if None in parts:
            return ""
        return f"/{font.name} {size:g} Tf[{font.space(chain.space).join(parts)}]TJ".replace("><", "")

    def _in_many_fonts(self, text: str, chain: Chain, size: float) -> str:
        line = _ShapedLine(self._fonts, chain, size)
        words = text.split(" ")
        for number, word in enumerate(words, 1):
            line.word(chain.word(word).pieces, spaces=int(number < len(words)))
        return line.done()

    def _turned(self, text: TurnedLine, chain: Chain, size: float) -> str:
        line = _ShapedLine(self._fonts, chain, size)
        for piece in text.pieces:
            if piece.text == " ":
                line.word((), spaces=1)
            else:
                line.word(chain.word(piece.text, rtl=piece.rtl).pieces)
        return line.done()


class _PlainWords(dict[str, Any]):
    """Words as the inside of a TJ operator; None for one that is not drawn glyph by glyph by the font."""

    def __init__(self, font: FontInFile, chain: Chain) -> None:
        super().__init__({"": ""})
        self._font = font
        self._chain = chain

    def __missing__(self, word: str) -> str | None:
        pieces = self._chain.word(word).pieces
        drawn = None
        if all(piece.plain and piece.face is self._chain.primary for piece in pieces):
            drawn = "".join(plain_piece(piece, self._font) for piece in pieces if piece.clusters)
        self[word] = drawn
        return drawn


class _ShapedLine:
    """Operators of a line in the making."""

    def __init__(self, fonts: FontsInFile, chain: Chain, size: float) -> None:
        self._fonts = fonts
        self._chain = chain
        self._size = size
        self._out: list[str] = []
        self._font: FontInFile | None = None
        self._open = False
        self._pen = 0.0
        self._marks: list[tuple[float, PlacedGlyph, FontInFile]] = []

    def word(self, pieces: Sequence[Shaped], spaces: int = 0) -> None:
        """A word more, and spaces after it."""
        whole = any(not piece.plain and not piece.rtl for piece in pieces)
        if whole:
            text = "".join(cluster.text for piece in pieces for cluster in piece.clusters) + " " * spaces
            self._close()
            self._out.append(f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>>>BDC ")
        for piece in pieces:
            self._use(self._fonts.of(piece.face))
            self._show(self._fonts.of(piece.face), piece)
        for _space in range(spaces):
            self._space()
        if whole:
            self._close()
            self._out.append("EMC ")

    def _use(self, font: FontInFile) -> None:
        if font is not self._font:
            self._close()
            self._out.append(f"/{font.name} {self._size:g} Tf")
            self._font = font

    def _space(self) -> None:
        """In the font that was used last: readers pass over a space that stands alone."""
        space = self._font.space(self._chain.space) if self._font is not None else ""
        if not space:
            font = self._fonts.of(self._chain.primary)
            self._use(font)
            space = font.space(self._chain.space)
        self._pen += self._chain.space
        self._inside(space)

    def _show(self, font: FontInFile, shaped: Shaped) -> None:
        run = font.run(shaped)
        self._marks += ((self._pen + mark.x, mark, font) for mark in run.marks)
        self._pen += shaped.width
        for part in run.pieces:
            if isinstance(part, Rise):
                self._close()
                self._out.append(f" {part * self._size:.4g} Ts")
            else:
                self._inside(part)

    def _inside(self, part: str) -> None:
        if not self._open:
            self._out.append("[")
            self._open = True
        self._out.append(part)

    def _close(self) -> None:
        if self._open:
            self._out.append("]TJ ")
            self._open = False

    def done(self) -> str:
        """All operators."""
        self._close()
        if self._marks:
            self._draw_marks()
        return "".join(self._out).replace("><", "")

    def _draw_marks(self) -> None:
        """Pictures whose characters stand among the letters. To who copies the line all of them are a space."""
        self._out.append("/Span<</ActualText<FEFF0020>>>BDC ")
        pen = self._pen
        for x, mark, font in sorted(self._marks, key=lambda each: -each[0]):
            self._use(font)
            self._out.append(f" {mark.y * self._size:.4g} Ts[{(pen - x) * 1000:.5g}<{mark.number:04X}>]TJ ")
            pen = x + mark.after
        self._out.append("0 Ts EMC ")
