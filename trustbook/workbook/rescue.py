"""What the page shows goes into a copy of the workbook when it can no longer be saved in its own place."""

from __future__ import annotations

from pathlib import Path

from trustbook.workbook.session_context import SessionContext
from trustbook.workbook.views import Draft


def add_to_copy(context: SessionContext, draft: Draft, folder: Path) -> None:
    """Save a draft into the copy that lies in `folder`, by the same rules as into the workbook itself.

    Raises as a save does.
    """
    from trustbook.storage.workbook_folder import open_copy
    from trustbook.workbook.session import Session

    books = open_copy(folder, context.books)
    try:
        copy = SessionContext(books, context.content, context.clock, context.ids, context.unlocked)
        copy.viewer = context.viewer
        copy.fresh.update(context.fresh)
        Session(copy).pages.save(copy.viewer, draft)
    finally:
        books.close()
