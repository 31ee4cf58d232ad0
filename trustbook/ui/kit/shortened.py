"""Words of people that take at most a few lines where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent

from trustbook.ui.kit.text import TextLabel

_HIGH = 1_000_000


class ShortenedText(TextLabel):
    """Text in the letters of reading, cut after so many lines with an ellipsis. What holds it tells all of it."""

    def __init__(self, text: str, lines: int) -> None:
        super().__init__(text, "reading")
        self._whole = text
        self._lines = lines
        self.setAlignment((self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignTop)

    @property
    def whole(self) -> str:
        """The text as it is."""
        return self._whole

    def heightForWidth(self, width: int) -> int:
        metrics = self.fontMetrics()
        return min(_height(self._whole, metrics, width), metrics.lineSpacing() * self._lines)

    def sizeHint(self) -> QSize:
        width = super().sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._shorten()

    def _shorten(self) -> None:
        shown = shortened(self._whole, self.fontMetrics(), self.width(), self._lines)
        if shown != self.text():
            self.setText(shown)


def shortened(text: str, metrics: QFontMetrics, width: int, most: int) -> str:
    """As much of it as `most` lines of `width` pixels hold; with an ellipsis where that is not all."""
    room = metrics.lineSpacing() * most
    if _height(text, metrics, width) <= room:
        return text
    fits, fails = 0, len(text)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if _height(text[:middle] + " …", metrics, width) <= room:
            fits = middle
        else:
            fails = middle
    kept = text[:fits]
    if not text[fits].isspace() and " " in kept:
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip(" .,;:\n") + " …"


def _height(text: str, metrics: QFontMetrics, width: int) -> int:
    flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)
    return metrics.boundingRect(0, 0, max(1, width), _HIGH, flags, text).height()
