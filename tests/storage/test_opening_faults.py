"""Each fault of a file has its own name, and none of them changes the file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.storage.other_user import NOBODY, can_be_run_by, needs_root
from tests.storage.support import KEY, entry
from trustbook.domain.problems import (
    AlreadyOpen,
    DamagedBook,
    DiskFull,
    FolderMoved,
    ForeignDatabase,
    IncompleteCopy,
    MissingBook,
    NewerFormat,
    NotAWorkbook,
    PlainDatabase,
    Problem,
    ReadOnlyWorkbook,
    StrangeBook,
    TargetExists,
)
from trustbook.storage.books import book as book_module
from trustbook.storage.books.book import Book
from trustbook.storage.sqlite.connection import connect


@pytest.fixture
def path(book: Book) -> Path:
    """A book with a page in it, closed."""
    book.entries.write(entry("a"))
    book.close()
    return book.path


def make_plain(path: Path) -> None:
    path.unlink()
    plain = dbapi2.connect(path)
    plain.execute("CREATE TABLE entries (id)")
    plain.commit()
    plain.close()


def make_foreign(path: Path, key: bytes) -> None:
    path.unlink()
    path.touch()
    other = connect(path, key, "rw")
    other.execute("CREATE TABLE entries (id)")
    other.close()


def change_with_sql(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        raw = connect(path, KEY, "rw")
        for statement in statements:
            raw.execute(statement)
        raw.close()

    return change


def writing(content: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(content)

    return change


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


HOSTILE = "CREATE TRIGGER more AFTER UPDATE ON working_copies BEGIN DELETE FROM events; END"

STRANGE = {
    "a trigger more": (HOSTILE,),
    "a trigger that runs when something is read of us": (
        "CREATE TRIGGER more BEFORE INSERT ON entries BEGIN DELETE FROM share_notes; END",
    ),
    "a trigger of a right name that does nothing": (
        "DROP TRIGGER revisions_are_never_changed",
        "CREATE TRIGGER revisions_are_never_changed BEFORE UPDATE ON revisions BEGIN SELECT 1; END",
    ),
    "a trigger less": ("DROP TRIGGER revisions_are_only_purged",),
    "a view": ("CREATE VIEW more AS SELECT * FROM entries",),
    "a table more": ("CREATE TABLE more (a)",),
    "a virtual table": ("CREATE VIRTUAL TABLE more USING fts5(a)",),
    "an index more": ("CREATE INDEX more ON entries (author)",),
    "an index of a right name on something else": (
        "DROP INDEX entries_by_exercise",
        "CREATE INDEX entries_by_exercise ON entries (role)",
    ),
    "an index less": ("DROP INDEX revisions_by_entry",),
    "statistics": ("ANALYZE",),
}


FAULTS: list[tuple[str, Callable[[Path], None], type[Problem]]] = [
    ("missing", Path.unlink, MissingBook),
    ("empty", writing(b""), NotAWorkbook),
    ("one byte", writing(b"x"), NotAWorkbook),
    ("half a page too long", lambda path: os.truncate(path, path.stat().st_size + 2048), IncompleteCopy),
    ("cut in the middle of a page", lambda path: os.truncate(path, 4096 * 3 + 100), IncompleteCopy),
    ("cut after some pages", lambda path: os.truncate(path, 4096 * 3), DamagedBook),
    ("plain SQLite", make_plain, PlainDatabase),
    ("another program's, our key", lambda path: make_foreign(path, KEY), ForeignDatabase),
    ("another program's, its own key", lambda path: make_foreign(path, bytes(32)), DamagedBook),
    ("random bytes", writing(os.urandom(64 * 4096)), DamagedBook),
    ("first page damaged", lambda path: flip(path, 2000), DamagedBook),
    ("salt damaged", lambda path: flip(path, 3), DamagedBook),
    ("newer", change_with_sql("PRAGMA user_version = 7"), NewerFormat),
    ("never finished", change_with_sql("PRAGMA user_version = 0"), ForeignDatabase),
    (
        "hostile view",
        change_with_sql("DROP TABLE padding", "CREATE VIEW padding AS SELECT 1 AS id, 2 AS filling"),
        ForeignDatabase,
    ),
    ("another column", change_with_sql("ALTER TABLE settings ADD COLUMN more"), ForeignDatabase),
    (
        "a column of another type",
        change_with_sql(
            "DROP TABLE settings", 'CREATE TABLE settings ("key" VARCHAR NOT NULL, value ANY, PRIMARY KEY ("key"))'
        ),
        ForeignDatabase,
    ),
    (
        "a column without its rule",
        change_with_sql("DROP TABLE purge_list", "CREATE TABLE purge_list (entry_id VARCHAR NOT NULL)"),
        ForeignDatabase,
    ),
    ("a table that is gone", change_with_sql("DROP TABLE share_notes"), ForeignDatabase),
    ("no kind", change_with_sql("DELETE FROM about"), ForeignDatabase),
]


@pytest.mark.parametrize(("change", "problem"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_each_fault_has_its_name_and_harms_nothing(
    path: Path, change: Callable[[Path], None], problem: type[Problem]
) -> None:
    change(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(problem) as caught:
        Book.open(path, KEY, wait_seconds=0)
    assert type(caught.value) is problem
    assert (path.read_bytes() if path.exists() else None) == before
    assert sorted(path.parent.iterdir()) == ([path] if before is not None else [])


@pytest.mark.thorough
@pytest.mark.parametrize("case", STRANGE, ids=str)
def test_a_book_with_strange_parts_can_be_read_and_is_never_written_to(path: Path, case: str) -> None:
    change_with_sql(*STRANGE[case])(path)
    before = path.read_bytes()
    book = Book.open(path, KEY, wait_seconds=0)
    try:
        assert book.database.read_only and book.database.has_strange_parts and not book.database.damaged
        with pytest.raises(StrangeBook):
            book.settings.put("a", "b")
        with pytest.raises(ReadOnlyWorkbook):
            book.database.raw.execute("DELETE FROM settings")
        assert [found.id for found in book.entries.all()] == ["a"]
        book.upkeep.check()
    finally:
        book.close()
    assert path.read_bytes() == before


def test_the_version_of_a_newer_book_is_told(path: Path) -> None:
    change_with_sql("PRAGMA user_version = 7")(path)
    with pytest.raises(NewerFormat) as caught:
        Book.open(path, KEY)
    assert caught.value.version == 7


def test_nothing_is_created_over_something(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(TargetExists):
        Book.create(path, KEY, kind="private", workbook_id="w")
    assert path.read_bytes() == before


@pytest.mark.thorough
def test_a_second_window_in_the_same_process_is_told_so(path: Path) -> None:
    first = Book.open(path, KEY)
    with pytest.raises(AlreadyOpen):
        Book.open(path, KEY, wait_seconds=0)
    assert is_held_for_others(path)
    first.close()
    assert not is_held_for_others(path)


def test_a_second_program_is_told_so_and_gets_in_afterwards(path: Path) -> None:
    with other_process_holding(path), pytest.raises(AlreadyOpen):
        Book.open(path, KEY, wait_seconds=0.2)
    Book.open(path, KEY).close()


def test_a_program_that_lets_go_within_the_wait_is_waited_for(path: Path) -> None:
    with other_process_holding(path, seconds=0.6):
        Book.open(path, KEY, wait_seconds=5).close()


HOLDER = """
import sys, time
from pathlib import Path
from trustbook.storage.books.book import Book
book = Book.open(Path(sys.argv[1]), bytes(range(32)), wait_seconds=0)
print("open", flush=True)
time.sleep(float(sys.argv[2]))
book.close()
"""

TRY = """
import sys
from pathlib import Path
from trustbook.domain.problems import Problem
from trustbook.storage.books.book import Book
try:
    book = Book.open(Path(sys.argv[1]), bytes(range(32)), wait_seconds=0)
    print("read only" if book.database.read_only else "writable", len(book.entries.heads()))
    try:
        book.settings.put("a", "b")
    except Problem as problem:
        print(type(problem).__name__)
    book.close()
