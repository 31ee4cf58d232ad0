"""Measures, colours and text styles of the pages. Lengths in points (1/72 inch), colours as red, green, blue 0–1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

Colour = tuple[float, float, float]
PaperName = Literal["a4", "letter"]

INK: Final[Colour] = (0.13, 0.12, 0.11)
SOFT: Final[Colour] = (0.37, 0.35, 0.32)
RULE: Final[Colour] = (0.62, 0.60, 0.57)
HAIR: Final[Colour] = (0.80, 0.78, 0.75)
PANEL: Final[Colour] = (0.955, 0.948, 0.930)
ACCENT: Final[Colour] = (0.176, 0.353, 0.325)
WHITE: Final[Colour] = (1.0, 1.0, 1.0)

PITCH: Final = 22.7
"""From one ruled line to the next: 8 mm."""
ROW: Final = 31.2
"""Least height of an empty table row: 11 mm."""
TICK_ROW: Final = 24.0
"""Least height of a table row in which nothing is written, only ticked."""
HIGHEST: Final = 46.0
LOWEST: Final = 56.0
"""Top and bottom of the column where a page is full, close to the running head and the foot."""
WHOLE: Final = 330.0
"""Tables and options up to this height are not divided between two pages."""
WHOLE_LINES: Final = 7
"""Ruled rooms of up to this many lines are not divided between two pages."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size with its column of text. The margins leave room for holes on either side."""

    width: float
    height: float
    margin: float = 58.0
    gutter: float = 27.0
    """Left of the column, where the numbers of steps hang."""
    top: float = 66.0
    bottom: float = 66.0
    share: float = 1.0
    """By how much everything is made smaller when it is drawn. What is written by hand is laid out larger by it."""

    @property
    def left(self) -> float:
        """Left edge of the column of text."""
        return self.margin + self.gutter

    @property
    def column(self) -> float:
        """Width of the column of text."""
        return self.width - self.left - self.margin

    @property
    def room(self) -> float:
        """Height of the column of text."""
        return self.height - self.top - self.bottom

    @property
    def pitch(self) -> float:
        """From one ruled line to the next."""
        return PITCH / self.share

    @property
    def row(self) -> float:
        """Least height of a table row to write in."""
        return ROW / self.share

    def for_the_fridge(self) -> Paper:
        """The same with a column as wide as the sheet allows: nothing hangs left of it, and no holes are needed."""
        return replace(self, margin=60.0, gutter=0.0)

    def smaller(self, share: float) -> Paper:
        """A paper so much larger that drawing it at this share fills the sheet; the column is a little higher."""
        return replace(
            self,
            width=self.width / share,
            height=self.height / share,
            margin=self.margin / share,
            gutter=self.gutter / share,
            top=min(self.top, HIGHEST) / share,
            bottom=min(self.bottom, LOWEST) / share,
            share=share,
        )


