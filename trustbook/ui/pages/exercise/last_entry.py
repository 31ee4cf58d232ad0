"""Above a new entry of today: one quiet line about the last one, which can be gone on with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from trustbook.language import _, day_words
from trustbook.ui.kit import TextLabel, link_button, row
from trustbook.workbook.views import EntryLine


class LastEntry(QWidget):
    """`go_on` is given the id of the last entry."""

    def __init__(self, last: EntryLine, today: date, go_on: Callable[[str], object]) -> None:
        super().__init__()
        day = day_words(last.on, today)
        self.go_on = link_button(_("Go on with it"), lambda: go_on(last.entry_id))
        self.go_on.setAccessibleName(_("Go on with the entry of {day}").format(day=day))
        words = TextLabel(_("Last: {day}.").format(day=day), "beside-link")
        words.setWordWrap(False)
        self.setLayout(row(words, self.go_on, None, spacing=10))
