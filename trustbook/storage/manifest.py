"""What a kept backup says about itself, and the list of those that are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import msgspec

from trustbook.domain.times import Moment
from trustbook.storage.layout import BACKUPS_FOLDER

MANIFEST: Final = "backup.json"
_NAME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{6}Z")


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says about itself. `verified` and `unverified` hold file names of books."""

    made_utc: datetime
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
        manifest = msgspec.json.decode((path / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return manifest if manifest.format == "trustbook-backup" else None


def info_of(path: Path, manifest: Manifest) -> BackupInfo:
    """What a backup's folder and manifest tell."""
    made = Moment(manifest.made_utc.astimezone(UTC), manifest.made_zone)
    return BackupInfo(path, made, not manifest.unverified, frozenset(manifest.verified))
