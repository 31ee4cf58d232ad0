"""Whether somebody is here: keys and mouse in any of our windows, three times Shift, and the time since.

The filter sits on windows, not on the application: it sees input only, so it costs nothing while painting.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow

from trustbook.domain.times import Clock

SHIFT_TIMES: Final = 3
SHIFT_SECONDS: Final = 2.0
_LOOK_EVERY_MS: Final = 5_000
WARN_SECONDS: Final = 30
"""How long before the lock it is said that it comes."""

_INPUT: Final = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class ShiftCounter:
    """Tells when Shift was pressed three times within two seconds, with nothing in between."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._times: list[float] = []

    def pressed(self, key: int) -> bool:
        """A key went down. True at the third Shift; counting starts again then."""
        if key != Qt.Key.Key_Shift:
            self.clear()
            return False
        now = self._ticks()
        self._times = [time for time in self._times if now - time <= SHIFT_SECONDS] + [now]
        if len(self._times) < SHIFT_TIMES:
            return False
        self.clear()
        return True

    def clear(self) -> None:
        """Something else was written: counting starts again."""
        self._times.clear()


class _ComposingWatch(QObject):
    """Sees what input methods bring: it goes to whatever has the focus, past all windows."""

    composed = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QObject | None = None
        application.focusObjectChanged.connect(self._on_focus)
        self._on_focus(application.focusObject())

    def _on_focus(self, focused: QObject | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = focused
        if focused is not None:
            focused.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent) and (event.preeditString() or event.commitString()):
            self.composed.emit()
        return False


ALL, LOCK = "all", "lock"
"""What a page can hold off: covering and locking, or locking only."""


class IdleWatch(QObject):
    """Watches all windows of the program. `minutes` 0 never locks."""

    cover_requested = Signal()
    """F9 or three times Shift, in any window."""
    lock_requested = Signal()
    """Ctrl+L in a window that has no action for it, such as a dialog. The view's own action takes it first."""
    idle = Signal()
    """Nobody touched anything for the whole time."""
    soon_idle = Signal(int)
    """Seconds until `idle`; 0 when somebody came back."""

    def __init__(self, application: QGuiApplication, clock: Clock, minutes: int) -> None:
        super().__init__(application)
        self._clock = clock
        self._minutes = minutes
        self._last = clock.ticks()
        self._warned = False
        self._holds = 0
        self._cover_instead = 0
        self._shifts = ShiftCounter(clock.ticks)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application.focusWindowChanged.connect(self._on_window)
        self._composing = _ComposingWatch(application, self)
        self._composing.composed.connect(self._on_composed)
        for window in application.allWindows():
            self._on_window(window)

    def use_minutes(self, minutes: int) -> None:
        """Lock after this many minutes from now on; 0 never."""
        self._minutes = minutes
        self.touch()

    def hold(self, *, covering: bool = False) -> None:
        """Something runs that needs no hands: no lock until `let_go`. `covering`: cover instead, when it is time."""
        if covering:
            self._cover_instead += 1
        else:
            self._holds += 1

    def let_go(self, *, covering: bool = False) -> None:
        """What ran is over. `covering`: as it was held."""
        if covering:
            self._cover_instead = max(0, self._cover_instead - 1)
        else:
            self._holds = max(0, self._holds - 1)
        self.touch()

    def touch(self) -> None:
        """Somebody is here."""
        self._last = self._clock.ticks()
        if self._warned:
            self._warned = False
            self.soon_idle.emit(0)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def look(self) -> None:
        """See how long nobody was here."""
        if self._minutes <= 0 or self._holds:
            return
        left = self._minutes * 60 - (self._clock.ticks() - self._last)
        if left <= 0:
            self._last = self._clock.ticks()
            self._warned = False
            (self.cover_requested if self._cover_instead else self.idle).emit()
        elif left <= WARN_SECONDS:
            self._warned = True
            self.soon_idle.emit(int(left))

    def _on_composed(self) -> None:
        self._shifts.clear()
        self.touch()

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _INPUT:
            return False
        self.touch()
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            third_shift = self._shifts.pressed(event.key())
            if third_shift or event.key() == Qt.Key.Key_F9:
                self.cover_requested.emit()
            elif event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.lock_requested.emit()
        return False


class IdleHold:
    """What one page holds off now: everything, only the lock, or nothing. It is let go of with the page."""

    def __init__(self, watch: IdleWatch) -> None:
        self._watch = watch
        self.now = ""

    def use(self, wanted: str) -> None:
        """From now on `ALL`, `LOCK` or nothing ("")."""
        if wanted != self.now:
            if wanted:
                self._watch.hold(covering=wanted == LOCK)
            if self.now:
                self._watch.let_go(covering=self.now == LOCK)
            self.now = wanted
