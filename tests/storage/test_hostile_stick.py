"""The file on a stick may have been made to harm: whatever it says, a sentence, little memory, nothing outside."""

from __future__ import annotations

import os
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.support import ANA, CLOCK, every_file, make_backup, sign_in
from trustbook.domain.problems import CannotReadFile, DamagedPart, NotABackup, Problem
from trustbook.storage.backups.backups import list_backups, read_copy, write_copy
from trustbook.storage.workbook_folder import OpenBooks

pytestmark = pytest.mark.sweep

NAME = "00000000-0000-4000-8000-000000000000"
END = struct.Struct("<4s4H2LH")


@pytest.fixture
def stick(ana_and_ben: OpenBooks, tmp_path: Path) -> Path:
    target = tmp_path / "stick.copy"
    write_copy(make_backup(ana_and_ben, CLOCK).path, target)
    ana_and_ben.close()
    return target


def with_end(path: Path, **changes: int) -> None:
    """Change fields of the last record: which tells how long the directory is."""
    content = path.read_bytes()
    fields = dict(
        zip(("sig", "a", "b", "here", "count", "size", "at", "comment"), END.unpack(content[-22:]), strict=True)
    )
    path.write_bytes(content[:-22] + END.pack(*(fields | changes).values()))


def with_directory(path: Path, change: Callable[[list[bytearray]], list[bytearray]]) -> None:
    """Change the directory's entries, and say so in the last record."""
    content = path.read_bytes()
    end = list(END.unpack(content[-22:]))
    entries, at = [], end[6]
    for _ in range(end[4]):
        name, extra, comment = struct.unpack("<3H", content[at + 28 : at + 34])
        size = 46 + name + extra + comment
        entries.append(bytearray(content[at : at + size]))
        at += size
    directory = b"".join(change(entries))
    end[3] = end[4] = min(len(change(entries)), 65535)
    end[5] = len(directory)
    path.write_bytes(content[: end[6]] + directory + END.pack(*end))


def all_at_the_same_place(entries: list[bytearray]) -> list[bytearray]:
    """Each of many files lies where the first one does: a bomb that needs no compression."""
    largest = max(entries, key=lambda entry: struct.unpack("<L", entry[24:28])[0])
    made = []
    for number in range(200):
        entry = bytearray(largest)
        entry[46 : 46 + 41] = f"00000000-0000-4000-8000-{number:012}.book".encode()[:41].ljust(41)
        made.append(entry)
    return [*entries, *made]


def as_link(entries: list[bytearray]) -> list[bytearray]:
    changed = [bytearray(entry) for entry in entries]
    for entry in changed:
        struct.pack_into("<L", entry, 38, 0o120777 << 16)
    return changed


def larger_than_it_is(entries: list[bytearray]) -> list[bytearray]:
    changed = [bytearray(entry) for entry in entries]
    struct.pack_into("<2L", changed[0], 20, 0xFFFFFF00, 0xFFFFFF00)
    return changed


def twice(entries: list[bytearray]) -> list[bytearray]:
    return [*entries, *entries]


def elsewhere(entries: list[bytearray]) -> list[bytearray]:
    changed = [bytearray(entry) for entry in entries]
    struct.pack_into("<L", changed[0], 42, 0x7FFFFFFF)
    return changed


def swapped(entries: list[bytearray]) -> list[bytearray]:
    """The directory calls one file by the name of another."""
    changed = [bytearray(entry) for entry in entries]
    first, second = changed[0][42:46], changed[1][42:46]
    changed[0][42:46], changed[1][42:46] = second, first
    return changed


CHANGES: dict[str, Callable[[Path], object]] = {
    "overlapping": lambda path: with_directory(path, all_at_the_same_place),
    "larger than it is": lambda path: with_directory(path, larger_than_it_is),
    "all twice": lambda path: with_directory(path, twice),
    "beyond the end": lambda path: with_directory(path, elsewhere),
    "swapped": lambda path: with_directory(path, swapped),
    "a million entries": lambda path: with_end(path, count=0xFFFF, here=0xFFFF),
    "a directory of 4 GiB": lambda path: with_end(path, size=0xFFFFFFF0),
    "a comment": lambda path: with_end(path, comment=5),
    "an archive in an archive": lambda path: wrapped(path),
    "compressed": lambda path: repacked(path, zipfile.ZIP_DEFLATED),
    "empty": lambda path: path.write_bytes(b""),
    "an end and nothing else": lambda path: path.write_bytes(path.read_bytes()[-22:]),
}


def wrapped(path: Path) -> None:
    content = path.read_bytes()
    with zipfile.ZipFile(path, "w") as outer:
        outer.writestr("stick.copy", content)


