"""The calendar below the line for a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QWidget

from trustbook.language import _
from trustbook.ui.kit import button, column, row


class CalendarPopup(QFrame):
    """A calendar with "Today" and "No day". Esc closes it."""

    def __init__(self, parent: QWidget, day: date | None, today: date, chosen: Callable[[date | None], None]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self._chosen = chosen
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(_("Calendar"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        _calm(self.calendar)
        shown = day or today
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.calendar.activated.connect(self._on_activated)
        self.calendar.clicked.connect(self._on_activated)
        buttons = row(
            button(_("Today"), lambda: self._take(today)), button(_("No day"), lambda: self._take(None)), None
        )
        self.setLayout(column(self.calendar, buttons, margins=8))

    def _on_activated(self, day: QDate) -> None:
        self._take(date(day.year(), day.month(), day.day()))

    def _take(self, day: date | None) -> None:
        self._chosen(day)
        self.close()


def _calm(calendar: QCalendarWidget) -> None:
    """No red days, and signs that can be seen in light and dark."""
    plain = QTextCharFormat()
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    mirrored = calendar.layoutDirection() == Qt.LayoutDirection.RightToLeft
    signs = ("›", "‹") if mirrored else ("‹", "›")
    names = (("qt_calendar_prevmonth", _("Previous month")), ("qt_calendar_nextmonth", _("Next month")))
    for (object_name, name), sign in zip(names, signs, strict=True):
        arrow = calendar.findChild(QToolButton, object_name)
        if isinstance(arrow, QToolButton):
            arrow.setIcon(QIcon())
            arrow.setText(sign)
            arrow.setAccessibleName(name)
