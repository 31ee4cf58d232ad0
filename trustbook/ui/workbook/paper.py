"""Paper from an open workbook. The dialog is imported when it is asked for."""

from __future__ import annotations

from trustbook.ui.services import WorkbookServices
from trustbook.ui.workbook.view import WorkbookView


def workbook_paper(services: WorkbookServices, view: WorkbookView) -> None:
    """The open page, else its tab. What was typed is saved first, so that paper and page say the same."""
    from trustbook.ui.dialogs.paper_open import page_paper

    def saved(_well: bool) -> None:
        shown = view.current_page
        tab = shown.tab if shown is not None else None
        page = shown.open_view if shown is not None else None
        page_paper(view.window(), services, tab, page, shown.say_of_paper() if shown is not None else None)

    view.flush(saved)
