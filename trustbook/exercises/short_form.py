"""The short form of an exercise: what a tired person can do in two minutes."""

from __future__ import annotations

import msgspec

from trustbook.exercises.model import Exercise
from trustbook.language import _


def short_form(exercise: Exercise) -> Exercise:
    """The same exercise with its core fields only; parts without any are left out.

    One that has no short form is given back as it is. For showing and printing. Answers keep belonging to the whole
    definition: never take a snapshot of this one.
    """
    if not exercise.short:
        return exercise
    parts = (
        msgspec.structs.replace(part, fields=tuple(field for field in part.fields if field.core))
        for part in exercise.parts
    )
    return msgspec.structs.replace(exercise, parts=tuple(part for part in parts if part.fields))


def is_always_told(step: str) -> bool:
    """Whether the short form tells this step even where none of its fields belongs to it: it leads to help."""
    return _("Getting help") in step
