"""The overview of Progress on the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.pages.progress.overview import ProgressOverview


def overview(place: Place) -> ProgressOverview:
    """The tab, opened anew."""
    (page,) = shown_widgets(place.tab("progress"), ProgressOverview)
    return page


def choose(place: Place, page: ProgressOverview, menu: str, words_of_it: str) -> None:
    opened: QMenu = next(each for each in shown_widgets(page, MenuButton) if each.text() == menu).open_menu()
    next(action for action in opened.actions() if action.text() == words_of_it).trigger()
    place.settle()
