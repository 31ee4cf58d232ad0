"""What a kept backup says about itself, and the list of those that are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from trustbook.domain.times import Moment
from trustbook.storage.layout import BACKUPS_FOLDER

MANIFEST: Final = "backup.json"
_MOST_BYTES: Final = 64 * 1024
_NAME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{6}Z")


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says about itself. `verified` and `unverified` hold file names of books."""

    made_utc: Annotated[datetime, Meta(tz=True)]
    made_zone: str
    verified: tuple[str, ...]
    unverified: tuple[str, ...]
    format: str = "trustbook-backup"
    version: int = 1


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One kept backup. `verified` is False when a signed-out partner's book was copied as it lay."""

    path: Path
    made: Moment
    verified: bool
    verified_books: frozenset[str] = frozenset()


def backup_folders(folder: Path) -> tuple[Path, ...]:
    """Every folder in `backups/` that may hold books of this workbook, also those whose manifest is lost."""
    place = folder / BACKUPS_FOLDER
    try:
        return tuple(sorted(path for path in place.iterdir() if path.is_dir() and not path.is_symlink()))
    except OSError:
        return ()


def list_backups(folder: Path) -> tuple[BackupInfo, ...]:
    """Kept backups of a workbook, newest first."""
    found = []
    for path in (folder / BACKUPS_FOLDER).glob("*Z"):
        if _NAME.fullmatch(path.name):
            manifest = read_manifest(path)
            if manifest is not None:
                found.append(info_of(path, manifest))
    return tuple(sorted(found, key=lambda info: (info.made.utc, info.path.name), reverse=True))


def newest_backup_day(folder: Path) -> date | None:
    """The day of the newest backup of a workbook, for the message about damage."""
    kept = list_backups(folder)
    return kept[0].made.local().date() if kept else None


def read_manifest(path: Path) -> Manifest | None:
    """What the backup in this folder says about itself; None when it is none."""
    try:
        with (path / MANIFEST).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        manifest = msgspec.json.decode(content, type=Manifest)
        Moment(manifest.made_utc, manifest.made_zone).local()
        manifest.made_utc.astimezone(UTC)
    except (OSError, msgspec.DecodeError, RecursionError, LookupError, ValueError, OverflowError):
        return None
    return manifest if manifest.format == "trustbook-backup" and len(content) <= _MOST_BYTES else None


def info_of(path: Path, manifest: Manifest) -> BackupInfo:
    """What a backup's folder and manifest tell."""
    made = Moment(manifest.made_utc.astimezone(UTC), manifest.made_zone)
    return BackupInfo(path, made, not manifest.unverified, frozenset(manifest.verified))
