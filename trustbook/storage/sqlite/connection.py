"""One raw connection to one book: its settings, its exclusive lock, and what can be wrong with the file.

Knows sqlcipher3 and nothing of SQLAlchemy, so that backups and checks stay light.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from trustbook.domain.form_problems import TooLargeFile
from trustbook.domain.problems import (
    AlreadyOpen,
    CannotReadFile,
    DamagedBook,
    FolderMoved,
    ForeignDatabase,
    IncompleteCopy,
    MissingBook,
    NewerFormat,
    NotAWorkbook,
    PlainDatabase,
    ReadOnlyWorkbook,
)
from trustbook.storage.files.files import open_regular
from trustbook.storage.sqlite.faults import Identity, identity_of

if TYPE_CHECKING:
    from sqlcipher3 import dbapi2

PAGE_BYTES: Final = 4096
APPLICATION_ID: Final = 0x54726274
"""Written into every book: "Trbt"."""
FORMAT_VERSION: Final = 2
"""The `user_version` of a book that this program writes."""
PLAIN_HEADER: Final = b"SQLite format 3\0"
JOURNAL: Final = "-journal"
MOST_BYTES: Final = 4 << 30
"""Of a book, and of all files of a copy together: thousands of times what two people write."""
_LEAST_BYTES: Final = 512
_JOURNAL_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_LONG_TEXTS: Final = (
    ("working_copies", "answers"),
    ("revisions", "answers"),
    ("share_notes", "answers"),
    ("definitions", "body"),
)

Mode = Literal["rw", "ro"]

OPEN_HERE: Final[set[Identity]] = set()
"""Books this process holds. Opening and closing such a file in any other way would drop its lock (POSIX)."""


def connect(path: Path, key: bytes, mode: Mode, wait_seconds: float = 0.0) -> dbapi2.Connection:
    """A connection with all settings made and nothing read yet. What goes wrong in any of its calls is a Problem."""
    from trustbook.storage.sqlite.telling import TellingConnection

    raw = TellingConnection.to(path, mode, wait_seconds)
    try:
        _set_up(raw, key)
    except BaseException:
        raw.close()
        raise
    return raw


def _set_up(raw: dbapi2.Connection, key: bytes) -> None:
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not raw.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("This is not SQLCipher: nothing would be encrypted.")
    settings = {
        "locking_mode": "EXCLUSIVE",
        "temp_store": "MEMORY",
        "synchronous": "EXTRA",
        "foreign_keys": "ON",
        "recursive_triggers": "ON",
        "trusted_schema": "OFF",
        "cell_size_check": "ON",
        "secure_delete": "ON",
        "mmap_size": "0",
    }
    if sys.platform == "darwin":
        settings |= {"fullfsync": "ON", "checkpoint_fullfsync": "ON"}
    for name, value in settings.items():
        raw.execute(f"PRAGMA {name} = {value}")


def take_lock(raw: dbapi2.Connection, mode: Mode) -> None:
    """Read the file for the first time and keep its lock until the connection closes."""
    raw.execute("BEGIN EXCLUSIVE" if mode == "rw" else "BEGIN")
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        if raw.in_transaction:
            raw.execute("COMMIT")
    if mode == "rw" and raw.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
        raise RuntimeError("The journal mode could not be set.")


def open_raw(path: Path, key: bytes, mode: Mode = "rw", wait_seconds: float = 0.0) -> dbapi2.Connection:
    """A locked connection to a file that is a book of this program or of an older version of it.

    Raises MissingBook, NotAWorkbook, PlainDatabase, IncompleteCopy, DamagedBook, ForeignDatabase, NewerFormat,
    AlreadyOpen, ReadOnlyWorkbook. The file is not changed by any of them. Close it with `close_raw`.
    """
    look_at_file(path)
    raw = connect(path, key, mode, wait_seconds)
    try:
        take_lock(raw, mode)
        refuse_foreign(raw, path)
        if raw.identity is None:
            raise FolderMoved(path)
        OPEN_HERE.add(raw.identity)
    except BaseException:
        raw.close()
        raise
    return raw


def close_raw(raw: dbapi2.Connection) -> None:
    """Close and forget, whether the file is still there or not."""
    raw.close()
    OPEN_HERE.discard(raw.identity)


def is_open_here(path: Path) -> bool:
    """Whether this process holds the book at `path`, so that nothing else may touch its file."""
    try:
        return identity_of(path) in OPEN_HERE
    except OSError:
        return False


def look_at_file(path: Path) -> None:
    """What can be told without a key. A link is no book: what it leads to is none of ours.

    Raises AlreadyOpen, MissingBook, NotAWorkbook, PlainDatabase, IncompleteCopy, ForeignDatabase.
    """
    try:
        if path.is_symlink() or not path.is_file():
            raise MissingBook(path)
        if is_open_here(path):
            raise AlreadyOpen(path)
        size = path.stat().st_size
        with open_regular(path) as file:
            header = file.read(len(PLAIN_HEADER))
    except PermissionError:
        raise ReadOnlyWorkbook(path) from None
    except (FileNotFoundError, NotADirectoryError):
        raise MissingBook(path) from None
    except OSError:
        raise CannotReadFile(path) from None
    _refuse_odd_neighbours(path)
    if header == PLAIN_HEADER:
        raise PlainDatabase(path)
    if has_hot_journal(path):
        _refuse_journal_of_many(journal_of(path))
        return  # a crash may have left it longer or shorter; rolling back mends that
    if size > MOST_BYTES:
        raise TooLargeFile(path)
    if size < _LEAST_BYTES:
        raise NotAWorkbook(path)
    if size % PAGE_BYTES:
        raise IncompleteCopy(path)


def refuse_foreign(raw: dbapi2.Connection, path: Path) -> None:
    """Raises ForeignDatabase or NewerFormat when what the key opened is not ours, or not yet."""
    if raw.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise ForeignDatabase(path)
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    if version > FORMAT_VERSION:
        raise NewerFormat(path, version)
    if version < 1:
        raise ForeignDatabase(path)


def journal_of(path: Path) -> Path:
    """Where the journal of a book lies."""
    return path.with_name(path.name + JOURNAL)


def has_hot_journal(path: Path) -> bool:
    """Whether a journal is left that will be rolled back into the book at the next opening."""
    try:
        with open_regular(journal_of(path)) as file:
            return file.read(1) not in (b"", b"\0")
    except OSError:
        return False


def _refuse_odd_neighbours(path: Path) -> None:
    """Raises ForeignDatabase for a link, a pipe or a device where SQLite would open a file of its own and wait."""
    for neighbour in (journal_of(path), path.with_name(f"{path.name}-wal")):
        try:
            mode = neighbour.lstat().st_mode
        except OSError:
            continue
        if not stat.S_ISREG(mode):
            raise ForeignDatabase(neighbour)


def _refuse_journal_of_many(journal: Path) -> None:
    """Raises ForeignDatabase when the journal names one more file, as after a transaction over several databases.

    SQLite may delete that file after rolling back, wherever it lies (measured: 3.40 does). Ours never names one.
    """
    try:
        with open_regular(journal) as file:
            file.seek(-len(_JOURNAL_MAGIC), os.SEEK_END)
            ends_with_name = file.read() == _JOURNAL_MAGIC
    except OSError:
        return  # shorter than that
    if ends_with_name:
        raise ForeignDatabase(journal)


def writable_mode(path: Path) -> Mode:
    """Whether the book and its folder (for the journal) can be written."""
    return "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"


def verify(raw: dbapi2.Connection, path: Path) -> None:
    """Read every page that is in use, from the disk, with its seal. Raises DamagedBook.

    Pages that are free are not in question: see `has_torn_free_pages`.
    """
    raw.execute("PRAGMA shrink_memory")  # what lies in the cache would not be read
    sound = raw.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    if sound and (raw.execute("PRAGMA foreign_key_check").fetchone() or _has_zeros(raw)):
        sound = not has_torn_free_pages(raw)  # with every seal whole, another program wrote it so
    raw.execute("PRAGMA shrink_memory")
    raw.execute("SELECT count(*) FROM entries").fetchone()  # fails if the last page of the check was damaged
    if not sound:
        raise DamagedBook(path)


def has_torn_free_pages(raw: dbapi2.Connection) -> bool:
    """Whether, in a book that `verify` found sound, a page without content has a broken seal.

    A power cut can leave one: SQLite does not put free pages into the journal before it uses them (found by replay).
    """
    return bool(raw.execute("PRAGMA cipher_integrity_check").fetchall())


def _has_zeros(raw: dbapi2.Connection) -> bool:
    """Whether a long text holds a zero byte, which no text of ours does; another program may have written it.

    SQLCipher gives zeros for a page whose seal is broken and fails only at the next one (measured, 4.19), so that a
    value whose last piece lies on such a page comes out wrong, without an error; `VACUUM INTO` would copy it so.
    """
    return any(
        raw.execute(f"SELECT 1 FROM {table} WHERE instr(CAST({column} AS BLOB), x'00') LIMIT 1").fetchone()
        for table, column in _LONG_TEXTS
    )
