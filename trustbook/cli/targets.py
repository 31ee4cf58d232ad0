"""Where a command may write its file."""

from __future__ import annotations

import os
from pathlib import Path

from trustbook.cli.words import WrongUse
from trustbook.domain.problems import CannotWriteFile, InsideWorkbook, TargetExists
from trustbook.workbook.sentences.problem_sentences import told


def must_be_free(out: Path, *, overwrite: bool = False) -> None:
    """Told before anything is made or asked.

    Raises TargetExists for what would be replaced unasked, CannotWriteFile where there is no such folder, WrongUse
    inside any workbook, asked or not.
    """
    from trustbook.storage.folder.layout import refuse_inside_workbook

    try:
        refuse_inside_workbook(out)
    except InsideWorkbook as problem:
        raise WrongUse(told(problem).text) from None
    if os.path.lexists(out) and not overwrite:
        raise TargetExists(out)
    if not out.parent.is_dir():
        raise CannotWriteFile(out)
