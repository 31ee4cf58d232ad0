"""Whether a book that opens has exactly the tables and triggers that this program makes.

A crafted file could bring views and triggers of its own, which run inside our statements.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from trustbook.domain.problems import ForeignDatabase
from trustbook.storage import tables

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

TRIGGERS: Final = frozenset(
    {"revisions_are_never_changed", "revisions_are_only_purged", "revisions_are_never_replaced"}
)
INDEXES: Final = frozenset({"entries_by_exercise", "revisions_by_entry"})


def refuse_hostile_schema(raw: dbapi2.Connection, path: Path) -> None:
    """Raises ForeignDatabase when something is missing, too much, or has other columns."""
    found = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    names: dict[str, set[str]] = {"table": set(), "index": set(), "trigger": set()}
    for kind, name, sql in found.fetchall():
        if kind not in names or (kind == "table" and "VIRTUAL" in sql.upper().split("(")[0]):
            raise ForeignDatabase(path)
        names[kind].add(name)
    expected = {"table": set(tables.metadata.tables), "index": set(INDEXES), "trigger": set(TRIGGERS)}
    if names != expected or any(_columns(raw, name) != _expected_columns(name) for name in names["table"]):
        raise ForeignDatabase(path)


def _columns(raw: dbapi2.Connection, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f'PRAGMA table_xinfo("{table}")').fetchall()]


def _expected_columns(table: str) -> list[str]:
    return [column.name for column in tables.metadata.tables[table].columns]
