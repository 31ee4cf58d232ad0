"""Where the lines of a paragraph end: on as few lines as there can be, with as even a right edge as there can be.

What is minimal is the sum of the squares of what stays empty at the end of each line but the last. A last line is not
shorter than an eighth of the column, where words can be moved down to it.

The time grows with the words: a break of the k-th line lies between the last place it can have (each line is full) and
the first (each line from the end up is full), and of those only so many are looked at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain
from math import inf
from operator import attrgetter
from typing import Final, NamedTuple

LEAST_LAST: Final = 1 / 8
"""Share of the column that a last line takes at least."""
_RUNT: Final = 1e9
"""Price of a shorter one: more than any other lines of a paragraph cost."""
_HAIR: Final = 1e-6
"""What sums of widths may be off."""
_MOST_TRIED: Final = 12
"""Places for one break that are looked at: about the words of a line."""


class Atom(NamedTuple):
    """What stands on one line, its width at size 1, and that of the space after it; 0 if there is none."""

    text: str
    width: float
    space: float


_STEPS: Final = attrgetter("width", "space")


def line_ends(atoms: Sequence[Atom], limit: float, *, even: bool = False) -> list[int]:
    """The index after the last atom of each line no wider than `limit`; one that is wider stands alone.

    `even`: the last line is to be as long as the others.
    """
    places = list(accumulate(chain.from_iterable(map(_STEPS, atoms)), initial=0.0))
    starts, stops = places[:-1:2], places[1::2]
    latest = _latest(starts, stops, limit + _HAIR)
    if len(latest) < 2:
        return latest
    return _evened(_Widths(starts, stops, limit, even), latest)


class _Widths(NamedTuple):
    """Where each atom starts and stops if all stand on one line, and how wide a line may be."""

    starts: list[float]
    stops: list[float]
    limit: float
    even: bool


def _latest(starts: list[float], stops: list[float], limit: float) -> list[int]:
    ends: list[int] = []
    start, count = 0, len(starts)
    while start < count:
        start = max(bisect_right(stops, starts[start] + limit, start), start + 1)
        ends.append(start)
    return ends


def _earliest(widths: _Widths, latest: list[int]) -> list[int]:
    """The first place that each break can have if the lines after it are to hold the rest."""
    starts, stops, limit, _even = widths
    ends = latest[:]
    for line in range(len(latest) - 2, -1, -1):
        after = ends[line + 1]
        first = bisect_left(starts, stops[after - 1] - limit - _HAIR, 0, after - 1)
        ends[line] = min(latest[line], max(first, line + 1, latest[line] - _MOST_TRIED + 1))
    return ends


def _evened(widths: _Widths, latest: list[int]) -> list[int]:
    starts, stops, limit, even = widths
    earliest = _earliest(widths, latest)
    before: list[tuple[int, float, float]] = [(0, 0.0, 0.0)]
    ways: list[dict[int, int]] = []
    for first, last in zip(earliest[:-1], latest[:-1], strict=True):
        here: list[tuple[int, float, float]] = []
        way: dict[int, int] = {}
        for end in range(first, last + 1):
            room, best = limit - stops[end - 1], inf
            for place, price, start in before:
                left = room + start
                if left >= -2 * _HAIR or place == end - 1:
                    price += left * left
                    if price < best and place < end:
                        best, way[end] = price, place
            if best < inf:
                here.append((end, best, starts[end]))
        ways.append(way)
        before = here
    return _followed(ways, _last_break(before, stops[-1], limit, even=even), latest[-1])


def _last_break(before: list[tuple[int, float, float]], stop: float, limit: float, *, even: bool) -> int:
    """Where the last line begins: it fits, and is not short, and all before it is as even as may be."""

    def price(found: tuple[int, float, float]) -> float:
        _place, price, start = found
        wide = stop - start
        if wide > limit + _HAIR:
            return price + 2 * _RUNT
        price += (limit - wide) ** 2 if even else 0.0
        return price + (_RUNT * (1 - wide / limit) if wide < limit * LEAST_LAST else 0.0)

    return min(before, key=price)[0]


def _followed(ways: list[dict[int, int]], place: int, end: int) -> list[int]:
    """The breaks that lead to the last one."""
    ends = [end]
    for way in reversed(ways):
        ends.append(place)
        place = way[place]
    return ends[::-1]
