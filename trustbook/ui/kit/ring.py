"""A quiet clock: a ring that empties, with whole minutes in it. No seconds, no other colour at the end, no blinking."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.far import Far, FarThing, far_font
from trustbook.ui.kit.scale import far_sizes

_SHARE: Final = 0.34
"""How wide it is, as a part of the window's height."""
_LINE: Final = 10
"""Width of what is left, in pixels in a window of 768."""
_EMPTY: Final = 6
"""Of what is gone."""
_USUAL: Final = 768
_FULL: Final = 360 * 16
"""A whole turn as Qt counts it."""


class Ring(QWidget, FarThing):
    """Shows how much of a time is left. It paints itself anew only when it looks different."""

    def __init__(self) -> None:
        super().__init__()
        self._height = _USUAL
        self._part = 1.0
        self._large, self._small = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_time(self, part: float, large: str, small: str) -> None:
        """`part`: what is left, from 0.0 to 1.0. `large`, `small`: what stands in the middle."""
        now = (round(part * _FULL), large, small)
        if now != (round(self._part * _FULL), self._large, self._small):
            self._part, self._large, self._small = part, large, small
            self.setAccessibleName(" ".join(filter(None, (large, small))))
            self.update()

    def use_height(self, height: int) -> None:
        self._height = height
        side = round(height * _SHARE)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ring(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        grown = self._height / _USUAL
        inset = _LINE * grown
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(colour("rule"), _EMPTY * grown))
        painter.drawEllipse(box)
        if self._part > 0:
            pen = QPen(colour("ink-soft"), _LINE * grown, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(self._part * _FULL))

    def _paint_words(self, painter: QPainter) -> None:
        middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        plain, _sentence, name = far_sizes(self._height)
        inner = QRectF(self.rect()).adjusted(plain, plain, -plain, -plain)
        small = far_font(Far.PLAIN, self._height, reading=False)
        if not self._large:
            painter.setFont(small)
            painter.setPen(colour("ink-soft"))
            painter.drawText(inner, middle, self._small)
            return
        painter.setFont(far_font(Far.NAME, self._height, heavy=True))
        painter.setPen(colour("ink"))
        painter.drawText(inner.translated(0, -plain * 0.9), middle, self._large)
        painter.setFont(small)
        painter.setPen(colour("ink-soft"))
        painter.drawText(inner.translated(0, name * 0.62), middle, self._small)
