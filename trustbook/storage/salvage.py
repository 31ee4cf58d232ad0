"""Reading a damaged book: what is whole is given, what is not is named."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, Select, Table, select, text

from trustbook.domain.problems import DamagedBook
from trustbook.storage.database import Database
from trustbook.storage.records import UnreadableEntries
from trustbook.storage.tables import entries, events, partners, revisions, share_notes, working_copies

_NUMBERED = (entries, working_copies, revisions, events, partners, share_notes)
_SHORTEST_ROW = 100
"""Bytes; a bound for how many rows a file can hold."""


class Salvage(Database):
    """Queries that go on row by row when a page is damaged. Only for tables that number their rows."""

    def unreadable(self) -> UnreadableEntries:
        """What this book cannot give back: nothing, unless it is damaged. Reads everything."""
        gaps = {table.name: self._gaps(table) for table in _NUMBERED}
        names = [self._id_of(number) for number in sorted({*gaps["entries"], *gaps["working_copies"]})]
        return UnreadableEntries(
            entries=tuple(name for name in names if name is not None),
            lists=tuple(name for name, numbers in gaps.items() if numbers),
        )

    def _all(self, query: Select[Any], table: Table, limit: int | None = None) -> list[Row[Any]]:
        """The rows of a query on a numbered table; of a damaged book those that can be read.

        In the order of their numbers; with a limit the highest come first.
        """
        number = _number(table)
        ordered = query.order_by(number if limit is None else number.desc()).limit(limit)
        try:
            with self._reading():
                rows = list(self._connection.execute(ordered).all())
                self._refuse_zeros(*(value for row in rows for value in row))
            return rows
        except DamagedBook:
            return self._one_by_one(query, table, limit)

    def _one_by_one(self, query: Select[Any], table: Table, limit: int | None) -> list[Row[Any]]:
        found: list[Row[Any]] = []
        for number in self._numbers(table) if limit is None else reversed(self._numbers(table)):
            try:
                row = self._row(query.where(_number(table) == number))
            except DamagedBook:
                continue
            if row is not None:
                found.append(row)
            if len(found) == limit:
                break
        return found

    def _gaps(self, table: Table) -> list[int]:
        damaged = []
        for number in self._numbers(table):
            try:
                self._row(select(table).where(_number(table) == number))
            except DamagedBook:
                damaged.append(number)
        return damaged

    def _id_of(self, number: int) -> str | None:
        try:
            row = self._row(select(entries.c.id).where(entries.c.sequence == number))
        except DamagedBook:
            return None
        return None if row is None else str(row.id)

    def _row(self, query: Select[Any]) -> Row[Any] | None:
        with self._reading():
            row = self._connection.execute(query).first()
            self._refuse_zeros(*row or ())
            return row

    def _numbers(self, table: Table) -> range:
        """Every number that a row of the table may have."""
        name = entries.name if table is working_copies else table.name
        try:
            with self._reading():
                query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
                last = self._connection.execute(query, {"name": name}).scalar() or 0
        except DamagedBook:
            last = self.path.stat().st_size // _SHORTEST_ROW
        return range(1, int(last) + 1)


def _number(table: Table) -> Any:
    return table.primary_key.columns[0]
