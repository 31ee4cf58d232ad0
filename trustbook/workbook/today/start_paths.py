"""Where to start: what a person said of their own situation, kept in their private book only, and what is suggested."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from trustbook.domain.entries import EntryState
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.paths import PathAnswer, Paths
from trustbook.workbook.pages.erasing import HIDDEN, Eraser
from trustbook.workbook.pages.lists import ExerciseLists
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import PathStep, StartPath

SETTING: Final = f"{HIDDEN}where-to-start"
"""Never among the settings that a screen is given."""
_OPEN: Final = (EntryState.UNTOUCHED, EntryState.STARTED)
_ON: Final = "on:"
"""Before the day of what is true for some days only. No answer has such an id: who does not know it passes it over."""


@dataclass(frozen=True, slots=True)
class SaidOfStart:
    """What a person said: the answers, and the day on which one was said that is true for some days only."""

    answers: tuple[PathAnswer, ...]
    on: date | None = None

    def is_tender(self, today: date) -> bool:
        """Whether somebody who said so may not be asked for ease, thanks or effort."""
        return any(answer.tender and not answer.is_past(self.on, today) for answer in self.answers)


def said_at(seat: Seat, paths: Paths) -> SaidOfStart:
    """What was said at this seat. Raises DamagedBook."""
    kept = (seat.own.settings.get(SETTING) or "").split(",")
    on = None
    for word in kept:
        if word.startswith(_ON):
            with suppress(ValueError):
                on = date.fromisoformat(word.removeprefix(_ON))
    return SaidOfStart(paths.known(kept), on)


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
        kept, today = said_at(seat, paths), self._context.clock.today()
        said = kept.answers
        chosen = frozenset(answer.id for answer in said)
        past = {answer.id for answer in said if answer.is_past(kept.on, today)}
        alone = seat.solo or any(answer.alone for answer in said)
        suggested = paths.suggestion(chosen, lambda exercise_id: self._fits(exercise_id, alone=alone), past)
        names = [step.exercise for _stage, steps in suggested for step in steps]
        lines = {line.exercise_id: line for line in self._lists.lines_of(viewer, names)}
        waiting = (name for name in names if lines[name].keeps and lines[name].state in _OPEN)
        return StartPath(
            possible=tuple((answer.id, answer.label) for answer in paths.answers),
            chosen=chosen,
            notes=tuple((answer.id in past and answer.note_later) or answer.note for answer in said),
            said_on={answer.id: kept.on for answer in said if answer.fresh_days and kept.on is not None},
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
            names = [name for name in possible if name in chosen]
            seat.own.settings.put(SETTING, ",".join((*names, *self._day(seat, chosen))))
        elif seat.own.settings.get(SETTING) or self._eraser.is_begun(seat, "private", SETTING):
            self._eraser.erase_note(seat, SETTING)
        return self.way(viewer)

    def _day(self, seat: Seat, chosen: Collection[str]) -> tuple[str, ...]:
        """The day to keep: on which something was said that is true for some days, the first time that it was."""
        paths = self._context.content.paths
        before = said_at(seat, paths)
        passing = {answer.id for answer in paths.known(chosen) if answer.fresh_days}
        if not passing:
            return ()
        again = any(answer.id in passing for answer in before.answers)
        on = before.on if again else self._context.clock.today()
        return () if on is None else (f"{_ON}{on.isoformat()}",)

    def _fits(self, exercise_id: str, *, alone: bool) -> bool:
        """Whether it can be suggested: it is there, it can be read, and it does not need two when there is one."""
        try:
            exercise = self._context.library.exercise(exercise_id)
        except (UnknownName, BrokenDefinition):
            return False
        return not (alone and exercise.who == "together")
