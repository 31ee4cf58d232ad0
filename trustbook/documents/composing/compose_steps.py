"""Where each step of an exercise stands on paper."""

from __future__ import annotations

from collections.abc import Iterator

from trustbook.documents import nodes
from trustbook.documents.sheets import Sheet
from trustbook.documents.text import printable
from trustbook.exercises.fields import Field
from trustbook.exercises.short_form import is_always_told


class Steps:
    """Puts each step before the first field that belongs to it, and every other step after the step before it.

    A filled page and a short form only tell the steps of the fields that they show; a short form also those that lead
    to help. What is told is numbered from 1 on, without holes.
    """

    def __init__(self, sheet: Sheet) -> None:
        fields = [(part.id in sheet.part_ids, field.step) for part, field in sheet.exercise.fields() if field.step]
        self._texts = sheet.exercise.steps
        self._filled = sheet.answers is not None
        self._short = sheet.short
        self._count = 0
        self._claimed = {step for shown, step in fields if shown}
        self._told = {step for _shown, step in fields} - self._claimed

    def before_parts(self) -> Iterator[nodes.Node]:
        """Steps that come before any field: all of them when no field names a step."""
        yield from self._loose(min(self._claimed, default=len(self._texts) + 1) - 1, leads=False)

    def before_field(self, field: Field) -> Iterator[nodes.Node]:
        """The field's own step, with the loose ones that lead to it, unless they were told already."""
        if field.step is None or field.step in self._told or field.step > len(self._texts):
            return
        yield from self._loose(field.step - 1, leads=True)
        yield self._step(field.step, leads=True)

    def rest(self) -> Iterator[nodes.Node]:
        """What is left to do after the last field."""
        yield from self._loose(len(self._texts), leads=False)

    def _loose(self, last: int, *, leads: bool) -> Iterator[nodes.Node]:
        if self._filled:
            return
        for number in range(1, last + 1):
            here = number not in self._told and number not in self._claimed
            if here and (not self._short or is_always_told(self._texts[number - 1])):
                yield self._step(number, leads=leads)

    def _step(self, number: int, *, leads: bool) -> nodes.Step:
        self._told.add(number)
        self._count += 1
        return nodes.Step(number=self._count, text=printable(self._texts[number - 1]), leads=leads, quiet=self._filled)
