"""The tables of a book as SQLAlchemy knows them. All books have the same. The steps in `migrations` make them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData()

about = Table("about", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

settings = Table("settings", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

partners = Table(
    "partners",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("colour", String, nullable=False),
    Column("signing_key", String, nullable=False),
)

definitions = Table(
    "definitions",
    metadata,
    Column("digest", String, primary_key=True),
    Column("exercise_id", String, nullable=False),
    Column("body", String, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("exercise_id", String, nullable=False),
    Column("role", String, nullable=False),
    Column("author", String),
    Column("state", String, nullable=False),
    Column("on_date", String, nullable=False),
    Column("lamport", Integer, nullable=False),
    Column("writer", String, nullable=False),
    Column("signature", String, nullable=False),
)

working_copies = Table(
    "working_copies",
    metadata,
    Column("entry_sequence", Integer, ForeignKey("entries.sequence"), primary_key=True, autoincrement=False),
    Column("definition", String, nullable=False),
    Column("answers", String, nullable=False),
    Column("saved_utc", String, nullable=False),
    Column("saved_zone", String, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("entry_id", String, ForeignKey("entries.id"), nullable=False),
    Column("made_utc", String, nullable=False),
    Column("made_zone", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("definition", String, nullable=False),
    Column("answers", String, nullable=False),
    Column("parents", String, nullable=False),
    Column("lamport", Integer, nullable=False),
    Column("writer", String, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("on_date", String, nullable=False),
    Column("entry_id", String),
    Column("actor", String),
    Column("revision_id", String),
    Column("payload", String, nullable=False),
    Column("lamport", Integer, nullable=False),
    Column("writer", String, nullable=False),
    Column("signature", String, nullable=False),
)

share_notes = Table(
    "share_notes",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("copy_id", String, nullable=False, unique=True),
    Column("entry_id", String, nullable=False),
    Column("fields", String, nullable=False),
    Column("state", String, nullable=False),
    Column("noted_utc", String, nullable=False),
    Column("noted_zone", String, nullable=False),
    Column("answers", String, nullable=False),
)

purge_list = Table("purge_list", metadata, Column("entry_id", String, primary_key=True))

padding = Table("padding", metadata, Column("id", Integer, primary_key=True), Column("filling", LargeBinary))
