"""Which way each character goes: the Unicode bidirectional algorithm (UAX #9), with isolates and pairs of brackets.

An even level goes from left to right, an odd one from right to left. Rules are named as in the standard.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple, TypeVar

from trustbook.documents.pdf.shaping.explicit_levels import ISOLATES, REMOVED, ExplicitLevels, first_strong

_MOST_OPEN_BRACKETS: Final = 63
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "PDI"}) | ISOLATES
_SPACES: Final = frozenset({"WS", "PDI", "BN"}) | ISOLATES | REMOVED
_BRACKETS: Final = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐"
    "⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣⹕⹖⹗⹘⹙⹚⹛⹜"
)
"""Opening and closing in turn. The two that are the same as others stand here once: texts are in composed form."""
_CLOSING: Final = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_OPENING: Final = {closing: opening for opening, closing in _CLOSING.items()}
_RIGHT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_Item = TypeVar("_Item")


class Levels(NamedTuple):
    """`base` is the level of the paragraph; there is a level for each character."""

    base: int
    each: list[int]


def goes_right_to_left(text: str) -> bool:
    """Whether a text holds anything that goes from right to left."""
    return not text.isascii() and _RIGHT.search(text) is not None


def levels(text: str, base: int | None = None) -> Levels:
    """The level of each character of a paragraph. Without a base, its first letter says it."""
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    base = (first_strong(classes) or 0) if base is None else base
    found = ExplicitLevels(classes, base)
    for run in found.sequences():
        _Sequence(text, found, run).resolve()
    before = base
    for index, kind in enumerate(classes):
        if kind in REMOVED:
            found.resolved[index] = before
        before = found.resolved[index]
    return Levels(base, _with_plain_ends(classes, found.resolved, base))


def in_visual_order(items: Iterable[tuple[int, _Item]]) -> list[_Item]:
    """Things with their levels, in the order in which they stand from left to right (L2)."""
    line = list(items)
    for level in range(max((level for level, _item in line), default=0), 0, -1):
        line = list(_turned(line, level))
    return [item for _level, item in line]


def _turned(line: list[tuple[int, _Item]], least: int) -> Iterator[tuple[int, _Item]]:
    for high, group in groupby(line, key=lambda item: item[0] >= least):
        members = list(group)
        yield from reversed(members) if high else members


def _with_plain_ends(classes: Sequence[str], found: list[int], base: int) -> list[int]:
    """Separators, and spaces before them or at the end, go the way of the paragraph (L1)."""
    at_end = True
    for index in range(len(found) - 1, -1, -1):
        kind = classes[index]
        if kind in ("B", "S"):
            at_end = True
        elif kind not in _SPACES:
            at_end = False
        if at_end:
            found[index] = base
    return found


class _Sequence:
    """Characters that influence each other, and what each of them becomes (W1 to I2)."""

    def __init__(self, text: str, explicit: ExplicitLevels, run: list[int]) -> None:
        self._text = text
        self._run = run
        self._levels = explicit.resolved
        self._original = [unicodedata.bidirectional(text[index]) for index in run]
        self._types = [explicit.types[index] for index in run]
        level = explicit.levels[run[0]]
        self._own = "R" if level % 2 else "L"
        self._start = self._strong_beside(explicit, run[0] - 1, -1, level)
        last_opens = self._original[-1] in ISOLATES
        self._end = self._strong_beside(explicit, len(text) if last_opens else run[-1] + 1, 1, level)

    def _strong_beside(self, explicit: ExplicitLevels, index: int, step: int, level: int) -> str:
        while 0 <= index < len(explicit.types) and explicit.types[index] in REMOVED:
            index += step
        beside = explicit.levels[index] if 0 <= index < len(explicit.types) else explicit.base
        return "R" if max(level, beside) % 2 else "L"

    def resolve(self) -> None:
        """Sets the levels."""
        self._weak()
        self._numbers()
        self._brackets()
        self._neutrals()
        for index, kind in zip(self._run, self._types, strict=True):
            level = self._levels[index]
            if level % 2:
                self._levels[index] += kind != "R"
            else:
                self._levels[index] += {"L": 0, "R": 1}.get(kind, 2)

    def _weak(self) -> None:
        """Marks go with their letter, digits with the script before them (W1 to W3)."""
        types, before, strong = self._types, self._start, self._start
        for index, kind in enumerate(types):
            if kind == "NSM":
                kind = "ON" if before in ISOLATES or before == "PDI" else before
            if kind in ("L", "R", "AL"):
                strong = kind
            elif kind == "EN" and strong == "AL":
                kind = "AN"
            before = types[index] = kind
        for index, kind in enumerate(types):
            if kind == "AL":
                types[index] = "R"

    def _numbers(self) -> None:
        """Signs in and around numbers belong to them (W4 to W7)."""
        types = self._types
        for index in range(1, len(types) - 1):
            before, after = types[index - 1], types[index + 1]
            one_of_two = types[index] in ("ES", "CS") and before == after == "EN"
            if one_of_two or (types[index] == "CS" and before == after == "AN"):
                types[index] = before
        start = 0
        for kind, group in groupby(list(types)):
            end = start + len(list(group))
            beside = "EN" in (types[start - 1] if start else "", types[end] if end < len(types) else "")
            if kind == "ET":
                types[start:end] = ["EN" if beside else "ON"] * (end - start)
            start = end
        strong = self._start
        for index, kind in enumerate(types):
            if kind in ("ES", "CS"):
                types[index] = "ON"
            elif kind in ("L", "R"):
                strong = kind
            elif kind == "EN" and strong == "L":
                types[index] = "L"

    def _brackets(self) -> None:
        """Brackets go with what is inside of them, else with what is before (N0)."""
        for opening, closing in sorted(self._pairs()):
            inside = {self._side(kind) for kind in self._types[opening + 1 : closing]}
            if self._own in inside:
                self._turn(opening, closing, self._own)
            elif inside - {""}:
                sides = map(self._side, reversed(self._types[:opening]))
                self._turn(opening, closing, next(filter(None, sides), self._start))

    def _side(self, kind: str) -> str:
        return kind if kind in ("L", "R") else "R" if kind in ("EN", "AN") else ""

    def _turn(self, opening: int, closing: int, side: str) -> None:
        for index in (opening, closing):
            self._types[index] = side
            follower = index + 1
            while follower < len(self._original) and self._original[follower] == "NSM":
                self._types[follower] = side
                follower += 1

    def _pairs(self) -> list[tuple[int, int]]:
        opened: list[tuple[str, int]] = []
        found: list[tuple[int, int]] = []
        for position, index in enumerate(self._run):
            character = self._text[index]
            if self._types[position] != "ON":
                continue
            if character in _CLOSING:
                if len(opened) == _MOST_OPEN_BRACKETS:
                    return []
                opened.append((character, position))
            elif character in _OPENING:
                matching = [number for number, (kind, _at) in enumerate(opened) if kind == _OPENING[character]]
                if matching:
                    found.append((opened[matching[-1]][1], position))
                    del opened[matching[-1] :]
        return found

    def _neutrals(self) -> None:
        """What is neutral between two of one direction goes with them, else the way of its level (N1, N2)."""
        types, start = self._types, 0
        for neutral, group in groupby(list(types), key=_NEUTRAL.__contains__):
            end = start + len(list(group))
            if neutral:
                before = self._side(types[start - 1]) if start else self._start
                after = self._side(types[end]) if end < len(types) else self._end
                types[start:end] = [before if before == after else self._own] * (end - start)
            start = end
