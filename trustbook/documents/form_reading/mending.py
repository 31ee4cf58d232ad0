"""Emoji that a program lost half of. Chrome loses either half, depending on how they come into a field.

Pasted, U+1F600 keeps its lower 16 bits: U+F600, which no font shows and nobody types. What it was can be told, but not
proven: it is offered, never done unasked. Typed, only its first surrogate is left, and nobody can tell what it was.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
"""Private use: it has no meaning that a text could have."""
_FOREIGN: Final = re.compile("[\uf900-\ufaff]")
"""Rare Chinese, Hebrew and ligatures, which texts in these scripts may hold."""
_SUCH_TEXT: Final = re.compile("[\u0590-\u06ff\u2e80-\ud7a3]")
_LONE: Final = re.compile("[\ud800-\udfff]")
_LOST: Final = 0x10000
_PICTURES: Final = range(0x1F000, 0x1FB00)


def mended(text: str) -> str:
    """`text` with the emoji that it most likely had; the same text where nothing looks lost."""
    text = _PRIVATE.sub(_whole, text)
    return text if _SUCH_TEXT.search(text) else _FOREIGN.sub(_whole, text)


def halved(text: str) -> bool:
    """Whether a surrogate stands there without its other half."""
    return _LONE.search(text) is not None


def _whole(found: re.Match[str]) -> str:
    code = ord(found.group()) + _LOST
    known = code in _PICTURES and unicodedata.category(chr(code)) in ("So", "Sk")
    return chr(code) if known else found.group()
