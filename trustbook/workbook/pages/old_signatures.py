"""Signatures that an earlier program let stand while their words were changed: looked for once in each book."""

from __future__ import annotations

from typing import Final

from trustbook.domain.entries import EntryRole
from trustbook.workbook.pages.erasing import HIDDEN
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.session_context import SessionContext

_LOOKED: Final = f"{HIDDEN}signatures-looked-at"


def end_old_signatures(context: SessionContext, copies: WorkingCopies) -> None:
    """End them where kept versions show it, in books of this seat not looked at yet. Raises as a save does."""
    for book in context.seat(context.viewer).books:
        if book.database.read_only or book.settings.get(_LOOKED):
            continue
        found = [
            entry
            for entry in book.entries.scan(lambda text: '"name":' in text and '"on":' in text)
            if entry.role is not EntryRole.COPY
        ]
        with book.database.transaction():
            for entry in found:
                copies.end_outlived(book, entry)
            book.settings.put(_LOOKED, "yes")
