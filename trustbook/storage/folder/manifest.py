"""What a kept backup says about itself, and the list of those that are kept.

In clear stand an order number, the day, and which files belong to it. When exactly it was made and whose parts were
read back lies sealed with a key that whoever opens the workbook has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from trustbook.domain.problems import MissingKeys
from trustbook.domain.times import Moment
from trustbook.storage.files.files import open_regular, write_beside
from trustbook.storage.folder.layout import (
    BACKUPS_FOLDER,
    SHARED_BOOK,
    book_paths,
    files_to_keep,
    give_date,
    is_book,
    is_book_or_journal,
)
from trustbook.storage.keys.keys import is_key_file, key_file_paths
from trustbook.storage.keys.sealing import Sealed, filled_up, key_for, seal, unseal
from trustbook.storage.sqlite.connection import JOURNAL, PAGE_BYTES

MANIFEST: Final = "backup.json"
VERSION: Final = 2
FORMAT: Final = "trustbook-backup"
_MOST_BYTES: Final = 64 * 1024
_OLD_NAME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{6}Z")
_NAME: Final = re.compile(r"\d{4}-\d\d-\d\d-(\d{4,18})")


class SealedFacts(msgspec.Struct, frozen=True):
    """What is sealed: when it was made, and which books were read back and open with a key file beside them."""

    made_utc: Annotated[datetime, Meta(tz=True)]
    made_zone: str
    verified: tuple[str, ...]


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says about itself. `files` holds the places of its books, journals and key files."""

    number: Annotated[int, Meta(ge=0, lt=10**18)]
    day: date
    files: tuple[str, ...]
    sealed: Sealed
    format: str = FORMAT
    version: int = VERSION

    def file_names(self, _folder: Path) -> frozenset[str]:
        """Places, written with a slash, of the files that belong to the copy; names of other files are passed over."""
        return frozenset(name for name in self.files if is_book_or_journal(name) or is_key_file(name))


class OldManifest(msgspec.Struct, frozen=True):
    """Version 1: the exact time and whose books were read back stood in clear."""

    made_utc: Annotated[datetime, Meta(tz=True)]
    made_zone: str
    verified: tuple[str, ...]
    unverified: tuple[str, ...]
    format: str = FORMAT
    version: int = 1

    def file_names(self, folder: Path) -> frozenset[str]:
        """Of the books it names with their journals, and of all key files: it names none."""
        books = {name for name in (*self.verified, *self.unverified) if is_book(name)}
        try:
            lying = {path.relative_to(folder).as_posix() for path in files_to_keep(folder)}
        except (OSError, MissingKeys):
            lying = set()
        return frozenset(books | {name for name in lying if is_key_file(name) or _book_of(name) in books})


class _ManifestOutline(msgspec.Struct):
    format: str = ""
    version: int = 0


AnyManifest = Manifest | OldManifest


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One kept backup. `number` is its place in the order, 0 for those of older versions."""

    path: Path
    number: int
    made: Moment
    """The day alone when the key did not open the rest."""
    is_exact: bool
    files: frozenset[str]
    """Places of its books, journals and key files."""
    verified_books: frozenset[str]
    """Those that were read back when it was made, and that a key file in it opens. Empty without the key."""

    @property
    def day(self) -> date:
        """On which it was made, where it was made."""
        return self.made.local().date()

    @property
    def verified(self) -> bool:
        """False when a part was copied as it lay, because its owner was signed out."""
        return {name for name in self.files if is_book(name)} <= self.verified_books

    @property
    def order(self) -> tuple[int, str]:
        """Sorts by age. Never by date: clocks jump."""
        return self.number, self.path.name if not self.number else ""


def backup_name(number: int, day: date) -> str:
    """The name of a backup's folder."""
    return f"{day.isoformat()}-{number:04}"


def next_number(folder: Path) -> int:
    """The place in the order for the next backup of a workbook: after all that lie there. Raises OSError."""
    found = (_NAME.fullmatch(path.name) for path in (folder / BACKUPS_FOLDER).iterdir())
    return 1 + max((int(match.group(1)) for match in found if match), default=0)


def is_backup_name(name: str) -> bool:
    """Whether a folder of this name in `backups/` is one of ours."""
    return _NAME.fullmatch(name) is not None or _OLD_NAME.fullmatch(name) is not None


def backup_folders(folder: Path) -> tuple[Path, ...]:
    """Every folder in `backups/` that may hold books of this workbook, also those whose manifest is lost."""
    place = folder / BACKUPS_FOLDER
    try:
        return tuple(sorted(path for path in place.iterdir() if path.is_dir() and not path.is_symlink()))
    except OSError:
        return ()


def list_backups(folder: Path, shared_key: bytes | None = None) -> tuple[BackupInfo, ...]:
    """Kept backups of a workbook, newest first. Only the key of the shared book tells when exactly and whose."""
    found = []
    for path in backup_folders(folder):
        manifest = read_manifest(path) if is_backup_name(path.name) else None
        if manifest is not None:
            found.append(info_of(path, manifest, shared_key))
    return tuple(sorted(found, key=lambda info: info.order, reverse=True))


