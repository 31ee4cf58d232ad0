"""One after the other at Together: whose turn it is, and what each holds ready, in the memory of this sitting only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from trustbook.domain.people import Viewer
from trustbook.workbook.shared.held_ready import Held
from trustbook.workbook.sitting.session_context import SessionContext

T = TypeVar("T")


class InTurns(Generic[T]):
    """What is done so. A subclass says what is known of a turn, and when one may begin."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context
        self._turn: T | None = None
        """Of the person whose turn it is. Gone with the next step."""
        self._ready: dict[str, tuple[Held, ...]] = {}

    def put_away(self, viewer: Viewer) -> None:
        """The person whose turn it is looks no longer, without having said anything. What is ready stays so."""
        self._context.seat(viewer)
        self._turn = None

    def not_today(self, viewer: Viewer) -> None:
        """Let go of everything that was held ready. Nobody is told, and nothing is written."""
        self._context.seat(viewer)
        self.forget()

    def forget(self) -> None:
        """As `not_today`, whoever sits here."""
        self._turn = None
        self._ready.clear()

    def _hold(self, partner_id: str, held: Iterable[Held]) -> bool:
        """The turn of this person is over, and this is ready of them. Whether both are ready."""
        self._turn = None
        self._ready[partner_id] = tuple(held)
        return self._both_ready

    @property
    def _both_ready(self) -> bool:
        return {partner.id for partner in self._context.partners()} == self._ready.keys()

    @property
    def _all_ready(self) -> tuple[Held, ...]:
        """What is ready of everybody."""
        return tuple(each for held in self._ready.values() for each in held)
