"""With a new entry of today: one quiet line about the last one, which can be gone on with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from trustbook.language import _, day_words
from trustbook.ui.kit import FlowLayout, Space, note_link
from trustbook.ui.kit.text import ExactLabel
from trustbook.ui.pages.exercise.this_page import ThisPage
from trustbook.workbook.sitting.views import EntryLine


class LastEntry(QWidget):
    """`go_on` is given the id of the last entry."""

    def __init__(self, last: EntryLine, today: date, go_on: Callable[[str], object]) -> None:
        super().__init__()
        day = day_words(last.on, today)
        self.go_on = note_link(_("Go on with it"), lambda: go_on(last.entry_id))
        self.go_on.setAccessibleName(_("Go on with the entry of {day}").format(day=day))
        self.setLayout(
            FlowLayout(ExactLabel(_("Last: {day}.").format(day=day), "note"), self.go_on, spacing=Space.STATE)
        )


def last_entry(this_page: ThisPage) -> LastEntry | None:
    """The line about the last entry, where one is on a new page of today that can be written on."""
    page = this_page.fits.page
    if page.last is None or not page.writable:
        return None
    return LastEntry(page.last, this_page.today, this_page.entry_requested.emit)
