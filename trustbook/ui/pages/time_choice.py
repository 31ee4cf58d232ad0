"""How much time there is tonight. Known while the window is open, never kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from trustbook.language import _, number
from trustbook.ui.kit import FlowLayout, column, soft
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.words import minutes_short
from trustbook.workbook.views import ExerciseLine

ANYTHING, NOTHING = 0, -1
SHORT = 5
"""What can be done in so many minutes is done in its short form."""
_CHOICES = (ANYTHING, SHORT, 20, 45, NOTHING)


class TimeChoice(QObject):
    """Minutes, ANYTHING or NOTHING. One for all tabs of a desk."""

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
    def wants_short(self) -> bool:
        """Whether a page is opened in its short form."""
        return self.minutes == SHORT

    def fits(self, line: ExerciseLine) -> bool:
        """Whether there is time for this one. What cannot be read is always shown; NOTHING hides nothing."""
        if self.minutes in (ANYTHING, NOTHING) or line.broken:
            return True
        return (line.short_minutes if self.minutes == SHORT else line.minutes) <= self.minutes


class TimeRow(QWidget):
    """The quiet row above a list: how much time there is."""

    def __init__(self, time: TimeChoice) -> None:
        super().__init__()
        self._time = time
        self._group = QButtonGroup(self)
        self._buttons = {minutes: self._button(minutes) for minutes in _CHOICES}
        self._words = soft("")
        self._words.setObjectName("nothing-tonight")
        holder = column(FlowLayout(*self._buttons.values(), spacing=4), self._words, spacing=6)
        holder.setContentsMargins(10, 10, 10, 6)
        self.setLayout(holder)
        time.changed.connect(self._show)
        self._show()

    def say(self, text: str) -> None:
        """A sentence below the row, "" for none; that nothing is fine goes before it."""
        if self._time.minutes == NOTHING:
            text = _("Nothing tonight is a whole answer. Everything stays as it is, and nothing is waiting for you.")
        self._words.setText(text)
        self._words.setVisible(bool(text))

    def _show(self) -> None:
        self._buttons[self._time.minutes].setChecked(True)
        self.say("")

    def _button(self, minutes: int) -> Button:
        label, name = _words(minutes)
        made = Button(label, "quiet-choice", lambda: self._time.choose(minutes))
        made.setObjectName(f"time-{minutes}")
        made.setAccessibleName(name)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # said to be one of several
        self._group.addButton(made)
        return made


def _words(minutes: int) -> tuple[str, str]:
    """What a button says, and what a screen reader says of it."""
    if minutes == ANYTHING:
        return _("All"), _("All, however long it takes")
    if minutes == NOTHING:
        return _("Nothing tonight"), _("Nothing tonight")
    name = _("{minutes} min: show what fits into that time").format(minutes=number(minutes))
    if minutes == SHORT:
        name = _("{minutes} min: show what has a short form of that length at most").format(minutes=number(minutes))
    return minutes_short(minutes), name
