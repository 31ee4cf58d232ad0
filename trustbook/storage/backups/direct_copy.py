"""A copy of a workbook that is open, made where it is to go: for when no backup can be kept beside the books."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from trustbook.domain.problems import Problem, TargetExists
from trustbook.domain.times import Clock
from trustbook.storage.backups.belonging import Source
from trustbook.storage.backups.building import build, finish
from trustbook.storage.backups.copies import write_copy
from trustbook.storage.files.files import unfinished_name, writing

Change = Callable[[Path], None]
"""Adds to the finished copy, which lies in this folder as a workbook would."""


def write_copy_of_open(
    source: Source, target: Path, clock: Clock, change: Change | None = None, *, overwrite: bool = False
) -> tuple[Problem, ...]:
    """Write the books that are open, and the others as they lie, as one file. Nothing in the workbook is written.

    The folder may be gone: then it is made from the open books and the key files that are held. Of a book that cannot
    be read whole it holds what can be. Tells what is missing or damaged. Raises TargetExists (unless `overwrite`),
    DamagedBook, DiskFull, CannotWriteFile.
    """
    if not overwrite and os.path.lexists(target):
        raise TargetExists(target)
    building = unfinished_name(target)
    try:
        with writing(target):
            source.held.look(source.folder)
            made = build(building, source, 0, clock.now(), with_gaps=True)
            if change is not None:
                change(building)
                finish(building, source, 0, clock.now(), made.info.verified_books)
        write_copy(building, target, overwrite=overwrite)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return made.problems
