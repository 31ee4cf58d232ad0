"""Reading a damaged book: what is whole is given, what is not is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Row, Select, Table, select

from trustbook.domain.problems import DamagedBook
from trustbook.storage.books.database import Database
from trustbook.storage.books.numbering import COUNTERS
from trustbook.storage.books.records import UnreadableEntries
from trustbook.storage.books.rows import NewerRow
from trustbook.storage.books.tables import entries, events, partners, revisions, share_notes, working_copies

T = TypeVar("T")

_NUMBERED = (entries, working_copies, revisions, events, partners, share_notes)
_MOST_NUMBERS = 200_000
"""A table that was told another number by another program would be walked through for ever."""
_MOST_TRIED = 1000
_SHORTEST_ROW = 100
"""Bytes; a bound for how many rows a file can hold."""


class Salvage:
    """Queries that go on row by row when a page is damaged. Only for tables that number their rows."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._odd: dict[str, set[int]] = {}

    @property
    def has_odd_rows(self) -> bool:
        """Whether a row was found, as far as was read, that is not as this program writes it. It is left out."""
        return bool(self._odd)

    def unreadable(self) -> UnreadableEntries:
        """What this book cannot give back: nothing, unless it is damaged or rows of it are odd.

        Odd ones are those that were met since it was opened. Reads everything of a damaged one.
        """
        gaps = {table.name: set(self._gaps(table)) if self._database.damaged else set() for table in _NUMBERED}
        for name, numbers in self._odd.items():
            gaps[name] |= numbers
        names = [self._id_of(number) for number in sorted({*gaps["entries"], *gaps["working_copies"]})]
        return UnreadableEntries(
            entries=tuple(name for name in names if name is not None),
            lists=tuple(name for name, numbers in gaps.items() if numbers),
        )

    def all(self, query: Select[Any], table: Table, numbers: Sequence[int] | None = None) -> list[Row[Any]]:
        """The rows of a query on a numbered table; of a damaged book those that can be read.

        In the order of their numbers; with `numbers` only those.
        """
        number = _number(table)
        chosen = query if numbers is None else query.where(number.in_(numbers))
        try:
            return self._database.read(chosen.order_by(number))
        except DamagedBook:
            return self._one_by_one(query, table, self._numbers(table) if numbers is None else sorted(numbers))

    def _one_by_one(self, query: Select[Any], table: Table, numbers: Sequence[int]) -> list[Row[Any]]:
        found: list[Row[Any]] = []
        for number in numbers:
            try:
                row = self.row(query.where(_number(table) == number))
            except DamagedBook:
                continue
            if row is not None:
                found.append(row)
        return found

    def _gaps(self, table: Table) -> list[int]:
        damaged = []
        for number in self._numbers(table):
            try:
                self.row(select(table).where(_number(table) == number))
            except DamagedBook:
                damaged.append(number)
        return damaged

    def made(self, rows: Sequence[Row[Any]], table: Table, make: Callable[[Row[Any]], T]) -> list[T]:
        """What `make` makes of each row of a numbered table; others are left out.

        Those that no program could use are noted.
        """
        found = []
        for row in rows:
            try:
                found.append(make(row))
            except ValueError:
                self.note_odd(table.name, row.sequence)
            except NewerRow:
                continue
        return found

    def note_odd(self, table: str, number: int) -> None:
        """That this row is not as this program writes it."""
        self._odd.setdefault(table, set()).add(number)

    def _id_of(self, number: int) -> str | None:
        try:
            row = self.row(select(entries.c.id).where(entries.c.sequence == number))
        except DamagedBook:
            return None
        return row.id if row is not None and isinstance(row.id, str) else ""

    def row(self, query: Select[Any]) -> Row[Any] | None:
        """The first row of a query. Raises DamagedBook."""
        rows = self._database.read(query)
        return rows[0] if rows else None

    def _most_rows(self) -> int:
        try:
            return self._database.path.stat().st_size // _SHORTEST_ROW
        except OSError:
            return _MOST_TRIED  # the drive is gone, and nobody waits for all that might have been on it

    def _numbers(self, table: Table) -> range:
        """Every number that a row of the table may have."""
        name = entries.name if table is working_copies else table.name
        most = self._most_rows()
        try:
            rows = self._database.read(select(COUNTERS.c.seq).where(COUNTERS.c.name == name))
            last = rows[0].seq or 0 if rows else 0
        except DamagedBook:
            last = most
        return range(1, min(last, max(most, _MOST_NUMBERS)) + 1 if isinstance(last, int) else most + 1)


def _number(table: Table) -> Any:
    return table.primary_key.columns[0]
