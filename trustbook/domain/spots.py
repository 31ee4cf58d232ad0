"""Where a word that somebody looks for stands in a text, however it is written there."""

from __future__ import annotations

import re
from typing import Final

from trustbook.domain.folding import folded

_BEFORE: Final = 40
_AFTER: Final = 60
_MOST_WORDS: Final = 12


def looked_for(words: str) -> tuple[str, ...]:
    """The folded words of what somebody typed, each once, at most twelve."""
    return tuple(dict.fromkeys(folded(words).split()))[:_MOST_WORDS]


def spot(text: str, word: str) -> tuple[int, int] | None:
    """Where the folded `word` first begins a word of `text`, else where it first stands in one.

    From which character to which; None where it does not stand.
    """
    if text.isascii():
        first = _find(folded(text), word)
        return (first, first + len(word)) if first >= 0 else None
    starts: list[int] = []  # place in `text` of each folded character
    pieces: list[str] = []
    for place, character in enumerate(text):
        piece = folded(character)
        pieces.append(piece)
        starts += [place] * len(piece)
    at = _find("".join(pieces), word)
    if at < 0:
        return None
    last = starts[at + len(word) - 1] + 1
    while last < len(text) and not pieces[last]:
        last += 1  # accents written as marks of their own belong to the letter before
    return starts[at], last


def _find(text: str, word: str) -> int:
    begins = re.search(rf"(?<!\w){re.escape(word)}", text)
    return begins.start() if begins is not None else text.find(word)


def excerpt(text: str, word: str) -> tuple[str, str, str]:
    """Some of the text before the folded `word`, the word as it is written, and some after it, on one line.

    Folding a character alone and in its word can differ (a final sigma): then the beginning of the text, unmarked.
    """
    found = spot(text, word)
    if found is None:
        return "", _one_line(text[:_AFTER]), ""
    first, last = found
    return _one_line(_end_of(text[:first])), text[first:last], _one_line(_beginning_of(text[last:]))


def _end_of(text: str) -> str:
    """The last words of a text, whole ones where it has spaces; with a mark where something stands before them."""
    if len(text) <= _BEFORE:
        return text
    cut = text[2 - _BEFORE :]
    space = cut.find(" ")
    return "… " + cut[space + 1 :] if 0 <= space < len(cut) - 1 else "…" + cut


def _beginning_of(text: str) -> str:
    """The first words of a text, as `_end_of`."""
    if len(text) <= _AFTER:
        return text
    cut = text[: _AFTER - 2]
    space = cut.rfind(" ")
    return (cut[:space] if space > 0 else cut) + " …"


def utf16(text: str) -> int:
    """Length of a text as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "replace")) // 2


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
