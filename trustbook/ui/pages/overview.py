"""What stands in a tab until an exercise is opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from trustbook import diagnostics
from trustbook.domain.problems import BrokenDefinition, OwnFault
from trustbook.exercises.model import Tab
from trustbook.exercises.overviews import OVERVIEWS, USUAL
from trustbook.language import _
from trustbook.ui.frame.error_page import ErrorPage
from trustbook.ui.kit import DeskPage
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.views import ExerciseLine


class Overview(DeskPage):
    """A built-in page. It is made with `(services, tab)`, and anew whenever somebody comes back to it."""

    @property
    def item(self) -> str:
        """What of it is open, for coming back to it; "" while it is shown as a whole."""
        return ""

    def show_item(self, item: str) -> None:
        """Open one thing of it, such as an agreement."""

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        """The exercises of the tab as they stand now. Told again when they change."""


def make_overview(services: WorkbookServices, tab: Tab, made: Callable[[Overview], object]) -> Overview | ErrorPage:
    """The overview of a tab, told to `made`; a page that says what is wrong where it cannot be made."""
    try:
        page: Overview = _class_of(tab)(services, tab)
    except BrokenDefinition as problem:
        return ErrorPage(problem)
    except Exception as error:  # noqa: BLE001 - one broken page must not take its exercises with it; it is told
        diagnostics.note_mistake(error)
        return ErrorPage(OwnFault())
    made(page)
    return page


def _class_of(tab: Tab) -> Callable[[WorkbookServices, Tab], Overview]:
    name = tab.overview or USUAL
    if name not in OVERVIEWS:
        message = _("there is no built-in page “{name}”").format(name=name)
        raise BrokenDefinition("", "tabs.toml", f"{tab.id}: overview", message)
    module, _colon, kind = OVERVIEWS[name].partition(":")
    found: Callable[[WorkbookServices, Tab], Overview] = getattr(import_module(module), kind)
    return found