def newest_backup_day(folder: Path) -> date | None:
    """The day of the newest backup of a workbook, for the message about damage."""
    kept = list_backups(folder)
    return kept[0].day if kept else None


def new_manifest(number: int, made: Moment, files: frozenset[str], verified: frozenset[str], key: bytes) -> Manifest:
    """What a backup made now says about itself. `key` is that of the shared book."""
    minute = made.utc.astimezone(UTC).replace(second=0, microsecond=0)
    content = msgspec.json.encode(SealedFacts(minute, made.zone, tuple(sorted(verified))))
    day = made.local().date()
    sealed = seal(key_for(FORMAT, key), filled_up(content), _associated(number, day))
    return Manifest(number, day, tuple(sorted(files)), sealed)


def seal_manifest_again(path: Path, shared_keys: Sequence[bytes]) -> None:
    """Seal what a backup says with the newest of these keys of the shared book. Raises DiskFull, CannotWriteFile.

    Nothing is written where it is sealed so already, or with a key that is not among them.
    """
    manifest = read_manifest(path)
    if not isinstance(manifest, Manifest) or _unsealed(manifest, shared_keys[0]) is not None:
        return
    told = next((told for key in shared_keys[1:] if (told := _unsealed(manifest, key)) is not None), None)
    if told is not None:
        content, associated = filled_up(msgspec.json.encode(told)), _associated(manifest.number, manifest.day)
        sealed = seal(key_for(FORMAT, shared_keys[0]), content, associated)
        again = msgspec.structs.replace(manifest, sealed=sealed)
        write_beside(path / MANIFEST, msgspec.json.encode(again), overwrite=True)


def read_manifest(path: Path) -> AnyManifest | None:
    """What the backup in this folder says about itself; None when it is none, or one of a newer version."""
    content = _content(path)
    version = _version(content)
    if not 1 <= version <= VERSION:
        return None
    try:
        if version == VERSION:
            return msgspec.json.decode(content, type=Manifest)
        old = msgspec.json.decode(content, type=OldManifest)
        _moment(old)
    except (msgspec.DecodeError, RecursionError, LookupError, ValueError, OverflowError):
        return None
    return old


def newer_version(path: Path) -> int | None:
    """The version of a backup that a newer program made; None for all others."""
    version = _version(_content(path))
    return version if version > VERSION else None


def info_of(path: Path, manifest: AnyManifest, shared_key: bytes | None = None) -> BackupInfo:
    """What a backup's folder and manifest tell, and with the key of the shared book what is sealed."""
    files = manifest.file_names(path)
    if isinstance(manifest, OldManifest):
        made = _moment(manifest)
        return BackupInfo(path, 0, made, True, files, _that_open(path, frozenset(manifest.verified)))
    match = _NAME.fullmatch(path.name)
    number = int(match.group(1)) if match else manifest.number
    sitting = None if shared_key is None else _unsealed(manifest, shared_key)
    if sitting is None:
        noon = datetime(manifest.day.year, manifest.day.month, manifest.day.day, 12, tzinfo=UTC)
        return BackupInfo(path, number, Moment(noon, ""), False, files, frozenset())
    return BackupInfo(path, number, _moment(sitting), True, files, frozenset(sitting.verified))


def date_backup(path: Path, day: date) -> None:
    """Give everything in a backup the date of its day, so that dates tell no hour and not what was changed later."""
    seconds = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
    give_date((*path.rglob("*"), path), seconds)


def _content(path: Path) -> bytes:
    """Of the manifest; nothing when it is none or too large."""
    place = path / MANIFEST
    try:
        with open_regular(place) as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError:
        return b""
    return content if len(content) <= _MOST_BYTES else b""


def _version(content: bytes) -> int:
    try:
        outline = msgspec.json.decode(content, type=_ManifestOutline)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return 0
    return outline.version if outline.format == FORMAT else 0


def _unsealed(manifest: Manifest, shared_key: bytes) -> SealedFacts | None:
    content = unseal(key_for(FORMAT, shared_key), manifest.sealed, _associated(manifest.number, manifest.day))
    if content is None:
        return None
    try:
        sitting = msgspec.json.decode(content, type=SealedFacts)
        _moment(sitting)
    except (msgspec.DecodeError, RecursionError, LookupError, ValueError, OverflowError):
        return None
    return sitting


def _moment(told: SealedFacts | OldManifest) -> Moment:
    """Raises LookupError, ValueError, OverflowError for what no calendar has."""
    made = Moment(told.made_utc.astimezone(UTC), told.made_zone)
    made.local()
    return made


def _associated(number: int, day: date) -> bytes:
    return f"{FORMAT}|{VERSION}|{number}|{day.isoformat()}".encode()


def _that_open(path: Path, verified: frozenset[str]) -> frozenset[str]:
    """Of what version 1 calls verified. It did not look at key files: where one is missing, nobody can be sure."""
    try:
        books = [book for book in book_paths(path) if book.stat().st_size >= PAGE_BYTES]
        enough = len(key_file_paths(path)) >= len(books) - 1
    except (OSError, MissingKeys):
        return frozenset()
    return verified if enough else verified & {SHARED_BOOK}


def _book_of(name: str) -> str:
    return name.removesuffix(JOURNAL)
