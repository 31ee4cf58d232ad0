"""Bringing back a copy or a kept backup. What is damaged comes along, marked: one person's damage bars nobody else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from trustbook.domain.problems import (
    CannotReadFile,
    DamagedPart,
    MissingKeys,
    MissingPart,
    NewerFormat,
    NotABackup,
    Problem,
    TargetExists,
)
from trustbook.storage.backups.packed import Member, members, pieces, reading
from trustbook.storage.files.durable import sync_tree
from trustbook.storage.files.files import OWNER_ONLY_FILE, make_folder, move_into_place, unfinished_name, writing
from trustbook.storage.folder.layout import BACKUPS_FOLDER, SHARED_BOOK, files_to_keep, is_book, is_book_or_journal
from trustbook.storage.folder.manifest import MANIFEST, AnyManifest, newer_version, read_manifest
from trustbook.storage.keys.keyfile import read_key_file
from trustbook.storage.keys.keys import KEYS_FOLDER, is_key_file
from trustbook.storage.sqlite.connection import MOST_BYTES, look_at_file


@dataclass(frozen=True, slots=True)
class Restored:
    """What came out of a copy, and what is damaged or missing in it."""

    manifest: AnyManifest
    problems: tuple[Problem, ...]


def read_copy(source: Path, target: Path) -> tuple[Problem, ...]:
    """Make a workbook at `target` from a stick's file or the folder of a kept backup. Tells what of it is not whole.

    Nothing is ever overwritten. Raises TargetExists, NotABackup, NewerFormat, CannotReadFile, DiskFull,
    CannotWriteFile.
    """
    if os.path.lexists(target):
        raise TargetExists(target)
    building = unfinished_name(target)
    try:
        with writing(target):
            restored = unpack(source, building)
            (building / MANIFEST).unlink()
            make_folder(building / BACKUPS_FOLDER)
            sync_tree(building)
        move_into_place(building, target)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return restored.problems


def unpack(source: Path, folder: Path) -> Restored:
    """Bring the files of a copy into a new folder and look at each.

    Raises NotABackup, NewerFormat, CannotReadFile; OSError from writing.
    """
    make_folder(folder)
    make_folder(folder / KEYS_FOLDER)
    spoiled = _copy_folder(source, folder) if source.is_dir() else _unzip(source, folder)
    manifest = read_manifest(folder)
    if manifest is None:
        raise _not_ours(source, folder)
    names = manifest.file_names(folder)
    lying = {path.relative_to(folder).as_posix() for path in files_to_keep(folder)}
    if not lying <= names:
        raise NotABackup(source)  # more than was written: somebody added to it
    return Restored(manifest, look_over(source, folder, names, spoiled))


def look_over(source: Path, folder: Path, names: Collection[str], spoiled: Collection[str] = ()) -> tuple[Problem, ...]:
    """What is damaged or missing of the files `names` of a copy in `folder`.

    `spoiled` are those known to be damaged. Raises NotABackup when nobody could open what is left.
    """
    problems: list[Problem] = []
    good = set()
    for name in sorted(names):
        path = folder / name
        if not path.is_file():
            if is_book(name):
                problems.append(MissingPart(source))
            continue
        if _is_sound(path, name) and (name not in spoiled or is_key_file(name)):  # a key file has a checksum of its own
            good.add(name)
            continue
        problems.append(DamagedPart(path.relative_to(folder)))
    if not any(is_key_file(name) for name in good) or not _may_open(folder / SHARED_BOOK):
        raise NotABackup(source)
    return tuple(problems)


def _is_sound(path: Path, name: str) -> bool:
    try:
        if is_key_file(name):
            read_key_file(path)
        elif is_book(name):
            look_at_file(path)
    except Problem:
        return False
    return True


def _may_open(shared: Path) -> bool:
    try:
        look_at_file(shared)
    except Problem:
        return False
    return True


def _not_ours(source: Path, folder: Path) -> Problem:
    version = newer_version(folder)
    return NotABackup(source) if version is None else NewerFormat(source, version)


def _copy_folder(source: Path, folder: Path) -> frozenset[str]:
    manifest = read_manifest(source)
    if manifest is None:
        raise _not_ours(source, source)
    if (source / KEYS_FOLDER).is_symlink():
        raise NotABackup(source)
    names = manifest.file_names(source)
    try:
        paths = [path for path in files_to_keep(source) if path.relative_to(source).as_posix() in names]
        if sum(path.stat().st_size for path in paths) > MOST_BYTES:
            raise NotABackup(source)
    except (MissingKeys, OSError):
        raise NotABackup(source) from None
    for path in (*paths, source / MANIFEST):
        with opened(path, source) as reader:
            _write(folder / path.relative_to(source), pieces(reader, source, path.stat().st_size))
    return frozenset()


def _unzip(source: Path, folder: Path) -> frozenset[str]:
    """Names of the files whose content is not what was packed."""
    spoiled = set()
    with opened(source, source) as file:
        for member in members(file, source):
            if not _is_ours(member):
                raise NotABackup(source)
            whole = member.checked(file, source)
            _write(folder / member.name, whole)
            if not whole.is_whole:
                spoiled.add(member.name)
    return frozenset(spoiled)


def _is_ours(member: Member) -> bool:
    return member.name == MANIFEST or is_book_or_journal(member.name) or is_key_file(member.name)


def opened(path: Path, source: Path) -> BinaryIO:
    """A file of a copy, to read. Raises CannotReadFile."""
    if not path.is_file():
        raise CannotReadFile(source)  # a pipe or a device would never end
    with reading(source):
        return path.open("rb")


def _write(path: Path, content: Iterable[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY_FILE)
    with os.fdopen(descriptor, "wb") as writer:
        writer.writelines(content)
