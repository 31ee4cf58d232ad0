"""Looking at many entries without reading them whole: their heads by range of days, and single fields of them.

A line through ten years is drawn from this: SQLite takes the fields out of the answers, so no page is parsed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Row, and_, case, func, or_, select

from trustbook.domain.entries import EntryRole
from trustbook.storage.books.database import Database
from trustbook.storage.books.records import EntryHead, Glance
from trustbook.storage.books.rows import head_of
from trustbook.storage.books.salvage import Salvage
from trustbook.storage.books.tables import entries, share_notes, working_copies

_OWN_AND_JOINT: Final = (EntryRole.OWN.value, EntryRole.JOINT.value)


class Glances:
    """Reads own and joint entries; copies are signed as a whole, so they are read as a whole. Reads as `EntryTable`."""

    def __init__(self, database: Database, salvage: Salvage) -> None:
        self._database = database
        self._salvage = salvage

    def exercise_ids(self, role: EntryRole | None = None) -> frozenset[str]:
        """Of which exercises there are entries."""
        query = select(entries.c.exercise_id, func.min(entries.c.sequence).label("sequence")).group_by(
            entries.c.exercise_id
        )
        rows = self._salvage.all(query if role is None else query.where(entries.c.role == role.value), entries)
        return frozenset(row.exercise_id for row in rows if isinstance(row.exercise_id, str))

    def heads(
        self, exercise_ids: Collection[str], since: date | None = None, until: date | None = None
    ) -> tuple[EntryHead, ...]:
        """Heads of own and joint entries of these exercises with a day of this range."""
        query = select(entries).where(entries.c.exercise_id.in_(exercise_ids), entries.c.role.in_(_OWN_AND_JOINT))
        query = query.where(*within(entries.c.on_date, since, until))
        return tuple(self._salvage.made(self._salvage.all(query, entries), entries, head_of))

    def of(
        self, exercise_id: str, fields: Sequence[str], since: date | None, until: date | None, days: Sequence[str] = ()
    ) -> tuple[Glance, ...]:
        """Own and joint entries of one exercise with these fields, where a day of them is in the range.

        `days`: the fields that hold days; where there are none, the day of the entry counts.
        """
        picked = {name: _field(name) for name in fields}
        query = select(entries, *(column.label(f"f{n}") for n, column in enumerate(picked.values())))
        query = query.outerjoin(working_copies).where(
            entries.c.exercise_id == exercise_id, entries.c.role.in_(_OWN_AND_JOINT)
        )
        if since is not None or until is not None:
            looked_at = [entries.c.on_date, *(_day(name) for name in days)]
            query = query.where(or_(*(and_(*within(column, since, until)) for column in looked_at)))
        rows = self._salvage.all(query, entries)
        return tuple(self._salvage.made(rows, entries, lambda row: _glance(row, fields)))

    def pages_of_copies(self) -> dict[str, str]:
        """Ids of the copies that the owner of a private book placed → ids of the pages they were made of."""
        rows = self._salvage.all(
            select(share_notes.c.sequence, share_notes.c.copy_id, share_notes.c.entry_id), share_notes
        )
        return {row.copy_id: row.entry_id for row in rows}


@lru_cache(maxsize=256)
def _field(name: str) -> ColumnElement[Any]:
    """The JSON text of one answer; NULL where there is none, and where the answers are no JSON."""
    answers = working_copies.c.answers
    return case((func.json_valid(answers) == 1, answers.op("->")(f'$."{name}"')), else_=None)


@lru_cache(maxsize=256)
def _day(name: str) -> ColumnElement[Any]:
    answers = working_copies.c.answers
    return case((func.json_valid(answers) == 1, answers.op("->>")(f'$."{name}"')), else_=None)


def within(column: Any, since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    """Conditions that a day of a column lies in a range."""
    found = [] if since is None else [column >= since.isoformat()]
    return found if until is None else [*found, column <= until.isoformat()]


def _glance(row: Row[Any], fields: Sequence[str]) -> Glance:
    values = {}
    for name, text in zip(fields, row[len(entries.c) :], strict=True):
        if isinstance(text, str):
            values[name] = msgspec.json.decode(text)
    return Glance(head_of(row), values)
