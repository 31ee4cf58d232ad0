"""Holding off the idle lock while something runs that needs no hands. Pages see this, never IdleWatch itself."""

from __future__ import annotations

from typing import Protocol


class Awake(Protocol):
    """Each `hold` is followed by one `let_go`."""

    def hold(self) -> None:
        """Something runs that needs no hands: do not lock until `let_go`."""
        ...

    def let_go(self) -> None:
        """What ran is over."""
        ...


class NothingLocks:
    """For screens that no idle lock watches over."""

    def hold(self) -> None:
        """Nothing to hold off."""

    def let_go(self) -> None:
        """Nothing was held off."""
