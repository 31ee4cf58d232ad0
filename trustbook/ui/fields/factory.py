"""The widget for each kind of field. A new kind is added here."""

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
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.checklist_field import ChecklistWidget
from trustbook.ui.fields.choice_fields import MultiWidget, OneChoiceWidget
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.date_field import DateWidget
from trustbook.ui.fields.feelings_field import FeelingsWidget
from trustbook.ui.fields.letter_field import LetterWidget
from trustbook.ui.fields.list_field import ListWidget
from trustbook.ui.fields.pairs_field import PairsWidget
from trustbook.ui.fields.scale_field import ScaleWidget
from trustbook.ui.fields.signoff_field import SignoffWidget
from trustbook.ui.fields.table_field import TableWidget
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.fields.timer_field import TimerWidget

_Written = LongField | ShortField | LetterField | ListField
_Chosen = ScaleField | PairsField | ChoiceField | YesNoField | MultiField | FeelingsField


def make_field(field: Field, context: FieldContext) -> FieldWidget:
    """The widget to fill in `field` with."""
    match field:
        case LongField() | ShortField() | LetterField() | ListField():
            return _to_write(field, context)
        case ScaleField() | PairsField() | ChoiceField() | YesNoField() | MultiField() | FeelingsField():
            return _to_choose(field)
        case TableField():
            return TableWidget(field, context.today)
        case DateField():
            return DateWidget(field, context.today)
        case ChecklistField():
            return ChecklistWidget(field, context.today)
        case TimerField():
            return TimerWidget(field, context)
        case SignoffField():
            return SignoffWidget(field, context)
        case _:
            assert_never(field)


def _to_write(field: _Written, context: FieldContext) -> FieldWidget:
    match field:
        case LongField() | ShortField():
            return TextWidget(field)
        case LetterField():
            return LetterWidget(field, context.write_letter if field.id == context.letter else None)
        case ListField():
            return ListWidget(field)
        case _:
            assert_never(field)


def _to_choose(field: _Chosen) -> FieldWidget:
    match field:
        case ScaleField():
            return ScaleWidget(field)
        case PairsField():
            return PairsWidget(field)
        case ChoiceField() | YesNoField():
            return OneChoiceWidget(field)
        case MultiField():
            return MultiWidget(field)
        case FeelingsField():
            return FeelingsWidget(field)
        case _:
            assert_never(field)
