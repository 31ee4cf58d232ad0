"""The two scales of the screen: six sizes of type, eight of space. Nothing on a page has another one.

| step    | px at 100 % | face                                | for                                             |
|---------|-------------|-------------------------------------|-------------------------------------------------|
| NOTE    | 13          | Noto Sans                           | hints, states, dates, footer                    |
| CONTROL | 15          | Noto Sans; Bold for labels, parts   | buttons, tabs, options, labels, lists, leads    |
| READ    | 17          | Literata                            | what people wrote or read on; all text fields   |
| HEAD    | 20          | Literata SemiBold                   | titles of panels and blocks                     |
| TITLE   | 28          | Literata SemiBold                   | the one title of a screen                       |
| far     | by height   | both                                | talk table and reading aloud: `far_sizes`       |

Literata is the couple and the book, Noto Sans is the program. Noto Sans comes in Regular and Bold, Literata in Regular,
Italic and SemiBold; there is no other weight.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

TEXT_FAMILY: Final = "Noto Sans"
READING_FAMILY: Final = "Literata"


class TypeSize(NamedTuple):
    """A size of type in pixels: at 100 % text, and at 200 %. Large letters grow less."""

    name: str
    plain: int
    doubled: int
    family: str

    def pixels(self, factor: float) -> int:
        """Its size at a text size of `factor`, 1.0 for 100 %."""
        return round(self.plain + (self.doubled - self.plain) * (factor - 1.0))


NOTE: Final = TypeSize("note", 13, 26, TEXT_FAMILY)
CONTROL: Final = TypeSize("control", 15, 30, TEXT_FAMILY)
READ: Final = TypeSize("read", 17, 34, READING_FAMILY)
HEAD: Final = TypeSize("head", 20, 34, READING_FAMILY)
TITLE: Final = TypeSize("title", 28, 42, READING_FAMILY)
TYPE_SIZES: Final = (NOTE, CONTROL, READ, HEAD, TITLE)

FAR_SHARES: Final = (24, 17, 8)
"""The far sizes as parts of the window's height: plain, sentence, name."""


MENU_EDGE: Final = 24
"""Beside the words of a menu, where its tick and its arrow stand, in pixels at 100 % text."""
LIST_WIDTH: Final = 256
"""The list of pages beside a page, in pixels at 100 % text."""
_PAGE_WIDTH: Final = 656
"""What a page needs for its lines."""


class Space(IntEnum):
    """The distances between things, in pixels. They stay as they are when the text grows."""

    STATE = 4
    """Between a label and its state."""
    FIELD = 8
    """Between a label and its field."""
    CARD = 12
    """Between cards."""
    STEP = 16
    """Between the fields of one step."""
    PART = 24
    """Before a new step or part."""
    COLUMN = 32
    """Around columns."""
    PAGE = 48
    """The margin of a page."""
    WIDE = 64
    """The margin of a page that has room."""


def text_factor() -> float:
    """The text size in use, 1.0 for 100 %, taken from the application's letters."""
    size = QApplication.font().pixelSize()
    return size / CONTROL.plain if size > 0 else 1.0


def grown(pixels: float) -> int:
    """A measure that grows with the text, as signs and heights of controls do."""
    return round(pixels * text_factor())


def has_columns(width: int) -> bool:
    """Whether a list and a page have room beside each other in a window of this width, in pixels.

    Where they have not, everything stands below one another, and there is no desk around a page.
    """
    return width >= grown(LIST_WIDTH) + grown(_PAGE_WIDTH) + 2 * Space.COLUMN


def font(size: TypeSize, *, bold: bool = False, italic: bool = False) -> QFont:
    """Letters of a size, for what is painted by hand. `bold` is the heavier face of its family."""
    made = QFont(size.family)
    made.setPixelSize(size.pixels(text_factor()))
    if bold:
        made.setWeight(QFont.Weight.DemiBold if size.family == READING_FAMILY else QFont.Weight.Bold)
    made.setItalic(italic)
    return made


def far_sizes(height: int) -> tuple[int, int, int]:
    """The far sizes in pixels for a window of this height: plain, sentence, name."""
    plain, sentence, name = (max(CONTROL.plain, round(height / share)) for share in FAR_SHARES)
    return plain, sentence, name
