"""A copy of a workbook that is open, made where it is to go: for when no backup can be kept beside the books."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.domain.problems import CannotWriteFile, TargetExists
from trustbook.domain.times import Clock
from trustbook.storage.backup_making import build
from trustbook.storage.copies import write_copy
from trustbook.storage.faults import problem_of
from trustbook.storage.files import unfinished_name, write_problem

if TYPE_CHECKING:
    from trustbook.storage.open_books import OpenBooks


def write_copy_of_open(books: OpenBooks, target: Path, clock: Clock) -> None:
    """Write the books that are open, and the others as they lie, as one file. Nothing in the workbook is written.

    Raises TargetExists, DamagedBook, DiskFull, CannotWriteFile.
    """
    from sqlcipher3 import dbapi2

    if os.path.lexists(target):
        raise TargetExists(target)
    building = unfinished_name(target)
    try:
        build(building, books.folder, books.open_ones, clock.now())
        write_copy(building, target)
    except dbapi2.Error as error:
        raise problem_of(error, target) or CannotWriteFile(target) from None
    except OSError as error:
        raise write_problem(error, target) from None
    finally:
        shutil.rmtree(building, ignore_errors=True)
