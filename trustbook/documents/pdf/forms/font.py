"""The font that lies in a form for what people will type: Latin, Greek and Cyrillic with all their marks.

Readers draw with it what is typed; for another script they take a font of their own. Each character has a code of its
own, from which a reader finds it in both directions.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import Final

from reportlab.pdfbase.ttfonts import TTFontFile

from trustbook.documents.pdf.raw import Objects
from trustbook.locations import resources

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


@dataclass(frozen=True, slots=True)
class TypedFont:
    """The font and, by character, its code and its width in thousandths of its size."""

    name: str
    content: bytes
    codes: dict[str, int]
    widths: dict[str, float]
    glyphs: tuple[int, ...]
    """By code, from 0."""
    metrics: str

    def text(self, words: str) -> str:
        """The words as they are written in a page with this font."""
        return "<" + "".join(f"{self.codes[letter]:04x}" for letter in words) + ">"

    def width(self, words: str) -> float:
        """In points at size 1."""
        return sum(self.widths[letter] for letter in words) / 1000


@cache
def typed_font() -> TypedFont:
    """Read once: a file of its own, as ReportLab reads fonts with one shared position."""
    face = TTFontFile(str(resources() / "fonts" / f"{_FACE}.ttf"))
    known = [code for code in chain.from_iterable(_BLOCKS) if code in face.charToGlyph]
    content: bytes = face.makeSubset(known)
    glyphs = tuple(_glyphs_after(face.charToGlyph[code] for code in known))
    letters = [chr(code) for code in known]
    tag = "".join(chr(ord("A") + byte % 26) for byte in sha256(content).digest()[:6])
    box = " ".join(f"{edge:.0f}" for edge in face.bbox)
    metrics = f"/Ascent {face.ascent:.0f}/Descent {face.descent:.0f}/CapHeight {face.capHeight:.0f}/FontBBox[{box}]"
    return TypedFont(
        f"{tag}+{_FACE}",
        content,
        {letter: code for code, letter in enumerate(letters, 1)},
        {letter: face.charWidths[ord(letter)] for letter in letters},
        (0, *glyphs),
        metrics,
    )


def _glyphs_after(glyphs: Iterable[int]) -> Iterator[int]:
    """Numbers of glyphs in a subset, in which each stands once, in this order, after the one for what is missing."""
    numbers = {0: 0}
    for glyph in glyphs:
        yield numbers.setdefault(glyph, len(numbers))


def add_font(objects: Objects) -> int:
    """Puts the font into a file. Gives the number of its object."""
    font = typed_font()
    file = _stream(objects, f"/Length1 {len(font.content)}", font.content)
    flags = f"/Flags 4/ItalicAngle 0/StemV 80{font.metrics}"
    described = objects.add(f"<</Type/FontDescriptor/FontName/{font.name}{flags}/FontFile2 {file} 0 R>>".encode())
    to_glyphs = _stream(objects, "", b"".join(glyph.to_bytes(2, "big") for glyph in font.glyphs))
    widths = " ".join(f"{width:.0f}" for width in font.widths.values())
    below = objects.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font.name}/FontDescriptor {described} 0 R/DW 600/W[1[{widths}]]"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap {to_glyphs} 0 R>>".encode()
    )
    back = _stream(objects, "", _to_unicode(font).encode())
    return objects.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{font.name}/Encoding/Identity-H/DescendantFonts[{below} 0 R]"
        f"/ToUnicode {back} 0 R>>".encode()
    )


def _stream(objects: Objects, kind: str, content: bytes) -> int:
    return objects.stream(f"{kind}/Filter/FlateDecode", zlib.compress(content, 9))


def _to_unicode(font: TypedFont) -> str:
    pairs = [f"<{code:04x}><{ord(letter):04x}>" for letter, code in font.codes.items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n"
        f"{maps}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
