"""Kept backups: verified copies of a whole workbook, keys included, thinned with age."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from trustbook.domain.problems import BackupFailed, FolderMoved, Problem
from trustbook.domain.times import Moment
from trustbook.storage.backups.belonging import Source
from trustbook.storage.backups.building import MadeCopy, build
from trustbook.storage.files.files import clear_unfinished, move_into_place, unfinished_name
from trustbook.storage.folder.layout import BACKUPS_FOLDER
from trustbook.storage.folder.manifest import backup_name, date_backup, list_backups, next_number
from trustbook.storage.folder.thinning import what_to_drop


def back_up_folder(source: Source, now: Moment) -> MadeCopy:
    """Copy all books and keys into `backups/`, read every copy back, then thin the older ones.

    Books that are not open are copied byte for byte. A key file that vanished while the workbook is open is put back
    first. Raises FolderMoved; BackupFailed, and then the older ones are as they were.
    """
    if not source.is_in_its_place:
        raise FolderMoved(source.folder)
    place = source.folder / BACKUPS_FOLDER
    building = unfinished_name(place / "backup")
    try:
        source.held.look(source.folder)
        told = source.held.put_back(source.folder)
        place.mkdir(mode=0o700, exist_ok=True)
        clear_unfinished(place)
        number = next_number(source.folder)
        made = build(building, source, number, now)
        target = place / backup_name(number, now.local().date())
        move_into_place(building, target)
        date_backup(target, now.local().date())
    except (OSError, Problem):
        raise BackupFailed(place) from None
    finally:
        shutil.rmtree(building, ignore_errors=True)
    thin(source.folder, source.keyring.shared_key)
    return MadeCopy(replace(made.info, path=target), (*told, *made.problems))


def thin(folder: Path, shared_key: bytes) -> None:
    """Delete backups that are no longer needed."""
    for info in what_to_drop(list_backups(folder, shared_key)):
        doomed = unfinished_name(info.path)
        try:
            info.path.rename(doomed)  # at once, so that no half of it is ever taken for a backup
        except OSError:
            continue
        shutil.rmtree(doomed, ignore_errors=True)
