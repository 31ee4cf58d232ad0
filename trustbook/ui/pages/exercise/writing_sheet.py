"""The scrolling sheet that one writes on: it follows the cursor, and lies still below it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from trustbook.ui.kit import ScrollPage, Space, column
from trustbook.ui.pages.exercise.margin import TEXT

_ABOVE = 140
"""Pixels kept in sight above the cursor, or above what is shown: the question that is answered."""


class WritingSheet(ScrollPage):
    """Its content is a column; places in it are pixels from its top."""

    lays_out_later = False  # it goes to places by itself, and whoever fills it says to which

    def __init__(self, width: int = TEXT, *, runs_out: bool = False) -> None:
        """`width`: of its text, in pixels at 100 % text. `runs_out`: as of `ScrollPage`."""
        super().__init__(column(spacing=Space.FIELD), runs_out=runs_out)
        self.use_text_width(width)
        self._form: QWidget | None = None
        self._moved = 0
        self._wanted = self._reached = 0
        """How far its upper edge moved down since it was last given its height, in pixels."""

    def place(self) -> int:
        """How far down it is scrolled."""
        return self.verticalScrollBar().value()

    def go_to(self, place: int) -> None:
        """Scroll to a place."""
        self.verticalScrollBar().setValue(place)

    def stay_at(self, place: int) -> None:
        """Scroll to a place; again whenever the sheet grows, until it is high enough or somebody scrolled."""
        bar = self.verticalScrollBar()
        self._wanted, self._reached = place, bar.value()
        bar.rangeChanged.connect(self._stay)  # a method: it goes with the sheet
        self._stay()

    def show_line(self, widget: QWidget, line: int = 0) -> None:
        """Scroll so that this line of something on the sheet, in pixels from its upper edge, is near the top."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # all that is above it has its height then
        inside = self.widget()
        assert inside is not None
        self.stay_at(max(0, widget.mapTo(inside, QPoint(0, line)).y() - _ABOVE))

    def _stay(self, *_range: int) -> None:
        bar = self.verticalScrollBar()
        if bar.value() != min(self._reached, bar.maximum()):
            bar.rangeChanged.disconnect(self._stay)
            return
        bar.setValue(self._wanted)
        self._reached = bar.value()
        if self._reached == self._wanted:
            bar.rangeChanged.disconnect(self._stay)

    def show_focus(self, form: QWidget) -> None:
        """Scroll to the cursor in `form`, with the question above it; once more when the sheet has found its height."""
        self._form = form
        self.verticalScrollBar().rangeChanged.connect(self._go_to_focus)
        self._go_to_focus()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Something came above the sheet, or went."""
        self.moves(event.pos().y() - event.oldPos().y())
        super().moveEvent(event)

    def moves(self, pixels: int) -> None:
        """It comes to lie so many pixels lower in the window, and is given another height then."""
        self._moved += pixels

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line in which somebody writes stays where it is on the screen, or at least in sight."""
        super().resizeEvent(event)
        moved, self._moved = self._moved, 0
        focused = self.focusWidget()
        if moved and self.isAncestorOf(focused) and focused.hasFocus():
            self.go_to(self.place() + moved)
            if focused.visibleRegion().isEmpty():
                self.ensureWidgetVisible(focused, 20, 20)

    def _go_to_focus(self, *_range: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum():
            bar.rangeChanged.disconnect(self._go_to_focus)
        focused = self._form.focusWidget() if self._form is not None else None
        if focused is not None:
            self.ensureWidgetVisible(focused, 20, _ABOVE)
