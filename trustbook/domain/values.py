"""Stored answers read with care: what has not the expected shape is given as it is, never dropped, never a fault."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

from trustbook.domain.answers import is_empty

Cells = Mapping[str, Any]
"""Cells of one line by the id of their column."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table, of paired ratings or of a checklist. `row` is "" where it is none of the fixed ones."""

    row: str
    cells: Cells


def as_it_is(value: Any) -> str:
    """Text as it was written, anything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def is_whole(value: Any) -> TypeGuard[int]:
    """Whether it is a whole number; Python counts True and False among them."""
    return isinstance(value, int) and not isinstance(value, bool)


def day_of(value: Any) -> date | None:
    """The day of a stored answer, None for anything that is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def several(value: Any) -> Sequence[Any]:
    """Several values; a single one as one of a kind."""
    return value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)


def listed(value: Any) -> list[Any]:
    """The same without the empty ones."""
    return [each for each in several(value) if not is_empty(each)]


def lines_of(value: Any) -> tuple[list[Line], list[str]]:
    """All lines, also those without an answer, and as it is whatever else stands among them."""
    lines, odd = [], []
    for each in several(value):
        cells = each.get("cells") if isinstance(each, Mapping) else None
        if isinstance(cells, Mapping):
            lines.append(Line(str(each.get("row") or ""), cells))
        elif not is_empty(each):
            odd.append(as_it_is(each))
    return lines, odd
