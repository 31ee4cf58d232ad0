"""Pages in place of the whole workbook, until they are left: a talk, a letter read aloud, slips of the jar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.exercises.text_ids import HELP
from trustbook.ui.frame.surfaces import LayerAbove
from trustbook.ui.frame.window import Window
from trustbook.ui.reading.reader import Reader
from trustbook.ui.services import Services

if TYPE_CHECKING:
    from trustbook.ui.pages.far_page import FarPage
    from trustbook.ui.pages.talk.talk_page import TalkPage


def show_in_full(view: QWidget, program: Services, make: Callable[[], TalkPage | FarPage]) -> None:
    """Above `view`, if that is what is on the screen."""
    window = view.window()
    if not isinstance(window, Window) or window.top is not view:
        return
    page = make()
    page.left.connect(lambda: window.pop(page))
    above = Reader(program, LayerAbove(window), page)
    page.help_requested.connect(lambda: above.text(HELP))
    window.push(page)
