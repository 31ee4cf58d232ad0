"""Backups and copies, by one name: what the use cases need of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustbook.domain.times import Clock
from trustbook.storage.backup_changes import purge_in_backups, rekey_in_backups
from trustbook.storage.backup_making import back_up_folder, thin
from trustbook.storage.copies import read_copy, write_copy
from trustbook.storage.manifest import BackupInfo, list_backups
from trustbook.storage.preview import Preview, preview

if TYPE_CHECKING:
    from trustbook.storage.open_books import OpenBooks

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


def make_backup(books: OpenBooks, clock: Clock) -> BackupInfo:
    """Back up the workbook whose books are open. Raises as `back_up_folder`."""
    return back_up_folder(books.folder, books.open_ones, clock.now())
