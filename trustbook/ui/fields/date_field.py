"""A field for a day: typed in words or numbers, or chosen in a calendar. Empty until somebody says a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QSizePolicy, QToolButton, QWidget

from trustbook.domain.values import day_of
from trustbook.exercises.day_text import day_order_words, example_of_a_day, read_day
from trustbook.exercises.fields import DateField
from trustbook.language import _, long_date
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.kit import button, column, row
from trustbook.ui.kit.announcing import StatusLabel, announce
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.composing import ComposingLine

Today = Callable[[], date]


_LONG_DAY = date(2026, 9, 30)
"""A day that takes much room in most languages."""
_EDGES = 6
"""Room for the two edges of a line, in pixels; what is kept free inside grows with the letters."""


class _NarrowLine(ComposingLine):
    """A line in which a whole day can be read, however narrow its place is."""

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(text) for text in (long_date(_LONG_DAY), self.placeholderText()))
        return QSize(words + metrics.height() + _EDGES, super().minimumSizeHint().height())


class DayEdit(QWidget):
    """One line for a day with a button for the calendar. Up and Down go a day on, Alt and Down opens the calendar.

    `typed` says that the person changed the day, `left` that the focus went elsewhere. With `small` the button is a
    sign instead of a word, for places where several things stand side by side. `past`: a weekday is the last one.
    """

    typed = Signal()
    left = Signal()

    def __init__(
        self, name: str, today: Today, description: str = "", *, small: bool = False, past: bool = False
    ) -> None:
        super().__init__()
        self._past = past
        self._today = today
        self._day: date | None = None
        self.line = _NarrowLine() if small else ComposingLine()
        self.line.setProperty("role", "answer")
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(description)
        self._description = description
        self.line.setPlaceholderText(day_order_words())
        self.line.textEdited.connect(lambda _text: self._on_typed())
        self.line.composed.connect(self._on_typed)
        self.line.editingFinished.connect(self._tidy)
        self.line.installEventFilter(self)
        self.pick = Button("▾" if small else _("Calendar"), "sign" if small else "link", self.open_calendar)
        self.pick.setToolTip(_("Calendar") if small else "")
        self.pick.setAccessibleName(_("{question}: {detail}").format(question=name, detail=_("Calendar")))
        unclear = _("This is not a day yet, so it is not kept. Write it like {day}, or “today” or “Friday”.")
        self._unclear = StatusLabel(unclear.format(day=example_of_a_day()), "hint")
        if small:  # it takes the lines that it needs, and no room from what stands beside it
            policy = self._unclear.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            self._unclear.setSizePolicy(policy)
        self._unclear.hide()
        line = row(self.line, self.pick, spacing=2) if small else row(self.line, self.pick, None, spacing=6)
        if not small:
            self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 12)
        self.setLayout(column(line, self._unclear, spacing=2))
        self.setFocusProxy(self.line)

    def day(self) -> date | None:
        """The day that is said, None if none is."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show this day, or none."""
        self._day = day
        self.line.setText("" if day is None else long_date(day))
        self._show_unclear(False)

    def set_read_only(self, read_only: bool) -> None:
        """Only for looking at, or for writing again."""
        self.line.setReadOnly(read_only)
        self.pick.setVisible(not read_only)

    def choose(self, day: date | None) -> None:
        """The person chose this day."""
        changed = day != self._day
        self.show_day(day)
        if changed:
            self.typed.emit()

    def open_calendar(self) -> None:
        """Show the calendar below the line."""
        popup = _CalendarPopup(self, self._day, self._today(), self.choose)
        popup.adjustSize()
        place = self.line.mapToGlobal(QPoint(0, self.line.height() + 2))
        room = self.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - popup.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - popup.height())))
        popup.move(place)
        popup.show()
        popup.calendar.setFocus()

    def _on_typed(self) -> None:
        text = self.line.whole_text()
        day = read_day(text, self._today(), past=self._past) if text.strip() else None
        if day != self._day:
            self._day = day
            self.typed.emit()

    def _tidy(self) -> None:
        text = self.line.text().strip()
        if self._day is not None:
            self.line.setText(long_date(self._day))
        self._show_unclear(bool(text) and self._day is None)

    def _show_unclear(self, unclear: bool) -> None:
        if unclear == self._unclear.isVisibleTo(self):
            return
        self._unclear.setVisible(unclear)
        self.line.setAccessibleDescription(self._unclear.text() if unclear else self._description)
        if unclear:
            announce(self._unclear, self._unclear.text(), urgent=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()  # the page's undo, not the line's
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if _is_undo(event):
            event.ignore()
            return True
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.line.isReadOnly():
            return False
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.choose(self._next_to(step))
        return True

    def _next_to(self, step: int) -> date:
        if self._day is None:
            return self._today()
        try:
            return self._day + timedelta(days=step)
        except OverflowError:  # the last day that there is, or the first
            return self._day


class _CalendarPopup(QFrame):
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


class DateWidget(FieldWidget):
    """A day, or none. It is never filled in before the person said one."""

    def __init__(self, field: DateField, today: Today) -> None:
        super().__init__(field)
        self.day = DayEdit(field.label, today, self.help_text, past=field.past)
        self.day.typed.connect(self._on_typed)
        self.day.left.connect(self.left)
        self.setFocusProxy(self.day)
        self.add(self.day)
        self._clear = self.add_clear(lambda: self.day.choose(None))
        self._show_clear()

    def value(self) -> Any:
        day = self.day.day()
        return None if day is None else day.isoformat()

    def set_value(self, value: Any) -> None:
        self.day.show_day(day_of(value))
        self._show_clear()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.day.set_read_only(read_only)
        self._show_clear()

    def _on_typed(self) -> None:
        self._show_clear()
        self.edited.emit("")

    def _show_clear(self) -> None:
        self._clear.setVisible(self.day.day() is not None and not self.read_only)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
