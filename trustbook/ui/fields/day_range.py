"""Two days to choose what lies between them: From … to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.exercises.day_text import how_to_write_a_day
from trustbook.language import _
from trustbook.ui.fields.date_field import DayEdit
from trustbook.ui.kit import FlowLayout, Space, note, soft


def from_to_words() -> str:
    """How a range of two days is called in a list of ranges."""
    return _("From … to")


class DayRange(QWidget):
    """`changed` says that one of the two days is another one now."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.since = DayEdit(_("From"), today, past=True)
        self.until = DayEdit(_("To"), today, past=True)
        for each in (self.since, self.until):
            each.day_changed.connect(self.changed)
        first, second, how = soft(_("From")), soft(_("to")), note(how_to_write_a_day())
        for words in (first, second, how):
            words.setWordWrap(False)
        self.setLayout(FlowLayout(first, self.since, second, self.until, how, spacing=Space.FIELD))

    def show_days(self, since: date | None, until: date | None) -> None:
        """The two days as they are chosen now."""
        self.since.show_day(since)
        self.until.show_day(until)

    def days(self) -> tuple[date | None, date | None]:
        """The two days; None for one that is left open."""
        return self.since.day(), self.until.day()
