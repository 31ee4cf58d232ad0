"""About which days a brief is: the last weeks, or from one day to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.domain.timeline import between
from trustbook.language import _
from trustbook.ui.fields.day_range import DayRange, from_to_words
from trustbook.ui.kit import DropDown, FlowLayout, Space, column

_LAST: Final = (28, 56, 92, 366)
_USUAL: Final = 1


class BriefDays(QWidget):
    """`changed` says that the brief is about other days now. A day that is being written changes nothing yet."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.choice = _choice()
        self.free = DayRange(today)
        self._chosen: tuple[date, date] | None = None
        """None: the last weeks, up to today."""
        self.setLayout(column(FlowLayout(self.choice), self.free, spacing=Space.FIELD))
        self._before = self.days
        """What was shown last, for From … to to begin with."""
        self.free.hide()
        self.choice.currentIndexChanged.connect(lambda _index: self._on_choice())
        self.free.changed.connect(self._on_days)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last one."""
        today, number = self._today(), self.choice.currentIndex()
        return self._chosen or (today - timedelta(days=_LAST[number if 0 <= number < len(_LAST) else _USUAL]), today)

    def _on_choice(self) -> None:
        free = self.choice.currentIndex() == len(_LAST)
        self.free.setVisible(free)
        if free:
            self.free.show_days(*self._before)
            self._chosen = self._before
        else:
            self._chosen = None
            self._before = self.days
            self.changed.emit()

    def _on_days(self) -> None:
        """The earlier one comes first, in whatever order they were said; an empty one waits."""
        since, until = self.free.days()
        if since is not None and until is not None:
            within = between(since, until)
            self._chosen = within.since or since, within.until or until
            self.changed.emit()


def _choice() -> DropDown:
    made = DropDown()
    made.setAccessibleName(_("About which days"))
    made.setObjectName("brief-range")
    for words in (_("The last four weeks"), _("The last eight weeks"), _("The last three months"), _("The last year")):
        made.addItem(words)
    made.addItem(from_to_words())
    made.setCurrentIndex(_USUAL)
    return made
