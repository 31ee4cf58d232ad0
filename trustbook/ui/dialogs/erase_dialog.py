"""Erasing an own page with all its versions."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem, StillInBackup
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import CalmDialog, column, paragraph
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.pages.entry_lines import entry_day, first_words
from trustbook.workbook.sitting.views import Changed, PageView


class EraseDialog(CalmDialog):
    """Says in plain words what goes and what stays. The safe answer has the focus."""

    def __init__(self, parent: QWidget | None, services: WorkbookServices, page: PageView) -> None:
        words = [
            _("This entry goes from your book, with all its earlier versions, and from the kept backups:"),
            _named(page, services.program.clock.today()),
            _("This cannot be undone. Nobody can bring it back, this program neither."),
            _(
                "It does not go from copies that you made elsewhere, such as a stick or another computer,"
                " nor from paper."
            ),
        ]
        if page.placed:
            words.append(_("What you shared of it stays on the shelf of both. You can take that back first."))
        super().__init__(parent, _("Erase this entry?"), column(*(paragraph(text) for text in words), spacing=10))
        self._services = services
        self._page = page
        self._erase = self.add_button(_("Erase it for good"), self._on_erase)
        self._keep = self.add_way_out(_("Keep it"))
        self._keep.setFocus()

    def _on_erase(self) -> None:
        self._erase.setEnabled(False)
        page, client = self._page, self._services.client
        tell = teller(self._services.program.prompts, "erase-failed", while_alive(self, self.reject))

        def failed(problem: Problem) -> None:
            tell(problem)
            if isinstance(problem, StillInBackup):  # from the book it is gone
                client.announce(Changed(frozenset({page.entry_id}), frozenset({page.exercise.id})))

        client.do(
            lambda session: session.erasing.erase(page.viewer, page.entry_id),
            while_alive(self, lambda _changed: self.accept()),
            failed,
        )  # without an owner: what is not erased is told also when the dialog was closed


def _named(page: PageView, today: date) -> str:
    """The entry by title and day, with how it begins."""
    begins = first_words(page.exercise, page.answers)
    day = entry_day(page.on, page.at, today)
    title = _("“{title}”").format(title=page.exercise.title)
    pieces = (title, day, _("it begins “{words}”").format(words=begins) if begins else "")
    return " · ".join(piece for piece in pieces if piece)
