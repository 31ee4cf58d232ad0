"""Words and keys that are read from across a room: their size follows the window's height and nothing else.

Whatever stands in a `FarView` is a `FarThing`. A style sheet that is taken anew, as under another parent, takes the
sizes away again: the view gives them whenever it is resized, comes into sight, or its look changes.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.composing import ComposingLine
from trustbook.ui.kit.people import paint_disc
from trustbook.ui.kit.scale import READING_FAMILY, TEXT_FAMILY, far_sizes
from trustbook.ui.kit.text import TextLabel

_MOST_LETTERS: Final = 2000
"""Longest text of a far line, in characters."""


class Far(IntEnum):
    """The three far sizes: 1/24, 1/17 and 1/8 of the window's height."""

    PLAIN = 0
    SENTENCE = 1
    NAME = 2


def far_font(size: Far, height: int, *, reading: bool = True, heavy: bool = False, italic: bool = False) -> QFont:
    """Letters of a far size for a window of this height, in pixels."""
    made = QFont(READING_FAMILY if reading else TEXT_FAMILY)
    made.setPixelSize(far_sizes(height)[size])
    heavier = QFont.Weight.DemiBold if reading else QFont.Weight.Bold
    made.setWeight(heavier if heavy else QFont.Weight.Normal)  # a painter would take it from its widget
    made.setItalic(italic)
    return made


class FarThing:
    """Something in a far view."""

    def use_height(self, height: int) -> None:
        """The window is so high now, in pixels."""


class FarView(QWidget):
    """Gives all that stands in it its size for a window of this height."""

    def use_far_sizes(self) -> None:
        """What stands in it is another one now."""
        for each in self.findChildren(QWidget):
            if isinstance(each, FarThing):
                each.use_height(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.use_far_sizes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.use_far_sizes()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self.use_far_sizes)  # what stands in it is told later


class FarText(TextLabel, FarThing):
    """Words. `reading`: in the letters of the book; else in those of the program, and soft."""

    def __init__(
        self, text: str, size: Far, *, reading: bool = True, heavy: bool = False, italic: bool = False
    ) -> None:
        super().__init__(text, "far" if reading else "far-soft")
        self._size, self._reading, self._heavy, self._italic = size, reading, heavy, italic

    def use_height(self, height: int) -> None:
        self.setFont(far_font(self._size, height, reading=self._reading, heavy=self._heavy, italic=self._italic))
        self.updateGeometry()


class FarDisc(QWidget, FarThing):
    """The mark of a person beside words of a far size."""

    def __init__(self, letters: str, person: str, size: Far) -> None:
        super().__init__()
        self._letters, self._person, self._size = letters, person, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def use_height(self, height: int) -> None:
        side = round(far_sizes(height)[self._size] * (1.0 if self._size is Far.NAME else 1.4))
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_disc(painter, QRectF(self.rect()), self._letters, self._person)
        painter.end()


class FarLine(ComposingLine, FarThing):
    """One line to write in."""

    def __init__(self, question: str, text: str) -> None:
        super().__init__()
        self.setMaxLength(_MOST_LETTERS)
        self.setAccessibleName(question)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What ends the line does nothing else beside."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def use_height(self, height: int) -> None:
        self.setFont(far_font(Far.PLAIN, height))
        self.updateGeometry()


class FarChoice(Button, FarThing):
    """One of several answers to a question."""

    def __init__(self, words: str, pressed: Callable[[], object]) -> None:
        super().__init__(words, "far-choice", pressed)

    def use_height(self, height: int) -> None:
        self.setFont(far_font(Far.PLAIN, height, reading=False))
        self.updateGeometry()


class KeyButton(QPushButton, FarThing):
    """A key as it lies on the keyboard, and what it does; a click does the same."""

    def __init__(self, cap: str, words: str, pressed: Callable[[], object], *, likely: bool = False) -> None:
        """`likely`: what most people press now."""
        super().__init__()
        self._cap, self._words, self._likely = cap, words, likely
        self._height = 0
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.cap)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: pressed())

    @property
    def cap(self) -> str:
        """As the key is labelled: an arrow that leads back points to where the page begins."""
        return {"←": "→", "→": "←"}.get(self._cap, self._cap) if self._mirrored else self._cap

    @property
    def words(self) -> str:
        """What it does."""
        return self._words

    def say(self, words: str) -> None:
        """It does something else from now on."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def use_height(self, height: int) -> None:
        self._height = height
        self.setFont(self._font())
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.setAccessibleDescription(self.cap)

    def sizeHint(self) -> QSize:
        cap = self._cap_width()
        return QSize(cap + self._gap() + QFontMetrics(self._font()).horizontalAdvance(self._words) + 4, self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._cap_width(), self._tall())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap, words = self._boxes()
        edge = QRectF(cap).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(colour("focus" if self.hasFocus() else "field-edge"), 2 if self.hasFocus() else 1))
        painter.setBrush(colour("field"))
        painter.drawRoundedRect(edge, 6, 6)
        painter.setFont(far_font(Far.PLAIN, self._height, reading=False))
        painter.setPen(colour("ink"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.cap)
        painter.setFont(self._font())
        painter.setPen(colour("accent" if self._likely else "ink-soft"))
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(self._font()).elidedText(self._words, Qt.TextElideMode.ElideRight, words.width())
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(words, flags, shown)
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawLine(words.bottomLeft(), words.bottomRight())
        painter.end()

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _font(self) -> QFont:
        return far_font(Far.PLAIN, self._height, reading=False, heavy=self._likely)

    def _tall(self) -> int:
        return round(QFontMetrics(self._font()).height() * 1.15)

    def _gap(self) -> int:
        return max(6, far_sizes(self._height)[Far.PLAIN] // 2)

    def _cap_width(self) -> int:
        plain = QFontMetrics(far_font(Far.PLAIN, self._height, reading=False))
        return max(plain.horizontalAdvance(self.cap) + self._gap() * 2, self._tall())

    def _boxes(self) -> tuple[QRect, QRect]:
        """Where the cap is, and where the words are."""
        cap = QRect(0, 0, self._cap_width(), self.height())
        words = self.rect().adjusted(cap.width() + self._gap(), 0, 0, 0)
        direction = self.layoutDirection()
        return (
            QStyle.visualRect(direction, self.rect(), cap),
            QStyle.visualRect(direction, self.rect(), words),
        )
