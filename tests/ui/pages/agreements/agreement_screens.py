"""Agreements as they stand on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons
from tests.ui.support import ANA, BEN, shown_widgets
from trustbook.ui.pages.agreements.agreement_card import AgreementTile
from trustbook.ui.pages.agreements.overview import AgreementsOverview
from trustbook.workbook.session import Session

MONEY = "Questions about money are asked at the table."


PHONES = "Phones lie in the hall from eight to ten."


Make = Callable[..., str]


def _says_yes(agreement_id: str, session: Session) -> None:
    session.agreements.answer(session.viewer, agreement_id, "yes")


def agree(place: Place, *agreement_ids: str) -> None:
    """Ben says yes; Ana sits there afterwards."""
    change_seat(place, BEN)
    for each in agreement_ids:
        place.on_lane(partial(_says_yes, each))
    change_seat(place, ANA)


def change_seat(place: Place, passphrase: str) -> None:
    place.take_seat(None)
    place.take_seat(passphrase)


def overview(place: Place) -> AgreementsOverview:
    """The tab, opened anew."""
    tab = place.tab("boundaries")
    (page,) = shown_widgets(tab, AgreementsOverview)
    return page


def tiles(page: QWidget) -> list[str]:
    return [each.accessibleName() for each in shown_widgets(page, AgreementTile)]


def press(place: Place, page: QWidget, text: str) -> None:
    buttons(page)[text].click()
    place.settle()


def day(place: Place, days: int) -> str:
    return (place.clock.today() + timedelta(days=days)).isoformat()
