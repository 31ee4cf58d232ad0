"""The tab of counselling in a window, for the tests of it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtGui import QAction

from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.domain.counselling import Appointment
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.pages.counselling.overview import CounsellingOverview
from trustbook.workbook.counselling.counselling_views import CounsellingView


def overview(place: Place) -> CounsellingOverview:
    """The tab, opened anew."""
    (page,) = shown_widgets(place.tab("counselling"), CounsellingOverview)
    return page


def view(place: Place) -> CounsellingView:
    found: list[CounsellingView] = []
    place.on_lane(lambda session: found.append(session.counselling.overview(session.viewer)))
    return found[0]


def visit(place: Place, days: int) -> None:
    on = place.clock.today() + timedelta(days=days)
    visit = Appointment("", on, "17:30", "Mr Haddad", place="near the station")
    place.on_lane(lambda session: session.counselling.save_appointment(session.viewer, visit))


def menu_of(page: CounsellingOverview, name: str) -> QAction:
    menus = [each for each in shown_widgets(page, MenuButton) if each.text() == "More"]
    actions = [action for more in menus for action in more.open_menu().actions()]
    return next(action for action in actions if action.text().startswith(name))
