"""What the hint of a field is: an example to write by, or a plain word on what can be chosen."""

from __future__ import annotations

from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    FeelingsField,
    Field,
    MultiField,
    PairsField,
    ScaleField,
    SignoffField,
    TimerField,
    YesNoField,
)


def hint_is_example(field: Field) -> bool:
    """Whether the hint shows what somebody may write. Nobody writes where there is only something to choose."""
    if isinstance(field, ChecklistField):
        return field.own
    chosen = ChoiceField | MultiField | ScaleField | YesNoField | FeelingsField | PairsField | SignoffField | TimerField
    return not isinstance(field, chosen)
