"""What the example couple has agreed, offered and told, as it stands in resources/example/agreements.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from trustbook.domain.answers import Answers
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.answer_check import check_answers
from trustbook.exercises.example import with_dates
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.reading import Unreadable, read_toml
from trustbook.exercises.shapes import Id
from trustbook.locations import resources

What = Literal["yes", "no", "not-now", "keep", "move", "change", "end"]


@dataclass(frozen=True, slots=True)
class ExampleStep:
    """What one of the two did with it. `answers`: all that the page says then, for a change."""

    who: str
    on: date
    what: What
    next_look: date | None
    answers: Answers


@dataclass(frozen=True, slots=True)
class ExampleAgreement:
    """One of them: who wrote it when, what goes along of where it comes from, and what happened since."""

    who: str
    on: date
    offered: bool
    answers: Answers
    background: tuple[str, ...]
    steps: tuple[ExampleStep, ...]


class _WrittenStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    who: Id
    days_ago: Annotated[int, Meta(ge=0)]
    what: What
    next_look: Annotated[int, Meta(ge=0)] | None = None
    answers: dict[str, Any] = {}


class _WrittenAgreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    who: Id
    days_ago: Annotated[int, Meta(ge=0)]
    answers: dict[str, Any]
    offered: bool = True
    background: tuple[Id, ...] = ()
    steps: tuple[_WrittenStep, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agreements: tuple[_WrittenAgreement, ...] = ()


def load_agreements(
    library: Library, today: date, exercise_id: str, path: Path | None = None
) -> tuple[ExampleAgreement, ...]:
    """All of them as they look on `today`. Raises BrokenDefinition when an answer does not fit `exercise_id`."""
    path = path or resources() / "example" / "agreements.toml"
    try:
        written = read_toml(path, _File)[0].agreements
    except Unreadable as fault:
        raise BrokenDefinition("", path.name, fault.where, fault.message) from fault
    found = tuple(_dated(each, library.exercise(exercise_id), today) for each in written)
    for number, each in enumerate(found):
        for answers in (each.answers, *(step.answers for step in each.steps)):
            for wrong in check_answers(library.exercise(exercise_id), answers):
                raise BrokenDefinition(exercise_id, path.name, f"agreements[{number}]", f"“{wrong}” does not fit")
    return found


def _dated(written: _WrittenAgreement, exercise: Exercise, today: date) -> ExampleAgreement:
    on = today - timedelta(days=written.days_ago)
    return ExampleAgreement(
        who=written.who,
        on=on,
        offered=written.offered,
        answers=with_dates(written.answers, exercise, on),
        background=written.background,
        steps=tuple(_step(step, exercise, today - timedelta(days=step.days_ago)) for step in written.steps),
    )


def _step(written: _WrittenStep, exercise: Exercise, on: date) -> ExampleStep:
    look = None if written.next_look is None else on + timedelta(days=written.next_look)
    return ExampleStep(written.who, on, written.what, look, with_dates(written.answers, exercise, on))
