"""What is left of taking the second seat when a crash came in between.

The new private book is made under a hidden name. The new key file decides: from then on the second person belongs to
the workbook, and their book gets its name. Before that nobody was told that they joined.
"""

from __future__ import annotations

from pathlib import Path

from trustbook.domain.problems import Problem
from trustbook.storage.files.files import discard, move_into_place
from trustbook.storage.folder.layout import begun_books, private_book_path
from trustbook.storage.keys.keys import key_file_paths
from trustbook.storage.sqlite.connection import journal_of


def settle_joining(folder: Path) -> None:
    """Finish it or clear it away. Only by whoever holds the lock of the shared book. Raises nothing."""
    try:
        begun = begun_books(folder)
        decided = bool(begun) and len(key_file_paths(folder)) > 1
    except (OSError, Problem):
        return  # what is wrong here, opening the books tells
    for file_id, path in begun.items():
        discard(journal_of(path))
        if not decided:
            discard(path)
            continue
        try:
            move_into_place(path, private_book_path(folder, file_id))
        except Problem:
            continue