except Problem as problem:
    print(type(problem).__name__)
"""


class other_process_holding:
    """Another process that has the book open."""

    def __init__(self, path: Path, seconds: float = 60) -> None:
        command = [sys.executable, "-c", HOLDER, str(path), str(seconds)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> None:
        assert self._process.stdout is not None and self._process.stdout.readline() == "open\n"

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


def tried_elsewhere(path: Path, user: int | None = None) -> list[str]:
    command = [sys.executable, "-c", TRY, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True, user=user).stdout.split("\n")[:-1]


def is_held_for_others(path: Path) -> bool:
    return tried_elsewhere(path)[0] == "AlreadyOpen"


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that a process of another user can reach, unlike pytest's own."""
    folder = Path("/tmp") / f"trustbook-test-{os.urandom(6).hex()}"
    folder.mkdir(mode=0o755)
    yield folder
    shutil.rmtree(folder)


@needs_root
def test_in_a_read_only_folder_a_book_opens_to_be_read(path: Path, open_to_all: Path) -> None:
    if not can_be_run_by(NOBODY):
        pytest.skip("the other user cannot reach the program")
    copy = open_to_all / "one.book"
    shutil.copy(path, copy)
    copy.chmod(0o644)
    before = copy.read_bytes()
    assert tried_elsewhere(copy, NOBODY) == ["read only 1", "ReadOnlyWorkbook"]
    assert copy.read_bytes() == before and list(open_to_all.iterdir()) == [copy]


