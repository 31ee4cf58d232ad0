"""The lists of a book: partners, settings, definitions, events, share notes. All through Core."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from trustbook.domain.answers import canonical
from trustbook.domain.entries import Event, order_of
from trustbook.domain.people import Partner
from trustbook.storage.records import ShareNote, ShareState
from trustbook.storage.rows import event_columns, event_of, moment_columns, note_of, partner_of
from trustbook.storage.salvage import Salvage
from trustbook.storage.tables import definitions, events, partners, settings, share_notes


class ListStore(Salvage):
    """Everything of a book that is not a page."""

    def put_partner(self, partner: Partner) -> None:
        """Insert a partner, or change name, colour, and the key if there is one."""
        with self.transaction():
            number = self._number_if_odd(partners)
            told = {"name": partner.name, "colour": partner.colour}
            if partner.signing_key:
                told["signing_key"] = partner.signing_key
            new = upsert(partners).values(id=partner.id, **told, **number)
            changed = {name: new.excluded[name] for name in told}
            self._connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=changed))

    def partners(self) -> tuple[Partner, ...]:
        """Those whose profile lies in this book, in the order they came."""
        found = []
        for row in self._all(select(partners), partners):
            partner, whole = partner_of(row)
            if not whole:
                self._note_odd(partners, row)
            found.append(partner)
        return tuple(found)

    def setting(self, key: str, default: str = "") -> str:
        """One setting."""
        rows = self._read(select(settings.c.value).where(settings.c.key == key))
        return rows[0].value if rows and isinstance(rows[0].value, str) else default

    def put_setting(self, key: str, value: str) -> None:
        """Set one setting."""
        with self.transaction():
            new = upsert(settings).values(key=key, value=value)
            self._connection.execute(new.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def settings(self) -> dict[str, str]:
        """All settings."""
        rows = self._read(select(settings))
        return {row.key: row.value for row in rows if isinstance(row.key, str) and isinstance(row.value, str)}

    def remember_definition(self, digest: str, exercise_id: str, body: str) -> None:
        """Keep the snapshot of a definition, once per digest."""
        new = upsert(definitions).values(digest=digest, exercise_id=exercise_id, body=body)
        with self.transaction():
            self._connection.execute(new.on_conflict_do_nothing(index_elements=["digest"]))

    def definition(self, digest: str) -> str | None:
        """The snapshot with this digest."""
        rows = self._read(select(definitions.c.body).where(definitions.c.digest == digest))
        if not rows:
            return None
        return rows[0].body if isinstance(rows[0].body, str) else ""

    def add_event(self, event: Event) -> None:
        """Note something that happened. The book gives number and writer to one that has none.

        Raises ValueError when the payload is not as its kind has it.
        """
        row = event_columns(event)
        with self.transaction():
            given = {**self._place_of(event.lamport, event.writer), **self._number_if_odd(events)}
            self._connection.execute(insert(events).values({**row, **given}))

    def events(self) -> tuple[Event, ...]:
        """All events in the order they were noted, also those of kinds that only a newer program knows."""
        return tuple(sorted(self._made(self._all(select(events), events), events, self._event), key=order_of))

    def _event(self, row: Row[Any]) -> Event:
        event = event_of(row)
        if not self.known_keys.is_genuine_event(event):
            raise ValueError("signature")
        return event

    def _place_of(self, lamport: int, writer: str) -> dict[str, int | str]:
        """Number and writer of a new record; those that it brought, if it did. Inside a transaction."""
        if lamport:
            number = self._numbering.meet(self._connection, lamport)
        else:
            number = self._numbering.next(self._connection)
        return {"lamport": number, "writer": writer or self._numbering.writer(self._connection)}

    def catch_up(self) -> None:
        """After rows were put in by other ways: the next numbers are higher than all of theirs."""
        with self.transaction():
            self._numbering.catch_up(self._connection)

    def plan_share(self, note: ShareNote) -> None:
        """Note a copy before it is made. A note of the same copy is replaced."""
        utc, zone = moment_columns(note.noted)
        row = {
            "copy_id": note.copy_id,
            "entry_id": note.entry_id,
            "fields": json.dumps(note.fields, separators=(",", ":")),
            "state": note.state,
            "noted_utc": utc,
            "noted_zone": zone,
            "answers": canonical(note.answers),
        }
        with self.transaction():
            new = upsert(share_notes).values({**row, **self._number_if_odd(share_notes)})
            self._connection.execute(new.on_conflict_do_update(index_elements=["copy_id"], set_=row))

    def share_notes(self, entry_id: str | None = None) -> tuple[ShareNote, ...]:
        """Notes of one entry, or all, oldest first."""
        query = select(share_notes)
        if entry_id is not None:
            query = query.where(share_notes.c.entry_id == entry_id)
        return tuple(self._made(self._all(query, share_notes), share_notes, note_of))

    def set_share_state(self, copy_id: str, state: ShareState) -> None:
        """How far a share is."""
        with self.transaction():
            self._connection.execute(update(share_notes).where(share_notes.c.copy_id == copy_id).values(state=state))
