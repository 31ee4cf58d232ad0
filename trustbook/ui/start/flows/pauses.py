"""Pauses after wrong passphrases: whoever tries one after another is slowed down, whoever mistyped once is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

FREE_TRIES: Final = 2
"""So many wrong ones make no pause."""
LONGEST_SECONDS: Final = 30.0


class Pauses:
    """Two seconds after the third wrong passphrase, twice as long after each further one, at most half a minute."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        """`ticks` counts seconds."""
        self._ticks = ticks
        self._wrong = 0
        self._over_at = 0.0

    @property
    def is_pausing(self) -> bool:
        """Whether a pause is not over yet."""
        return self._ticks() < self._over_at

    def wrong(self) -> None:
        """A wrong passphrase was tried."""
        self._wrong += 1
        if self._wrong > FREE_TRIES:
            seconds = min(2.0 ** min(self._wrong - FREE_TRIES, 10), LONGEST_SECONDS)
            self._over_at = self._ticks() + seconds

    def right(self) -> None:
        """The right one: begin anew."""
        self._wrong = 0
        self._over_at = 0.0
