"""Levels that marks in a text ask for: embeddings, overrides and isolates (UAX #9, X1 to X8)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

_DEEPEST: Final = 125
ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS: Final = frozenset({"LRE", "RLE", "LRO", "RLO"})
REMOVED: Final = _EMBEDDINGS | {"PDF", "BN"}


def first_strong(classes: Sequence[str]) -> int | None:
    """The level that the first letter asks for outside of isolates; None where there is none (P2, P3)."""
    depth = 0
    for kind in classes:
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return None


class _State(NamedTuple):
    level: int
    override: str
    isolate: bool


class ExplicitLevels:
    """Levels that marks in the text ask for (X1 to X8). `types` are the classes then, `resolved` what comes out."""

    def __init__(self, classes: list[str], base: int) -> None:
        self.base = base
        self.types = list(classes)
        self.levels = [base] * len(classes)
        self.resolved: list[int] = []
        self.pairs = _matching_isolates(classes)
        self._stack = [_State(base, "", isolate=False)]
        self._isolates_lost = self._embeddings_lost = self._isolates = 0
        for index, kind in enumerate(classes):
            self._take(index, kind, classes)
        self.resolved = list(self.levels)

    def _take(self, index: int, kind: str, classes: list[str]) -> None:
        if kind in _EMBEDDINGS:
            self._embed(index, kind)
        elif kind in ISOLATES:
            self._isolate(index, kind, classes)
        elif kind == "PDI":
            self._end_isolate()
            self._set(index)
        elif kind == "PDF":
            self._end_embedding()
        elif kind == "B":
            self.levels[index] = self.base
        elif kind != "BN":
            self._set(index)

    def _set(self, index: int) -> None:
        level, override, _isolate = self._stack[-1]
        self.levels[index] = level
        if override:
            self.types[index] = override

    def _next(self, *, right: bool) -> int:
        level = self._stack[-1].level
        return (level + 1) | 1 if right else (level + 2) & ~1

    def _embed(self, index: int, kind: str) -> None:
        self.levels[index] = self._stack[-1].level
        level = self._next(right=kind[0] == "R")
        if level > _DEEPEST or self._isolates_lost or self._embeddings_lost:
            self._embeddings_lost += not self._isolates_lost
            return
        self._stack.append(_State(level, kind[0] if kind[2] == "O" else "", isolate=False))

    def _isolate(self, index: int, kind: str, classes: list[str]) -> None:
        self._set(index)
        inside = classes[index + 1 : self.pairs.get(index, len(classes))]
        level = self._next(right=kind == "RLI" or (kind == "FSI" and first_strong(inside) == 1))
        if level > _DEEPEST or self._isolates_lost or self._embeddings_lost:
            self._isolates_lost += 1
            return
        self._isolates += 1
        self._stack.append(_State(level, "", isolate=True))

    def _end_isolate(self) -> None:
        if self._isolates_lost:
            self._isolates_lost -= 1
        elif self._isolates:
            self._embeddings_lost = 0
            while not self._stack[-1].isolate:
                self._stack.pop()
            self._stack.pop()
            self._isolates -= 1

    def _end_embedding(self) -> None:
        if self._isolates_lost:
            return
        if self._embeddings_lost:
            self._embeddings_lost -= 1
        elif not self._stack[-1].isolate and len(self._stack) > 1:
            self._stack.pop()

    def sequences(self) -> list[list[int]]:
        """Indexes of the characters that influence each other: runs of a level, joined over isolates (X10)."""
        kept = [index for index, kind in enumerate(self.types) if kind not in REMOVED]
        runs = [list(run) for _level, run in groupby(kept, key=self.levels.__getitem__)]
        starting = {run[0]: run for run in runs}
        openings = {closing: opening for opening, closing in self.pairs.items()}
        found = []
        for run in runs:
            if run[0] in openings:
                continue
            sequence = list(run)
            while sequence[-1] in self.pairs and self.pairs[sequence[-1]] in starting:
                sequence += starting[self.pairs[sequence[-1]]]
            found.append(sequence)
        return found


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Where each isolate that is closed is closed (BD9)."""
    opened: list[int] = []
    found = {}
    for index, kind in enumerate(classes):
        if kind in ISOLATES:
            opened.append(index)
        elif kind == "PDI" and opened:
            found[opened.pop()] = index
        elif kind == "B":
            opened.clear()
    return found
