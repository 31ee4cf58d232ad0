"""Pictures of pages on the desk: as many side by side as there is room for, or one as wide as its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_MARGIN: Final = 12
_LEAST_HIGH: Final = 240
_SHAPE: Final = 1.4142
"""Height of a page by its width, until there is one."""
_INCHES: Final = 11.2
"""Height of a page, about."""


class PaperSheet(QWidget):
    """`resized` when pages have another place, so that other pictures fit."""

    resized = Signal()

    def __init__(self, *, small: bool = False) -> None:
        """`small`: it stands beside something else, at the upper edge."""
        super().__init__()
        self._at_top = small
        self._wanted = QSize(280, 400) if small else QSize(300, 300)
        self.pictures: tuple[QImage, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, _LEAST_HIGH)

    @property
    def picture(self) -> QImage:
        """The first page that shows; null when none does."""
        return self.pictures[0] if self.pictures else QImage()

    def show_pictures(self, pictures: Sequence[QImage]) -> None:
        """Show these pages."""
        self.pictures = tuple(pictures)
        self.update()

    def fill_width(self, width: int | None) -> None:
        """Be so high that a page of this width fits; None: as high as there is room."""
        self.setMinimumHeight(_LEAST_HIGH if width is None else int((width - _MARGIN) * _SHAPE) + _MARGIN)

    def side_by_side(self) -> int:
        """How many whole pages have room."""
        page = (self.height() - _MARGIN) / _SHAPE
        return 2 if self.width() - _MARGIN >= 2 * page + _MARGIN else 1

    def dots(self, ratio: float) -> float:
        """Dots per inch of pictures that are as large as their place."""
        high = min(self.height() - _MARGIN, (self.width() - _MARGIN) * _SHAPE)
        return max(36.0, min(220.0, high * ratio / _INCHES))

    def sizeHint(self) -> QSize:
        return self._wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._at_top:  # no higher than a page of this width, so that nothing empty stands below it
            high = int((self.width() - _MARGIN) * _SHAPE) + _MARGIN
            self.setFixedHeight(max(_LEAST_HIGH, min(high, self._wanted.height())))
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.pictures:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        boxes = self._boxes()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            boxes.reverse()
        for box, picture in zip(boxes, self.pictures, strict=True):
            painter.drawImage(box, picture)
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        painter.end()

    def _boxes(self) -> list[QRect]:
        """Places of the pages, from left to right."""
        count = len(self.pictures)
        room = QSize((self.width() - _MARGIN * count) // count, self.height() - _MARGIN)
        sizes = [picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio) for picture in self.pictures]
        left = (self.width() - sum(size.width() for size in sizes) - _MARGIN * (count - 1)) // 2
        boxes = []
        for size in sizes:
            top = _MARGIN // 2 if self._at_top else (self.height() - size.height()) // 2
            boxes.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + _MARGIN
        return boxes
