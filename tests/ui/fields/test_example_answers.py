"""Every answer of the example couple stands in its field as it was written, and reads as words."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, get_args

import pytest
from pytestqt.qtbot import QtBot

from tests.each import a_few
from trustbook.domain.answers import is_empty
from trustbook.exercises.example import Example, load_example
from trustbook.exercises.fields import (
    ChecklistField,
    FeelingsField,
    Field,
    ListField,
    MultiField,
    PairsField,
    SignoffField,
    TableField,
)
from trustbook.exercises.in_words import in_words
from trustbook.exercises.library import Library
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.factory import make_field

pytestmark = pytest.mark.thorough

TODAY = date(2026, 11, 22)
LIBRARY = Library()
EXERCISES = LIBRARY.exercise_ids()
CONTEXT = FieldContext(lambda: TODAY, lambda: 0.0, names=("Robin", "Alex"))


@cache
def example() -> Example:
    return load_example(LIBRARY, TODAY)


def answers_of(exercise_id: str) -> list[tuple[Field, Any]]:
    entries = [each for each in example().entries if each.exercise_id == exercise_id]
    fields = [field for _part, field in LIBRARY.exercise(exercise_id).fields()]
    return [
        (field, entry.answers[field.id])
        for entry in entries
        for field in fields
        if not is_empty(entry.answers.get(field.id))
    ]


@pytest.mark.parametrize("exercise_id", a_few(EXERCISES, of=3))
def test_a_field_shows_and_gives_back_what_the_couple_wrote(exercise_id: str, qtbot: QtBot) -> None:
    for field, answer in answers_of(exercise_id):
        widget = make_field(field, CONTEXT)
        qtbot.addWidget(widget)
        widget.set_value(answer)

        assert tidied(field, widget.value()) == tidied(field, answer), field.id
        assert in_words(field, answer).strip()


def tidied(field: Field, value: Any) -> Any:
    """The same answer in one order, without what says nothing: rows, words and people may stand in another order."""
    if isinstance(field, SignoffField):
        return sorted(value, key=lambda each: each["name"])
    if isinstance(field, MultiField | FeelingsField):
        return sorted(value)
    if isinstance(field, ListField):
        return [line for line in value if line]
    if isinstance(field, TableField | PairsField | ChecklistField):
        said = ({"row": each["row"], "cells": spoken(field, each["cells"])} for each in value)
        return sorted((each for each in said if each["cells"]), key=lambda each: each["row"])
    return value


def spoken(field: Field, cells: dict[str, Any]) -> dict[str, Any]:
    """The cells that say something; in a checklist a tick that is not set says nothing."""
    silent = {"done": False} if isinstance(field, ChecklistField) else {}
    return {name: value for name, value in cells.items() if not is_empty(value) and (name, value) not in silent.items()}


@pytest.mark.daily
def test_there_are_answers_of_every_kind() -> None:
    kinds = {type(field) for exercise_id in EXERCISES for field, _answer in answers_of(exercise_id)}
    assert kinds == set(get_args(Field))
