"""Whether a file holds anything that was not agreed to. Pure rules over what was read back from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final

from trustbook.documents.text import printable
from trustbook.domain.folding import folded

if TYPE_CHECKING:
    from trustbook.documents.pdf.read_back import ReadBack

_LONG: Final = 16
"""Letters from which on a text is also looked for across all breaks of lines and words."""


def holds_what_was_not_agreed(read: ReadBack, allowed: Iterable[str], refused: Collection[str]) -> bool:
    """Whether one of the `refused` texts is found that is no part of an `allowed` one, or anything is attached."""
    if read.attached:
        return True
    known = _Words("\n".join(allowed))
    found = _Words("\n".join((*read.pages, *read.beside)))
    for text in refused:
        for line in printable(text).splitlines():
            if line.strip() and found.has(line) and not known.has(line):
                return True
    return False


class _Words:
    """Text in which words are looked for, whatever their case and however their lines are broken."""

    def __init__(self, text: str) -> None:
        self._spaced = f" {' '.join(_words(text))} "
        self._squeezed = self._spaced.replace(" ", "")

    def has(self, text: str) -> bool:
        words = _words(text)
        squeezed = "".join(words)
        if not squeezed:
            return False
        return f" {' '.join(words)} " in self._spaced or (len(squeezed) >= _LONG and squeezed in self._squeezed)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))
