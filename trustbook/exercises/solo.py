"""An exercise as it is for one person alone: nothing in it waits for somebody else."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from trustbook.exercises.fields import Field, TableField
from trustbook.exercises.model import Card, Exercise, Part


def for_one(exercise: Exercise) -> Exercise:
    """The same exercise without what the other person writes, and with the steps for one person where there are any.

    For showing and printing. Answers keep belonging to the whole definition: never take a snapshot of this one, and
    leave answers to what is not shown alone. An exercise that leaves nothing to one person is given back as it is.
    """
    mine = [part for part in exercise.parts if part.alone]
    parts = (_part(part, exercise) for part in mine)
    kept = tuple(part for part in parts if part.fields)
    if not kept:
        return exercise
    known = {field.id for part in kept for field in part.fields}
    return msgspec.structs.replace(
        exercise,
        purpose=exercise.alone_purpose or exercise.purpose,
        parts=kept,
        steps=exercise.alone_steps or exercise.steps,
        card=None if exercise.card is None else _card(exercise.card, known),
    )


def _part(part: Part, exercise: Exercise) -> Part:
    return msgspec.structs.replace(
        part,
        title=part.alone_title or part.title,
        intro=part.alone_intro or part.intro,
        fields=_fields(part, exercise),
    )


def _fields(part: Part, exercise: Exercise) -> tuple[Field, ...]:
    found: list[Field] = []
    for field in part.fields:
        if field.partner:
            continue
        if isinstance(field, TableField):
            columns = tuple(column for column in field.columns if not column.partner)
            if not columns:
                continue
            field = msgspec.structs.replace(field, columns=columns)
        if field.step is not None and exercise.alone_steps:
            field = msgspec.structs.replace(field, step=_own_step(field.step, exercise))
        found.append(
            msgspec.structs.replace(field, label=field.alone_label or field.label, hint=field.alone_hint or field.hint)
        )
    return tuple(found)


def _own_step(step: int, exercise: Exercise) -> int | None:
    """Where a step for two stands among the steps for one; None where it says something else there."""
    words = exercise.steps[step - 1] if 1 <= step <= len(exercise.steps) else ""
    return exercise.alone_steps.index(words) + 1 if words in exercise.alone_steps else None


def _card(card: Card, known: Collection[str]) -> Card:
    fields = tuple(name for name in card.fields if name in known)
    return msgspec.structs.replace(card, lines=card.alone_lines or card.lines, fields=fields)
