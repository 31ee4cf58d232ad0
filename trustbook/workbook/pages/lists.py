"""What stands in the tabs, as a viewer sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trustbook.domain.entries import EntryRole, EntryState
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.model import Tab
from trustbook.exercises.unsaved import is_unsaved
from trustbook.workbook.pages.at_hand import names_at_hand
from trustbook.workbook.sitting.copies_made import CopiesMade
from trustbook.workbook.sitting.definitions import title_of_id
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import ExerciseLine

if TYPE_CHECKING:
    from trustbook.storage.books.records import EntryHead


class ExerciseLists:
    """Tabs and the lines in them. Reads no answers. What a line says is true of the entry whose day it names."""

    def __init__(self, context: SessionContext, brought: Callable[[Viewer], Collection[str]]) -> None:
        """`brought`: ids of the entries that a seat brings to counselling."""
        self._context = context
        self._brought = brought

    def tabs(self) -> tuple[Tab, ...]:
        """The tabs that have exercises."""
        return self._context.content.tabs

    def exercise_lines(self, viewer: Viewer, tab_id: str) -> tuple[ExerciseLine, ...]:
        """The exercises of a tab with their state. Raises NotForThisSeat, UnknownName."""
        return self.lines_of(viewer, self._context.library.exercise_ids(tab=tab_id))

    def lines_of(self, viewer: Viewer, names: Sequence[str]) -> tuple[ExerciseLine, ...]:
        """These exercises with their state. Raises NotForThisSeat, UnknownName."""
        seat = self._context.seat(viewer)
        found: dict[str, dict[EntryRole, EntryHead]] = defaultdict(dict)
        for book in seat.books:
            for each in book.entries.tallies(names):
                found[each.newest.exercise_id][each.newest.role] = each.newest
        copies = _copies(seat, [name for name, newest in found.items() if EntryRole.COPY in newest])
        made = CopiesMade.by(seat) if copies else CopiesMade({})
        there = _SharingState(self._context, seat, copies, made, self._brought(viewer))
        kept = frozenset(names_at_hand(seat))
        return tuple(replace(self._line(there, name, found[name]), at_hand=name in kept) for name in names)

    def _line(self, there: _SharingState, name: str, newest: Mapping[EntryRole, EntryHead]) -> ExerciseLine:
        own, ours = newest.get(EntryRole.OWN), newest.get(EntryRole.JOINT)
        untouched = EntryState.UNTOUCHED
        try:
            exercise = self._context.library.exercise(name)
        except BrokenDefinition:
            title, chapter = title_of_id(name), self._context.library.chapter_of(name)
            line = ExerciseLine(name, title, 0, "each", untouched, None, "once", broken=True, chapter=chapter)
            return there.told(line, own or ours)
        line = ExerciseLine(
            exercise_id=name,
            title=exercise.title,
            minutes=exercise.minutes,
            who=exercise.who,
            state=untouched,
            on=None,
            repeat=exercise.repeat,
            short_minutes=exercise.least_minutes,
            chapter=exercise.chapter,
            lead=(exercise.alone_lead if there.seat.solo else "") or exercise.lead,
            keeps=not is_unsaved(exercise),
        )
        first, second = (ours, own) if exercise.who == "together" or there.seat.viewer.is_together else (own, ours)
        return there.told(line, first or second) if line.keeps else line


@dataclass(frozen=True, slots=True)
class _SharingState:
    """What lies with both, and what goes to counselling, for one seat."""

    context: SessionContext
    seat: Seat
    copies: Mapping[str, Sequence[EntryHead]]
    """Of each exercise, the newest last; none that are sealed for the seat."""
    made: CopiesMade
    brought: Collection[str]

    def told(self, line: ExerciseLine, entry: EntryHead | None) -> ExerciseLine:
        """The line with the state of this entry, and with what is true of it."""
        viewer, copies = self.seat.viewer, self.copies.get(line.exercise_id, ())
        mine = [copy for copy in copies if not viewer.is_together and copy.author == viewer.partner_id]
        others = [copy for copy in copies if copy not in mine]
        told = [each.id for each in ([] if entry is None else [entry]) + others]
        line = replace(line, brought=any(name in self.brought for name in told))
        if entry is not None:
            line = replace(line, state=entry.state, on=entry.on)
        if viewer.is_together:
            return replace(line, shared=bool(copies))
        by = self.context.partner(others[-1].author).name if others else ""
        own = [entry] if entry is not None and entry.role is EntryRole.OWN else []
        of_it = any(self.made.entry_of(copy, own) == each.id for copy in mine for each in own)
        return replace(line, shared=of_it, shared_by=by)


def _copies(seat: Seat, names: Sequence[str]) -> dict[str, list[EntryHead]]:
    """Copies of these exercises, without letters that are sealed for this seat: of those the desk tells."""
    sealed = sealed_copies(seat) if names else frozenset()
    found = {name: seat.shelf.entries.heads(name, EntryRole.COPY) for name in names}
    return {name: [head for head in heads if head.id not in sealed] for name, heads in found.items()}
