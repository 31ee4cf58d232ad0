"""The lists of a book: partners, settings, definitions, events, share notes. All through Core."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import Row, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from trustbook.domain.answers import canonical, parse
from trustbook.domain.entries import Event, EventKind
from trustbook.domain.people import Partner
from trustbook.storage.records import ShareNote, ShareState
from trustbook.storage.rows import moment, moment_columns
from trustbook.storage.salvage import Salvage
from trustbook.storage.tables import definitions, events, partners, settings, share_notes


class ListStore(Salvage):
    """Everything of a book that is not a page."""

    def put_partner(self, partner: Partner) -> None:
        """Insert a partner, or change name and colour."""
        with self.transaction():
            new = upsert(partners).values(id=partner.id, name=partner.name, colour=partner.colour)
            changed = {"name": new.excluded.name, "colour": new.excluded.colour}
            self._connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=changed))

    def partners(self) -> tuple[Partner, ...]:
        """Those whose profile lies in this book, in the order they came."""
        query = select(partners.c.id, partners.c.name, partners.c.colour)
        return tuple(Partner(row.id, row.name, row.colour) for row in self._all(query, partners))

    def setting(self, key: str, default: str = "") -> str:
        """One setting."""
        with self._reading():
            value = self._connection.scalar(select(settings.c.value).where(settings.c.key == key))
        return default if value is None else str(value)

    def put_setting(self, key: str, value: str) -> None:
        """Set one setting."""
        with self.transaction():
            new = upsert(settings).values(key=key, value=value)
            self._connection.execute(new.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def settings(self) -> dict[str, str]:
        """All settings."""
        with self._reading():
            rows = self._connection.execute(select(settings)).all()
        return {row.key: row.value for row in rows}

    def remember_definition(self, digest: str, exercise_id: str, body: str) -> None:
        """Keep the snapshot of a definition, once per digest."""
        new = upsert(definitions).values(digest=digest, exercise_id=exercise_id, body=body)
        with self.transaction():
            self._connection.execute(new.on_conflict_do_nothing(index_elements=["digest"]))

    def definition(self, digest: str) -> str | None:
        """The snapshot with this digest."""
        with self._reading():
            body = self._connection.scalar(select(definitions.c.body).where(definitions.c.digest == digest))
            self._refuse_zeros(body)
        return None if body is None else str(body)

    def add_event(self, event: Event) -> None:
        """Note something that happened. Its sequence is given by the book."""
        row = {"id": event.id, "kind": event.kind.value, "on_date": event.on.isoformat(), "entry_id": event.entry_id}
        with self.transaction():
            self._connection.execute(insert(events).values(row))

    def events(self) -> tuple[Event, ...]:
        """All events in the order they were noted."""
        return tuple(
            Event(row.id, EventKind(row.kind), date.fromisoformat(row.on_date), row.sequence, row.entry_id)
            for row in self._all(select(events), events)
        )

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
            new = upsert(share_notes).values(row)
            self._connection.execute(new.on_conflict_do_update(index_elements=["copy_id"], set_=row))

    def share_notes(self, entry_id: str | None = None) -> tuple[ShareNote, ...]:
        """Notes of one entry, or all, oldest first."""
        query = select(share_notes)
        if entry_id is not None:
            query = query.where(share_notes.c.entry_id == entry_id)
        return tuple(map(_note, self._all(query, share_notes)))

    def set_share_state(self, copy_id: str, state: ShareState) -> None:
        """How far a share is."""
        with self.transaction():
            self._connection.execute(update(share_notes).where(share_notes.c.copy_id == copy_id).values(state=state))


def _note(row: Row[tuple[object, ...]]) -> ShareNote:
    return ShareNote(
        copy_id=row.copy_id,
        entry_id=row.entry_id,
        fields=tuple(json.loads(row.fields)),
        state=row.state,
        noted=moment(row.noted_utc, row.noted_zone),
        answers=parse(row.answers),
    )
