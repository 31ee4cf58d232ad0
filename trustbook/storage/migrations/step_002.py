"""Events with meaning, versions that know what they were written over, an order that two computers could share.

Frozen: a book of version 2 looks like this for ever. What was there keeps its order: each row gets the next number.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import Column, Integer, String, text

if TYPE_CHECKING:
    from alembic.operations import Operations

_NEVER_CHANGED = """CREATE TRIGGER revisions_are_never_changed BEFORE UPDATE ON revisions
    BEGIN SELECT RAISE(ABORT, 'a frozen version is never changed'); END"""

_NUMBER = """UPDATE {table} SET writer = :writer, lamport = :before + placed.place
    FROM (SELECT sequence AS of_row, row_number() OVER (ORDER BY sequence) AS place FROM {table}) AS placed
    WHERE sequence = placed.of_row"""

_PARENTS = """UPDATE revisions SET parents = json_array(earlier.before)
    FROM (SELECT sequence AS of_row, lag(id) OVER (PARTITION BY entry_id ORDER BY sequence) AS before FROM revisions)
    AS earlier
    WHERE sequence = earlier.of_row AND typeof(earlier.before) = 'text'"""


def add_order_and_meaning(operations: Operations) -> None:
    """From version 1 to version 2."""
    for column in (Column("actor", String), Column("revision_id", String), _text("payload", "{}")):
        operations.add_column("events", column)
    operations.add_column("revisions", _text("parents", "[]"))
    for table in ("entries", "revisions", "events"):
        operations.add_column(table, Column("lamport", Integer, nullable=False, server_default=text("0")))
        operations.add_column(table, _text("writer", ""))
    for table in ("entries", "events"):
        operations.add_column(table, _text("signature", ""))
    operations.add_column("partners", _text("signing_key", ""))
    _number_what_is_there(operations)


def _number_what_is_there(operations: Operations) -> None:
    run = operations.get_bind().execute
    writer = secrets.token_hex(8)
    operations.execute("DROP TRIGGER revisions_are_never_changed")
    last = 0
    for table in ("entries", "revisions", "events"):
        run(text(_NUMBER.format(table=table)), {"writer": writer, "before": last})
        last += run(text(f"SELECT count(*) FROM {table}")).scalar_one()
    operations.execute(_PARENTS)
    operations.execute(_NEVER_CHANGED)
    for key, value in (("writer", writer), ("lamport", str(last))):
        run(text("INSERT INTO about (key, value) VALUES (:key, :value)"), {"key": key, "value": value})


def _text(name: str, default: str) -> Column[str]:
    return Column(name, String, nullable=False, server_default=text(f"'{default}'"))
