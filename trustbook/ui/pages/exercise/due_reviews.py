"""On the page of the weekly meeting: what was agreed to be looked at again by now. Nothing has to be done with it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.kit import Space, column, link_button, note
from trustbook.ui.kit.beside import text_then_link
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.agreed.agreement_views import AgreementCard

_MEETING: Final = "weekly-meeting"
_MOST: Final = 3
_LONGEST: Final = 80
"""Characters of each."""


class DueReviews(QWidget):
    """Empty, and without any room, until the workbook has answered, and where no day has come."""

    def __init__(self, services: WorkbookServices) -> None:
        super().__init__()
        self._services = services
        self._lines = column(spacing=Space.STATE)
        self.setLayout(self._lines)
        self.hide()
        viewer = services.client.viewer
        services.client.do(lambda session: session.agreements.due(viewer), self._show, _nothing, owner=self)

    def _show(self, due: tuple[AgreementCard, ...]) -> None:
        if not due:
            return
        self._lines.addWidget(note(_("To look at again, if you like:")))
        for card in due[:_MOST]:
            words = " ".join(card.words.split())
            shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
            open_it = partial(self._services.navigator.open_entry, AGREEMENT, card.agreement_id)
            way = link_button(_("Look at it"), open_it)
            way.setAccessibleDescription(shown)
            self._lines.addWidget(text_then_link(note(f"“{shown}”"), way))
        self.show()


def due_reviews(services: WorkbookServices, exercise_id: str) -> QWidget | None:
    """They are named in the weekly meeting of two, and on no other page."""
    if exercise_id != _MEETING or services.client.sitting.solo:
        return None
    return DueReviews(services)


def _nothing(_problem: object) -> None:
    """It is told on the overview of agreements."""
