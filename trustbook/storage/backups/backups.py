"""Backups and copies, by one name: what the use cases need of them."""

from __future__ import annotations

from trustbook.storage.backups.backup_changes import purge_in_backups, rekey_in_backups
from trustbook.storage.backups.backup_making import back_up_folder, thin
from trustbook.storage.backups.building import MadeCopy
from trustbook.storage.backups.copies import write_copy
from trustbook.storage.backups.preview import Preview, preview
from trustbook.storage.backups.restoring import read_copy
from trustbook.storage.folder.manifest import BackupInfo, list_backups

__all__ = [
    "BackupInfo",
    "MadeCopy",
    "Preview",
    "back_up_folder",
    "list_backups",
    "preview",
    "purge_in_backups",
    "read_copy",
    "rekey_in_backups",
    "thin",
    "write_copy",
]
