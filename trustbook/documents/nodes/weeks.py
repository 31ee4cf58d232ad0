"""Marks over the weeks, in a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trustbook.documents.nodes.base import Node, Role


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One question with a mark for each week, None where one was left out. `id` is that of its field.

    `second`: the marks are the second person's.
    """

    label: str
    marks: tuple[int | None, ...]
    id: str = ""
    second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks(Node):
    """Rows are questions, columns are weeks; at the end of each row its marks as a small line from left to right.

    `days` are day and month; the month is "" where it is that of the week before. `drawing` says what the line is.
    """

    head: str
    days: tuple[tuple[str, str], ...]
    rows: tuple[WeekRow, ...]
    minimum: int
    maximum: int
    drawing: str
    role: Role = Role.TABLE

    def texts(self) -> Iterator[str]:
        yield from (self.head, "–-0123456789")
        for day, month in self.days:
            yield day
            yield month
        yield from (row.label for row in self.rows)