def test_where_nothing_may_be_written_a_book_opens_to_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_module, "writable_mode", lambda _: "ro")
    before = path.read_bytes()
    book = Book.open(path, KEY)
    try:
        assert book.database.read_only and len(book.entries.all()) == 1
        with pytest.raises(ReadOnlyWorkbook):
            book.entries.write(entry("b"))
        book.upkeep.check()
    finally:
        book.close()
    assert path.read_bytes() == before


def test_a_full_disk_says_so_and_keeps_what_was_saved(path: Path) -> None:
    book = Book.open(path, KEY)
    try:
        book.database.raw.execute("PRAGMA max_page_count = 64")
        with pytest.raises(DiskFull):
            book.entries.write(entry("a", {"text": "x" * 4096 * 100}))
        assert book.entries.all()[0].answers == {"text": "some words"}
        book.entries.write(entry("a", {"text": "short"}))
        book.upkeep.check()
        assert book.entries.all()[0].answers == {"text": "short"}
    finally:
        book.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("cannot mount a small disk here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@needs_root
def test_a_disk_that_is_really_full_loses_nothing(small_disk: Path) -> None:
    book = Book.create(small_disk / "one.book", KEY, kind="private", workbook_id="w")
    saved, full = {}, 0
    try:
        for number in range(400):
            text = f"text {number} " + "x" * 9000
            try:
                book.entries.write(entry(str(number), {"text": text}))
                saved[str(number)] = text
            except DiskFull:
                full += 1
                if full == 3:
                    break
        assert full == 3 and len(saved) > 10
        assert {e.id: e.answers["text"] for e in book.entries.all()} == saved
        book.upkeep.check()
    finally:
        book.close()
    book = Book.open(small_disk / "one.book", KEY)
    assert {e.id: e.answers["text"] for e in book.entries.all()} == saved
    book.close()


@pytest.mark.parametrize("move", ["rename", "delete", "replace"])
def test_a_folder_moved_while_open_is_noticed_before_anything_is_written(tmp_path: Path, move: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    book = Book.create(home / "one.book", KEY, kind="private", workbook_id="w")
    try:
        book.entries.write(entry("a"))
        moved = tmp_path / "moved"
        if move == "delete":
            shutil.rmtree(home)
        else:
            home.rename(moved)
        if move == "replace":
            shutil.copytree(moved, home)
        with pytest.raises(FolderMoved):
            book.entries.write(entry("b"))
        assert [e.id for e in book.entries.all()] == ["a"], "what is open can still be read and kept elsewhere"
    finally:
        book.close()
    assert home.exists() == (move == "replace")
