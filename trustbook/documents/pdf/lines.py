"""Breaking text into lines: greedy, in one pass, so that a hundred pages in one paragraph cost what they weigh."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from trustbook.documents.pdf.fonts import Chain, chain
from trustbook.documents.pdf.shaping.clusters import clusters
from trustbook.documents.pdf.style import TextStyle

Line = str
"""One line of text. It ends with a space where it was broken at one: who copies it or hears it read needs the space."""

_BREAK_AFTER: Final = frozenset("-/–—?&=._\\,;:")


def break_text(text: str, style: TextStyle, width: float) -> tuple[list[Line], list[int]]:
    """Lines no wider than `width` points, and the index of the line at which each paragraph starts.

    Newlines are kept, also empty lines. A word wider than the line is divided. A line that goes on ends with its space,
    so that who hears it read hears two words.
    """
    fonts, limit = chain(style.font), width / style.size
    lines: list[Line] = []
    starts: list[int] = []
    for paragraph in text.rstrip("\n").split("\n"):
        starts.append(len(lines))
        lines.extend(_break_paragraph(paragraph.rstrip(" "), fonts, limit))
    return lines, starts


def one_line(text: str, style: TextStyle, width: float) -> Line:
    """`text` on one line, shortened with an ellipsis to fit `width` points."""
    fonts = chain(style.font)
    flat = text.replace("\n", " ")
    if fonts.width(flat) * style.size <= width:
        return flat
    low, high = 0, len(flat)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.width(flat[:middle] + "…") * style.size <= width:
            low = middle
        else:
            high = middle - 1
    return flat[:low].rstrip() + "…"


def line_width(line: Line, style: TextStyle) -> float:
    """Width of a line in points, without the space at its end."""
    return chain(style.font).width(line.rstrip(" ")) * style.size


def _break_paragraph(text: str, fonts: Chain, limit: float) -> Iterator[Line]:
    measure, space = fonts.word, fonts.space
    words: list[str] = []
    width = 0.0
    for word in text.split(" "):
        wide = measure(word).width
        if words and width + space + wide > limit:
            yield " ".join((*words, ""))
            words, width = [], 0.0
        if wide > limit:
            *full, word = _chop(word, fonts, limit)
            yield from full
            wide = measure(word).width
        width += wide + (space if words else 0.0)
        words.append(word)
    yield " ".join(words)


def _chop(word: str, fonts: Chain, limit: float) -> list[str]:
    """Divides a word that is wider than a line: after a sign that allows it, else wherever the line is full."""
    pieces: list[str] = []
    piece, width = "", 0.0
    for sign in clusters(word):
        wide = fonts.word(sign).width
        if piece and width + wide > limit:
            cut = _last_break(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
            width = fonts.width(piece)
        piece += sign
        width += wide
    pieces.append(piece)
    return pieces


def _last_break(piece: str) -> int:
    """Where to cut: after the last sign in the second half of the piece that allows it, else at its end."""
    for index in range(len(piece) - 1, len(piece) // 2, -1):
        if piece[index] in _BREAK_AFTER:
            return index + 1
    return len(piece)
