from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Column, Connection, String, event
from sqlalchemy.exc import DBAPIError

from tests.storage.support import KEY, entry, every_file, frozen, sign_in
from trustbook.domain.problems import BackupFailed, DiskFull
from trustbook.storage import migrations
from trustbook.storage.backups.backups import list_backups
from trustbook.storage.books import book as book_module
from trustbook.storage.books import tables
from trustbook.storage.books.book import Book
from trustbook.storage.books.schema import FINGERPRINTS, fingerprints_of
from trustbook.storage.migrations import all_steps, migrate, step_001, step_002, version_of
from trustbook.storage.sqlite import connection
from trustbook.storage.sqlite.live_connection import make_engine
from trustbook.storage.workbook_folder import OpenBooks

if TYPE_CHECKING:
    from alembic.operations import Operations


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "new.book"
    path.touch()
    raw = connection.connect(path, KEY, "rw")
    connection.take_lock(raw, "rw")
    with make_engine(raw, "rw").connect() as opened:
        yield opened
    raw.close()


def names(opened: Connection, kind: str) -> set[str]:
    query = f"SELECT name FROM sqlite_master WHERE type = '{kind}' AND name NOT LIKE 'sqlite%'"
    found = {row[0] for row in opened.exec_driver_sql(query)}
    opened.rollback()
    return found


def test_the_steps_make_exactly_the_tables_that_the_program_knows(empty: Connection) -> None:
    migrate(empty)
    assert version_of(empty) == connection.FORMAT_VERSION
    empty.rollback()
    assert names(empty, "table") == set(tables.metadata.tables)
    for name, table in tables.metadata.tables.items():
        found = [row[1:4] for row in empty.exec_driver_sql(f"PRAGMA table_info({name})")]
        expected = [(column.name, str(column.type), int(not column.nullable)) for column in table.columns]
        assert found == expected, name


def test_a_book_of_each_version_is_known_by_its_fingerprints(empty: Connection) -> None:
    """Frozen with the step that makes it: a book whose SQL reads otherwise is not written to."""
    assert set(FINGERPRINTS) == set(range(1, connection.FORMAT_VERSION + 1))
    for version in FINGERPRINTS:
        migrate(empty, all_steps()[:version])
        raw = empty.connection.driver_connection
        assert raw is not None
        assert fingerprints_of(raw) == FINGERPRINTS[version]


def test_every_version_has_its_step_and_every_step_its_test() -> None:
    assert len(all_steps()) == connection.FORMAT_VERSION
    tests = Path(__file__).read_text(encoding="utf-8")
    assert all(step.__module__.rpartition(".")[2] in tests for step in all_steps())


def failing_after(number: int) -> migrations.Step:
    """Adds a table, rebuilds `revisions`, and fails after so many statements."""

    def step(operations: Operations) -> None:
        statements = [
            "CREATE TABLE more (x)",
            "DROP TRIGGER revisions_are_only_purged",
            "CREATE TABLE copied AS SELECT * FROM revisions",
            "DROP TABLE revisions",
            "ALTER TABLE copied RENAME TO revisions",
        ]
        for statement in statements[:number]:
            operations.execute(statement)
        raise KeyError

    return step


@pytest.mark.parametrize("number", range(6))
def test_a_step_that_fails_at_any_statement_changes_nothing(book: Book, number: int) -> None:
    book.entries.write(entry("a"))
    book.revisions.add(frozen("r", "a", {"text": "frozen"}))
    before = book.revisions.of_entry("a")
    with pytest.raises(KeyError):
        migrate(book.database.connection, (*all_steps(), failing_after(number)))
    assert book.revisions.of_entry("a") == before and version_of(book.database.connection) == connection.FORMAT_VERSION
    book.database.connection.rollback()
    book.upkeep.check()
    assert book.database.raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    book.close()
    Book.open(book.path, KEY).close()


def test_a_step_that_leaves_a_reference_to_nothing_is_undone(book: Book) -> None:
    book.entries.write(entry("a"))

    def step(operations: Operations) -> None:
        operations.execute("DELETE FROM entries")

    with pytest.raises(RuntimeError):
        migrate(book.database.connection, (*all_steps(), step))
    assert [e.id for e in book.entries.all()] == ["a"]


