"""A field for a whole number between two ends that have words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy

from trustbook.domain.values import is_whole
from trustbook.exercises.fields import ScaleField
from trustbook.exercises.in_words import mark_in_words
from trustbook.language import number
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.marks import OneOf
from trustbook.ui.kit import TextLabel, row

_PER_ROW = 11
_ONE_NUMBER_MS = 1000
"""How soon after a 1 a 0 makes it a 10."""
_SHORTCUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class NumberMark(QRadioButton):
    """A number on the scale, as a small round-cornered field."""

    typed = Signal(int, int)
    """A figure, and when: milliseconds on the clock of the keyboard."""

    def __init__(self, value: int) -> None:
        super().__init__(number(value))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("10") + metrics.averageCharWidth(), metrics.height() + 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_figure(event):
            self.typed.emit(int(event.text()), event.timestamp())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        chosen, focused = self.isChecked(), self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = palette.color(QPalette.ColorRole.Dark if self.isEnabled() or chosen else QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 1))
        filled = QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Base
        if self.underMouse() and self.isEnabled() and not chosen:
            filled = QPalette.ColorRole.AlternateBase
        painter.setBrush(palette.color(filled))
        box = QRect(4, 4, self.width() - 8, self.height() - 8)
        painter.drawRoundedRect(box, 4, 4)
        if focused:  # off the number: what is only reached does not look chosen
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class ScaleWidget(FieldWidget):
    """One row of numbers, reached by Tab once, walked by arrow keys, and marked by Space or by typing the number."""

    def __init__(self, field: ScaleField) -> None:
        super().__init__(field)
        self._marks = {str(value): NumberMark(value) for value in range(field.minimum, field.maximum + 1)}
        self._one = OneOf(list(self._marks.items()), self)
        self._one.chosen.connect(self._on_chosen)
        self._one.left.connect(self.left)
        for value, mark in self._marks.items():
            self.name_control(mark, mark_in_words(field, int(value)))
            mark.typed.connect(self._on_typed)
        self._last_typed = (-1, 0)
        self._clear = self.add_clear(self._on_clear)
        self.add(self._numbers())
        self.add(self._ends(field))
        self._show_clear()

    def value(self) -> Any:
        name = self._one.current()
        return int(name) if name else None

    def set_value(self, value: Any) -> None:
        self._one.choose(str(value) if is_whole(value) else "")
        self._show_clear()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._one.set_enabled(not read_only)
        self._show_clear()

    def take_focus(self) -> None:
        self._one.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number that is typed at “Clear” marks this question, too."""
        if _is_figure(event) and not self.read_only:
            self._on_typed(int(event.text()), event.timestamp())
        else:
            super().keyPressEvent(event)

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        grid.setContentsMargins(0, 2, 0, 0)
        for place, mark in enumerate(self._marks.values()):
            grid.addWidget(mark, place // _PER_ROW, place % _PER_ROW)
        return grid

    def _ends(self, field: ScaleField) -> Any:
        low, high = TextLabel(field.low, "hint"), TextLabel(field.high, "hint")
        high.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        ends = row(low, high, spacing=24)
        ends.setStretch(0, 1)
        ends.setStretch(1, 1)
        return ends

    def _on_typed(self, figure: int, at: int) -> None:
        before, then = self._last_typed
        self._last_typed = (figure, at)
        ten = figure == 0 and before == 1 and at - then <= _ONE_NUMBER_MS
        mark = self._marks.get("10") if ten else None
        mark = mark or self._marks.get(str(figure))
        if mark is not None:
            mark.setFocus(Qt.FocusReason.OtherFocusReason)
            mark.click()

    def _on_chosen(self, _name: str) -> None:
        self._show_clear()
        self.edited.emit("")

    def _on_clear(self) -> None:
        self._one.take_focus()
        self._one.take_back()

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self._one.current()) and not self.read_only)


def _is_figure(event: QKeyEvent) -> bool:
    return event.text().isdecimal() and not event.modifiers() & _SHORTCUT
