"""Breaking text into lines, so that a hundred pages in one paragraph cost what they weigh."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import inf
from operator import attrgetter
from typing import Final

from trustbook.documents.pdf.fonts import LONGEST_REMEMBERED, REMEMBERED_WORDS, Chain, chain
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
_TEXT: Final = attrgetter("text")
_WIDTH: Final = attrgetter("width")
_SPACE: Final = attrgetter("space")


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
            lines.extend(_filled(list(glued), limit, even=style.even))
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


def _filled(atoms: Sequence[Atom], limit: float, *, even: bool = False) -> Iterator[str]:
    """Lines that hold all of it."""
    start = 0
    parted = min(map(_SPACE, atoms[:-1]), default=1.0) > 0
    for end in line_ends(atoms, limit, even=even):
        found = atoms[start:end]
        if parted:
            yield " ".join(map(_TEXT, found)) + " " * bool(found[-1].space)
        else:
            yield "".join([atom.text + " " if atom.space else atom.text for atom in found])
        start = end


def _atoms(text: str, fonts: Chain, limit: float) -> list[Atom]:
    """The words; those that are wider than a line, or in which a line may end, in pieces."""
    words = text.split(" ")
    atoms = list(map(_whole_words(fonts).__getitem__, words))
    atoms[-1] = Atom(words[-1], atoms[-1].width, 0.0)
    if max(map(_WIDTH, atoms)) <= limit:
        return atoms
    return [
        piece for atom in atoms for piece in ((atom,) if atom.width <= limit else _pieces_of_word(atom, fonts, limit))
    ]


class _WholeWords(dict[str, Atom]):
    """Words with a space after them. One in which a line may end is as wide as can be: it is to be looked at."""

    def __init__(self, fonts: Chain) -> None:
        super().__init__()
        self._fonts = fonts

    def __missing__(self, word: str) -> Atom:
        whole = len(word) <= _SURELY_WIDER and len(parts(word)) == 1
        atom = Atom(word, self._fonts.word(word).width if whole else inf, self._fonts.space)
        if len(word) <= LONGEST_REMEMBERED:
            if len(self) > REMEMBERED_WORDS:
                self.clear()
            self[word] = atom
        return atom


@cache
def _whole_words(fonts: Chain) -> _WholeWords:
    return _WholeWords(fonts)


def _pieces_of_word(atom: Atom, fonts: Chain, limit: float) -> Iterator[Atom]:
    *most, last = (piece for part in parts(atom.text) for piece in _divided(part, fonts, limit))
    for piece in most:
        yield Atom(piece, fonts.word(piece).width, 0.0)
    yield Atom(last, fonts.word(last).width, atom.space)


def _glued(found: Iterable[Atom], limit: float) -> Iterator[Atom]:
    """The same, with what belongs together on one line: the parts of a day, a number and what is counted, and a sign
    that stands alone with the word before it.
    """
    atoms = iter(found)
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
    for line in _filled(list(_turned_atoms(text, found, fonts, limit)), limit):
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
