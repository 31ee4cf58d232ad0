"""Text as it can be put on paper."""

from __future__ import annotations

import unicodedata
from typing import Final

_DIRECTION_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE: Final = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f" + _DIRECTION_MARKS)
"""Characters that draw nothing by themselves. Fonts need not have them."""

_LINE_ENDS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": "    "})
_CONTROLS = dict.fromkeys([*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0)])


def printable(text: str) -> str:
    """`text` in composed form (NFC), lines ended by "\\n", tabs as four spaces.

    Control characters are left out; a lone surrogate becomes U+FFFD. All other characters are kept.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS).translate(_CONTROLS)
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text)
