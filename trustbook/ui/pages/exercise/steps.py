"""The steps of an exercise, each where it is to be done: above its field, or between the fields it belongs between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trustbook.exercises.fields import Field
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.short_form import is_always_told


@dataclass(slots=True)
class StepText:
    """A step at one place of a form, with its number in the short form and in all of it; 0: it is not told there."""

    step: int
    short_number: int = 0
    whole_number: int = 0


@dataclass(slots=True)
class StepPlan:
    """Where steps are told: before a field, by its id, and after the last one."""

    before: dict[str, list[StepText]] = field(default_factory=dict)
    after: list[StepText] = field(default_factory=list)


_Places = dict[str | None, list[int]]
"""Steps before a field, by its id, and after the last one, by None."""


def plan_steps(exercise: Exercise, parts: Sequence[Part]) -> StepPlan:
    """Place every step among the fields of `parts`. One that no field names goes before the first field of a later one.

    A step is told again in each part that asks for something of it. In each form they are numbered without holes. The
    short form tells one of several that stand at the same place; all of them stand under “Why and how”.
    """
    order = [asked for part in parts for asked in part.fields]
    plan = StepPlan()
    for short in (True, False):
        places = _placed(exercise, parts, short=short)
        if short:
            places = {place: _for_short(exercise, steps, order, place) for place, steps in places.items()}
        numbers = _numbers(places, order)
        for place, steps in places.items():
            for step in steps:
                told = _told(plan, step, place)
                if short:
                    told.short_number = numbers[step]
                else:
                    told.whole_number = numbers[step]
    for lines in (*plan.before.values(), plan.after):
        lines.sort(key=lambda each: each.step)
    return plan


def _placed(exercise: Exercise, parts: Sequence[Part], *, short: bool) -> _Places:
    named = {asked.step for _part, asked in exercise.fields() if asked.step is not None}
    loose = [step for step in range(1, len(exercise.steps) + 1) if step not in named]
    shown = [[asked for asked in part.fields if asked.core or not short] for part in parts]
    order = [asked for fields in shown for asked in fields]
    places: _Places = {}
    if not order:
        return places
    for step in loose:
        places.setdefault(_first_after(order, step, named=bool(named)), []).append(step)
    for fields in shown:
        for step, field_id in _first_of_each(fields).items():
            places.setdefault(field_id, []).append(step)
    return {place: sorted(set(steps)) for place, steps in places.items()}


def _for_short(exercise: Exercise, steps: list[int], order: Sequence[Field], place: str | None) -> list[int]:
    """The step of the question, or the first one, and what leads to help: that is always told. All of the last ones."""
    if place is None:
        return steps
    own = next((asked.step for asked in order if asked.id == place), None)
    told = own if own in steps else next(iter(steps), None)
    return [step for step in steps if step == told or is_always_told(exercise.steps[step - 1])]


def _numbers(places: _Places, order: Sequence[Field]) -> dict[int, int]:
    """A number for every step that is told, from 1 on, in the order in which they are read."""
    numbers: dict[int, int] = {}
    for place in (*(asked.id for asked in order), None):
        for step in sorted(places.get(place, ())):
            numbers.setdefault(step, len(numbers) + 1)
    return numbers


def _told(plan: StepPlan, step: int, field_id: str | None) -> StepText:
    place = plan.after if field_id is None else plan.before.setdefault(field_id, [])
    told = next((each for each in place if each.step == step), None)
    if told is None:
        told = StepText(step)
        place.append(told)
    return told


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
