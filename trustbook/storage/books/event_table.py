"""What happened, as a book has noted it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Row, insert, select

from trustbook.domain.entries import Event, EventKind, order_of
from trustbook.storage.books.database import Database
from trustbook.storage.books.glances import within
from trustbook.storage.books.rows import event_columns, event_of
from trustbook.storage.books.salvage import Salvage
from trustbook.storage.books.signing import KnownKeys
from trustbook.storage.books.tables import events


class EventTable:
    """Events of a book. Reading and writing raise as in `EntryTable`."""

    def __init__(self, database: Database, salvage: Salvage, known_keys: KnownKeys) -> None:
        self._database = database
        self._salvage = salvage
        self._known_keys = known_keys

    def add(self, event: Event) -> None:
        """Note something that happened. The book gives number and writer to one that has none.

        Raises ValueError when the payload is not as its kind has it.
        """
        row = event_columns(event)
        with self._database.transaction() as connection:
            place = self._database.place_of(event.lamport, event.writer)
            number = self._database.row_number_if_odd(events)
            connection.execute(insert(events).values({**row, **place, **number}))

    def all(
        self, after: int = 0, kinds: Collection[EventKind] = (), of: Collection[str] | None = None
    ) -> tuple[Event, ...]:
        """All events, oldest first by `order_of`, also those of kinds that only a newer program knows.

        `after`: only those with a higher Lamport number. `kinds`: only of these, unless it is empty. `of`: only what
        happened to these entries.
        """
        query = select(events).where(events.c.lamport > after) if after else select(events)
        if kinds:
            query = query.where(events.c.kind.in_([kind.value for kind in kinds]))
        if of is not None:
            query = query.where(events.c.entry_id.in_(of))
        rows = self._salvage.all(query, events)
        return tuple(sorted(self._salvage.made(rows, events, self._genuine), key=order_of))

    def entry_ids(self, kinds: Collection[EventKind], since: date | None, until: date | None) -> frozenset[str]:
        """To which entries something of these kinds happened in this range: where to look, for nothing is checked."""
        query = select(events.c.sequence, events.c.entry_id).where(
            events.c.kind.in_([kind.value for kind in kinds]), *within(events.c.on_date, since, until)
        )
        rows = self._salvage.all(query, events)
        return frozenset(row.entry_id for row in rows if isinstance(row.entry_id, str))

    def ids(self) -> set[str]:
        """Every id of an event, also of those that are damaged or odd. Raises DamagedBook."""
        return {row.id for row in self._database.read(select(events.c.id)) if isinstance(row.id, str)}

    def _genuine(self, row: Row[Any]) -> Event:
        event = event_of(row)
        if not self._known_keys.is_genuine_event(event):
            raise ValueError("signature")
        return event
