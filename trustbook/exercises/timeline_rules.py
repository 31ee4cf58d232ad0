"""What a `timeline` block has to keep beyond its shape. Each rule yields a key and a sentence for the writer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    DateField,
    FeelingsField,
    Field,
    LetterField,
    ListField,
    LongField,
    MultiField,
    PairsField,
    ScaleField,
    ShortField,
    SignoffField,
    TableField,
    TimerField,
    YesNoField,
)
from trustbook.exercises.model import Exercise
from trustbook.exercises.timeline_block import TimelineBlock


def check_timeline(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Every broken rule of the `timeline` blocks of a definition."""
    fields = {field.id: field for part, field in exercise.fields() if part.privacy != "unsaved"}
    for n, block in enumerate(exercise.timeline):
        key = f"timeline[{n}]"
        yield from _check_day(key, block, fields)
        for name, field_id in (("words", block.words), ("more", block.more)):
            yield from _check_words(f"{key}.{name}", field_id, fields)
        if n and block.day is None:
            yield f"{key}.day", "only the first block can do without a day"
        if block.more is not None and block.words is None:
            yield f"{key}.more", "stands behind “words”, and there are none"
        if block.own_words and not isinstance(fields.get(block.words or ""), ShortField):
            yield f"{key}.own_words", "is for the words of a short field"


def _check_day(key: str, block: TimelineBlock, fields: dict[str, Field]) -> Iterator[tuple[str, str]]:
    if block.day is not None and not isinstance(fields.get(block.day), DateField):
        yield f"{key}.day", f"there is no saved date field “{block.day}”"


def _check_words(key: str, field_id: str | None, fields: dict[str, Field]) -> Iterator[tuple[str, str]]:
    if field_id is not None and not (field_id in fields and _holds_words(fields[field_id])):
        yield key, f"there is no saved short, long or list field “{field_id}”"


def _holds_words(field: Field) -> bool:
    match field:
        case ShortField() | LongField() | ListField():
            return True
        case LetterField() | ScaleField() | ChoiceField() | MultiField() | YesNoField() | DateField() | TimerField():
            return False
        case ChecklistField() | FeelingsField() | PairsField() | SignoffField() | TableField():
            return False
        case _:
            assert_never(field)
