"""Choosing a day to look at something again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.dialogs.choose_day import DayDialog, months_on
from trustbook.workbook.agreed.agreement_views import AgreementCard

USUAL_MONTHS: Final = 2
"""After which what stays as it is is looked at again, unless another day is chosen."""


def usual_next_look(card: AgreementCard, today: date) -> date:
    """When it is looked at again where nobody says otherwise; openness at the latest on the day on which it ends."""
    usual = months_on(today, USUAL_MONTHS)
    return min(usual, card.ends_on) if card.ends_on is not None and card.ends_on > today else usual


class LookAgainDialog(DayDialog):
    """Calls `chosen` with a day that comes, and not after `last`. Closed before, nothing is changed."""

    def __init__(
        self, parent: QWidget | None, today: Callable[[], date], chosen: Callable[[date], object], last: date | None
    ) -> None:
        super().__init__(parent, _("Look at it again"), today, chosen, last=last)
