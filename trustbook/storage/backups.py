"""Backups and copies, by one name: what the use cases need of them."""

from __future__ import annotations

from trustbook.storage.backup_changes import purge_in_backups, rekey_in_backups
from trustbook.storage.backup_making import back_up_folder, make_backup, thin
from trustbook.storage.copies import read_copy, write_copy
from trustbook.storage.manifest import BackupInfo, list_backups
from trustbook.storage.preview import Preview, preview

__all__ = [
    "BackupInfo",
    "Preview",
    "back_up_folder",
    "list_backups",
    "make_backup",
    "preview",
    "purge_in_backups",
    "read_copy",
    "rekey_in_backups",
    "thin",
    "write_copy",
]
