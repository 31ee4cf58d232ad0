"""Cards to cut out, of several pages: a week's small promises, the slips of the jar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.dialogs.paper_choices import Offer, Scope
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.paper_choice import PaperChoice, Picked

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder


def print_cards(
    parent: QWidget | None, services: WorkbookServices, entry_ids: Sequence[str], *, private: bool = False
) -> None:
    """Open the dialog for the cards of these pages. `private`: some of them only their writer can see."""
    viewer = services.client.viewer

    def source(choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
        services.client.do(lambda session: session.paper.prepare(viewer, choice), done, failed, dialog)

    choice = PaperChoice("picked", picked=tuple(Picked(entry_id) for entry_id in entry_ids))
    about = _("Some of it only you can see. Whoever gets the file, or finds the paper, can read it.") if private else ""
    scope = Scope("cards", _("Cards to cut out"), choice, ("cards",), only_private=private, about=about)
    offer = Offer((scope,), first=scope.id, paper=services.program.look.settings.paper, private=False)
    dialog = PaperDialog(parent, offer, source, services.program)
    dialog.open()
