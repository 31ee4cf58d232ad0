"""The widget for each kind of field. A new kind is added here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import assert_never

from trustbook.exercises.model import (
    ChoiceField,
    DateField,
    Field,
    ListField,
    LongField,
    MultiField,
    ScaleField,
    ShortField,
    TableField,
    YesNoField,
)
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.choice_fields import MultiWidget, OneChoiceWidget
from trustbook.ui.fields.date_field import DateWidget
from trustbook.ui.fields.list_field import ListWidget
from trustbook.ui.fields.scale_field import ScaleWidget
from trustbook.ui.fields.table_field import TableWidget
from trustbook.ui.fields.text_fields import TextWidget


def make_field(field: Field, today: Callable[[], date]) -> FieldWidget:
    """The widget to fill in `field` with. `today` says which day it is."""
    match field:
        case LongField() | ShortField():
            return TextWidget(field)
        case ListField():
            return ListWidget(field)
        case TableField():
            return TableWidget(field, today)
        case ScaleField():
            return ScaleWidget(field)
        case ChoiceField() | YesNoField():
            return OneChoiceWidget(field)
        case MultiField():
            return MultiWidget(field)
        case DateField():
            return DateWidget(field, today)
        case _:
            assert_never(field)
