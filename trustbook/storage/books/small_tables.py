"""What a book keeps beside its entries: whose profiles lie in it, settings, and snapshots of definitions."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from trustbook.domain.people import Partner
from trustbook.storage.books.database import Database
from trustbook.storage.books.rows import partner_of
from trustbook.storage.books.salvage import Salvage
from trustbook.storage.books.tables import definitions, partners, settings


class PartnerTable:
    """Profiles of people. Reading and writing raise as in `EntryTable`."""

    def __init__(self, database: Database, salvage: Salvage) -> None:
        self._database = database
        self._salvage = salvage

    def put(self, partner: Partner) -> None:
        """Insert a partner, or change name, colour, and the key if there is one."""
        told = {"name": partner.name, "colour": partner.colour}
        if partner.signing_key:
            told["signing_key"] = partner.signing_key
        with self._database.transaction() as connection:
            number = self._database.row_number_if_odd(partners)
            new = upsert(partners).values(id=partner.id, **told, **number)
            changed = {name: new.excluded[name] for name in told}
            connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=changed))

    def remove(self, partner_id: str) -> None:
        """Know this partner no more."""
        with self._database.transaction() as connection:
            connection.execute(delete(partners).where(partners.c.id == partner_id))

    def all(self) -> tuple[Partner, ...]:
        """Those whose profile lies in this book: the first colour, then the second; the same wherever they lie."""
        found = []
        for row in self._salvage.all(select(partners), partners):
            partner, whole = partner_of(row)
            if not whole:
                self._salvage.note_odd(partners.name, row.sequence)
            found.append(partner)
        return tuple(sorted(found, key=lambda partner: (partner.colour, partner.id)))


class SettingTable:
    """Texts by name. Reading raises DamagedBook too; what is no text counts as not there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        """One setting."""
        rows = self._database.read(select(settings.c.value).where(settings.c.key == key))
        return rows[0].value if rows and isinstance(rows[0].value, str) else default

    def put(self, key: str, value: str) -> None:
        """Set one setting."""
        with self._database.transaction() as connection:
            new = upsert(settings).values(key=key, value=value)
            connection.execute(new.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def all(self) -> dict[str, str]:
        """All settings."""
        rows = self._database.read(select(settings))
        return {row.key: row.value for row in rows if isinstance(row.key, str) and isinstance(row.value, str)}


class DefinitionTable:
    """Snapshots of definitions by their digest. Reading raises DamagedBook too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, digest: str, exercise_id: str, body: str) -> None:
        """Keep the snapshot of a definition, once per digest."""
        new = upsert(definitions).values(digest=digest, exercise_id=exercise_id, body=body)
        with self._database.transaction() as connection:
            connection.execute(new.on_conflict_do_nothing(index_elements=["digest"]))

    def get(self, digest: str) -> str | None:
        """The snapshot with this digest; "" where something else than a text is kept, None where nothing is."""
        rows = self._database.read(select(definitions.c.body).where(definitions.c.digest == digest))
        if not rows:
            return None
        return rows[0].body if isinstance(rows[0].body, str) else ""
