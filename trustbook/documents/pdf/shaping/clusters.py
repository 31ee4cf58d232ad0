"""Where one sign that a reader sees ends and the next begins, and which script it belongs to."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

_JOINER: Final = "\u200d"
SHAPES_ONLY: Final = frozenset("\u200c\u200d\ufe0e\ufe0f\u034f")
"""Signs that change how others look and draw nothing by themselves. Fonts need not have them."""
_VIRAMAS: Final = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d")
_FLAGS: Final = range(0x1F1E6, 0x1F200)
_SKINS: Final = range(0x1F3FB, 0x1F400)
_TAGS: Final = range(0xE0020, 0xE0080)
_VOWELS_AND_FINALS: Final = range(0x1160, 0x1200)
"""Hangul letters that belong to the one before."""

_SCRIPTS: Final = (
    (0x0000, ""),
    (0x0370, "Greek"),
    (0x0400, "Cyrillic"),
    (0x0530, "Armenian"),
    (0x0590, "Hebrew"),
    (0x0600, "Arabic"),
    (0x0700, "Syriac"),
    (0x0750, "Arabic"),
    (0x0780, "Thaana"),
    (0x07C0, "N’Ko"),
    (0x0800, "Samaritan"),
    (0x0840, "Mandaic"),
    (0x0860, "Syriac"),
    (0x0870, "Arabic"),
    (0x0900, "Devanagari"),
    (0x0980, "Bengali"),
    (0x0A00, "Gurmukhi"),
    (0x0A80, "Gujarati"),
    (0x0B00, "Odia"),
    (0x0B80, "Tamil"),
    (0x0C00, "Telugu"),
    (0x0C80, "Kannada"),
    (0x0D00, "Malayalam"),
    (0x0D80, "Sinhala"),
    (0x0E00, "Thai"),
    (0x0E80, "Lao"),
    (0x0F00, "Tibetan"),
    (0x1000, "Burmese"),
    (0x10A0, "Georgian"),
    (0x1100, "Hangul"),
    (0x1200, "Ethiopic"),
    (0x13A0, "Cherokee"),
    (0x1400, "Canadian syllabics"),
    (0x1680, "Ogham"),
    (0x16A0, "Runic"),
    (0x1700, "Philippine scripts"),
    (0x1780, "Khmer"),
    (0x1800, "Mongolian"),
    (0x18B0, ""),
    (0x1C90, "Georgian"),
    (0x1CC0, ""),
    (0x1CD0, "Devanagari"),
    (0x1D00, ""),
    (0x1F00, "Greek"),
    (0x2000, ""),
    (0x2DE0, "Cyrillic"),
    (0x2E00, ""),
    (0x2E80, "Chinese"),
    (0x3000, ""),
    (0x3040, "Japanese"),
    (0x3100, "Chinese"),
    (0x3130, "Hangul"),
    (0x3190, "Chinese"),
    (0x31F0, "Japanese"),
    (0x3200, ""),
    (0x3400, "Chinese"),
    (0x4DC0, ""),
    (0x4E00, "Chinese"),
    (0xA000, "Yi"),
    (0xA4D0, ""),
    (0xA640, "Cyrillic"),
    (0xA6A0, ""),
    (0xA8E0, "Devanagari"),
    (0xA900, ""),
    (0xA960, "Hangul"),
    (0xA980, ""),
    (0xAC00, "Hangul"),
    (0xD800, ""),
    (0xF900, "Chinese"),
    (0xFB00, ""),
    (0xFB1D, "Hebrew"),
    (0xFB50, "Arabic"),
    (0xFE00, ""),
    (0xFE70, "Arabic"),
    (0xFEFF, ""),
    (0x1B000, "Japanese"),
    (0x1B170, ""),
    (0x20000, "Chinese"),
    (0x32000, ""),
)
_STARTS: Final = tuple(start for start, _name in _SCRIPTS)


def script(character: str) -> str:
    """Name of the script of a letter, empty for what all scripts share; rare ones count as Latin."""
    return _SCRIPTS[bisect_right(_STARTS, ord(character)) - 1][1] or ("Latin" if character.isalpha() else "")


def clusters(text: str) -> Iterator[str]:
    """What a reader takes for one sign: a letter with its marks, an emoji with its skin tone, a family, a flag."""
    start = flags = 0
    for index, character in enumerate(text):
        is_flag = ord(character) in _FLAGS
        if index > start and not (_joins(text[index - 1], character) or (is_flag and flags % 2)):
            yield text[start:index]
            start, flags = index, 0
        flags = flags + 1 if is_flag else 0
    if text:
        yield text[start:]


def _joins(before: str, character: str) -> bool:
    """Whether a character belongs to the same sign as the one before it."""
    if character < "\u0300":
        return False
    code = ord(character)
    if before == _JOINER:
        return True
    if before in _VIRAMAS and unicodedata.category(character) == "Lo":
        return True
    if character in SHAPES_ONLY or code in _SKINS or code in _TAGS or code in _VOWELS_AND_FINALS:
        return True
    return unicodedata.category(character) in ("Mn", "Mc", "Me") or character == "\u0e33"  # Thai sara am
