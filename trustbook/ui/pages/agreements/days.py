"""Choosing a day to look at something again: one of a few, or any other."""

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
from trustbook.workbook.agreement_views import AgreementCard

USUAL_MONTHS: Final = 2
"""After which what stays as it is is looked at again, unless another day is chosen."""
_OTHER: Final = "other"


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    months += day.month - 1
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def usual_next_look(card: AgreementCard, today: date) -> date:
    """When it is looked at again where nobody says otherwise; openness at the latest on the day on which it ends."""
    usual = months_on(today, USUAL_MONTHS)
    return min(usual, card.ends_on) if card.ends_on is not None and card.ends_on > today else usual


class LookAgainDialog(CalmDialog):
    """Calls `chosen` with a day that comes, and not after `last`. Closed before, nothing is changed."""

    def __init__(
        self, parent: QWidget | None, today: Callable[[], date], chosen: Callable[[date], object], last: date | None
    ) -> None:
        self._today, self._chosen, self._last = today, chosen, last
        now = today()
        self._days = {"week": now + timedelta(days=7), "month": months_on(now, 1), "later": months_on(now, 3)}
        self._days = {name: day for name, day in self._days.items() if last is None or day <= last}
        words = {"week": _("In a week, {day}"), "month": _("In a month, {day}"), "later": _("In three months, {day}")}
        offered = [(name, words[name].format(day=day_words(day, now))) for name, day in self._days.items()]
        self.choice = OneOfWords(_("When"), (*offered, (_OTHER, _("On another day"))))
        self.choice.chosen.connect(lambda _name: self._show_what_fits())
        self.day = DayEdit(_("On this day"), today)
        self._note = note(_("Please choose a day that comes."))
        self._note.hide()
        content = column(
            paragraph(_("No reason is asked, and nothing is noted but the day.")),
            self.choice,
            self.day,
            self._note,
            spacing=12,
        )
        super().__init__(parent, _("Look at it again"), content)
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
        if day is None or day <= self._today() or (self._last is not None and day > self._last):
            self._note.show()
            self.fit()
            self.day.setFocus()
            return
        self.accept()
        self._chosen(day)
