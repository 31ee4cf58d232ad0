"""Stored values as they are read for paper. What has not the expected form is shown as it is, never dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from trustbook.documents.text import printable
from trustbook.language import long_date


def is_list(value: Any) -> bool:
    """Whether it is several values."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def listed(value: Any) -> list[Any]:
    """Several values; a single one as a list of one."""
    return list(value) if is_list(value) else [value]


def day_in_words(value: Any) -> str:
    """A stored day in words; what is no day stays as it was written."""
    try:
        return long_date(date.fromisoformat(str(value)))
    except ValueError:
        return printable(str(value))


def cells_of(row: Any) -> Mapping[str, Any]:
    """The cells of a stored row; none when it has another form."""
    cells = row.get("cells", {}) if isinstance(row, Mapping) else {}
    return cells if isinstance(cells, Mapping) else {}


def by_row(rows: Sequence[Any]) -> dict[str, Mapping[str, Any]]:
    """Cells by the id of their row."""
    return {str(row.get("row", "")): cells_of(row) for row in rows if isinstance(row, Mapping)}
