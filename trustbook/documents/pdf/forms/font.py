"""The font that lies in a form for what people will type: Latin, Greek and Cyrillic with all their marks.

Readers draw with it what is typed; for another script they take a font of their own. Each character has a number of its
own, from which a reader finds it in both directions.
"""

from __future__ import annotations

from itertools import chain
from typing import Any, Final

from trustbook.documents.pdf.shaping.faces import face
from trustbook.documents.pdf.shaping.fonts_in_file import FontInFile

NAME: Final = "Typed"
"""What fields call it."""
_FACE: Final = "NotoSans-Regular"
_BLOCKS: Final = (
    range(0x20, 0x7F),
    range(0xA0, 0x180),  # Latin with the marks of Europe
    range(0x1CD, 0x1DD),
    range(0x1E6, 0x1EE),
    range(0x218, 0x21C),
    range(0x2C6, 0x2C8),
    range(0x2D8, 0x2DE),
    range(0x300, 0x30D),  # marks that are typed after their letter
    range(0x323, 0x329),
    range(0x370, 0x400),  # Greek
    range(0x400, 0x530),  # Cyrillic, also of the east
    range(0x1E80, 0x1E86),
    range(0x1EA0, 0x1EFA),  # Vietnamese
    range(0x2010, 0x2028),
    range(0x2030, 0x203B),
    range(0x20A0, 0x20C1),
    (0x2044, 0x2116, 0x2122, 0x2212),
)


class TypedFont:
    """The font of one file. `document` is ReportLab's."""

    def __init__(self, document: Any) -> None:
        self._font = FontInFile(face(_FACE), NAME)
        self._glyphs: dict[str, int] = {}
        for letter in map(chr, chain.from_iterable(_BLOCKS)):
            glyph = self._font.face.font.get_nominal_glyph(ord(letter))
            if glyph:
                self._glyphs[letter] = glyph
                self._font.number(glyph, letter)
        document.delayedFonts.append(self._font)

    def text(self, words: str) -> str:
        """The words as they are written in a page with this font."""
        return "<" + "".join(f"{self._font.number(self._glyphs[letter], letter):04x}" for letter in words) + ">"

    def width(self, words: str) -> float:
        """In points at size 1."""
        return sum(self._font.face.advance(self._glyphs[letter]) for letter in words) / self._font.face.units
