"""What stands in the tabs, as a viewer sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from trustbook.domain.entries import EntryRole, EntryState
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.model import Tab
from trustbook.workbook.definitions import title_of_id
from trustbook.workbook.desk import Desk
from trustbook.workbook.views import ExerciseLine

if TYPE_CHECKING:
    from trustbook.storage.records import EntryHead


class Lists:
    """Tabs and the lines in them. Reads no answers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def tabs(self) -> tuple[Tab, ...]:
        """The tabs that have exercises."""
        return self._desk.library.tabs()

    def exercise_lines(self, viewer: Viewer, tab_id: str) -> tuple[ExerciseLine, ...]:
        """The exercises of a tab with their state. Raises NotForThisSeat, UnknownName."""
        seat = self._desk.seat(viewer)
        names = self._desk.library.exercise_ids(tab=tab_id)
        heads: dict[str, list[EntryHead]] = defaultdict(list)
        for book in seat.books:
            for head in book.heads():
                heads[head.exercise_id].append(head)
        return tuple(self._line(name, heads[name], viewer) for name in names)

    def _line(self, name: str, heads: list[EntryHead], viewer: Viewer) -> ExerciseLine:
        copies = sum(head.role is EntryRole.COPY for head in heads)
        own = _newest(head for head in heads if head.role is EntryRole.OWN)
        ours = _newest(head for head in heads if head.role is EntryRole.JOINT)
        try:
            exercise = self._desk.library.exercise(name)
        except BrokenDefinition:
            shown = own or ours
            state = shown.state if shown else EntryState.UNTOUCHED
            on = shown.on if shown else None
            return ExerciseLine(name, title_of_id(name), 0, "each", state, on, "once", broken=True, copies=copies)
        first, second = (ours, own) if exercise.who == "together" or viewer.is_together else (own, ours)
        shown = first or second
        return ExerciseLine(
            exercise_id=name,
            title=exercise.title,
            minutes=exercise.minutes,
            who=exercise.who,
            state=shown.state if shown else EntryState.UNTOUCHED,
            on=shown.on if shown else None,
            repeat=exercise.repeat,
            copies=copies,
        )


def _newest(heads: Iterable[EntryHead]) -> EntryHead | None:
    return max(heads, key=lambda head: (head.on, head.sequence), default=None)
