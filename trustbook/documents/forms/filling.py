"""From answers to what stands in the fields of a form: values by the name of their field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from trustbook.documents.forms.fields import DONE, YES_NO
from trustbook.documents.forms.names import name_of
from trustbook.domain.answers import Answers, is_empty
from trustbook.domain.letter_text import BLOCKS, LetterText
from trustbook.domain.values import Cells, as_it_is, day_of, lines_of, listed, several
from trustbook.exercises import fields
from trustbook.exercises.model import Exercise

_Found = Iterator[tuple[tuple[str | int, ...], str]]
"""What follows the field's id in a name, and the value."""


def values_of(exercise: Exercise, answers: Answers) -> dict[str, str]:
    """The values that say these answers; what is empty has none, and what is never saved neither.

    The answers must fit the definition (`answer_check`). Lines beyond those that paper has room for are there too.
    """
    return {
        name_of(exercise.id, field.id, *parts): value
        for part, field in exercise.fields()
        if part.privacy != "unsaved" and not is_empty(answers.get(field.id))
        for parts, value in _values(field, answers[field.id])
        if value
    }


def _values(field: fields.Field, value: Any) -> _Found:
    match field:
        case fields.LongField() | fields.ShortField() | fields.ChoiceField() | fields.ScaleField():
            yield (), as_it_is(value)
        case fields.YesNoField():
            yield (), _said(value)
        case fields.LetterField():
            letter = LetterText.of(value)
            yield from (((block,), getattr(letter, block)) for block in BLOCKS)
        case fields.ListField():
            yield from (((number,), as_it_is(item)) for number, item in enumerate(several(value), 1))
        case fields.MultiField() | fields.FeelingsField():
            yield from (((option,), option) for option in listed(value))
        case fields.DateField():
            yield from _day(value)
        case fields.TimerField():
            yield from (((turn,), DONE if value is True else "") for turn in range(1, field.turns + 1))
        case fields.SignoffField():
            yield from _cells((number, each) for number, each in enumerate(several(value), 1))
        case fields.TableField() | fields.PairsField():
            yield from _cells(_lines(value))
        case fields.ChecklistField():
            yield from _cells((row, _ticked(cells)) for row, cells in _lines(value))
        case _:
            assert_never(field)


def _day(value: Any) -> _Found:
    day = day_of(value)
    if day is not None:
        yield ("day",), str(day.day)
        yield ("month",), str(day.month)
        yield ("year",), f"{day.year:04}"


def _lines(value: Any) -> Iterator[tuple[str | int, Cells]]:
    """The cells of each line under its row or, where it has none, under its number among those."""
    own = 0
    for line in lines_of(value)[0]:
        own += not line.row
        yield line.row or own, line.cells


def _cells(lines: Iterable[tuple[str | int, Cells]]) -> _Found:
    yield from (((row, name), _said(cell)) for row, cells in lines for name, cell in cells.items())


def _ticked(cells: Cells) -> Cells:
    return {**cells, DONE: DONE if cells.get(DONE) is True else ""}


def _said(value: Any) -> str:
    if is_empty(value):
        return ""
    if isinstance(value, bool):
        return next(said for said, meant in YES_NO.items() if meant is value)
    return as_it_is(value)
