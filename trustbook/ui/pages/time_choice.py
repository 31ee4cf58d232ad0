"""How much time there is. Known while the window is open, never kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from trustbook.language import _, number
from trustbook.ui.pages.words import minutes_short
from trustbook.workbook.sitting.views import ExerciseLine

ANYTHING, NOTHING = 0, -1
SHORT = 5
"""What can be done in so many minutes is done in its short form."""
_CHOICES = (ANYTHING, SHORT, 20, 45, NOTHING)


class TimeChoice(QObject):
    """Minutes, ANYTHING or NOTHING. One for all tabs of the window."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.minutes = ANYTHING

    def choose(self, minutes: int) -> None:
        """Take another time."""
        if minutes != self.minutes:
            self.minutes = minutes
            self.changed.emit()

    @property
    def is_open(self) -> bool:
        """Whether nothing is left out."""
        return self.minutes in (ANYTHING, NOTHING)

    @property
    def wants_short(self) -> bool:
        """Whether a page is opened in its short form."""
        return self.minutes == SHORT

    def fits(self, line: ExerciseLine) -> bool:
        """Whether there is time for this one. What cannot be read is always shown; NOTHING hides nothing."""
        if self.is_open or line.broken:
            return True
        return (line.short_minutes if self.minutes == SHORT else line.minutes) <= self.minutes


def fill_time_menu(time: TimeChoice, menu: QMenu) -> None:
    """Put how much time there may be into a menu."""
    for minutes in _CHOICES:
        action = menu.addAction(_words(minutes))
        action.setObjectName(f"time-{minutes}")
        action.setCheckable(True)
        action.setChecked(minutes == time.minutes)
        action.triggered.connect(lambda _checked=False, chosen=minutes: time.choose(chosen))


def fitting_words(minutes: int) -> str:
    """What a list shows now, in words; "" while it shows everything."""
    if minutes in (ANYTHING, NOTHING):
        return ""
    return _("What fits into {minutes}").format(minutes=minutes_short(minutes))


def nothing_words() -> str:
    """What is said to somebody who has no time or no strength now."""
    return _("Nothing for now is a whole answer. Everything stays as it is, and nothing is waiting for you.")


def _words(minutes: int) -> str:
    if minutes == ANYTHING:
        return _("All, however long it takes")
    if minutes == NOTHING:
        return _("Nothing for now")
    if minutes == SHORT:
        return _("{minutes} min: what has a short form of that length").format(minutes=number(minutes))
    return _("{minutes} min: what fits into that time").format(minutes=number(minutes))
