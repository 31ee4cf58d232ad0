"""From an older book to the present format, one step at a time. Alembic is imported only when a step is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from trustbook.storage.sqlite.connection import FORMAT_VERSION

if TYPE_CHECKING:
    from alembic.operations import Operations
    from sqlalchemy import Connection

Step = Callable[["Operations"], None]


def version_of(connection: Connection) -> int:
    """The `user_version` of a book."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def is_due(connection: Connection) -> bool:
    """Whether the book is older than this program."""
    due = version_of(connection) < FORMAT_VERSION
    connection.rollback()
    return due


def all_steps() -> tuple[Step, ...]:
    """Step n (from 1) leads from version n - 1 to version n."""
    from trustbook.storage.migrations import step_001, step_002

    return (step_001.create_the_first_tables, step_002.add_order_and_meaning)


def migrate(connection: Connection, steps: tuple[Step, ...] | None = None) -> None:
    """Run the steps that are due, all in one transaction: the book is as before, or at the last version.

    The caller has made a backup. Raises RuntimeError when a step left a reference to nothing.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    steps = all_steps() if steps is None else steps
    _foreign_keys(connection, "OFF")  # with them, a rebuilt table would take its dependents along (measured)
    try:
        with connection.begin():
            operations = Operations(MigrationContext.configure(connection))
            for step in steps[version_of(connection) :]:
                step(operations)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise RuntimeError("A step of the migration left a reference to nothing.")
            connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")
    finally:
        _foreign_keys(connection, "ON")


def _foreign_keys(connection: Connection, value: str) -> None:
    raw = connection.connection.driver_connection
    if raw is None:
        raise RuntimeError("The connection is closed.")
    raw.execute(f"PRAGMA foreign_keys = {value}")  # without effect inside a transaction
    if raw.execute("PRAGMA foreign_keys").fetchone() != (int(value == "ON"),):
        raise RuntimeError("A transaction is open.")
