"""A mark on a scale as a line with a dot, the ends in words: where it lies, without a number."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.layout import column, row
from trustbook.ui.kit.scale import Space, grown
from trustbook.ui.kit.text import TextLabel

_DOT: Final = 8
_TICK: Final = 5
_HIGH: Final = 22


class _Line(QWidget):
    def __init__(self, steps: int, place: int) -> None:
        super().__init__()
        self._steps, self._place = steps, place
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(grown(120), grown(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset, middle = grown(_DOT), self.height() / 2
        painter.setPen(QPen(colour("ink-soft"), 1))
        painter.drawLine(QPointF(inset, middle), QPointF(self.width() - inset, middle))
        for step in range(self._steps + 1):
            x = self._x(step)
            painter.drawLine(QPointF(x, middle - grown(_TICK)), QPointF(x, middle + grown(_TICK)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(QPointF(self._x(self._place), middle), inset, inset)
        painter.end()

    def _x(self, step: int) -> float:
        inset = grown(_DOT)
        across = (self.width() - 2 * inset) * step / max(1, self._steps)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self.width() - inset - across if mirrored else inset + across


class ScaleLine(QWidget):
    """`words` say the mark to a screen reader."""

    def __init__(self, steps: int, place: int, ends: tuple[str, str], words: str) -> None:
        """`place`: how many of the `steps` from the low end."""
        super().__init__()
        low, high = (TextLabel(end, "note") for end in ends)
        high.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        line = row(low, high, spacing=Space.STEP)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.setLayout(column(_Line(steps, place), line, spacing=0))
        low.setAccessibleName(f"{words}. {ends[0]}")
        self.setAccessibleName(words)
