"""What the hint of a field is: an example to write by, or a plain word on what can be chosen."""

from __future__ import annotations

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
from trustbook.language import _


def hint_in_words(field: Field) -> str:
    """What stands below the question; "" if there is nothing: ways to begin a sentence, then the hint."""
    return "\n".join(words for words in (openers_in_words(field), _said_of_hint(field)) if words)


def openers_in_words(field: Field) -> str:
    """Ways to begin a sentence of an answer, in one line; "" where there are none."""
    openers = " · ".join(_("“{words}”").format(words=words) for words in openers_of(field))
    return _("Ways to begin: {openers}").format(openers=openers) if openers else ""


def openers_of(field: Field) -> tuple[str, ...]:
    """Ways to begin a sentence of an answer."""
    match field:
        case LongField() | ShortField() | LetterField() | ListField():
            return field.openers
        case TableField() | DateField() | ChecklistField() | SignoffField() | TimerField():
            return ()
        case ChoiceField() | MultiField() | ScaleField() | YesNoField() | FeelingsField() | PairsField():
            return ()
        case _:
            assert_never(field)


def _said_of_hint(field: Field) -> str:
    if not field.hint or not hint_is_example(field):
        return field.hint
    return _("For example: {example}").format(example=field.hint)


def hint_is_example(field: Field) -> bool:
    """Whether the hint shows what somebody may write. Nobody writes where there is only something to choose."""
    match field:
        case LongField() | ShortField() | LetterField() | ListField() | TableField() | DateField():
            return True
        case ChecklistField():
            return field.own
        case ChoiceField() | MultiField() | ScaleField() | YesNoField() | FeelingsField() | PairsField():
            return False
        case SignoffField() | TimerField():
            return False
        case _:
            assert_never(field)


def hint_is_needed(field: Field) -> bool:
    """Whether a whole page shows an answer here that somebody could have written."""
    match field:
        case LongField() | ShortField() | ListField():
            return True
        case LetterField() | TableField() | ChecklistField() | DateField() | SignoffField() | TimerField():
            return False
        case ChoiceField() | MultiField() | ScaleField() | YesNoField() | FeelingsField() | PairsField():
            return False
        case _:
            assert_never(field)
