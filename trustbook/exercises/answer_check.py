"""Whether answers fit the definition they belong to. For answers that come from outside: imported data, the example."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any, Final, assert_never

from trustbook.domain.answers import AS_IT_LIES, Answers, is_empty
from trustbook.domain.letter_text import is_letter
from trustbook.exercises.bounds import SCALE_ENDS
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
    Option,
    PairsField,
    ScaleField,
    ShortField,
    SignoffField,
    TableColumn,
    TableField,
    TimerField,
    YesNoField,
)
from trustbook.exercises.model import Exercise

_Fit = Callable[[Any], bool]
_CellsOf = Callable[[Any], Mapping[str, _Fit]]
_Single = LongField | ShortField | LetterField | ScaleField | ChoiceField | DateField | YesNoField | TimerField

COLUMN_SCALE = range(11)
"""What a table column of kind "scale" takes: 0 to 10."""


def check_answers(exercise: Exercise, answers: Answers) -> tuple[str, ...]:
    """Keys of what does not fit, for example "no-such-field" or "agreements[2].cells.review". Empty when all fits.

    A key never holds anything that somebody wrote, except names of unknown fields and columns. An absent field fits,
    and so does a cell that is "" or None. Where a day is asked for, words that mean none fit too.
    """
    fields = {field.id: field for part, field in exercise.fields() if part.privacy != "unsaved"}
    found: list[str] = []
    for key, value in answers.items():
        found += [key] if key not in fields else _check(fields[key], key, value)
    return tuple(found)


def misshapen(exercise: Exercise, answers: Answers) -> tuple[str, ...]:
    """Keys of answers that no page could show, as they may lie in a book that another program wrote to.

    Wording may have changed since: questions, options, rows and columns that are no longer there do not matter.
    """
    fields = {field.id: field for _part, field in exercise.fields()}
    return tuple(
        key
        for key, value in answers.items()
        if key == AS_IT_LIES or (key in fields and not is_empty(value) and not _shown(fields[key], value))
    )


def _shown(field: Field, value: Any) -> bool:
    match field:
        case ListField() | MultiField() | FeelingsField():
            return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
        case SignoffField():
            return isinstance(value, list | tuple) and all(_is_signature(item) for item in value)
        case TableField(columns=columns):
            return _are_lines(value, {column.id: _cell_shown(column) for column in columns})
        case PairsField():
            return _are_lines(value, {"first": _or_nothing(_is_mark), "second": _or_nothing(_is_mark)})
        case ChecklistField():
            return _are_lines(value, _TICKED_OWN)
        case ScaleField():
            return _is_mark(value)
        case ChoiceField():
            return isinstance(value, str)
        case _:
            return _fits(field, value)


def _are_lines(value: Any, cells: Mapping[str, _Fit]) -> bool:
    if not isinstance(value, list | tuple):
        return False
    return all(
        isinstance(line, Mapping)
        and isinstance(line.get("row"), str)
        and isinstance(line.get("cells"), Mapping)
        and all(cells.get(name, _is_simple)(cell) for name, cell in line["cells"].items())
        for line in value
    )


def _cell_shown(column: TableColumn) -> _Fit:
    match column.kind:
        case "choice":
            return _or_nothing(_is_text)
        case "scale":
            return _or_nothing(_is_mark)
        case _:
            return _fit_of(column)


def _is_mark(value: Any) -> bool:
    return _is_whole(value, -SCALE_ENDS, SCALE_ENDS)


def _is_simple(value: Any) -> bool:
    return value is None or isinstance(value, str | int | bool)


def _check(field: Field, key: str, value: Any) -> Iterator[str]:
    match field:
        case ListField():
            yield from _check_items(key, value, lambda item: isinstance(item, str))
        case MultiField() | FeelingsField():
            options = _options(field)
            yield from _check_items(key, value, lambda item: isinstance(item, str) and item in options)
        case SignoffField():
            yield from _check_items(key, value, _is_signature)
        case TableField():
            cells = {column.id: _fit_of(column) for column in field.columns}
            yield from _check_rows(key, value, {row.id for row in field.rows} or {""}, lambda _row: cells)
        case PairsField(minimum=minimum, maximum=maximum):
            rating = _or_nothing(lambda cell: _is_whole(cell, minimum, maximum))
            pair = {"first": rating, "second": rating}
            yield from _check_rows(key, value, {row.id for row in field.rows}, lambda _row: pair)
        case ChecklistField(own=own):
            known = {row.id for row in field.items} | ({""} if own else set())
            yield from _check_rows(key, value, known, lambda row: _TICKED if row else _TICKED_OWN)
        case _:
            yield from () if _fits(field, value) else (key,)


def _fits(field: _Single, value: Any) -> bool:
    """Whether one value fits a field that holds one."""
    match field:
        case LongField() | ShortField() | DateField():
            return isinstance(value, str)
        case LetterField():
            return is_letter(value)
        case ScaleField(minimum=minimum, maximum=maximum):
            return _is_whole(value, minimum, maximum)
        case ChoiceField(options=options):
            return value in _ids(options)
        case YesNoField() | TimerField():
            return isinstance(value, bool)
        case _:
            assert_never(field)


def _check_items(key: str, value: Any, fits: Callable[[Any], bool]) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield key
        return
    yield from (f"{key}[{n}]" for n, item in enumerate(value) if not fits(item))


def _check_rows(key: str, value: Any, rows: Collection[str], cells_of: _CellsOf) -> Iterator[str]:
    """Lines of the shape {"row": one of `rows`, "cells": …}; only the row "" may come more than once."""
    if not isinstance(value, list | tuple):
        yield key
        return
    seen: set[str] = set()
    for n, line in enumerate(value):
        here = f"{key}[{n}]"
        if not isinstance(line, Mapping) or set(line) != {"row", "cells"} or not isinstance(line["cells"], Mapping):
            yield here
            continue
        row = line["row"]
        if not isinstance(row, str) or row not in rows or (row and row in seen):
            yield f"{here}.row"
        else:
            seen.add(row)
        cells = cells_of(row)
        for name, cell in line["cells"].items():
            if name not in cells or not cells[name](cell):
                yield f"{here}.cells.{name}"


def _fit_of(column: TableColumn) -> _Fit:
    return lambda cell: _fits_cell(column, cell)


def _fits_cell(column: TableColumn, cell: Any) -> bool:
    if cell is None or cell == "":
        return True
    match column.kind:
        case "short" | "date":
            return isinstance(cell, str)
        case "choice":
            return isinstance(cell, str) and cell in _ids(column.options)
        case "scale":
            return _is_whole(cell, COLUMN_SCALE[0], COLUMN_SCALE[-1])
        case "yes-no":
            return isinstance(cell, bool)


def _options(field: MultiField | FeelingsField) -> tuple[str, ...]:
    if isinstance(field, MultiField):
        return _ids(field.options)
    return tuple(option.id for group in field.groups for option in group.options)


def _ids(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(option.id for option in options)


def _is_whole(value: Any, minimum: int, maximum: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and minimum <= value <= maximum


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_signature(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and set(value) == {"name", "on"}
        and isinstance(value["name"], str)
        and bool(value["name"])
        and _is_day(value["on"])
    )


def _or_nothing(fits: _Fit) -> _Fit:
    return lambda value: value is None or value == "" or fits(value)


_TICKED: Final = {"done": _or_nothing(_is_bool), "on": _or_nothing(_is_text)}
_TICKED_OWN: Final = {**_TICKED, "text": _or_nothing(_is_text)}
