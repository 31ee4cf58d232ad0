"""The fonts of one PDF file: each font file becomes one font that holds only the glyphs that are drawn.

Every pair of a glyph and the text that it stands for gets a number of its own, so what is copied out of the file is
what was written into it.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from trustbook.documents.pdf.shaping.faces import Face, Shaped
from trustbook.documents.pdf.shaping.glyph_runs import GlyphRun, run_of

_UNNEEDED: Final = ("GSUB", "GPOS", "GDEF", "name", "OS/2", "DSIG", "kern", "STAT", "post", "cmap", "gasp", "meta")
"""Tables of a font that no reader of a PDF file looks at."""
_SYMBOLIC: Final = 4
_AT_ONCE: Final = 100
"""Lines of a map from numbers to text that may stand in one block."""


class _Codes(dict[tuple[int, str], str]):
    """The numbers of a font as pages write them, by glyph and text."""

    def __init__(self, font: FontInFile) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, key: tuple[int, str]) -> str:
        code = self[key] = f"{self._font.number(*key):04X}"
        return code


class FontInFile:
    """One font of a file. `name` is what the pages call it."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._numbers: dict[tuple[int, str], int] = {}
        self.codes = _Codes(self)
        self._rows: list[tuple[int, str]] = [(0, "")]
        self._runs: dict[Shaped, GlyphRun] = {}
        self._spaces: dict[float, str] = {}

    def run(self, shaped: Shaped) -> GlyphRun:
        """What draws a word."""
        known = self._runs.get(shaped)
        if known is None:
            known = self._runs[shaped] = run_of(shaped, self)
        return known

    def space(self, width: float) -> str:
        """What draws a space that is `width` wide at size 1; nothing if the font has none."""
        known = self._spaces.get(width)
        if known is None:
            known = self._spaces[width] = self._space(width)
        return known

    def _space(self, width: float) -> str:
        if " " not in self.face.characters:
            return ""
        space = self.face.shape(" ")
        (glyph,) = space.clusters[0].glyphs
        more = round((space.width - width) * 1000, 1)
        return f"<{self.number(glyph.id, ' '):04X}>" + (f"{more:g}" if more else "")

    def number(self, glyph: int, text: str) -> int:
        """The number by which pages draw this glyph where it stands for this text."""
        key = (glyph, text)
        known = self._numbers.get(key)
        if known is None:
            known = self._numbers[key] = len(self._rows)
            self._rows.append(key)
        return known

    # --- writing the file: the names are those that ReportLab asks for

    def addObjects(self, document: Any) -> None:
        """Adds the font to ReportLab's document once all pages are drawn."""
        data, places = self._subset()
        digest = hashlib.sha256(repr((self.face.name, self._rows)).encode()).digest()
        name = f"{''.join(chr(65 + byte % 26) for byte in digest[:6])}+{self.face.name}"
        file = _Objects(document, name)
        numbers = b"".join(places[glyph].to_bytes(2, "big") for glyph, _text in self._rows)
        font = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": file.add("descriptor", pdfdoc.PDFDictionary(self._descriptor(file, data))),
            "DW": 0,
            "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray(self._widths())]),
            "CIDToGIDMap": file.stream("glyphs", numbers),
        }
        whole = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([file.add("glyph-font", pdfdoc.PDFDictionary(font))]),
            "ToUnicode": file.stream("texts", _texts(self._rows).encode("ascii")),
        }
        fonts = document.idToObject[pdfdoc.BasicFonts].dict
        fonts[self.name] = file.add("font", pdfdoc.PDFDictionary(whole))

    def _widths(self) -> list[float]:
        scale = 1000 / self.face.units
        return [round(self.face.advance(glyph) * scale, 2) for glyph, _text in self._rows]

    def _descriptor(self, file: _Objects, data: bytes) -> dict[str, Any]:
        scale = 1000 / self.face.units
        height = self.face.font.get_font_extents("ltr")
        return {
            "Type": "/FontDescriptor",
            "FontName": f"/{file.font}",
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray([-1000, round(height.descender * scale), 3000, round(height.ascender * scale)]),
            "ItalicAngle": -12 if "Italic" in self.face.name else 0,
            "Ascent": round(height.ascender * scale),
            "Descent": round(height.descender * scale),
            "CapHeight": 700,
            "StemV": 80,
            "FontFile2": file.stream("file", data, Length1=len(data)),
        }

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """The font file with the glyphs that are drawn, and where each of them is in it."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({glyph for glyph, _text in self._rows})
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _UNNEEDED})
        plan = hb.SubsetPlan(self.face.data, wanted)
        places = dict(plan.old_to_new_glyph_mapping)
        return plan.execute().blob.data, places


class FontsInFile:
    """The fonts of one file. `document` is ReportLab's."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[str, FontInFile] = {}

    def of(self, face: Face) -> FontInFile:
        """The font of a face, made when it is drawn with for the first time."""
        known = self._fonts.get(face.name)
        if known is None:
            known = self._fonts[face.name] = FontInFile(face, f"T{len(self._fonts) + 1}")
            self._document.delayedFonts.append(known)
        return known


class _Objects:
    """Objects of one font in ReportLab's document."""

    def __init__(self, document: Any, font: str) -> None:
        self._document = document
        self.font = font

    def add(self, kind: str, content: Any) -> Any:
        """A new object. Gives what refers to it."""
        return self._document.Reference(content, f"{kind}:{self.font}")

    def stream(self, kind: str, content: bytes, **more: int) -> Any:
        """A new stream. Gives what refers to it."""
        stream = pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(dict(more)), content=content)
        if self._document.compression:
            stream.filters = [pdfdoc.PDFZCompress]
        return self.add(kind, stream)


def _texts(rows: list[tuple[int, str]]) -> str:
    """The map from numbers to text, in the language in which PDF has it."""
    lines = [
        f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for number, (_glyph, text) in enumerate(rows)
        if text
    ]
    blocks = [lines[start : start + _AT_ONCE] for start in range(0, len(lines), _AT_ONCE)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
