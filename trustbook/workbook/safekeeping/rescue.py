"""What the page shows goes into a copy of the workbook when it can no longer be saved in its own place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trustbook.workbook.pages.pages import Pages
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.sitting.views import Draft

PagesOf = Callable[[SessionContext], Pages]
"""Makes the pages of another sitting, at a copy."""


def add_to_copy(context: SessionContext, pages_of: PagesOf, draft: Draft, folder: Path) -> None:
    """Save a draft into the copy that lies in `folder`, by the same rules as into the workbook itself.

    Raises as a save does.
    """
    from trustbook.storage.workbook_folder import open_copy

    books = open_copy(folder, context.books)
    try:
        copy = SessionContext(books, context.content, context.clock, context.ids, context.unlocked)
        copy.viewer = context.viewer
        copy.fresh.update(context.fresh)
        pages_of(copy).save(copy.viewer, draft)
    finally:
        books.close()
