"""Turns of some minutes each: how far they are. No screen, no sound."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import StrEnum


class TurnState(StrEnum):
    """READY: not begun. RUNNING and PAUSED: in a turn. OVER: this turn's time is up, another may follow."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


class Turns:
    """Counts `turns` turns of `seconds` each on a clock that is given. Nothing goes on by itself to the next turn."""

    def __init__(self, turns: int, seconds: float, ticks: Callable[[], float]) -> None:
        self._count = turns
        self._seconds = seconds
        self._ticks = ticks
        self._used = 0.0
        self._since: float | None = None
        self.turn = 0
        """Number of the turn, from 0."""

    @property
    def state(self) -> TurnState:
        if self._left() <= 0:
            return TurnState.OVER
        if self._since is not None:
            return TurnState.RUNNING
        return TurnState.PAUSED if self._used else TurnState.READY

    @property
    def is_last(self) -> bool:
        """Whether no turn follows."""
        return self.turn >= self._count - 1

    def seconds_left(self) -> int:
        """Whole seconds that are left in this turn, rounded up, so that 0 means over."""
        return max(0, math.ceil(self._left()))

    def start(self) -> None:
        """Begin this turn, or go on after a pause."""
        if self._since is None and self._left() > 0:
            self._since = self._ticks()

    def pause(self) -> None:
        """Stop counting."""
        if self._since is not None:
            self._used = min(self._seconds, self._used + self._ticks() - self._since)
            self._since = None

    def next(self) -> None:
        """Go to the next turn, ready to start. Does nothing at the last one."""
        if not self.is_last:
            self.turn += 1
            self._used, self._since = 0.0, None

    def reset(self) -> None:
        """Back to the first turn, ready to start."""
        self.turn, self._used, self._since = 0, 0.0, None

    def _left(self) -> float:
        running = 0.0 if self._since is None else self._ticks() - self._since
        return self._seconds - self._used - running
