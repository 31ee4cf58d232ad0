"""Lines of which something goes from right to left: what stands where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from trustbook.documents.pdf.shaping.bidi import Levels, goes_right_to_left, in_visual_order, levels

_CHUNKS: Final = re.compile(" |[^ ]+")


class Piece(NamedTuple):
    """A word, a part of one or a space, in the order of reading, and whether it goes from right to left."""

    text: str
    rtl: bool


class TurnedLine(str):
    """A line in the order of reading, and its pieces in the order in which they stand from left to right.

    `rtl`: its paragraph goes from right to left. `room` is the width in points at whose right end it then stands; 0 for
    a line that stands where it is put.
    """

    __slots__ = ("pieces", "room", "rtl")
    pieces: tuple[Piece, ...]
    room: float
    rtl: bool


def anywhere(line: str) -> str:
    """The same line, to stand where it is put."""
    if not isinstance(line, TurnedLine) or not line.room:
        return line
    found = TurnedLine(line)
    found.rtl, found.room, found.pieces = line.rtl, 0.0, line.pieces
    return found


def turned(text: str) -> str:
    """A text that stands on a line of its own: itself, or with its pieces if something in it goes right to left."""
    if isinstance(text, TurnedLine) or not goes_right_to_left(text):
        return text
    return turned_line(text, levels(text), 0.0)


def turned_line(text: str, found: Levels, room: float) -> TurnedLine:
    """A line of a paragraph, with the levels that its characters have in it."""
    line = TurnedLine(text)
    line.rtl = bool(found.base % 2)
    line.room = room
    kept = len(text.rstrip(" "))
    each = [*found.each[:kept], *[found.base] * (len(text) - kept)]
    line.pieces = tuple(in_visual_order(_pieces(text, each)))
    return line


def pieces_of(text: str, each: list[int]) -> list[Piece]:
    """What a word is shaped in, in the order of reading."""
    return [piece for _level, piece in _pieces(text, each)]


def _pieces(text: str, each: list[int]) -> Iterator[tuple[int, Piece]]:
    cuts = {0, len(text)} | {index for index in range(1, len(text)) if each[index] != each[index - 1]}
    for start, end in pairwise(sorted(cuts)):
        level = each[start]
        for chunk in _CHUNKS.findall(text[start:end]):
            yield level, Piece(chunk, bool(level % 2))
