"""The steps of an exercise, each where it is to be done: above its field, or between the fields it belongs between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.exercises.fields import Field
from trustbook.exercises.model import Exercise, Part
from trustbook.language import number
from trustbook.ui.kit import TextLabel, column, row


@dataclass(slots=True)
class StepText:
    """A step at one place of a form, and whether it stands there in the short form and in all of it."""

    step: int
    in_short: bool = False
    in_whole: bool = False


@dataclass(slots=True)
class StepPlan:
    """Where steps are told: before a field, by its id, and after the last one."""

    before: dict[str, list[StepText]] = field(default_factory=dict)
    after: list[StepText] = field(default_factory=list)


def plan_steps(exercise: Exercise, parts: Sequence[Part]) -> StepPlan:
    """Place every step among the fields of `parts`. One that no field names goes before the first field of a later one.

    A step is told again in each part that asks for something of it.
    """
    plan = StepPlan()
    named = {asked.step for _part, asked in exercise.fields() if asked.step is not None}
    loose = [step for step in range(1, len(exercise.steps) + 1) if step not in named]
    for short in (True, False):
        shown = [[asked for asked in part.fields if asked.core or not short] for part in parts]
        order = [asked for fields in shown for asked in fields]
        if not order:
            continue
        for step in loose:
            _tell(plan, step, _first_after(order, step, named=bool(named)), short=short)
        for fields in shown:
            for step, field_id in _first_of_each(fields).items():
                _tell(plan, step, field_id, short=short)
    for told in (*plan.before.values(), plan.after):
        told.sort(key=lambda each: each.step)
    return plan


def step_line(exercise: Exercise, step: int) -> QWidget:
    """A step with its number, as it stands above the field that it belongs to."""
    place = TextLabel(number(step), "step-number")
    place.setWordWrap(False)
    place.setMinimumWidth(place.fontMetrics().averageCharWidth() + 4)  # narrow figures take as much room as wide ones
    line = QWidget()
    layout = row(place, TextLabel(exercise.steps[step - 1], "step"), spacing=7)
    layout.setAlignment(place, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    line.setLayout(layout)
    return line


def all_steps(exercise: Exercise) -> QWidget:
    """Every step, one below the other."""
    holder = QWidget()
    lines = (step_line(exercise, step) for step in range(1, len(exercise.steps) + 1))
    holder.setLayout(column(*lines, spacing=6))
    return holder


def _tell(plan: StepPlan, step: int, field_id: str | None, *, short: bool) -> None:
    place = plan.after if field_id is None else plan.before.setdefault(field_id, [])
    told = next((each for each in place if each.step == step), None)
    if told is None:
        told = StepText(step)
        place.append(told)
    if short:
        told.in_short = True
    else:
        told.in_whole = True


def _first_after(order: Sequence[Field], step: int, *, named: bool) -> str | None:
    """The first field that belongs to a later step; the very first where no field names one."""
    if not named:
        return order[0].id
    for place, asked in enumerate(order):
        later = next((each.step for each in order[place:] if each.step is not None), 0)
        if later > step:
            return asked.id
    return None


def _first_of_each(fields: Iterable[Field]) -> dict[int, str]:
    """Ids of the fields that stand first below their step, by step."""
    found: dict[int, str] = {}
    for asked in fields:
        if asked.step is not None:
            found.setdefault(asked.step, asked.id)
    return found
