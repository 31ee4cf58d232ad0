"""What stands in a tab until an exercise is opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from trustbook import diagnostics
from trustbook.domain.problems import BrokenDefinition, OwnFault
from trustbook.exercises.model import Tab
from trustbook.exercises.overviews import OVERVIEWS, USUAL
from trustbook.language import _
from trustbook.ui.frame.error_page import ErrorPage
from trustbook.ui.frame.shown_in_tab import ShownInTab
from trustbook.ui.kit import DeskPage
from trustbook.ui.navigation import ToBring
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import ExerciseLine

NEW: Final = "new"
"""Stands for something that is to be written on a built-in page, in place of an id."""


def anew_from(entry_id: str) -> str:
    """As `NEW`, begun with what this own page says."""
    return f"{NEW} {entry_id}"


def page_of_new(item: str) -> str:
    """Id of the page that something new is begun with; "" for all other items."""
    return item.removeprefix(f"{NEW} ") if item.startswith(f"{NEW} ") else ""


_BRINGS: Final = "brings"


def brings(card: QWidget, target: ToBring) -> QWidget:
    """While this card has the focus, the key that brings a page to counselling brings this one."""
    card.setProperty(_BRINGS, target)
    return card


def _target_of(widget: QWidget | None) -> ToBring | None:
    found = widget.property(_BRINGS) if widget is not None else None
    return found if isinstance(found, ToBring) else None


class Overview(ShownInTab, DeskPage):
    """A built-in page. It is made with `(services, tab)`, and anew whenever somebody comes back to it.

    Where something can be written on it, it says how that stands with the disk.
    """

    save_state = Signal(object)
    """A `SaveState`."""
    pages_wanted = Signal()
    """The list of pages is asked for, by one that stands alone."""

    def show_item(self, item: str) -> None:
        """Open one thing of it, such as an agreement."""

    def to_bring(self) -> ToBring | None:
        """What of it could be brought to counselling now: the page of the card that has the focus; None for nothing."""
        return _target_of(self.focusWidget())

    def keep_focus(self, fill: Callable[[], object]) -> None:
        """Fill it anew; the focus stays with the card of the page that had it."""
        focused = QApplication.focusWidget()
        target = _target_of(focused) if focused is not None and self.isAncestorOf(focused) else None
        before = set(self.findChildren(QWidget))  # those go: the focus would go with them
        fill()
        again = (each for each in self.findChildren(QWidget) if target is not None and _target_of(each) == target)
        for card in again:
            if card not in before:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        """The exercises of the tab as they stand now. Told again when they change."""


def make_overview(services: WorkbookServices, tab: Tab, made: Callable[[Overview], object]) -> ShownInTab:
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
