"""An exercise as it is for one person alone: nothing in it waits for somebody else."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypeVar, assert_never

import msgspec

from trustbook.domain.answers import is_empty
from trustbook.domain.values import lines_of
from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    DateField,
    FeelingsField,
    Field,
    FixedRow,
    LetterField,
    ListField,
    LongField,
    MultiField,
    Option,
    PairsField,
    ScaleField,
    ShortField,
    SignoffField,
    TableColumn,
    TableField,
    TimerField,
    WordGroup,
    YesNoField,
)
from trustbook.exercises.model import CardDefinition, Exercise, Part

_Named = TypeVar("_Named", bound=Option | FixedRow)


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
        lead=exercise.alone_lead or exercise.lead,
        purpose=exercise.alone_purpose or exercise.purpose,
        parts=kept,
        steps=exercise.alone_steps or exercise.steps,
        card=None if exercise.card is None else _card(exercise.card, known),
        talk=None,
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
    for asked in part.fields:
        field = None if asked.partner else _kind(asked)
        if field is None:
            continue
        if field.step is not None and exercise.alone_steps:
            field = msgspec.structs.replace(field, step=_own_step(field.step, exercise))
        found.append(
            msgspec.structs.replace(field, label=field.alone_label or field.label, hint=field.alone_hint or field.hint)
        )
    return tuple(found)


def _kind(field: Field) -> Field | None:
    """With the words for one in what it offers, without what the other person writes; None where nothing is left."""
    match field:
        case ChoiceField() | MultiField():
            return msgspec.structs.replace(field, options=_said(field.options))
        case FeelingsField():
            return msgspec.structs.replace(field, groups=tuple(map(_group, field.groups)))
        case TableField():
            columns = tuple(_column(column) for column in field.columns if not column.partner)
            return msgspec.structs.replace(field, columns=columns, rows=_said(field.rows)) if columns else None
        case PairsField():
            return msgspec.structs.replace(field, rows=_said(field.rows))
        case ChecklistField():
            return msgspec.structs.replace(field, items=_said(field.items))
        case LongField() | ShortField() | LetterField() | ListField() | DateField():
            return field
        case ScaleField() | YesNoField() | TimerField() | SignoffField():
            return field
        case _:
            assert_never(field)


def shows_all(field: Field, value: Any) -> bool:
    """Whether nothing of this answer is hidden by what `for_one` leaves out of the field."""
    match field:
        case TableField():
            columns = {column.id for column in field.columns}
            cells = [cell for line in lines_of(value)[0] for cell in line.cells.items()]
            return all(name in columns or is_empty(cell) for name, cell in cells)
        case LongField() | ShortField() | LetterField() | ListField() | DateField() | SignoffField() | TimerField():
            return True
        case ScaleField() | ChoiceField() | MultiField() | YesNoField():
            return True
        case FeelingsField() | PairsField() | ChecklistField():
            return True
        case _:
            assert_never(field)


def _group(group: WordGroup) -> WordGroup:
    return msgspec.structs.replace(group, options=_said(group.options))


def _column(column: TableColumn) -> TableColumn:
    return msgspec.structs.replace(column, options=_said(column.options))


def _said(choices: Iterable[_Named]) -> tuple[_Named, ...]:
    return tuple(msgspec.structs.replace(choice, label=choice.alone_label or choice.label) for choice in choices)


def _own_step(step: int, exercise: Exercise) -> int | None:
    """Where a step for two stands among the steps for one; None where it says something else there."""
    words = exercise.steps[step - 1] if 1 <= step <= len(exercise.steps) else ""
    return exercise.alone_steps.index(words) + 1 if words in exercise.alone_steps else None


def _card(card: CardDefinition, known: Collection[str]) -> CardDefinition:
    fields = tuple(name for name in card.fields if name in known)
    title, lines = card.alone_title or card.title, card.alone_lines or card.lines
    return msgspec.structs.replace(card, title=title, lines=lines, fields=fields)
