"""Whether a book that opens has exactly the tables, indexes and triggers that this program makes.

A crafted file could bring triggers and views of its own, which run inside our statements. They are told by their SQL:
a trigger of the right name may do something else.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from trustbook.domain.problems import ForeignDatabase
from trustbook.storage.books import tables

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

_COUNTERS: Final = "sqlite_sequence"

FINGERPRINTS: Final[dict[int, tuple[str, str]]] = {
    1: (
        "9ff7aabc72ab8c7b8316236d65bac7bba082f40cbad7ec01762f1ea749b34df2",
        "b40f45664b32b56b3e7e949c2d68ded36290e3adfff147f49ea97bb063fac3aa",
    ),
    2: (
        "0b23c064cf2ae1b6184d194e526aafe837b323f5055a11c034f649a2c3cec447",
        "b40f45664b32b56b3e7e949c2d68ded36290e3adfff147f49ea97bb063fac3aa",
    ),
}
"""Of each version that was ever written: of its tables, and of everything else in it. See `fingerprints_of`."""


def refuse_hostile_schema(raw: dbapi2.Connection, path: Path) -> bool:
    """Raises ForeignDatabase when a table of the book's version is missing or other than it was made.

    True when there is something else, or an index or trigger is missing or another: nothing may be written then, as
    what runs while writing is not ours, but what lies in the tables can be read.
    """
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    of_tables, of_the_rest = fingerprints_of(raw)
    expected = FINGERPRINTS.get(version)
    if expected is None or of_tables != expected[0]:
        raise ForeignDatabase(path)
    return of_the_rest != expected[1]


def fingerprints_of(raw: dbapi2.Connection) -> tuple[str, str]:
    """SHA-256 of the SQL of our tables, and of that of everything else. White space does not matter."""
    known = {*tables.metadata.tables, _COUNTERS}
    ours: list[str] = []
    rest: list[str] = []
    for kind, name, table, sql in raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall():
        line = " | ".join((_plain(kind), _plain(name), _plain(table), _plain(sql)))
        (ours if kind == "table" and name in known else rest).append(line)
    return _hash(ours), _hash(rest)


def _plain(text: Any) -> str:
    return " ".join(str(text).split())


def _hash(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "replace")).hexdigest()
