"""Which filled sheets of one exercise belong together: what two people wrote on one occasion, and our page of it. Pure.

What is done once is one occasion, however many days lie between. Of what is done again and again, the nearest days of
both belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import msgspec

from trustbook.documents.composing.compose_marks import is_of_marks
from trustbook.documents.sheets import Sheet
from trustbook.domain.answers import is_empty
from trustbook.domain.values import listed
from trustbook.exercises.fields import Field
from trustbook.exercises.model import Exercise, Part

_APART: Final = 6
"""Days between two pages of one occasion, at most: what is written once a week is not mixed up."""
_ONCE: Final = 36_500


@dataclass(frozen=True, slots=True)
class Occasion:
    """What each of the two wrote, if they did, and what they wrote together."""

    first: Sheet | None = None
    second: Sheet | None = None
    ours: tuple[Sheet, ...] = ()

    @property
    def people(self) -> tuple[Sheet, ...]:
        """What one person wrote: none, one or two."""
        return tuple(sheet for sheet in (self.first, self.second) if sheet is not None)

    @property
    def is_side_by_side(self) -> bool:
        """Whether two people answered what may be read side by side; else one comes after the other."""
        return len(self.people) == 2 and self.people[0].exercise.open_together

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All of it."""
        return (*self.people, *self.ours)

    @property
    def begun(self) -> date:
        """Its first day."""
        return min(day_of(sheet) for sheet in self.sheets)

    @property
    def ended(self) -> date:
        """Its last day."""
        return max(day_of(sheet) for sheet in self.sheets)


def day_of(sheet: Sheet) -> date:
    """The day of a sheet; one without a day comes first."""
    return sheet.on or date.min


def occasions(sheets: Sequence[Sheet]) -> tuple[Occasion, ...]:
    """Those of the filled sheets of one exercise, the oldest first."""
    written = _of_one_day(sheets)
    ours = [sheet for sheet in written if not sheet.by]
    found = sorted(_by_people([sheet for sheet in written if sheet.by]), key=lambda each: each.begun)
    for sheet in sorted(ours, key=day_of):
        _add_ours(found, sheet)
    return tuple(sorted(found, key=lambda each: (each.begun, each.ended)))


def _by_people(sheets: Sequence[Sheet]) -> list[Occasion]:
    """Pairs first, those that are nearest to each other before others; then what is left of each person."""
    first = [sheet for sheet in sheets if not sheet.second]
    second = [sheet for sheet in sheets if sheet.second]
    near = sorted(
        (
            (abs((day_of(one) - day_of(other)).days), day_of(one), i, j)
            for i, one in enumerate(first)
            for j, other in enumerate(second)
            if _may_meet(one, other)
        ),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for _days, _on, i, j in near:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append(Occasion(first[i], second[j]))
    found += [Occasion(first=sheet) for i, sheet in enumerate(first) if i not in taken[0]]
    found += [Occasion(second=sheet) for j, sheet in enumerate(second) if j not in taken[1]]
    return found


def _may_meet(one: Sheet, other: Sheet) -> bool:
    days = abs((day_of(one) - day_of(other)).days)
    return days <= (_longest(one) if one.exercise.open_together else _APART)


def _longest(sheet: Sheet) -> int:
    return _ONCE if sheet.exercise.repeat == "once" else _APART


def _add_ours(found: list[Occasion], sheet: Sheet) -> None:
    """Our page belongs to the last occasion that had begun by then, unless that was long ago."""
    for number in range(len(found) - 1, -1, -1):
        each = found[number]
        if each.people and each.begun <= day_of(sheet):
            if (day_of(sheet) - each.ended).days <= _longest(sheet):
                found[number] = replace(each, ours=(*each.ours, sheet))
                return
            break
    found.append(Occasion(ours=(sheet,)))


def _of_one_day(sheets: Iterable[Sheet]) -> list[Sheet]:
    """What one person shared of an exercise in several pieces on one day is one sheet, unless they differ."""
    found: list[Sheet] = []
    for sheet in sheets:
        place = next((number for number, each in enumerate(found) if _joins(each, sheet)), None)
        if place is None:
            found.append(sheet)
        else:
            found[place] = _joined(found[place], sheet)
    return found


def _joins(before: Sheet, sheet: Sheet) -> bool:
    if not sheet.by or (before.by, before.on, before.second) != (sheet.by, sheet.on, sheet.second):
        return False
    one, other, added = before.answers or {}, sheet.answers or {}, _of_marks(sheet)
    return all(
        name in added or is_empty(one.get(name)) or one[name] == value
        for name, value in other.items()
        if not is_empty(value)
    )


def _joined(before: Sheet, sheet: Sheet) -> Sheet:
    one, other = before.answers or {}, sheet.answers or {}
    marks = {name: _both(one[name], other[name]) for name in _of_marks(sheet) if name in one and name in other}
    return replace(
        before,
        exercise=_united(before, sheet),
        answers={**one, **other, **marks},
        part_ids=before.part_ids | sheet.part_ids,
    )


def _of_marks(sheet: Sheet) -> set[str]:
    """Questions whose answers are marks with their days: those of one piece and of another stand in one table."""
    return {field.id for _part, field in sheet.exercise.fields() if is_of_marks(field)}


def _both(one: Any, other: Any) -> list[Any]:
    lines = listed(one)
    return [*lines, *(line for line in listed(other) if line not in lines)]


def _united(one: Sheet, other: Sheet) -> Exercise:
    """One definition with the fields of both, in their order."""
    fields: dict[str, dict[str, Field]] = {}
    parts: dict[str, Part] = {}
    for part, field in (*one.exercise.fields(), *other.exercise.fields()):
        parts.setdefault(part.id, part)
        fields.setdefault(part.id, {}).setdefault(field.id, field)
    made = (
        msgspec.structs.replace(
            part, fields=tuple(sorted(fields[part.id].values(), key=lambda each: one.place(each.id)))
        )
        for part in parts.values()
    )
    return msgspec.structs.replace(
        one.exercise, parts=tuple(sorted(made, key=lambda part: one.place(part.fields[0].id)))
    )
