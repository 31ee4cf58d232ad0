"""Whether answers fit the definition they belong to. For answers that come from outside: imported data, the example."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from trustbook.domain.answers import Answers
from trustbook.exercises.model import (
    ChoiceField,
    Column,
    DateField,
    Exercise,
    Field,
    ListField,
    LongField,
    MultiField,
    Option,
    ScaleField,
    ShortField,
    TableField,
)

COLUMN_SCALE = range(11)
"""What a table column of kind "scale" takes: 0 to 10."""


def check_answers(exercise: Exercise, answers: Answers) -> tuple[str, ...]:
    """Keys of what does not fit, for example "no-such-field" or "agreements[2].cells.review". Empty when all fits.

    A key never holds anything that somebody wrote, except names of unknown fields and columns. An absent field fits,
    and so does a cell that is "" or None.
    """
    fields = {field.id: field for part, field in exercise.fields() if part.privacy != "unsaved"}
    found: list[str] = []
    for key, value in answers.items():
        found += [key] if key not in fields else _check(fields[key], key, value)
    return tuple(found)


def _check(field: Field, key: str, value: Any) -> Iterator[str]:
    match field:
        case ListField():
            yield from _check_items(key, value, lambda item: isinstance(item, str))
        case MultiField(options=options):
            known = _ids(options)
            yield from _check_items(key, value, lambda item: isinstance(item, str) and item in known)
        case TableField():
            yield from _check_table(field, key, value)
        case LongField() | ShortField():
            fits = isinstance(value, str)
            yield from () if fits else (key,)
        case ScaleField(minimum=minimum, maximum=maximum):
            yield from () if _is_whole(value, minimum, maximum) else (key,)
        case ChoiceField(options=options):
            yield from () if value in _ids(options) else (key,)
        case DateField():
            yield from () if _is_day(value) else (key,)
        case _:
            yield from () if isinstance(value, bool) else (key,)


def _check_items(key: str, value: Any, fits: Callable[[Any], bool]) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield key
        return
    yield from (f"{key}[{n}]" for n, item in enumerate(value) if not fits(item))


def _check_table(field: TableField, key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, list | tuple):
        yield key
        return
    columns = {column.id: column for column in field.columns}
    rows = {row.id for row in field.rows} or {""}
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
        for column, cell in line["cells"].items():
            if column not in columns or not _fits_cell(columns[column], cell):
                yield f"{here}.cells.{column}"


def _fits_cell(column: Column, cell: Any) -> bool:
    if cell is None or cell == "":
        return True
    match column.kind:
        case "short":
            return isinstance(cell, str)
        case "choice":
            return isinstance(cell, str) and cell in _ids(column.options)
        case "date":
            return _is_day(cell)
        case "scale":
            return _is_whole(cell, COLUMN_SCALE[0], COLUMN_SCALE[-1])
        case "yes-no":
            return isinstance(cell, bool)


def _ids(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(option.id for option in options)


def _is_whole(value: Any, minimum: int, maximum: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and minimum <= value <= maximum


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
