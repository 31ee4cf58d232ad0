"""The line through time as it is asked to go on paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineRow:
    """One thing: its day, what it is, what is said of it, and whose it is, all in words."""

    day: str
    kind: str
    text: str
    person: str


@dataclass(frozen=True, slots=True)
class LineMonth:
    """The things of one month, oldest first."""

    name: str
    rows: tuple[LineRow, ...]


@dataclass(frozen=True, slots=True)
class LineSheet:
    """`range` says from when to when. `people`: whether a column says whose each thing is. `private`:
    something on it only one person can see.
    """

    title: str
    range: str
    months: tuple[LineMonth, ...]
    people: bool = True
    private: bool = False
