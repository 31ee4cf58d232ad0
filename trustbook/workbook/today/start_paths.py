"""Where to start: what a person said of their own situation, kept in their private book only, and what is suggested."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from trustbook.domain.entries import EntryState
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.workbook.pages.erasing import HIDDEN, Eraser
from trustbook.workbook.pages.lists import ExerciseLists
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.sitting.views import PathStep, StartPath

SETTING: Final = f"{HIDDEN}where-to-start"
"""Never among the settings that a screen is given."""
_OPEN: Final = (EntryState.UNTOUCHED, EntryState.STARTED)


class StartPaths:
    """From a person's own seat only: at Together there is nothing of this to see."""

    def __init__(self, context: SessionContext, lists: ExerciseLists, eraser: Eraser) -> None:
        self._context = context
        self._lists = lists
        self._eraser = eraser

    def way(self, viewer: Viewer) -> StartPath:
        """What this person said, and the pages that may help. Raises NotForThisSeat, BrokenDefinition."""
        seat = self._context.own_seat(viewer, writing=False)
        paths = self._context.content.paths
        said = paths.known(seat.own.settings.get(SETTING).split(","))
        chosen = frozenset(answer.id for answer in said)
        alone = seat.solo or any(answer.alone for answer in said)
        suggested = paths.suggestion(chosen, lambda exercise_id: self._fits(exercise_id, alone=alone))
        names = [step.exercise for _stage, steps in suggested for step in steps]
        lines = {line.exercise_id: line for line in self._lists.lines_of(viewer, names)}
        waiting = (name for name in names if lines[name].keeps and lines[name].state in _OPEN)
        return StartPath(
            possible=tuple((answer.id, answer.label) for answer in paths.answers),
            chosen=chosen,
            notes=tuple(answer.note for answer in said),
            stages=tuple(
                (stage.title, tuple(PathStep(lines[step.exercise], step.why) for step in steps))
                for stage, steps in suggested
            ),
            next_id=next(waiting, ""),
        )

    def say(self, viewer: Viewer, chosen: Collection[str]) -> StartPath:
        """Keep what this person says; to say nothing erases it, also from the kept backups. Gives the new suggestion.

        Raises NotForThisSeat, UnknownName, and as a save or an erasing does.
        """
        seat = self._context.own_seat(viewer)
        possible = [answer.id for answer in self._context.content.paths.answers]
        for name in chosen:
            if name not in possible:
                raise UnknownName("answer", name)
        if chosen:
            seat.own.settings.put(SETTING, ",".join(name for name in possible if name in chosen))
        elif seat.own.settings.get(SETTING) or self._eraser.is_begun(seat, "private", SETTING):
            self._eraser.erase_note(seat, SETTING)
        return self.way(viewer)

    def _fits(self, exercise_id: str, *, alone: bool) -> bool:
        """Whether it can be suggested: it is there, it can be read, and it does not need two when there is one."""
        try:
            exercise = self._context.library.exercise(exercise_id)
        except (UnknownName, BrokenDefinition):
            return False
        return not (alone and exercise.who == "together")
