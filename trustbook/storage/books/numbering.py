"""What a book gives to each record: a Lamport number, and the id of the book that it was written in.

A number is higher than every one that the book gave or met before, also when what carried it was erased: two computers
with the same records order them alike, whatever their clocks say. The id tells apart what two of them wrote at once.
"""

from __future__ import annotations

import secrets
from typing import Final

from sqlalchemy import ColumnElement, Connection, Table, column, func, select, table
from sqlalchemy.dialects.sqlite import insert as upsert

from trustbook.domain.entries import HIGHEST_LAMPORT
from trustbook.storage.books.tables import about, entries, events, revisions

WRITER: Final = "writer"
LAMPORT: Final = "lamport"
_LONGEST: Final = 100
COUNTERS: Final = table("sqlite_sequence", column("name"), column("seq"))
"""What SQLite keeps of the highest row number that each table ever had."""
_HIGHEST_ROW: Final = 1 << 53


class Numbering:
    """Of one book, which nobody else writes while it is open. Every method but `forget` belongs inside a transaction.

    Numbers are given from memory; `keep` writes the last one before the transaction ends.
    """

    def __init__(self) -> None:
        self._writer = ""
        self._last: int | None = None
        self._kept: int | None = None
        self._counts_soundly: set[str] = set()

    def place_of(self, connection: Connection, lamport: int, writer: str) -> dict[str, int | str]:
        """Columns of a new record: its Lamport number and its writer; those that it brought, if it did (not 0, "")."""
        number = self.meet(connection, lamport) if lamport else self.next(connection)
        return {"lamport": number, "writer": writer or self.writer(connection)}

    def row_number_if_odd(self, connection: Connection, numbered: Table) -> dict[str, int]:
        """Which number a new row of a numbered table gets, if SQLite could not give one; else nothing.

        Another program may have given the highest number there is, or told the counter of the table so.
        """
        if numbered.name in self._counts_soundly:
            return {}
        sequence = numbered.c.sequence
        counter = select(COUNTERS.c.seq).where(COUNTERS.c.name == numbered.name).scalar_subquery()
        highest = select(func.max(sequence)).scalar_subquery()
        last = connection.scalar(select(func.max(func.coalesce(highest, 0), func.coalesce(counter, 0))))
        if isinstance(last, int) and last < _HIGHEST_ROW:
            self._counts_soundly.add(numbered.name)  # nobody else writes while the book is open
            return {}
        sound = select(func.max(sequence)).where(sequence < _HIGHEST_ROW)
        return {"sequence": (connection.scalar(sound) or 0) + 1}

    def writer(self, connection: Connection) -> str:
        """The book's own id: random, and made anew only if another program took it away."""
        if not self._writer:
            found = _value(connection, WRITER)
            if not found or len(found) > _LONGEST:
                found = secrets.token_hex(8)
                _put(connection, WRITER, found)
            self._writer = found
        return self._writer

    def next(self, connection: Connection) -> int:
        """The next Lamport number."""
        return self.meet(connection, min(self._last_of(connection) + 1, HIGHEST_LAMPORT))

    def meet(self, connection: Connection, number: int) -> int:
        """A record with this number came from elsewhere: what follows is higher. Returns the number."""
        self._last = max(number, self._last_of(connection))
        return number

    def catch_up(self, connection: Connection) -> None:
        """After rows were put in by other ways: what follows is higher than all of them."""
        self.meet(connection, _highest(connection))

    def keep(self, connection: Connection) -> None:
        """Write down what was given in this transaction."""
        if self._last != self._kept:
            _put(connection, LAMPORT, str(self._last))
            self._kept = self._last

    def forget(self) -> None:
        """The transaction was undone: what was given in it was not."""
        self._writer, self._last, self._kept = "", None, None

    def _last_of(self, connection: Connection) -> int:
        if self._last is None:
            found = _value(connection, LAMPORT)
            sound = found.isascii() and found.isdigit() and len(found) <= _LONGEST and int(found) <= HIGHEST_LAMPORT
            self._kept = int(found) if sound else None
            self._last = int(found) if sound else _highest(connection)
        return self._last


def _highest(connection: Connection) -> int:
    columns: tuple[ColumnElement[int], ...] = (entries.c.lamport, revisions.c.lamport, events.c.lamport)
    found = 0
    for lamport in columns:
        sound = func.typeof(lamport) == "integer"
        found = max(found, connection.scalar(select(func.max(lamport)).where(sound, lamport <= HIGHEST_LAMPORT)) or 0)
    return found


def _value(connection: Connection, key: str) -> str:
    found = connection.scalar(select(about.c.value).where(about.c.key == key))
    return found if isinstance(found, str) else ""


def _put(connection: Connection, key: str, value: str) -> None:
    new = upsert(about).values(key=key, value=value)
    connection.execute(new.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
