"""The bundled fonts, and which of them draws a piece of text.

A font is chosen for each run of characters by what the font files really have. A character that none has is drawn
as a hollow square, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from threading import Lock
from typing import Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from trustbook.documents.text import INVISIBLE
from trustbook.locations import resources

rl_config.useA85 = 0  # plain bytes: a fifth smaller and quicker than the text form that ReportLab writes by default

MISSING_MARK: Final = "□"
_MARK_FACE: Final = "Literata-Regular"
_SYMBOL_FACES: Final = ("NotoSansSymbols-Regular", "NotoSansSymbols2-Regular")
_FALLBACKS: Final = {
    "Literata-Regular": ("NotoSans-Regular",),
    "Literata-Italic": ("NotoSans-Italic", "Literata-Regular"),
    "Literata-SemiBold": ("NotoSans-Bold", "Literata-Regular"),
    "NotoSans-Regular": ("Literata-Regular",),
    "NotoSans-Italic": ("Literata-Italic", "Literata-Regular"),
    "NotoSans-Bold": ("Literata-SemiBold", "Literata-Regular"),
}
_NEED_SHAPING: Final = (range(0x0900, 0x0980), range(0x1CD0, 0x1D00), range(0xA8E0, 0xA900))
_REMEMBERED_WORDS: Final = 50_000
_LONGEST_REMEMBERED: Final = 40
_loading = Lock()

Run = tuple[str, str]
"""Font name and the text that it draws."""
Word = tuple[float, tuple[Run, ...] | None]
"""Width in points at size 1, and its runs; None when the chain's own font draws all of it."""


def _can_be_drawn(code: int) -> bool:
    """False for invisible characters, and for Devanagari: some fonts have its letters, but they need shaping."""
    return bool(code) and chr(code) not in INVISIBLE and not any(code in block for block in _NEED_SHAPING)


class Face:
    """One font file, registered with ReportLab under its name."""

    def __init__(self, name: str) -> None:
        font = TTFont(name, str(resources() / "fonts" / f"{name}.ttf"), shapable=False)
        with _loading:
            pdfmetrics.registerFont(font)
        self.name = name
        self.characters = frozenset(chr(code) for code in font.face.charToGlyph if _can_be_drawn(code))
        self._widths: dict[int, float] = font.face.charWidths
        self._default: float = font.face.defaultWidth

    def width(self, text: str) -> float:
        """Width of `text` in points at size 1."""
        widths, default = self._widths, self._default
        return sum(widths.get(ord(character), default) for character in text) * 0.001


@cache
def face(name: str) -> Face:
    """The font with this file name. Raises an OSError or reportlab's TTFError when its file is missing or damaged."""
    return Face(name)


class Chain:
    """A font and those that stand in where it lacks a character."""

    def __init__(self, name: str) -> None:
        self.primary = face(name)
        self._others = (*_FALLBACKS.get(name, ()), *_SYMBOL_FACES)
        self._words: dict[str, Word] = {}
        self.space = self.primary.width(" ")

    def word(self, text: str) -> Word:
        """Measures a text without line ends. Remembered: words come again and again."""
        known = self._words.get(text)
        if known is not None:
            return known
        measured = self._measure(text)
        if len(text) > _LONGEST_REMEMBERED:
            return measured
        if len(self._words) > _REMEMBERED_WORDS:
            self._words.clear()
        self._words[text] = measured
        return measured

    def width(self, text: str) -> float:
        """Width of a whole line in points at size 1."""
        return self._measure(text)[0]

    def runs(self, text: str) -> tuple[Run, ...]:
        """The runs that draw a text."""
        return self._measure(text)[1] or ((self.primary.name, text),)

    def _measure(self, text: str) -> Word:
        if self.primary.characters.issuperset(text):
            return self.primary.width(text), None
        runs: list[Run] = []
        for character in text:
            name = self._face_for(character, runs[-1][0] if runs else "")
            if name is None:
                continue
            drawn = character if character in face(name).characters else MISSING_MARK
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + drawn)
            else:
                runs.append((name, drawn))
        return sum(face(name).width(piece) for name, piece in runs), tuple(runs)

    def _face_for(self, character: str, before: str) -> str | None:
        """Font for one character; None for one that draws nothing. Marks prefer the font of the letter before."""
        if character in INVISIBLE:
            return None
        if character in self.primary.characters and not (before and "\u0300" <= character <= "\u036f"):
            return self.primary.name
        if before and "\u0300" <= character <= "\u036f" and character in face(before).characters:
            return before
        for name in (self.primary.name, *self._others):
            if character in face(name).characters:
                return name
        return _MARK_FACE


@cache
def chain(name: str) -> Chain:
    """The chain that begins with this font."""
    return Chain(name)


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """Characters that no bundled font has, each once, in order of appearance."""
    every = dict.fromkeys(character for text in texts for character in text)
    unknown = every.keys() - INVISIBLE - {"\n"}
    for name in ("Literata-Regular", "NotoSans-Regular", *_SYMBOL_FACES):
        unknown -= face(name).characters
    return tuple(character for character in every if character in unknown)
