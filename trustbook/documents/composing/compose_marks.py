"""Marks that stand in a table with their days, as a row over the weeks for each thing that was marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from trustbook.documents import nodes
from trustbook.documents.text import printable
from trustbook.domain.answers import is_empty
from trustbook.domain.values import day_of, is_whole, lines_of
from trustbook.exercises.fields import Field, TableField
from trustbook.language import _, day_words, number

_KINDS: Final = ("short", "date", "scale")
_LOWEST, _HIGHEST = 0, 10


def is_of_marks(field: Field) -> bool:
    """Whether each line of it says what is marked, on which day, and how."""
    return isinstance(field, TableField) and not field.rows and tuple(each.kind for each in field.columns) == _KINDS


def marks_nodes(field: Field, value: Any) -> list[nodes.Node]:
    """What was marked, day by day; nothing where a line does not say all of it."""
    found = _marks(field, value) if is_of_marks(field) else {}
    days = sorted({day for marked in found.values() for day in marked})
    if not days:
        return []
    rows = tuple(nodes.WeekRow(printable(what), tuple(map(marked.get, days))) for what, marked in found.items())
    return [weeks(rows, days, (_LOWEST, _HIGHEST), field.id)]


def weeks(rows: tuple[nodes.WeekRow, ...], days: Sequence[date], ends: tuple[int, int], field: str = "") -> nodes.Weeks:
    """Rows over these days; the year of the last one goes without saying. `ends` are of the scale."""
    low, high = ends
    return nodes.Weeks(
        head=_("{minimum} to {maximum}").format(minimum=number(low), maximum=number(high)),
        days=tuple(_heads(days, days[-1])),
        rows=rows,
        minimum=low,
        maximum=high,
        drawing=_("The same marks as a small line."),
        field=field,
    )


def _heads(days: Sequence[date], last: date) -> Iterator[tuple[str, str]]:
    """Day of the month and, where it changes, the month."""
    before = (0, 0)
    for day in days:
        month = (day.year, day.month)
        whole = day_words(day, last, short=True)
        name = whole.replace(str(day.day), "", 1).strip(" .,") if month != before else ""
        yield number(day.day), printable(name)
        before = month


def _marks(field: Field, value: Any) -> dict[str, dict[date, int]]:
    """By what was marked, in the order in which it comes first; empty where anything does not fit."""
    assert isinstance(field, TableField)
    about, on, mark = (column.id for column in field.columns)
    lines, odd = lines_of(value)
    found: dict[str, dict[date, int]] = {}
    for line in lines:
        what, day, marked = line.cells.get(about), day_of(line.cells.get(on)), line.cells.get(mark)
        if is_empty(line.cells):
            continue
        if not isinstance(what, str) or day is None or not is_whole(marked) or not _LOWEST <= marked <= _HIGHEST:
            return {}
        if found.setdefault(what, {}).setdefault(day, marked) != marked:
            return {}
    return {} if odd else found
