"""A field for a day: typed in words or numbers, or chosen in a calendar. Empty until somebody says a day.

Words that mean no day are an answer too, and are kept as they stand there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustbook.domain.values import day_of
from trustbook.exercises.day_text import how_to_write_a_day, kept_though_no_day, read_day
from trustbook.exercises.fields import DateField
from trustbook.language import _, long_date
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.calendar_popup import CalendarPopup
from trustbook.ui.fields.row_buttons import keep_room
from trustbook.ui.kit import column, row
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
        words = metrics.horizontalAdvance(long_date(_LONG_DAY))
        return QSize(words + metrics.height() + _EDGES, super().minimumSizeHint().height())


class DayEdit(QWidget):
    """One line for a day with a button for the calendar. Up and Down go a day on, Alt and Down opens the calendar.

    `typed` says that the person changed what stands there, with a key for undo: "" for a step of its own. `day_changed`
    says that it means another day now, `left` that the focus went elsewhere. With `small` the line is no wider than a
    day, for places where several things stand side by side. `past`: a weekday is the last one. `keeps_words`: what
    means no day is kept as it was written, by whoever reads `said`.
    """

    typed = Signal(str)
    day_changed = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        today: Today,
        *,
        small: bool = False,
        past: bool = False,
        keeps_words: bool = False,
    ) -> None:
        super().__init__()
        self._past = past
        self._today = today
        self._day: date | None = None
        self._words = ""
        """What means no day."""
        self.line = _NarrowLine() if small else ComposingLine()
        self.line.setProperty("role", "answer")
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(how_to_write_a_day())
        self.line.textEdited.connect(lambda _text: self._on_typed())
        self.line.composed.connect(self._on_typed)
        self.line.editingFinished.connect(self._tidy)
        self.line.installEventFilter(self)
        self.pick = Button(_("Calendar"), "link-note" if small else "link", self.open_calendar)
        self.pick.setAccessibleName(_("{question}: {detail}").format(question=name, detail=_("Calendar")))
        self.pick.installEventFilter(self)
        unclear = kept_though_no_day() if keeps_words else _("This is not a day yet.") + " " + how_to_write_a_day()
        self._unclear = StatusLabel(unclear, "hint")
        if small:  # it takes the lines that it needs, and no room from what stands beside it
            policy = self._unclear.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            self._unclear.setSizePolicy(policy)
        self._unclear.hide()
        line = row(self.line, self.pick, spacing=2) if small else row(self.line, self.pick, None, spacing=6)
        if not small:
            self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 12)
        self._small = small
        if small:
            keep_room(self.pick)
            self.pick.hide()
        self.setLayout(column(line, self._unclear, spacing=2))
        self.setFocusProxy(self.line)

    def day(self) -> date | None:
        """The day that is said, None if none is."""
        return self._day

    def said(self) -> str | None:
        """What stands there: "YYYY-MM-DD" for a day, else the words as they are; None for nothing."""
        return self._words or None if self._day is None else self._day.isoformat()

    def show_day(self, day: date | None) -> None:
        """Show this day, or none."""
        self._day, self._words = day, ""
        self.line.setText("" if day is None else long_date(day))
        self._show_unclear(False)

    def show_said(self, said: Any) -> None:
        """Show what `said` gave; anything else is shown as nothing said."""
        self.show_day(day_of(said))
        if self._day is None and isinstance(said, str) and said.strip():
            self._words = said
            self.line.setText(said)
            self._show_unclear(True, aloud=False)

    def set_read_only(self, read_only: bool) -> None:
        """Only for looking at, or for writing again."""
        self.line.setReadOnly(read_only)
        self._show_pick()

    def choose(self, day: date | None) -> None:
        """The person chose this day."""
        before, day_before = self.said(), self._day
        self.show_day(day)
        if before != self.said():
            self.typed.emit("")
        if day != day_before:
            self.day_changed.emit()

    def open_calendar(self) -> None:
        """Show the calendar below the line."""
        popup = CalendarPopup(self, self._day, self._today(), self.choose)
        popup.adjustSize()
        place = self.line.mapToGlobal(QPoint(0, self.line.height() + 2))
        room = self.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - popup.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - popup.height())))
        popup.move(place)
        popup.show()
        popup.calendar.setFocus()

    def _on_typed(self) -> None:
        text = self.line.whole_text().strip()
        before, day_before = self.said(), self._day
        self._day = read_day(text, self._today(), past=self._past) if text else None
        self._words = text if self._day is None else ""
        if before != self.said():
            self.typed.emit("day" if text else "")
        if self._day != day_before:
            self.day_changed.emit()

    def _tidy(self) -> None:
        text = self.line.text().strip()
        if self._day is not None:
            self.line.setText(long_date(self._day))
        self._show_unclear(bool(text) and self._day is None)

    def _show_unclear(self, unclear: bool, *, aloud: bool = True) -> None:
        if unclear == self._unclear.isVisibleTo(self):
            return
        self._unclear.setVisible(unclear)
        self.line.setAccessibleDescription(self._unclear.text() if unclear else how_to_write_a_day())
        if unclear and aloud:
            announce(self._unclear, self._unclear.text(), urgent=True)

    def _show_pick(self) -> None:
        """Among other things side by side, the way to the calendar stands only where somebody is."""
        is_here = self.window().focusWidget() in (self.line, self.pick)
        self.pick.setVisible(not self.line.isReadOnly() and (not self._small or is_here or self.underMouse()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_pick()

    def leaveEvent(self, event: QEvent) -> None:
        self._show_pick()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._small and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_pick()
        if watched is self.pick:
            return False
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


class DateWidget(FieldWidget):
    """A day, or none. It is never filled in before the person said one."""

    def __init__(self, field: DateField, today: Today) -> None:
        super().__init__(field)
        self.day = DayEdit(field.label, today, past=field.past, keeps_words=True)
        self.day.line.setAccessibleDescription(self.help_text)
        self.day.typed.connect(self._on_typed)
        self.day.left.connect(self.left)
        self.setFocusProxy(self.day)
        self._clear = self.add_clear(lambda: self.day.choose(None))
        self.add(self.day)
        self._show_clear()

    @property
    def help_text(self) -> str:
        return "\n".join(filter(None, (super().help_text, how_to_write_a_day())))

    def value(self) -> Any:
        return self.day.said()

    def set_value(self, value: Any) -> None:
        self.day.show_said(value)
        self._show_clear()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.day.set_read_only(read_only)
        self._show_clear()

    def _on_typed(self, key: str) -> None:
        self._show_clear()
        self.edited.emit(key)

    def _show_clear(self) -> None:
        self._clear.setVisible(self.day.said() is not None and not self.read_only)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
