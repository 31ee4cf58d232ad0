"""A copy of the whole workbook as one file for a stick."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import BinaryIO, Final

from trustbook.domain.problems import CannotReadFile, CannotWriteFile, DiskFull, MissingKeys, NotABackup
from trustbook.storage.backups.packed import members, reading
from trustbook.storage.files.files import OWNER_ONLY_FILE, discard, replace_durably, unfinished_name, write_beside
from trustbook.storage.folder.layout import files_to_keep
from trustbook.storage.folder.manifest import MANIFEST, read_manifest

_ONE_DATE: Final = (1980, 1, 1, 0, 0, 0)


def write_copy(source: Path, target: Path, *, overwrite: bool = False) -> None:
    """Write a kept backup as one file, a zip archive, stored, of its encrypted files, and read it back.

    With `overwrite`, what was at `target` stays whole until the new file was read back. Raises NotABackup,
    TargetExists (unless `overwrite`), DiskFull, CannotWriteFile.
    """
    manifest = read_manifest(source)
    if manifest is None:
        raise NotABackup(source)
    names = manifest.file_names(source)
    try:
        paths = [path for path in files_to_keep(source) if path.relative_to(source).as_posix() in names]
    except MissingKeys:
        raise NotABackup(source) from None
    paths.append(source / MANIFEST)

    def archive(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
            for path in paths:
                item = zipfile.ZipInfo(path.relative_to(source).as_posix(), _ONE_DATE)
                item.external_attr = OWNER_ONLY_FILE << 16
                with path.open("rb") as reader, packed.open(item, "w", force_zip64=True) as writer:
                    shutil.copyfileobj(reader, writer, 1 << 20)

    writing = unfinished_name(target) if overwrite else target
    try:
        write_beside(writing, archive)
    except (CannotWriteFile, DiskFull) as problem:
        raise type(problem)(target) from None  # the name that was chosen, not the one beside it
    if not _reads_back(writing, paths, source):
        discard(writing)
        raise CannotWriteFile(target)
    if overwrite:
        try:
            replace_durably(writing, target)
        finally:
            discard(writing)


def _reads_back(target: Path, paths: list[Path], source: Path) -> bool:
    """Whether the file holds, byte for byte, the files that were read back before; read as restoring reads it."""
    place_of = {path.relative_to(source).as_posix(): path for path in paths}
    try:
        with reading(target), target.open("rb") as file:
            found = members(file, target)
            return {member.name for member in found} == place_of.keys() and all(
                member.holds(file, target, place_of[member.name]) for member in found
            )
    except (CannotReadFile, NotABackup, OSError):
        return False
