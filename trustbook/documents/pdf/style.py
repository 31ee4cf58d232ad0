"""Measures, colours and text styles of the pages. Lengths in points (1/72 inch), colours as red, green, blue 0–1.

There are eight sizes of type, and nothing is smaller than 9: 26 title, 17 what hangs on the fridge and pocket cards,
15 section, 13 letter, 11.5 text, 10 labels and tables, 9 notes and foot; 18 is the text of large print.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from trustbook.documents.document import Margins

Colour = tuple[float, float, float]
PaperName = Literal["a4", "letter"]
Print = Literal["usual", "close", "large"]
"""How large everything is set: `close` is a step smaller, for a form that would run over."""

INK: Final[Colour] = (0.114, 0.106, 0.098)
SOFT: Final[Colour] = (0.37, 0.35, 0.32)
RULE: Final[Colour] = (0.725, 0.694, 0.643)
ACCENT: Final[Colour] = (0.141, 0.314, 0.290)
WHITE: Final[Colour] = (1.0, 1.0, 1.0)
_LIGHT_OF: Final = (0.299, 0.587, 0.114)
"""How much of what the eye calls light comes from red, green and blue."""

_LARGE_SIZES: Final = (26.0, 18.0, 15.0)
"""Those of large print: titles, text, notes."""
_CLOSE: Final = {26.0: 17.0, 18.0: 15.0, 17.0: 15.0, 15.0: 13.0, 13.0: 11.5, 11.5: 10.0, 10.0: 9.0, 9.0: 9.0}
_MEASURES: Final[dict[Print, float]] = {"usual": 400.0, "close": 430.0, "large": 1000.0}
_CLOSE_TOP: Final = 46.0
_CLOSE_PITCH: Final = 0.94
"""Share of the pitch of lines that are as small as they may be already."""
_LARGE_PITCH: Final = 1.38
"""From line to line in large print, by the size."""
_LARGE_ZOOM: Final = 1.6
_UPRIGHT: Final = {"Literata-Italic": "Literata-Regular", "NotoSans-Italic": "NotoSans-Regular"}
"""Large print has no slanted letters: weak eyes find their shapes less easily."""
_BINDING: Final = 18.0
"""Points that go from the outer to the inner margin."""
_LARGE_RULED: Final = 28.35
"""10 mm: who reads large writes large."""
_LARGE_ROW: Final = 36.8
"""13 mm."""

PITCH: Final = 22.7
"""From one ruled line to the next: 8 mm."""
ROW: Final = 31.2
"""Least height of an empty table row: 11 mm."""
TICK_ROW: Final = 24.0
"""Least height of a table row in which nothing is written, only ticked."""
WHOLE: Final = 330.0
"""Tables and options up to this height are not divided between two pages."""
WHOLE_LINES: Final = 7
"""Ruled rooms of up to this many lines are not divided between two pages."""


def strengthened(colour: Colour) -> Colour:
    """As it is in large print: quiet words as dark as all others, lines to write on dark enough to be found."""
    return {SOFT: INK, RULE: SOFT}.get(colour, colour)


@cache
def greyed(colour: Colour) -> Colour:
    """The grey that is as light as this colour."""
    light = sum(part * share for part, share in zip(colour, _LIGHT_OF, strict=True))
    return (light, light, light)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size with its column, which is as wide as tables and pairs are; text takes less of it."""

    width: float
    height: float
    margin: float = 60.0
    top: float = 54.0
    bottom: float = 62.0
    foot: float = 42.0
    """Upper edge of the line below the column."""
    print: Print = "usual"
    margins: Margins = "usual"

    def inwards(self, page: int) -> float:
        """How far to the right all of the page with this number (from 1) is moved, for the edge where it is bound."""
        if self.margins == "usual":
            return 0.0
        return -_BINDING if self.margins == "duplex" and page % 2 == 0 else _BINDING

    @property
    def left(self) -> float:
        """Left edge of the column."""
        return self.margin

    @property
    def right(self) -> float:
        """Right edge of the column."""
        return self.width - self.margin

    @property
    def column(self) -> float:
        """Width of the column."""
        return self.width - 2 * self.margin

    @property
    def measure(self) -> float:
        """Width of what is to be read: no longer lines than the eye finds its way back from."""
        return min(_MEASURES[self.print], self.column)

    @property
    def room(self) -> float:
        """Height of the column."""
        return self.height - self.top - self.bottom

    @property
    def pitch(self) -> float:
        """From one ruled line to the next."""
        return _LARGE_RULED if self.print == "large" else PITCH

    @property
    def row(self) -> float:
        """Least height of an empty table row."""
        return _LARGE_ROW if self.print == "large" else ROW

    @property
    def zoom(self) -> float:
        """By how much marks and what is around them are larger than usual."""
        return _LARGE_ZOOM if self.print == "large" else 1.0

    def style(self, style: TextStyle) -> TextStyle:
        """A style as it is set here."""
        return _set(style, self.print)

    def closer(self) -> Paper:
        """The same with everything a step smaller, and a column that is as high as may be."""
        return replace(self, print="close", top=_CLOSE_TOP, bottom=self.foot + 10) if self.print == "usual" else self

    def in_large_print(self) -> Paper:
        """The same for eyes that need more."""
        return replace(self, print="large", bottom=70.0, foot=50.0)


