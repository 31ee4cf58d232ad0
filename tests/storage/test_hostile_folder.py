"""What somebody else may have put into a workbook's folder, or into the file on a stick."""

from __future__ import annotations

import json
import os
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.support import ANA, CLOCK, every_file, make_backup, sign_in
from trustbook.domain.problems import CannotReadFile, CannotWriteFile, ForeignDatabase, MissingBook, NotABackup, Problem
from trustbook.storage.backups.backups import list_backups, read_copy, write_copy
from trustbook.storage.files.files import write_beside
from trustbook.storage.folder.layout import book_paths
from trustbook.storage.inspection import inspect_folder
from trustbook.storage.keys.keys import key_file_paths
from trustbook.storage.sqlite.connection import journal_of
from trustbook.storage.workbook_folder import OpenBooks

pytestmark = pytest.mark.sweep

MAGIC = bytes.fromhex("d9d505f920a163d7")


def journal_that_names(book: Path, victim: Path) -> bytes:
    """A journal which says that it belongs to a transaction over several files, led by `victim`.

    After rolling back, SQLite 3.40 deletes that leading file, wherever it lies; 3.53 no longer does.
    """
    head = MAGIC + struct.pack(">5I", 0, 0, book.stat().st_size // 4096, 512, 4096)
    name = str(victim).encode()
    return head.ljust(512, b"\0") + struct.pack(">I", 1) + name + struct.pack(">2I", len(name), sum(name)) + MAGIC


def test_a_journal_cannot_have_another_file_deleted(ana_alone: OpenBooks, tmp_path: Path) -> None:
    ana_alone.close()
    victim = tmp_path / "precious.txt"
    victim.write_text("years of work", encoding="utf-8")
    book = ana_alone.folder / "shared.book"
    journal_of(book).write_bytes(journal_that_names(book, victim))
    before = every_file(ana_alone.folder)
    with pytest.raises(ForeignDatabase) as caught:
        sign_in(ana_alone.folder)
    assert caught.value.path == journal_of(book)
    assert victim.read_text(encoding="utf-8") == "years of work"
    assert every_file(ana_alone.folder) == before


def test_links_are_no_books_and_no_keys(ana_and_ben: OpenBooks, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"another file of this person" * 400)
    folder = ana_and_ben.folder
    name = "00000000-0000-4000-8000-000000000000"
    (folder / f"{name}.book").symlink_to(secret)
    (folder / "keys" / f"{name}.json").symlink_to(secret)
    date = secret.stat().st_mtime_ns
    info = make_backup(ana_and_ben, CLOCK)
    ana_and_ben.close()
    assert name not in str([*book_paths(folder), *key_file_paths(folder)])
    assert not [path for path in info.path.rglob("*") if name in path.name]
    assert secret.stat().st_mtime_ns == date
    shared = folder / "shared.book"
    shared.rename(tmp_path / "elsewhere.book")
    shared.symlink_to(tmp_path / "elsewhere.book")
    with pytest.raises(MissingBook):
        sign_in(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"made_utc": "0001-01-01T00:00:00+14:00"},
        {"made_utc": "9999-12-31T23:59:59-14:00"},
        {"made_utc": "2026-01-01T00:00:00"},
        {"made_zone": "../../etc/passwd"},
        {"made_zone": "Nowhere/Land"},
        {"made_zone": "\0"},
        {"verified": ["x"] * 100_000},
    ],
    ids=str,
)
def test_a_backup_that_lies_about_itself_stops_nothing(ana_alone: OpenBooks, changes: dict[str, object]) -> None:
    info = make_backup(ana_alone, CLOCK)
    path = info.path / "backup.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | changes), encoding="utf-8")
    for kept in list_backups(ana_alone.folder):
        kept.made.local()
    make_backup(ana_alone, CLOCK)


def test_deep_nesting_in_a_manifest_stops_nothing(ana_alone: OpenBooks) -> None:
    info = make_backup(ana_alone, CLOCK)
    (info.path / "backup.json").write_bytes(b'{"x":' * 50_000 + b"1" + b"}" * 50_000)
    assert list_backups(ana_alone.folder) == ()


