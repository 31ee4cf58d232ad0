"""Pages that somebody keeps at hand: named on Today, in Myself and at the side; known to their private book alone.

At Together: none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.workbook.sitting.session_context import Seat, SessionContext

SETTING: Final = ".at-hand"
"""A hidden note of the private book: ids of exercises, in the order in which they were put there."""
MOST: Final = 9
"""A list that is taken in at a glance. The one kept longest goes when there are more."""


@dataclass(frozen=True, slots=True)
class PageAtHand:
    """A page that this person keeps at hand."""

    exercise_id: str
    title: str


def kept_at_hand(context: SessionContext, seat: Seat) -> tuple[PageAtHand, ...]:
    """What this seat keeps at hand, in its order; a page that is not there any more is passed over."""
    found = []
    for name in names_at_hand(seat):
        try:
            found.append(PageAtHand(name, context.library.exercise(name).title))
        except (UnknownName, BrokenDefinition):
            continue
    return tuple(found)


class KeepingAtHand:
    """Putting a page there, and taking it away."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def kept(self, viewer: Viewer) -> tuple[PageAtHand, ...]:
        """What this seat keeps at hand, in its order. Raises NotForThisSeat."""
        return kept_at_hand(self._context, self._context.seat(viewer))

    def turn(self, viewer: Viewer, exercise_id: str) -> bool:
        """Keep this page at hand, or not any more; whether it is kept now.

        Raises NotForThisSeat at Together, UnknownName, and as a save does.
        """
        seat = self._context.own_seat(viewer)
        self._context.library.exercise(exercise_id)
        names = [name for name in names_at_hand(seat) if name != exercise_id]
        kept = len(names) == len(names_at_hand(seat))
        if kept:
            names = [*names, exercise_id][-MOST:]
        seat.own.settings.put(SETTING, ",".join(names))
        return kept


def names_at_hand(seat: Seat) -> list[str]:
    """Ids of the exercises, in the order in which they were put there."""
    if seat.viewer.is_together:
        return []
    return [name for name in seat.own.settings.get(SETTING).split(",") if name]
