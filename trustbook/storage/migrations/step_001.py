"""The first format. Frozen: a book of version 1 looks like this for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String

if TYPE_CHECKING:
    from alembic.operations import Operations

_REVISION_TRIGGERS = (
    """CREATE TRIGGER revisions_are_never_changed BEFORE UPDATE ON revisions
    BEGIN SELECT RAISE(ABORT, 'a frozen version is never changed'); END""",
    """CREATE TRIGGER revisions_are_only_purged BEFORE DELETE ON revisions
    WHEN OLD.entry_id NOT IN (SELECT entry_id FROM purge_list)
    BEGIN SELECT RAISE(ABORT, 'a frozen version is only deleted by a purge'); END""",
    """CREATE TRIGGER revisions_are_never_replaced BEFORE INSERT ON revisions
    WHEN EXISTS (SELECT 1 FROM revisions WHERE id = NEW.id OR sequence = NEW.sequence)
    BEGIN SELECT RAISE(ABORT, 'a frozen version is never replaced'); END""",
)


def create_the_first_tables(operations: Operations) -> None:
    """From nothing to version 1."""
    _create_lists(operations)
    _create_pages(operations)
    for trigger in _REVISION_TRIGGERS:
        operations.execute(trigger)


def _create_lists(operations: Operations) -> None:
    for name in ("about", "settings"):
        operations.create_table(name, Column("key", String, primary_key=True), _text("value"))
    operations.create_table("partners", _sequence(), _id("id"), _text("name"), _text("colour"), **_COUNTED)
    operations.create_table(
        "definitions", Column("digest", String, primary_key=True), _text("exercise_id"), _text("body")
    )
    operations.create_table(
        "events", _sequence(), _id("id"), _text("kind"), _text("on_date"), Column("entry_id", String), **_COUNTED
    )
    operations.create_table("purge_list", Column("entry_id", String, primary_key=True))
    operations.create_table("padding", Column("id", Integer, primary_key=True), Column("filling", LargeBinary))


def _create_pages(operations: Operations) -> None:
    operations.create_table(
        "entries",
        _sequence(),
        _id("id"),
        _text("exercise_id"),
        _text("role"),
        Column("author", String),
        _text("state"),
        _text("on_date"),
        **_COUNTED,
    )
    operations.create_index("entries_by_exercise", "entries", ["exercise_id"])
    operations.create_table(
        "working_copies",
        Column("entry_sequence", Integer, ForeignKey("entries.sequence"), primary_key=True, autoincrement=False),
        *map(_text, ("definition", "answers", "saved_utc", "saved_zone")),
    )
    operations.create_table(
        "revisions",
        _sequence(),
        _id("id"),
        Column("entry_id", String, ForeignKey("entries.id"), nullable=False),
        *map(_text, ("made_utc", "made_zone", "reason", "definition", "answers")),
        **_COUNTED,
    )
    operations.create_index("revisions_by_entry", "revisions", ["entry_id"])
    operations.create_table(
        "share_notes",
        _sequence(),
        _id("copy_id"),
        *map(_text, ("entry_id", "fields", "state", "noted_utc", "noted_zone", "answers")),
        **_COUNTED,
    )


_COUNTED = {"sqlite_autoincrement": True}
"""Never gives a number twice, and tells the last one even when a page in between is damaged."""


def _sequence() -> Column[int]:
    return Column("sequence", Integer, primary_key=True)


def _id(name: str) -> Column[str]:
    return Column(name, String, nullable=False, unique=True)


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)
