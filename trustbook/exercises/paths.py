"""Where to start: what somebody may say of their own situation, and the pages that are suggested for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from itertools import chain, zip_longest
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.reading import DefinitionProblem, Unreadable, place_of, read_toml
from trustbook.exercises.shapes import Data, Id, Label
from trustbook.locations import resources

Side = Literal["hurt", "broke"]
Words = Annotated[str, Meta(min_length=1, max_length=200)]


class PathStage(Data, frozen=True, kw_only=True):
    """A few pages that belong together. Stages follow each other in the order of the file."""

    id: Id
    title: Label


class PathStepDefinition(Data, frozen=True, kw_only=True):
    """A suggested page, with the one reason for it. `first`: kept whatever else is left out.

    `side`: only for the one who was hurt, or who broke trust; left out for who said that they are the other one.
    `fresh`: only while what was said is fresh (`fresh_days` of the answer).
    """

    exercise: Id
    stage: Id
    why: Words
    first: bool = False
    fresh: bool = False
    side: Side | None = None


class PathAnswer(Data, frozen=True, kw_only=True):
    """Something a person may say of their situation. `alone`: nothing that needs two is suggested with it.

    `sides`: on which side of a hurt whoever says it stands. `tender`: no page that asks for thanks or effort is offered
    to them for five minutes. `calm`: such pages fit from the first day on, for nothing was broken. `fresh_days`: how
    many days it is true after it was said; later it is not `tender`, and `note_later` stands in place of `note`.
    """

    id: Id
    label: Label
    note: Words
    steps: Annotated[tuple[PathStepDefinition, ...], Meta(min_length=1)]
    alone: bool = False
    sides: tuple[Side, ...] = ()
    tender: bool = False
    calm: bool = False
    fresh_days: Annotated[int, Meta(ge=0, le=60)] = 0
    note_later: Words | None = None

    def is_past(self, said_on: date | None, today: date) -> bool:
        """Whether its days are over. One that was said on a day that nobody knows is of old."""
        return self.fresh_days > 0 and (said_on is None or today - said_on >= timedelta(days=self.fresh_days))


class _PathsFile(Data, frozen=True, kw_only=True):
    longest: Annotated[int, Meta(ge=1, le=20)]
    stages: Annotated[tuple[PathStage, ...], Meta(min_length=1)]
    answers: Annotated[tuple[PathAnswer, ...], Meta(min_length=1)]


class Paths:
    """The suggestions of one language; English where there are none in it."""

    def __init__(self, folder: Path | None = None, language: str = "en") -> None:
        """`folder` holds paths/<language>.toml; the program's own resources if None. Raises BrokenDefinition."""
        base = resources() if folder is None else folder
        path = base / "paths" / f"{language}.toml"
        self._path = path if path.is_file() else base / "paths" / "en.toml"
        self._shown_as = self._path.relative_to(base).as_posix()
        try:
            self._file, self._text = read_toml(self._path, _PathsFile)
        except Unreadable as fault:
            raise BrokenDefinition("", self._shown_as, fault.where, fault.message) from fault
        for problem in self._told(_faults(self._file)):
            raise BrokenDefinition("", problem.file, problem.where, problem.message)

    @property
    def answers(self) -> tuple[PathAnswer, ...]:
        """What can be said of a situation, in order."""
        return self._file.answers

    def known(self, chosen: Collection[str]) -> tuple[PathAnswer, ...]:
        """The answers with these ids, in order; ids that are not there any more are left out."""
        return tuple(answer for answer in self._file.answers if answer.id in chosen)

    def suggestion(
        self,
        chosen: Collection[str],
        fits: Callable[[str], bool] = lambda _exercise: True,
        past: Collection[str] = (),
    ) -> tuple[tuple[PathStage, tuple[PathStepDefinition, ...]], ...]:
        """The pages for these answers, each once, stage by stage; `fits` tells which exercises can be suggested.

        What is marked `first` comes before all else; then one page of each answer in turn, until it is `longest`.
        Of the answers in `past` the pages for fresh days are left out.
        """
        found: dict[str, PathStepDefinition] = {}
        said = self.known(chosen)
        sides = {side for answer in said for side in answer.sides}
        for step in _in_turn(said, past):
            if step.side is not None and sides and step.side not in sides:
                continue
            if len(found) < self._file.longest and step.exercise not in found and fits(step.exercise):
                found[step.exercise] = step
        in_stage = (
            (stage, tuple(step for step in found.values() if step.stage == stage.id)) for stage in self._file.stages
        )
        return tuple((stage, steps) for stage, steps in in_stage if steps)

    def problems(self, exercise_ids: Collection[str]) -> tuple[DefinitionProblem, ...]:
        """Every step that leads to an exercise which is not there, with file, line and key."""
        return tuple(
            self._told(
                (f"answers[{a}].steps[{n}].exercise", f"there is no exercise “{step.exercise}”")
                for a, answer in enumerate(self._file.answers)
                for n, step in enumerate(answer.steps)
                if step.exercise not in exercise_ids
            )
        )

    def _told(self, findings: Iterator[tuple[str, str]]) -> Iterator[DefinitionProblem]:
        for key, message in findings:
            yield DefinitionProblem(self._shown_as, place_of(self._text, key), message)


def _in_turn(answers: tuple[PathAnswer, ...], past: Collection[str]) -> Iterator[PathStepDefinition]:
    """What comes first of all answers, then one step of each answer after the other."""
    steps = [[step for step in answer.steps if not (step.fresh and answer.id in past)] for answer in answers]
    for group in steps:
        yield from (step for step in group if step.first)
    turns = zip_longest(*steps)
    yield from (step for step in chain.from_iterable(turns) if step is not None)


def _faults(file: _PathsFile) -> Iterator[tuple[str, str]]:
    """What is wrong beyond the shape: ids used twice, stages that are not there, one page twice for one answer."""
    yield from _doubles("stages", [stage.id for stage in file.stages])
    yield from _doubles("answers", [answer.id for answer in file.answers])
    stages = {stage.id for stage in file.stages}
    for a, answer in enumerate(file.answers):
        seen: set[str] = set()
        for n, step in enumerate(answer.steps):
            if step.stage not in stages:
                yield f"answers[{a}].steps[{n}].stage", f"there is no stage “{step.stage}”"
            if step.exercise in seen:
                yield f"answers[{a}].steps[{n}].exercise", f"“{step.exercise}” stands there already"
            seen.add(step.exercise)


def _doubles(table: str, ids: list[str]) -> Iterator[tuple[str, str]]:
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield f"{table}[{place}].id", f"“{name}” is there already"
