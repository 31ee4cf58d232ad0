"""At the top of a page, once: the other one placed something here since this person was here last."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.kit import FlowLayout, link_button, note
from trustbook.workbook.sitting.views import PageView


def news_line(page: PageView, show: Callable[[], object]) -> QWidget | None:
    """The line, with a way to what was placed; None where there is nothing new."""
    who = [copy.author.name for copy in page.copies if copy.is_news]
    if page.our_page is not None and page.our_page.news_of:
        words = _("{name} put something on our page since you were here.").format(name=page.our_page.news_of)
    elif who:
        words = _("{name} placed something here for both of you since you were here.").format(name=who[0])
    else:
        return None
    line = QWidget()
    line.setLayout(FlowLayout(note(words), link_button(_("Read it"), show), spacing=10))
    return line
