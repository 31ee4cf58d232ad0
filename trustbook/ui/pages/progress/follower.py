"""What stands beside a long line comes along while the page is scrolled, as far as the line goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Follower(QWidget):
    """A place as high as the line, and in it something of its own height that can be moved."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self._down = 0
        inside.setParent(self)
        inside.installEventFilter(self)

    def follow(self, scrolled: int) -> None:
        """Stand so many pixels below the top, or as low as there is room."""
        self._down = scrolled
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        needed = self._needed()
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)
        self._place()

    def _needed(self) -> int:
        wanted = self._inside.heightForWidth(self.width())
        return wanted if wanted > 0 else self._inside.sizeHint().height()

    def _place(self) -> None:
        needed = self._needed()
        top = min(max(0, self._down), max(0, self.height() - needed))
        self._inside.setGeometry(0, top, self.width(), needed)