@pytest.fixture
def stick(ana_and_ben: OpenBooks, tmp_path: Path) -> Path:
    """The one file on a stick."""
    target = tmp_path / "stick.copy"
    write_copy(make_backup(ana_and_ben, CLOCK).path, target)
    ana_and_ben.close()
    return target


def adding(name: str, content: bytes = b"x", method: int = zipfile.ZIP_STORED) -> Callable[[Path], None]:
    def add(path: Path) -> None:
        with zipfile.ZipFile(path, "a") as packed:
            packed.writestr(zipfile.ZipInfo(name), content, method)

    return add


HOSTILE = {
    "a step up": adding("../outside"),
    "two steps up": adding("keys/../../outside"),
    "from the root": adding("/outside"),
    "a drive": adding("C:outside"),
    "backslashes": adding("..\\outside"),
    "a folder": adding("keys/"),
    "a folder more": adding("backups/x/shared.book"),
    "another name": adding(".bashrc"),
    "a bomb": adding("00000000-0000-4000-8000-000000000000.book", b"\0" * (8 << 20), zipfile.ZIP_DEFLATED),
    "a book too many": adding("00000000-0000-4000-8000-000000000000.book", b"\1" * 8192),
    "the same again": adding("shared.book", b"\1" * 8192),
    "too many": lambda path: [adding(f"keys/00000000-0000-4000-8000-{n:012}.json")(path) for n in range(40)] and None,
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_crafted_stick_is_refused_and_leaves_nothing(
    stick: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(stick)
    before = every_file(tmp_path)
    with pytest.raises(NotABackup):
        read_copy(stick, tmp_path / "Back.trustbook")
    assert every_file(tmp_path) == before


def test_whatever_happened_to_a_stick_it_is_told_as_a_problem(stick: Path, tmp_path: Path) -> None:
    content, chance = stick.read_bytes(), random.Random(4)
    directory = content.index(b"PK\x01\x02")
    for _round in range(300):
        changed = bytearray(content)
        for _flip in range(chance.randint(1, 4)):
            changed[chance.randrange(directory, len(changed))] = chance.randrange(256)
        stick.write_bytes(changed[: chance.choice([len(changed), chance.randrange(directory, len(changed))])])
        target = tmp_path / "Back.trustbook"
        try:
            read_copy(stick, target)
        except (NotABackup, CannotReadFile):
            assert not target.exists()
            continue
        try:
            sign_in(target, ANA)[0].close()
        except Problem:
            pass
        target.rename(tmp_path / f"back-{_round}")


ODD = {"a pipe": os.mkfifo, "a folder": Path.mkdir, "a device": lambda path: path.symlink_to("/dev/zero")}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with names in folders")
@pytest.mark.parametrize("make", ODD.values(), ids=ODD.keys())
def test_what_is_no_file_is_never_waited_for(
    ana_and_ben: OpenBooks, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    name = "00000000-0000-4000-8000-000000000000"
    make(ana_and_ben.folder / f"{name}.book")
    info = make_backup(ana_and_ben, CLOCK)
    assert not [path for path in info.path.iterdir() if path.name.startswith(name)]
    make(ana_and_ben.folder / "keys" / f"{name}.json")
    assert inspect_folder(ana_and_ben.folder).books == 3
    make(tmp_path / "stick")
    with pytest.raises((NotABackup, CannotReadFile)):
        read_copy(tmp_path / "stick", tmp_path / "Back.trustbook")


def test_another_name_of_an_open_book_does_not_open_it_to_others(ana_and_ben: OpenBooks) -> None:
    (ana_and_ben.folder / "00000000-0000-4000-8000-000000000000.book").hardlink_to(ana_and_ben.shared.path)
    make_backup(ana_and_ben, CLOCK)
    lock = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'rb+'), fcntl.LOCK_EX | fcntl.LOCK_NB, 512, 0x40000000)"
    done = subprocess.run([sys.executable, "-c", lock, str(ana_and_ben.shared.path)], capture_output=True, check=False)
    assert done.returncode != 0 and b"BlockingIOError" in done.stderr


def test_where_not_even_the_unfinished_file_can_be_deleted_the_first_problem_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteFile):
        write_beside(tmp_path / ("x" * 300) / "a.pdf", b"content")
