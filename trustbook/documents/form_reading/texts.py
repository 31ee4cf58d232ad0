"""Text as PDF files write it, in any of their encodings."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))
_LANGUAGE: Final = re.compile("\x1b[^\x1b]{0,16}\x1b")
"""A mark inside of a text that says in which language it goes on."""


def text_of(content: bytes) -> str:
    """The text of a string. A surrogate without its other half stays one: `storable_text` and `mending` see to it."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _LANGUAGE.sub("", _decoded(content[len(mark) :], encoding))
    return content.decode("pdfdoc", "replace")


def _decoded(content: bytes, encoding: str) -> str:
    if encoding == "utf-8":
        return content.decode(encoding, "replace")
    return content[: len(content) // 2 * 2].decode(encoding, "surrogatepass")
