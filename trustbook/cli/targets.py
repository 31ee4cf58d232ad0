"""Where a command may write its file."""

from __future__ import annotations

import os
from pathlib import Path

from trustbook.cli.words import WrongUse
from trustbook.domain.problems import TargetExists
from trustbook.language import _


def must_be_free(out: Path, *, overwrite: bool = False) -> None:
    """Raises TargetExists for what would be replaced unasked, WrongUse inside any workbook, asked or not."""
    from trustbook.storage.layout import SHARED_BOOK

    if any(os.path.lexists(folder / SHARED_BOOK) for folder in (out, *out.parents, *out.resolve().parents)):
        raise WrongUse(_("A workbook's folder is for its own files: give the new file another place."))
    if os.path.lexists(out) and not overwrite:
        raise TargetExists(out)