def repacked(path: Path, method: int) -> None:
    with zipfile.ZipFile(path) as packed:
        contents = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", method) as outer:
        for name, content in contents.items():
            outer.writestr(name, content)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_stick_with_false_numbers_is_refused_and_leaves_nothing(
    stick: Path, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    change(stick)
    before = every_file(tmp_path)
    with pytest.raises((NotABackup, CannotReadFile)):
        read_copy(stick, tmp_path / "Back.trustbook")
    assert every_file(tmp_path) == before


def test_a_link_in_an_archive_becomes_no_link(stick: Path, tmp_path: Path) -> None:
    with_directory(stick, as_link)
    read_copy(stick, tmp_path / "Back.trustbook")
    assert not [path for path in (tmp_path / "Back.trustbook").rglob("*") if path.is_symlink()]


def test_a_huge_directory_takes_no_memory(tmp_path: Path) -> None:
    """46 bytes an entry on the stick would become half a KiB each in memory."""
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0) + b"name"
    directory = entry * 400_000
    end = END.pack(b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 0, 0)
    (tmp_path / "stick").write_bytes(directory + end)
    del directory
    tracemalloc.start()
    with pytest.raises(NotABackup):
        read_copy(tmp_path / "stick", tmp_path / "Back.trustbook")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 << 20


def test_a_large_file_on_a_stick_is_brought_back_piece_by_piece(stick: Path, tmp_path: Path) -> None:
    tracemalloc.start()
    read_copy(stick, tmp_path / "Back.trustbook")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 << 20


def test_wherever_a_stick_is_cut_or_changed_it_is_told_as_a_problem(stick: Path, tmp_path: Path) -> None:
    content, chance = stick.read_bytes(), random.Random(7)
    ended = set()
    for number in range(150):
        changed = bytearray(content)
        for _flip in range(chance.randint(0, 3)):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        stick.write_bytes(changed[: chance.choice([len(changed), len(changed), chance.randrange(len(changed))])])
        target = tmp_path / f"Back-{number}.trustbook"
        try:
            told = read_copy(stick, target)
        except (NotABackup, CannotReadFile):
            ended.add("refused")
            assert not target.exists()
            continue
        ended |= {type(problem).__name__ for problem in told} or {"whole"}
        try:
            sign_in(target, ANA)[0].close()
        except Problem:
            continue
    assert ended == {"refused", "whole", DamagedPart.__name__}


needs_pipes = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with names in folders")
ODD = {"a pipe": os.mkfifo, "a folder": Path.mkdir, "a device": lambda path: path.symlink_to("/dev/zero")}


@needs_pipes
@pytest.mark.parametrize("make", ODD.values(), ids=ODD.keys())
def test_a_manifest_that_is_no_file_is_never_waited_for(
    ana_alone: OpenBooks, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    info = make_backup(ana_alone, CLOCK)
    (info.path / "backup.json").unlink()
    make(info.path / "backup.json")
    assert list_backups(ana_alone.folder) == ()
    with pytest.raises(NotABackup):
        read_copy(info.path, tmp_path / "Back.trustbook")


@needs_pipes
def test_links_in_a_kept_backup_lead_nowhere(ana_alone: OpenBooks, tmp_path: Path) -> None:
    info = make_backup(ana_alone, CLOCK)
    (info.path / "keys").rename(tmp_path / "keys elsewhere")
    (info.path / "keys").symlink_to(tmp_path / "keys elsewhere")
    with pytest.raises(NotABackup):
        read_copy(info.path, tmp_path / "Back.trustbook")
    link = ana_alone.folder / "backups" / "2026-05-03-0009"
    link.symlink_to(info.path)
    assert link not in [each.path for each in list_backups(ana_alone.folder)]


def test_a_kept_backup_of_a_huge_sparse_file_is_refused_before_it_is_copied(
    ana_alone: OpenBooks, tmp_path: Path
) -> None:
    info = make_backup(ana_alone, CLOCK)
    os.truncate(info.path / "shared.book", 5 << 30)
    with pytest.raises(NotABackup):
        read_copy(info.path, tmp_path / "Back.trustbook")
    assert not list(tmp_path.glob(".*"))


def test_files_beside_those_of_a_kept_backup_are_left_where_they_are(ana_alone: OpenBooks, tmp_path: Path) -> None:
    info = make_backup(ana_alone, CLOCK)
    for name in (f"{NAME}.book", f"keys/{NAME}.json", "shared (1).book"):
        (info.path / name).write_bytes(b"\1" * 8192)
    assert read_copy(info.path, tmp_path / "Back.trustbook") == ()
    assert not [path for path in (tmp_path / "Back.trustbook").rglob("*") if NAME in path.name]
