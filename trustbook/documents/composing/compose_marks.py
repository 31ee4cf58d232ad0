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
_MOST_DAYS: Final = 12
"""In one table."""


def is_of_marks(field: Field) -> bool:
    """Whether each line of it says what is marked, on which day, and how."""
    return isinstance(field, TableField) and not field.rows and tuple(each.kind for each in field.columns) == _KINDS


def marks_nodes(field: Field, value: Any) -> list[nodes.Node]:
    """What was marked, day by day; nothing where a line does not say all of it."""
    found = _marks(field, value) if is_of_marks(field) else {}
    days = sorted({day for marked in found.values() for day in marked})
    made: list[nodes.Node] = []
    for start in range(0, len(days), _MOST_DAYS):
        shown = days[start : start + _MOST_DAYS]
        rows = tuple(
            nodes.WeekRow(printable(what), tuple(marked.get(day) for day in shown)) for what, marked in found.items()
        )
        made.append(weeks(rows, shown, days[-1], (_LOWEST, _HIGHEST), field.id))
    return made


def weeks(
    rows: tuple[nodes.WeekRow, ...], days: Sequence[date], last: date, ends: tuple[int, int], field: str = ""
) -> nodes.Weeks:
    """Rows over these days. `last` is the newest day of all: its year goes without saying. `ends` are of the scale."""
    low, high = ends
    head = _("{minimum} to {maximum}").format(minimum=number(low), maximum=number(high))
    return nodes.Weeks(head=head, days=tuple(_heads(days, last)), rows=rows, minimum=low, maximum=high, field=field)


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
