"""Breaking text into lines, so that a hundred pages in one paragraph cost what they weigh."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import inf
from typing import Final

from trustbook.documents.pdf.fonts import Chain, chain
from trustbook.documents.pdf.ragged import Atom, line_ends
from trustbook.documents.pdf.shaping.bidi import Levels, goes_right_to_left, levels
from trustbook.documents.pdf.shaping.breaks import parts
from trustbook.documents.pdf.shaping.clusters import clusters
from trustbook.documents.pdf.shaping.turning import TurnedLine, pieces_of, turned, turned_line
from trustbook.documents.pdf.style import TextStyle

Line = str
"""One line of text. It ends with a space where it was broken at one: who copies it or hears it read needs the space.

Where something goes from right to left it is a TurnedLine.
"""

_LONE_SIGNS: Final = frozenset("·–—")
_TIED: Final = re.compile(r" [·–—](?: |$)|(?:^| )\d{1,2}\.? | [12]\d{3}(?!\d)")
_NUMBER: Final = re.compile(r"\d{1,2}\.?")
_YEAR: Final = re.compile(r"[12]\d{3}[.,;:?!)”]*")
_DASH: Final = "– "
"""Begins an item of a list within a text."""
_BREAK_AFTER: Final = frozenset("-/–—?&=._\\,;:")


_SURELY_WIDER: Final = 400
"""A word of more characters than this is wider than any line: it is divided without being measured as a whole."""


def break_text(text: str, style: TextStyle, width: float) -> tuple[list[Line], list[int]]:
    """Lines no wider than `width` points, and the index of the line at which each paragraph starts.

    Newlines are kept, also empty lines. A word wider than the line is divided.
    """
    fonts, limit = chain(style.font), width / style.size
    lines: list[Line] = []
    starts: list[int] = []
    for paragraph in text.rstrip("\n").split("\n"):
        starts.append(len(lines))
        kept = paragraph.rstrip(" ")
        if goes_right_to_left(kept):
            lines.extend(_turned_lines(kept, fonts, limit, width))
        else:
            atoms = _atoms(kept, fonts, limit)
            glued = _glued(atoms, limit) if _TIED.search(kept) else atoms
            lines.extend(_filled(glued, limit, even=style.even))
    return lines, starts


def break_items(text: str, style: TextStyle, width: float) -> tuple[list[Line], list[int], list[float]]:
    """As `break_text`, and how far in each line stands: what goes on with an item stands below its words.

    Where nothing stands further in, these are left out.
    """
    if not (text.startswith(_DASH) or f"\n{_DASH}" in text):
        return *break_text(text, style, width), []
    fonts = chain(style.font)
    further = (fonts.width(_DASH[0]) + fonts.space) * style.size
    lines: list[Line] = []
    starts: list[int] = []
    insets: list[float] = []
    for paragraph in text.rstrip("\n").split("\n"):
        starts.append(len(lines))
        is_item = paragraph.startswith(_DASH) and not goes_right_to_left(paragraph)
        found = break_text(paragraph.removeprefix(_DASH) if is_item else paragraph, style, width - further * is_item)[0]
        insets += [0.0, *([further * is_item] * (len(found) - 1))]
        lines += [_DASH + found[0], *found[1:]] if is_item else found
    return lines, starts, insets


def one_line(text: str, style: TextStyle, width: float) -> Line:
    """`text` on one line, shortened with an ellipsis to fit `width` points."""
    flat = text.replace("\n", " ")
    if line_width(flat, style) <= width:
        return turned(flat)
    signs = list(clusters(flat))
    low, high = 0, len(signs)
    while low < high:
        middle = (low + high + 1) // 2
        if line_width("".join(signs[:middle]) + "…", style) <= width:
            low = middle
        else:
            high = middle - 1
    return turned("".join(signs[:low]).rstrip() + "…")


def going_on(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a space at their end: more words follow that are read as one with them."""
    last = lines[-1]
    return [*lines[:-1], last if isinstance(last, TurnedLine) else f"{last} "]


def line_width(line: Line, style: TextStyle) -> float:
    """Width of a line in points, without the space at its end."""
    fonts = chain(style.font)
    found = turned(line.rstrip(" "))
    if isinstance(found, TurnedLine):
        return sum(fonts.word(piece.text, rtl=piece.rtl).width for piece in found.pieces) * style.size
    return fonts.width(found) * style.size


def _filled(found: Iterator[Atom], limit: float, *, even: bool = False) -> Iterator[str]:
    """Lines that hold all of it."""
    atoms = list(found)
    start = 0
    for end in line_ends(atoms, limit, even=even):
        yield "".join([atom.text + " " if atom.space else atom.text for atom in atoms[start:end]])
        start = end


def _atoms(text: str, fonts: Chain, limit: float) -> Iterator[Atom]:
    measure, space = fonts.word, fonts.space
    words = text.split(" ")
    last = len(words) - 1
    for number, word in enumerate(words):
        after = 0.0 if number == last else space
        wide = measure(word).width if len(word) <= _SURELY_WIDER else inf
        pieces = parts(word)
        if len(pieces) == 1 and wide <= limit:
            yield Atom(word, wide, after)
            continue
        divided = [piece for part in pieces for piece in _divided(part, fonts, limit)]
        for piece in divided[:-1]:
            yield Atom(piece, measure(piece).width, 0.0)
        yield Atom(divided[-1], measure(divided[-1]).width, after)


def _glued(atoms: Iterator[Atom], limit: float) -> Iterator[Atom]:
    """The same, with what belongs together on one line: the parts of a day, a number and what is counted, and a sign
    that stands alone with the word before it.
    """
    before = next(atoms)
    for atom in atoms:
        wide = before.width + before.space + atom.width
        if before.space and wide <= limit and _belong(before.text, atom.text):
            before = Atom(f"{before.text} {atom.text}", wide, atom.space)
        else:
            yield before
            before = atom
    yield before


def _belong(before: str, word: str) -> bool:
    return word in _LONE_SIGNS or bool(_YEAR.fullmatch(word) or _NUMBER.fullmatch(before))


def _turned_lines(text: str, fonts: Chain, limit: float, room: float) -> Iterator[Line]:
    """Lines of a paragraph of which something goes from right to left."""
    found = levels(text)
    start = 0
    for line in _filled(_turned_atoms(text, found, fonts, limit), limit):
        end = start + len(line)
        yield turned_line(line, Levels(found.base, found.each[start:end]), room)
        start = end


def _turned_atoms(text: str, found: Levels, fonts: Chain, limit: float) -> Iterator[Atom]:
    start = 0
    for word in text.split(" "):
        after = fonts.space if start + len(word) < len(text) else 0.0
        pieces = [piece for part in parts(word) for piece in _divided(part, fonts, limit)]
        for number, piece in enumerate(pieces, 1):
            end = start + len(piece)
            wide = sum(fonts.word(each.text, rtl=each.rtl).width for each in pieces_of(piece, found.each[start:end]))
            yield Atom(piece, wide, after if number == len(pieces) else 0.0)
            start = end
        start += 1


def _divided(word: str, fonts: Chain, limit: float) -> list[str]:
    """Divides a word that is wider than a line: after a sign that allows it, else wherever the line is full."""
    if len(word) <= _SURELY_WIDER and fonts.word(word).width <= limit:
        return [word]
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
