"""What stands in the tabs, as a viewer sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from trustbook.domain.entries import EntryRole, EntryState
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.model import Tab
from trustbook.exercises.unsaved import is_unsaved
from trustbook.workbook.definitions import title_of_id
from trustbook.workbook.sealed import sealed_copies
from trustbook.workbook.session_context import Seat, SessionContext
from trustbook.workbook.views import ExerciseLine

if TYPE_CHECKING:
    from trustbook.storage.records import Tally


class ExerciseLists:
    """Tabs and the lines in them. Reads no answers."""

    def __init__(self, context: SessionContext, brought: Callable[[Viewer], Collection[str]]) -> None:
        """`brought`: ids of the exercises of which a seat brings a page to counselling."""
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
        tallies: dict[str, list[Tally]] = defaultdict(list)
        for book in seat.books:
            for each in book.entries.tallies(names):
                tallies[each.newest.exercise_id].append(each)
        if any(each.newest.role is EntryRole.COPY for found in tallies.values() for each in found):
            tallies = _unsealed(seat, tallies)
        brought = self._brought(viewer)
        lines = (self._line(name, tallies[name], viewer, solo=seat.solo) for name in names)
        return tuple(replace(line, brought=True) if line.exercise_id in brought else line for line in lines)

    def _line(self, name: str, tallies: list[Tally], viewer: Viewer, *, solo: bool) -> ExerciseLine:
        of_role = {each.newest.role: each for each in tallies}
        copies = of_role[EntryRole.COPY].number if EntryRole.COPY in of_role else 0
        own, ours = (of_role[role].newest if role in of_role else None for role in (EntryRole.OWN, EntryRole.JOINT))
        try:
            exercise = self._context.library.exercise(name)
        except BrokenDefinition:
            shown = own or ours
            state = shown.state if shown else EntryState.UNTOUCHED
            on = shown.on if shown else None
            title, chapter = title_of_id(name), self._context.library.chapter_of(name)
            return ExerciseLine(name, title, 0, "each", state, on, "once", broken=True, copies=copies, chapter=chapter)
        if is_unsaved(exercise):
            own, ours, copies = None, None, 0
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
            short_minutes=exercise.least_minutes,
            chapter=exercise.chapter,
            lead=(exercise.alone_lead if solo else "") or exercise.lead,
            keeps=not is_unsaved(exercise),
        )


def _unsealed(seat: Seat, tallies: dict[str, list[Tally]]) -> dict[str, list[Tally]]:
    """The tallies without letters that are sealed for this seat: that they are there is for the desk to say."""
    from trustbook.storage.records import tally

    sealed = sealed_copies(seat)
    if not sealed:
        return tallies
    heads = [head for head in seat.shelf.entries.heads(role=EntryRole.COPY) if head.id not in sealed]
    copies = {each.newest.exercise_id: each for each in tally(heads)}
    kept = defaultdict(list)
    for name, found in tallies.items():
        kept[name] = [each for each in found if each.newest.role is not EntryRole.COPY]
        kept[name] += [copies[name]] if name in copies else []
    return kept
