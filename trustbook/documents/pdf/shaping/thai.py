"""Where a Thai word ends. Thai is written without spaces: its words are known to a list only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from math import inf
from typing import Final

from trustbook.locations import resources

_LONGEST: Final = 16
"""Characters of the longest word in the list."""
_UNKNOWN: Final = 2.0
"""Price of a sign that is in no word of the list; a word costs 1."""
_LONGEST_NAME: Final = 8
"""Signs of what is in no list and stays whole all the same: a name."""


@cache
def _words() -> frozenset[str]:
    return frozenset((resources() / "line-breaks" / "thai.txt").read_text(encoding="utf-8").split())


def word_ends(signs: Sequence[str]) -> set[int]:
    """After how many of the signs a word ends, in the reading that needs the fewest words."""
    text = "".join(signs)
    places = list(accumulate(map(len, signs), initial=0))
    price, steps = [0.0] + [inf] * len(signs), [0] * (len(signs) + 1)
    for start in range(len(signs)):
        for end in _ends(text, places, start):
            if price[start] + 1.0 < price[end]:
                price[end], steps[end] = price[start] + 1.0, end - start
        if price[start] + _UNKNOWN < price[start + 1]:
            price[start + 1], steps[start + 1] = price[start] + _UNKNOWN, 0
    return _read_back(steps)


def _ends(text: str, places: list[int], start: int) -> Iterator[int]:
    """After which signs a word of the list may end that begins here; the longest first."""
    words, first = _words(), places[start]
    for end in range(bisect_left(places, first + _LONGEST + 1) - 1, start, -1):
        if text[first : places[end]] in words:
            yield end


def _read_back(steps: list[int]) -> set[int]:
    ends: set[int] = set()
    end = len(steps) - 1
    while end > 0:
        ends.add(end)
        if steps[end]:
            end -= steps[end]
            continue
        first = end
        while first > 0 and not steps[first]:
            first -= 1
        if end - first > _LONGEST_NAME:
            ends.update(range(first, end))
        end = first
    return ends
