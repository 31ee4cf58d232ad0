"""Which of the bundled fonts draws a piece of text.

A font is chosen for each sign by what the font files really have. A sign that none has is drawn as a hollow square,
never dropped; who copies it gets the sign itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from trustbook.documents.pdf.shaping.clusters import SHAPES_ONLY, clusters, script
from trustbook.documents.pdf.shaping.faces import Cluster, Shaped, face
from trustbook.documents.text import INVISIBLE

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
_FACES_OF_SCRIPTS: Final = {
    "Hebrew": "NotoSansHebrew",
    "Arabic": "NotoNaskhArabic",
    "Thai": "NotoSansThai",
}
_KOREAN: Final = "NotoSansKR-Regular"
_CHINESE: Final = "NotoSansSC-Regular"
_JAPANESE: Final = "NotoSansJP-Regular"
_EMOJI: Final = "NotoEmoji-Regular"
_EASTERN: Final = range(0x2E80, 0x10000)
_PICTURES_END: Final = 0x1FBFF
_AS_EMOJI: Final = re.compile("[\ufe0f\u20e3\U0001f000-\U0001fbff]")
_KANA: Final = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
REMEMBERED_WORDS: Final = 50_000
"""More would be names and numbers that come once."""
LONGEST_REMEMBERED: Final = 40
"""Characters of a word."""
_PLAIN: Final = re.compile("[ -\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]+")
"""Letters and signs of which each is one that a reader sees, of one script."""
_DRAWS_NOTHING: Final = INVISIBLE - SHAPES_ONLY


class Word(NamedTuple):
    """A measured piece of text: its width in points at size 1, and what draws it, from left to right."""

    width: float
    pieces: tuple[Shaped, ...]


class Run(NamedTuple):
    """A piece of text in one font and one script; without a font it is what no font has."""

    font: str | None
    text: str


class _WordWidths(dict[str, float]):
    """Widths of words from left to right."""

    def __init__(self, fonts: Chain) -> None:
        super().__init__()
        self._fonts = fonts

    def __missing__(self, word: str) -> float:
        width = self._fonts.word(word).width
        if len(word) <= LONGEST_REMEMBERED:
            if len(self) > REMEMBERED_WORDS:
                self.clear()
            self[word] = width
        return width


class Chain:
    """A font and those that stand in where it lacks a sign. `japanese`: Chinese characters look as in Japan."""

    def __init__(self, name: str, *, japanese: bool = False) -> None:
        self.name = (name, japanese)
        self.primary = face(name)
        self._weight = "Bold" if "Bold" in name else "Regular"
        self._others = (name, *_FALLBACKS.get(name, ()))
        self._eastern = (_JAPANESE, _CHINESE, _KOREAN) if japanese else (_CHINESE, _JAPANESE, _KOREAN)
        self._words: dict[tuple[str, bool], Word] = {}
        self._widths = _WordWidths(self)
        self.space = self.primary.shape(" ").width

    def word(self, text: str, *, rtl: bool = False) -> Word:
        """Measures a text without spaces, in one direction. Remembered: words come again and again."""
        key = (text, rtl)
        known = self._words.get(key)
        if known is not None:
            return known
        pieces = self._pieces(text, rtl=rtl)
        measured = Word(sum(piece.width for piece in pieces), pieces)
        if len(text) <= LONGEST_REMEMBERED:
            if len(self._words) > REMEMBERED_WORDS:
                self._words.clear()
            self._words[key] = measured
        return measured

    def width(self, text: str) -> float:
        """Width of a whole line, all from left to right, in points at size 1."""
        words = text.split(" ")
        return sum(map(self._widths.__getitem__, words)) + self.space * (len(words) - 1)

    def runs(self, text: str) -> Iterator[Run]:
        """What each font draws, in the order of reading."""
        last, kind = Run("", ""), ""
        for sign in _signs(text):
            font = self._font_for(sign)
            signs = (sign,) if font or len(sign) == 1 else tuple(sign)
            for each in signs:
                font = font or self._font_for(each)
                here = script(each[0])
                if last.text and (font != last.font or font is None or (here and kind and here != kind)):
                    yield last
                    last, kind = Run("", ""), ""
                last, kind = Run(font, last.text + each), here or kind
                font = None
        if last.text:
            yield last

    def _pieces(self, text: str, *, rtl: bool) -> tuple[Shaped, ...]:
        if _PLAIN.fullmatch(text) and self.primary.characters.issuperset(text):
            return (self.primary.shape(text, rtl=rtl),)
        found = [
            _missing_mark(run.text) if run.font is None else face(run.font).shape(run.text, rtl=rtl)
            for run in self.runs(text)
        ]
        return tuple(reversed(found) if rtl else found)

    def _font_for(self, sign: str) -> str | None:
        """The first font that has all of a sign and sets its marks well, else the first that has all of it."""
        needed = [character for character in sign if character not in SHAPES_ONLY]
        fallback = None
        for name in self._fonts_for(sign):
            if face(name).characters.issuperset(needed):
                if face(name).anchors(sign):
                    return name
                fallback = fallback or name
        return fallback

    def _fonts_for(self, sign: str) -> tuple[str, ...]:
        """Those that may have a sign, the best first. A font is read when it is asked for the first time."""
        if _AS_EMOJI.search(sign) and "\ufe0e" not in sign:
            return (_EMOJI, *self._others, *_SYMBOL_FACES)
        kind = script(sign[0])
        if kind in _FACES_OF_SCRIPTS:
            return (*self._others, f"{_FACES_OF_SCRIPTS[kind]}-{self._weight}")
        if ord(sign[0]) in _EASTERN or ord(sign[0]) > _PICTURES_END or kind == "Hangul":
            return (*self._others, *self._eastern, *_SYMBOL_FACES)
        return (*self._others, *_SYMBOL_FACES, _EMOJI, *self._eastern)

    def has(self, sign: str) -> bool:
        """Whether there is a font that draws it."""
        return SHAPES_ONLY.issuperset(sign) or self._font_for(sign) is not None


def _signs(text: str) -> Iterator[str]:
    """What a reader takes for one sign each, without what draws nothing."""
    for cluster in clusters(text):
        sign = "".join(character for character in cluster if character not in _DRAWS_NOTHING)
        if not SHAPES_ONLY.issuperset(sign):
            yield sign


def _missing_mark(text: str) -> Shaped:
    mark = face(_MARK_FACE)
    (drawn,) = mark.shape(MISSING_MARK).clusters
    return Shaped(mark, (Cluster(text, drawn.glyphs),), rtl=False)


@cache
def chain(name: str, *, japanese: bool = False) -> Chain:
    """The chain that begins with this font."""
    return Chain(name, japanese=japanese)


def drawing_chain(name: str, line: str) -> Chain:
    """The chain that draws a line; it is as wide in all of them."""
    return chain(name, japanese=True) if not line.isascii() and _KANA.search(line) else chain(name)