PAPERS: Final[dict[PaperName, Paper]] = {
    "a4": Paper(595.276, 841.890),
    "letter": Paper(612.0, 792.0, margin=68.4),
}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A font (its fallbacks come with it), size, line pitch, colour, and the least space around.

    `large` is its size in large print; 0 where its usual size says it: notes stay notes, titles titles. `even`: all
    lines are about as long, also the last one.
    """

    font: str
    size: float
    leading: float
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0
    large: float = 0.0
    even: bool = False

    @property
    def rise(self) -> float:
        """From the top of a line down to its baseline."""
        return self.leading / 2 + self.size * 0.35


@cache
def _set(style: TextStyle, how: Print) -> TextStyle:
    if how == "usual":
        return style
    if how == "close":
        size = _CLOSE[style.size]
        share = size / style.size if size < style.size else _CLOSE_PITCH
        return replace(style, size=size, leading=style.leading * share, before=style.before * share)
    title, text, note = _LARGE_SIZES
    style = replace(style, font=_UPRIGHT.get(style.font, style.font))
    size = style.large or (note if style.size == 9 else title if style.size == 26 else text)
    return replace(style, size=size, leading=max(size * _LARGE_PITCH, style.leading) if size < title else style.leading)


COVER: Final = TextStyle("Literata-SemiBold", 26, 34, ACCENT, after=10, even=True)
COVER_SECOND: Final = TextStyle("Literata-Italic", 15, 22, SOFT)
TITLE: Final = TextStyle("Literata-SemiBold", 26, 32, ACCENT, after=3, even=True)
TITLE_AGAIN: Final = TextStyle("Literata-SemiBold", 13, 18, INK, after=0, even=True)
PART: Final = TextStyle("Literata-SemiBold", 15, 20, ACCENT, before=22, after=1, even=True)
PART_SMALL: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT, before=14, after=0)
PART_QUIET: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT, after=9)
QUIET: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT, after=10)
CARE: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT, after=10, large=18)
LEAD: Final = TextStyle("Literata-Italic", 11.5, 16.5, INK, before=10, after=10)
LARGE: Final = TextStyle("Literata-SemiBold", 17, 24, INK, before=2, after=10, large=26)
BODY: Final = TextStyle("NotoSans-Regular", 10, 14.5, INK, before=4, after=6)
READING: Final = TextStyle("Literata-Regular", 11.5, 17, INK, before=4, after=8)
READING_ITEM: Final = TextStyle("Literata-Regular", 11.5, 17, INK, before=1, after=4)
STEP: Final = TextStyle("NotoSans-Regular", 10, 14.5, INK, before=11, after=7)
STEP_LEADS: Final = TextStyle("NotoSans-Regular", 10, 14.5, INK, before=15, after=5)
STEP_QUIET: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT, before=14, after=3)
STEP_NUMBER: Final = TextStyle("NotoSans-Bold", 9, 12, ACCENT)
LABEL: Final = TextStyle("NotoSans-Bold", 10, 14, INK, before=13, after=3)
HINT: Final = TextStyle("NotoSans-Italic", 9, 12.5, SOFT, after=2)
ANSWER: Final = TextStyle("Literata-Regular", 11.5, 16.5, INK, before=2, after=10)
BESIDE_NAME: Final = TextStyle("NotoSans-Bold", 10, 14, INK, before=8, after=4)
LETTER_TEXT: Final = TextStyle("Literata-Regular", 13, 20, INK, before=8, after=14)
LETTER: Final = TextStyle("Literata-Regular", 13, 21, INK)
LETTER_DAY: Final = TextStyle("Literata-Regular", 11.5, 21, INK)
LETTER_NUMBER: Final = TextStyle("Literata-Regular", 9, 13, SOFT)
OPEN: Final = TextStyle("NotoSans-Italic", 9, 13, SOFT, after=8)
NOTE_TITLE: Final = TextStyle("NotoSans-Bold", 9, 13, INK, large=18)
NOTE: Final = TextStyle("NotoSans-Regular", 9, 13, INK, large=18)
OPTION: Final = TextStyle("NotoSans-Regular", 10, 14.5, INK)
OPTION_CHOSEN: Final = TextStyle("Literata-SemiBold", 10, 14.5, INK)
MARK: Final = TextStyle("NotoSansSymbols2-Regular", 9, 9, WHITE)
SCALE_NUMBER: Final = TextStyle("NotoSans-Regular", 9, 12, INK, large=18)
SCALE_END: Final = TextStyle("NotoSans-Italic", 9, 12, SOFT, large=18)
SCALE_LABEL: Final = TextStyle("NotoSans-Bold", 10, 13, INK)
PAIR_WORD: Final = TextStyle("NotoSans-Italic", 9, 11.5, SOFT, large=18)
BLANK_WORD: Final = TextStyle("NotoSans-Regular", 9, 12.5, SOFT, large=18)
CARD_TITLE: Final = TextStyle("Literata-SemiBold", 17, 22, ACCENT, after=7, even=True)
CARD_WORDS: Final = TextStyle("Literata-Regular", 17, 23, INK, after=6)
CARD_LINE: Final = TextStyle("NotoSans-Regular", 10, 13.5, INK, after=3)
CARD_LABEL: Final = TextStyle("NotoSans-Bold", 10, 13.5, INK, before=5, after=1)
CARD_ANSWER: Final = TextStyle("Literata-Regular", 10, 13.5, INK)
CARD_FOOT: Final = TextStyle("NotoSans-Regular", 9, 12, SOFT)
FRIDGE_TITLE: Final = TextStyle("Literata-SemiBold", 26, 33, ACCENT, after=20, even=True)
FRIDGE_WORDS: Final = TextStyle("Literata-Regular", 17, 23, INK, before=16)
FRIDGE_DAY: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT, before=2)
FRIDGE_WORD: Final = TextStyle("Literata-SemiBold", 26, 33, ACCENT)
FRIDGE_MEANING: Final = TextStyle("Literata-Regular", 11.5, 16.5, INK)
FRIDGE_FOOT: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT)
BRIEF_TITLE: Final = TextStyle("Literata-SemiBold", 26, 33, ACCENT, even=True)
BRIEF_HEAD: Final = TextStyle("Literata-SemiBold", 15, 20, ACCENT, even=True)
BRIEF_TEXT: Final = TextStyle("Literata-Regular", 11.5, 16.5, INK)
BRIEF_CELL: Final = TextStyle("Literata-Regular", 10, 14, INK, large=15)
BRIEF_LABEL: Final = TextStyle("NotoSans-Bold", 10, 14, INK, large=15)
BRIEF_NOTE: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT)
CELL_HEAD: Final = TextStyle("NotoSans-Bold", 10, 13.5, INK)
CELL_TEXT: Final = TextStyle("NotoSans-Regular", 10, 13.5, INK)
CELL_ANSWER: Final = TextStyle("Literata-Regular", 10, 14, INK)
CELL_QUIET: Final = TextStyle("NotoSans-Regular", 9, 14, SOFT, large=18)
CELL_OPTION: Final = TextStyle("NotoSans-Regular", 9, 13, INK, large=18)
WORD: Final = TextStyle("NotoSans-Regular", 10, 14, INK)
RUNNING: Final = TextStyle("NotoSans-Regular", 9, 12, SOFT)
RUNNING_CODE: Final = TextStyle("NotoSans-Bold", 9, 12, SOFT)
CONTENTS_CHAPTER: Final = TextStyle("NotoSans-Bold", 10, 14, ACCENT, before=16, after=2)
CONTENTS_LINES: Final = (
    TextStyle("Literata-Regular", 11.5, 17, INK, before=2, after=2),
    TextStyle("Literata-Regular", 10, 13, INK, before=0.5, after=0.5),
    TextStyle("Literata-Regular", 9, 11.5, INK, before=0.5, after=0.5),
)
"""The usual one, and closer ones for many lines."""
CONTENTS_QUIET: Final = TextStyle("NotoSans-Regular", 9, 12.5, SOFT, after=3)
