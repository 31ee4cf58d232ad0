"""Signs on a line that want the same place: each stands as near to its own as can be, and none over another."""

from __future__ import annotations

from collections.abc import Sequence


def apart(wanted: Sequence[float], pitch: float, low: float, high: float) -> list[float]:
    """Places at least `pitch` from each other and within `low` to `high`, in the order of `wanted`, which ascends.

    Those that would touch stand side by side around the middle of what they wanted. Where there is no room for all of
    them, they stand closer, at equal distances.
    """
    if len(wanted) > 1:
        pitch = min(pitch, (high - low) / (len(wanted) - 1))
    groups: list[list[float]] = []
    for each in wanted:
        groups.append([each])
        while len(groups) > 1 and _first(groups[-1], pitch, low, high) < _end(groups[-2], pitch, low, high) + pitch:
            last = groups.pop()
            groups[-1] += last
    return [_first(group, pitch, low, high) + number * pitch for group in groups for number, _each in enumerate(group)]


def _first(group: Sequence[float], pitch: float, low: float, high: float) -> float:
    """Where the first of a group stands, all of which stand side by side."""
    wide = pitch * (len(group) - 1)
    return max(low, min(sum(group) / len(group) - wide / 2, high - wide))


def _end(group: Sequence[float], pitch: float, low: float, high: float) -> float:
    return _first(group, pitch, low, high) + pitch * (len(group) - 1)
