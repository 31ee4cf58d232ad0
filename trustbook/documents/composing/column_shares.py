"""How the width of a filled table is shared among its columns: by what stands in them. In characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from typing import Final

from trustbook.documents.nodes import Table

_ROOM: Final = 90.0
"""Characters that stand side by side in a table over the whole column, in the size of tables."""
_PAD: Final = 2.4
"""What stays empty at both sides of a cell."""
_LINE: Final = 10.0
"""What a column asks for, and more the more stands in it: its lines grow as its height does."""
_HEAD: Final = 1.15
"""The letters of a head are as much wider."""
_WIDE: Final = 1.2
"""The letters of a single word may be as much wider than others are on the average."""
_TIED: Final = re.compile(r"\d{1,2}\.? \S+(?: [12]\d{3})?|\S+")
"""What stands on one line: a word, or a day."""


def shared(tables: Sequence[Table]) -> list[Table]:
    """The tables with the same columns for all: none so narrow that it breaks a word or a day while there is room."""
    if not tables or any(table.columns != tables[0].columns for table in tables):
        return [replace(table, widths=_shares([table])) for table in tables]
    widths = _shares(tables)
    return [replace(table, widths=widths) for table in tables]


def _shares(tables: Sequence[Table]) -> tuple[float, ...]:
    columns = range(len(tables[0].columns))
    least = [
        _PAD + _WIDE * max(_longest_word(text) * factor for text, factor in _texts(tables, place)) for place in columns
    ]
    whole = [max(low, _PAD + _wanted(_texts(tables, place))) for low, place in zip(least, columns, strict=True)]
    if sum(whole) <= _ROOM:
        spare = (_ROOM - sum(whole)) / len(whole)
        return tuple(wide + spare for wide in whole)
    if sum(least) >= _ROOM:
        return tuple(least)
    part = (_ROOM - sum(least)) / (sum(whole) - sum(least))
    return tuple(low + (wide - low) * part for low, wide in zip(least, whole, strict=True))


def _wanted(texts: Sequence[tuple[str, float]]) -> float:
    return min(_LINE + 2 * sqrt(sum(len(text) for text, _factor in texts)), max(_longest_line(t) * f for t, f in texts))


def _texts(tables: Sequence[Table], place: int) -> list[tuple[str, float]]:
    cells = [(text, 1.0) for table in tables for row in table.rows for text in row.cells[place].texts()]
    return [(tables[0].columns[place].text, _HEAD), *cells]


def _longest_word(text: str) -> int:
    return max(map(len, _TIED.findall(text)), default=0)


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")))
