"""A workbook as a thing that lies on the desk: cloth, spine, strap, and a label with its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.scale import HEAD

_WIDTH: Final = 248
_HEIGHT: Final = 332
RING: Final = 6
"""Room for the ring of the focus around the book, in pixels."""
_SPINE: Final = 27
_STRAP_AT: Final = 226
_STRAP: Final = 7
_LABEL: Final = QRectF(50, 72, 152, 84)
"""Where the label is glued on, in pixels of the whole size."""
_SMALLEST_WITH_NAME: Final = 0.5
"""Below this size the label is empty: the name stands beside the book."""


class BookButton(Button):
    """A workbook that Enter or a click opens. `factor` is its size, 1.0 for the whole."""

    def __init__(self, name: str, pressed: Callable[[], object], factor: float = 1.0) -> None:
        super().__init__("", "book", pressed)
        self._drawing = _Drawing(self, name, factor)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def resize_to(self, factor: float) -> None:
        """Draw it at this size from now on."""
        self._drawing.resize_to(factor)

    @property
    def cloth(self) -> int:
        """Width of the book itself, without the room for its ring, in pixels."""
        return self._drawing.size.width() - 2 * RING

    def sizeHint(self) -> QSize:
        return self._drawing.size

    def minimumSizeHint(self) -> QSize:
        return self._drawing.size

    def paintEvent(self, event: QPaintEvent) -> None:
        self._drawing.paint()


class BookPicture(QWidget):
    """A workbook that only lies there, and is told beside it. An outline where none lies yet (`name` is "")."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._drawing = _Drawing(self, name, 1.0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def resize_to(self, factor: float) -> None:
        """Draw it at this size from now on."""
        self._drawing.resize_to(factor)

    @property
    def cloth(self) -> int:
        """Width of the book itself, without the room for its ring, in pixels."""
        return self._drawing.size.width() - 2 * RING

    def sizeHint(self) -> QSize:
        return self._drawing.size

    def minimumSizeHint(self) -> QSize:
        return self._drawing.size

    def paintEvent(self, event: QPaintEvent) -> None:
        self._drawing.paint()


class _Drawing:
    """How a book looks on a widget."""

    def __init__(self, on: QWidget, name: str, factor: float) -> None:
        self._on = on
        self._name = name
        self._factor = factor

    @property
    def size(self) -> QSize:
        """With the room for the ring, in pixels."""
        return QSize(round(_WIDTH * self._factor) + 2 * RING, round(_HEIGHT * self._factor) + 2 * RING)

    def resize_to(self, factor: float) -> None:
        if factor != self._factor:
            self._factor = factor
            self._on.updateGeometry()
            self._on.update()

    def paint(self) -> None:
        painter = QPainter(self._on)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._on.hasFocus():
            self._draw_ring(painter)
        painter.translate(RING, RING)
        painter.scale(self._factor, self._factor)
        if self._on.isRightToLeft():  # a book of such a script opens the other way
            painter.translate(_WIDTH, 0)
            painter.scale(-1, 1)
        if self._name:
            self._draw_cloth(painter)
        else:
            self._draw_outline(painter)
        painter.end()

    def _draw_ring(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("focus", self._on), 2))
        painter.drawRoundedRect(QRectF(self._on.rect()).adjusted(1, 1, -1, -1), 9, 9)

    def _draw_outline(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("field-edge", self._on), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(1, 1, _WIDTH - 2, _HEIGHT - 2), 6, 6)
        painter.drawLine(_SPINE, 1, _SPINE, _HEIGHT - 1)

    def _draw_cloth(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_cloth(colour("accent", self._on)))
        painter.drawRoundedRect(QRectF(0, 0, _WIDTH, _HEIGHT), 6, 6)
        spine = QColor(Qt.GlobalColor.black)
        spine.setAlphaF(0.18)
        painter.setClipRect(QRectF(0, 0, _SPINE, _HEIGHT))
        painter.setBrush(spine)
        painter.drawRoundedRect(QRectF(0, 0, _WIDTH, _HEIGHT), 6, 6)
        painter.setClipping(False)
        painter.fillRect(QRectF(_STRAP_AT, 0, _STRAP, _HEIGHT), _cloth(colour("second", self._on)))
        painter.setBrush(colour("paper", self._on))
        painter.drawRoundedRect(_LABEL, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("rule", self._on), 1))
        painter.drawRect(_LABEL.adjusted(5.5, 5.5, -5.5, -5.5))
        if self._factor >= _SMALLEST_WITH_NAME:
            self._draw_name(painter)

    def _draw_name(self, painter: QPainter) -> None:
        """In letters of the whole size, however large the text is: it is a label, and the name is read out."""
        place = _LABEL.adjusted(12, 10, -12, -10)
        font = QFont(HEAD.family)
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(HEAD.plain)
        while font.pixelSize() > 12 and _too_large(QFontMetrics(font), self._name, place):
            font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        painter.setPen(colour("ink", self._on))
        if self._on.isRightToLeft():
            painter.translate(_WIDTH, 0)
            painter.scale(-1, 1)
            place.moveLeft(_WIDTH - place.right())
        metrics = QFontMetrics(font)
        words, wrapped = self._name, _wrapped(metrics, self._name, place)
        if metrics.boundingRect(place.toRect(), wrapped, words).height() > place.height():
            words = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, round(place.width() * 2.6))
        painter.drawText(place, wrapped, words)


def _wrapped(metrics: QFontMetrics, words: str, place: QRectF) -> int:
    """How the name is set: between its words, and within one only where that word is longer than the label."""
    how = Qt.TextFlag.TextWrapAnywhere if _longest(metrics, words) > place.width() else Qt.TextFlag.TextWordWrap
    return int(Qt.AlignmentFlag.AlignCenter) | int(how)


def _longest(metrics: QFontMetrics, words: str) -> int:
    return max((metrics.horizontalAdvance(word) for word in words.split()), default=0)


def _cloth(accent: QColor) -> QColor:
    """A lamp-lit book is dark in a dark room too."""
    return accent if accent.lightnessF() < 0.5 else accent.darker(260)


def _too_large(metrics: QFontMetrics, words: str, place: QRectF) -> bool:
    height = metrics.boundingRect(place.toRect(), _wrapped(metrics, words, place), words).height()
    return _longest(metrics, words) > place.width() or height > place.height()
