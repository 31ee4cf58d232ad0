"""Choosing a day that comes: one of a few, or any other."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from trustbook.language import _, day_words
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.fields.date_field import DayEdit
from trustbook.ui.kit import CalmDialog, column, note, paragraph

_OTHER: Final = "other"


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    months += day.month - 1
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class DayDialog(CalmDialog):
    """Calls `chosen` with a day that comes, and not after `last`. Closed before, nothing is changed."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        today: Callable[[], date],
        chosen: Callable[[date], object],
        *,
        last: date | None = None,
        from_today: bool = False,
    ) -> None:
        """`name` is the heading. `from_today`: today is a day to choose, too."""
        self._today, self._chosen, self._last, self._from_today = today, chosen, last, from_today
        now = today()
        days = {"today": now} if from_today else {}
        days |= {"week": now + timedelta(days=7), "month": months_on(now, 1), "later": months_on(now, 3)}
        self._days = {key: day for key, day in days.items() if last is None or day <= last}
        words = {
            "today": _("Today, {day}"),
            "week": _("In a week, {day}"),
            "month": _("In a month, {day}"),
            "later": _("In three months, {day}"),
        }
        offered = [(key, words[key].format(day=day_words(day, now))) for key, day in self._days.items()]
        self.choice = OneOfWords(_("When"), (*offered, (_OTHER, _("On another day"))))
        self.choice.chosen.connect(lambda _name: self._show_what_fits())
        self.day = DayEdit(_("On this day"), today)
        self._note = note(_("Please choose a day that comes."))
        self._note.hide()
        about = paragraph(_("No reason is asked, and nothing is noted but the day."))
        super().__init__(parent, name, column(about, self.choice, self.day, self._note, spacing=12))
        self.add_way_out(_("Leave it as it is"))
        self.add_primary(_("Choose this day"), self._on_choose)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        self.day.setVisible(self.choice.current() == _OTHER)
        if self.isVisible():
            self.fit()

    def _on_choose(self) -> None:
        name = self.choice.current()
        day = self.day.day() if name == _OTHER else self._days[name]
        first = self._today() if self._from_today else self._today() + timedelta(days=1)
        if day is None or day < first or (self._last is not None and day > self._last):
            self._note.show()
            self.fit()
            self.day.setFocus()
            return
        self.accept()
        self._chosen(day)
