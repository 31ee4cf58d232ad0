"""What a measure gives back, and how it is printed."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Row:
    """One line of the table.

    `ours` and `base` are in `unit`; `base` is what ours is compared with, None when the goal is a plain number.
    `goal` is the highest ratio (with a base) or the highest value (without) that we aim for.
    """

    what: str
    ours: float
    base: float | None
    goal: float
    unit: Literal["ms", "s", "MB"] = "ms"
    base_is: str = ""
    note: str = ""

    @property
    def figure(self) -> float:
        """What is compared with the goal."""
        return self.ours / self.base if self.base else self.ours

    def line(self) -> str:
        """This row as printed."""
        base = f"{self.base:9.1f} {self.unit}" if self.base is not None else " " * 12
        figure = f"× {self.figure:6.2f}" if self.base is not None else f"{self.figure:8.1f}"
        verdict = "met" if self.figure <= self.goal else "missed"
        against = f"against {self.base_is}" if self.base_is else ""
        return (
            f"{self.what:<42}{self.ours:9.1f} {self.unit:<3}{base}  {figure}  goal {self.goal:6.2f}  {verdict:<7}"
            f"{'; '.join(part for part in (against, self.note) if part)}"
        )


def interleaved(rounds: int, *things: Callable[[], float]) -> list[float]:
    """Run the things in turn, `rounds` times, and give the median of each: a busy moment hits all of them alike."""
    figures: list[list[float]] = [[] for _ in things]
    for thing in things:
        thing()  # warm caches: what is compared is the program, not the disk
    for _ in range(rounds):
        for thing, values in zip(things, figures, strict=True):
            values.append(thing())
    return [statistics.median(values) for values in figures]


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie. `values` must not be empty."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