def test_frozen_versions_survive_a_rebuilt_table(book: Book) -> None:
    book.entries.write(entry("a"))
    book.revisions.add(frozen("r", "a", {"text": "frozen"}))

    def step(operations: Operations) -> None:
        with operations.batch_alter_table("entries", recreate="always") as batch:
            batch.add_column(Column("more", String))

    migrate(book.database.connection, (*all_steps(), step))
    assert len(book.revisions.of_entry("a")) == 1 and [e.id for e in book.entries.all()] == ["a"]


def add_a_column(operations: Operations) -> None:
    operations.add_column("share_notes", Column("more", String))


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the program were one version further."""
    further = connection.FORMAT_VERSION + 1
    steps = (*all_steps(), add_a_column)
    monkeypatch.setattr(connection, "FORMAT_VERSION", further)
    monkeypatch.setattr(migrations, "FORMAT_VERSION", further)
    monkeypatch.setattr(migrations, "all_steps", lambda: steps)
    monkeypatch.setattr(book_module, "refuse_hostile_schema", lambda *_: None)


def test_an_older_workbook_is_backed_up_and_brought_up_to_date_at_sign_in(
    ana_alone: OpenBooks, request: pytest.FixtureRequest
) -> None:
    assert ana_alone.private is not None
    ana_alone.private.entries.write(entry("a"))
    ana_alone.close()
    request.getfixturevalue("next_version")
    books, _ = sign_in(ana_alone.folder)
    assert books.private is not None
    for book in (books.shared, books.private):
        assert book.database.raw.execute("PRAGMA user_version").fetchone() == (connection.FORMAT_VERSION,)
    assert [e.id for e in books.private.entries.all()] == ["a"]
    books.close()
    kept = {
        name for info in list_backups(ana_alone.folder, ana_alone.keyring.shared_key) for name in info.verified_books
    }
    assert kept == {path.name for path in ana_alone.folder.glob("*.book")}
    before = len(list_backups(ana_alone.folder))
    books, _ = sign_in(ana_alone.folder)
    books.close()
    assert len(list_backups(ana_alone.folder)) == before, "only when a step is due"


def test_without_a_backup_nothing_is_migrated(
    ana_alone: OpenBooks, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trustbook.storage.backups import building

    ana_alone.close()
    before = every_file(ana_alone.folder)
    request.getfixturevalue("next_version")

    def fail(*_: object) -> None:
        raise DiskFull(ana_alone.folder)

    monkeypatch.setattr(building, "verified_copy", fail)
    with pytest.raises(BackupFailed):
        sign_in(ana_alone.folder)
    assert every_file(ana_alone.folder) == before


@pytest.mark.thorough
def test_alembic_is_only_loaded_when_a_step_is_due(ana_alone: OpenBooks) -> None:
    import subprocess
    import sys

    ana_alone.close()
    program = (
        "import sys; from pathlib import Path; from tests.storage.support import sign_in;"
        f"books, _ = sign_in(Path({str(ana_alone.folder)!r})); books.close(); assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env={**os.environ})


def test_a_driver_error_in_a_step_tells_no_text(book: Book) -> None:
    def step(operations: Operations) -> None:
        operations.execute("INSERT INTO nowhere VALUES ('x')")

    with pytest.raises(DBAPIError):
        migrate(book.database.connection, (*all_steps(), step))


OLD_ROWS = """
INSERT INTO about VALUES ('kind', 'private'), ('workbook_id', 'w');
INSERT INTO entries VALUES (1, 'late', 'walk', 'own', 'ana', 'started', '2026-05-04');
INSERT INTO entries VALUES (4, 'early', 'walk', 'own', 'ana', 'paused', '2026-05-03');
INSERT INTO working_copies VALUES (1, 'd', '{"text":"now"}', '2026-05-04T10:00:00+00:00', '');
INSERT INTO working_copies VALUES (4, 'd', '{"text":"then"}', '2026-05-03T10:00:00+00:00', '');
INSERT INTO revisions VALUES (2, 'r2', 'late', '2026-05-04T10:00:00+00:00', '', 'leaving', 'd', '{"text":"1"}');
INSERT INTO revisions VALUES (3, 'r3', 'early', '2026-05-04T10:00:00+00:00', '', 'leaving', 'd', '{"text":"2"}');
INSERT INTO revisions VALUES (9, 'r1', 'late', '2026-05-03T10:00:00+00:00', '', 'lock', 'd', '{"text":"3"}');
INSERT INTO revisions VALUES (10, x'ff', 'early', '2026-05-03T10:00:00+00:00', '', 'lock', 'd', '{"text":"4"}');
INSERT INTO revisions VALUES (11, 'r5', 'early', '2026-05-03T10:00:00+00:00', '', 'lock', 'd', '{"text":"5"}');
INSERT INTO events VALUES (1, 'e1', 'shared', '2026-05-03', 'late');
INSERT INTO events VALUES (2, 'e2', 'moved-house', '2026-05-02', NULL);
"""


@pytest.fixture
def format_1(tmp_path: Path) -> Path:
    """A book as the first format had it, with words in it, and one row that another program wrote."""
    path = tmp_path / "old.book"
    path.touch()
    raw = connection.connect(path, KEY, "rw")
    connection.take_lock(raw, "rw")
    raw.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
    with make_engine(raw, "rw").connect() as opened:
        migrate(opened, (step_001.create_the_first_tables,))
    for statement in OLD_ROWS.strip().splitlines():
        raw.execute(statement)
    raw.close()
    return path


def test_step_002_keeps_every_word_and_the_order_in_which_it_was_written(format_1: Path) -> None:
    book = Book.open(format_1, KEY)
    try:
        assert [(e.id, e.answers["text"], e.lamport) for e in book.entries.all()] == [
            ("early", "then", 2),
            ("late", "now", 1),
        ]
        assert [(v.id, v.answers["text"], v.parents) for v in book.revisions.of_entry("late")] == [
            ("r2", "1", ()),
            ("r1", "3", ("r2",)),
        ]
        assert [(v.id, v.parents) for v in book.revisions.of_entry("early")] == [("r3", ()), ("r5", ())]
        assert [(e.id, e.kind, e.actor, dict(e.payload)) for e in book.events.all()] == [
            ("e1", "shared", None, {}),
            ("e2", "moved-house", None, {}),
        ]
        numbers = [entry.lamport for entry in book.entries.all()]
        numbers += [revision.lamport for revision in book.revisions.of_entry("late")]
        numbers += [event.lamport for event in book.events.all()]
        assert len(set(numbers)) == len(numbers) and {e.writer for e in book.entries.all()} != {""}
        book.entries.write(entry("new"))
        added = book.entries.get("new")
        assert added is not None and added.lamport > max(numbers)
        with pytest.raises(DBAPIError, match="never changed"):
            book.database.connection.exec_driver_sql("UPDATE revisions SET answers = '{}'")
    finally:
        book.close()


def test_step_002_that_fails_at_any_statement_leaves_the_book_as_it_was(
    format_1: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plain_content(format_1)
    for number in range(100):
        stop_after(number, monkeypatch)
        try:
            Book.open(format_1, KEY).close()
        except KeyError:
            assert plain_content(format_1) == before, number
            continue
        assert number > 20, "every statement was made to fail"
        break
    assert plain_content(format_1) != before


def plain_content(path: Path) -> list[str]:
    raw = connection.connect(path, KEY, "ro")
    try:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [f"{name}: {row}" for name in names for row in raw.execute(f"SELECT * FROM {name}")]
        return [*rows, *map(str, raw.execute("SELECT sql FROM sqlite_master")), version_in(raw)]
    finally:
        raw.close()


def version_in(raw: Any) -> str:
    return str(raw.execute("PRAGMA user_version").fetchone())


def stop_after(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every statement of a step after so many of them fails."""
    done: list[object] = []

    def step(operations: Operations) -> None:
        bind = operations.get_bind()

        def count(*_: object) -> None:
            if len(done) >= number:
                raise KeyError
            done.append(1)

        event.listen(bind, "before_cursor_execute", count)
        try:
            step_002.add_order_and_meaning(operations)
            count()
        finally:
            event.remove(bind, "before_cursor_execute", count)

    monkeypatch.setattr(migrations, "all_steps", lambda: (step_001.create_the_first_tables, step))