PAPERS: Final[dict[PaperName, Paper]] = {
    "a4": Paper(595.276, 841.890),
    "letter": Paper(612.0, 792.0, top=60.0, bottom=60.0),
}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A font (its fallbacks come with it), size, line pitch, colour, and the least space around."""

    font: str
    size: float
    leading: float
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0

    @property
    def rise(self) -> float:
        """From the top of a line down to its baseline."""
        return self.leading / 2 + self.size * 0.35


COVER: Final = TextStyle("Literata-SemiBold", 34, 42, ACCENT, after=10)
COVER_SECOND: Final = TextStyle("Literata-Italic", 15, 22, SOFT)
TITLE: Final = TextStyle("Literata-SemiBold", 22, 28, ACCENT, after=3)
TITLE_AGAIN: Final = TextStyle("Literata-SemiBold", 12, 18, INK, after=0)
PART: Final = TextStyle("Literata-SemiBold", 14, 19, ACCENT, before=24, after=1)
PART_QUIET: Final = TextStyle("NotoSans-Italic", 8.75, 12.5, SOFT, after=9)
QUIET: Final = TextStyle("NotoSans-Regular", 8.75, 12.5, SOFT, after=10)
LEAD: Final = TextStyle("Literata-Italic", 11, 17, INK, before=12, after=10)
LARGE: Final = TextStyle("Literata-SemiBold", 18, 26, INK, before=2, after=10)
BODY: Final = TextStyle("NotoSans-Regular", 10, 15, INK, before=4, after=6)
READING: Final = TextStyle("Literata-Regular", 11, 17.5, INK, before=4, after=8)
READING_ITEM: Final = TextStyle("Literata-Regular", 11, 17.5, INK, before=1, after=4)
STEP: Final = TextStyle("NotoSans-Regular", 10, 15, INK, before=12, after=7)
STEP_LEADS: Final = TextStyle("NotoSans-Regular", 10, 15, INK, before=17, after=5)
STEP_QUIET: Final = TextStyle("NotoSans-Regular", 8.75, 12.5, SOFT, before=14, after=3)
LABEL: Final = TextStyle("NotoSans-Bold", 9.75, 14, INK, before=14, after=3)
HINT: Final = TextStyle("NotoSans-Italic", 8.75, 12.5, SOFT, after=2)
ANSWER: Final = TextStyle("Literata-Regular", 10.75, 16.5, INK, before=2, after=10)
BESIDE_NAME: Final = TextStyle("NotoSans-Bold", 9.75, 14, INK, before=8, after=4)
LETTER_TEXT: Final = TextStyle("Literata-Regular", 11.5, 19, INK, before=8, after=14)
LETTER: Final = TextStyle("Literata-Regular", 13, 21, INK)
LETTER_DAY: Final = TextStyle("Literata-Regular", 11.5, 21, INK)
LETTER_NUMBER: Final = TextStyle("Literata-Regular", 9, 13, SOFT)
OPEN: Final = TextStyle("NotoSans-Italic", 9, 13, SOFT, after=8)
NOTE_TITLE: Final = TextStyle("NotoSans-Bold", 8.75, 12.5, INK)
NOTE: Final = TextStyle("NotoSans-Regular", 9.25, 14, INK)
OPTION: Final = TextStyle("NotoSans-Regular", 9.75, 14.5, INK)
OPTION_CHOSEN: Final = TextStyle("Literata-SemiBold", 10.25, 14.5, INK)
SCALE_NUMBER: Final = TextStyle("NotoSans-Regular", 9, 12, INK)
SCALE_END: Final = TextStyle("NotoSans-Italic", 8.75, 12, SOFT)
SCALE_LABEL: Final = TextStyle("NotoSans-Bold", 9.25, 12.5, INK)
PAIR_WORD: Final = TextStyle("NotoSans-Italic", 8, 10.5, SOFT)
PAIR_NUMBER: Final = TextStyle("NotoSans-Regular", 7.5, 10, INK)
BLANK_WORD: Final = TextStyle("NotoSans-Regular", 8.75, 12.5, SOFT)
CARD_TITLE: Final = TextStyle("Literata-SemiBold", 13, 17, ACCENT, after=7)
CARD_LINE: Final = TextStyle("NotoSans-Regular", 9.25, 13, INK, after=3)
CARD_LABEL: Final = TextStyle("NotoSans-Bold", 8.25, 11.5, INK, before=6, after=1)
CARD_ANSWER: Final = TextStyle("Literata-Regular", 10, 14, INK)
CARD_FOOT: Final = TextStyle("NotoSans-Italic", 6.75, 9, SOFT)
FRIDGE_TITLE: Final = TextStyle("Literata-SemiBold", 26, 33, ACCENT, after=20)
FRIDGE_WORDS: Final = TextStyle("Literata-Regular", 17, 23, INK, before=16)
FRIDGE_DAY: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT, before=2)
FRIDGE_WORD: Final = TextStyle("Literata-SemiBold", 26, 33, ACCENT)
FRIDGE_MEANING: Final = TextStyle("Literata-Regular", 11.5, 16.5, INK)
FRIDGE_FOOT: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT)
BRIEF_TITLE: Final = TextStyle("Literata-SemiBold", 26, 33, ACCENT)
BRIEF_HEAD: Final = TextStyle("Literata-SemiBold", 15, 20, ACCENT)
BRIEF_TEXT: Final = TextStyle("Literata-Regular", 11.5, 16.5, INK)
BRIEF_CELL: Final = TextStyle("Literata-Regular", 10, 14, INK)
BRIEF_LABEL: Final = TextStyle("NotoSans-Bold", 10, 14, INK)
BRIEF_NOTE: Final = TextStyle("NotoSans-Regular", 9, 13, SOFT)
CELL_HEAD: Final = TextStyle("NotoSans-Bold", 8.5, 12, INK)
CELL_TEXT: Final = TextStyle("NotoSans-Regular", 9, 13, INK)
CELL_ANSWER: Final = TextStyle("Literata-Regular", 9.75, 14, INK)
CELL_OPTION: Final = TextStyle("NotoSans-Regular", 8.5, 13, INK)
RUNNING: Final = TextStyle("NotoSans-Regular", 8, 11, SOFT)
RUNNING_CODE: Final = TextStyle("NotoSans-Bold", 8, 11, SOFT)
CONTENTS_CHAPTER: Final = TextStyle("NotoSans-Bold", 9.5, 14, ACCENT, before=16, after=2)
CONTENTS_LINE: Final = TextStyle("Literata-Regular", 11, 17, INK, before=2, after=2)
CONTENTS_QUIET: Final = TextStyle("NotoSans-Regular", 8.5, 12.5, SOFT, after=3)
