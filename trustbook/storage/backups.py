"""Backups and copies, by one name: what the use cases need of them."""

from __future__ import annotations

from trustbook.storage.backup_changes import purge_in_backups, rekey_in_backups
from trustbook.storage.backup_making import back_up_folder, thin
from trustbook.storage.building import MadeCopy
from trustbook.storage.copies import write_copy
from trustbook.storage.manifest import BackupInfo, list_backups
from trustbook.storage.preview import Preview, preview
from trustbook.storage.restoring import read_copy

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
