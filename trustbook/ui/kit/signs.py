"""Signs drawn with lines, in a colour of the theme: where kinds are mixed, for privacy, where actions look alike.

A sign never stands without a word, and none stands in tabs, the header, primary buttons, labels of fields or options.
The files are Lucide's (`resources/icons/lucide`, with their licence); `SIGNS` are all there are.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from trustbook.locations import resources
from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.scale import grown
from trustbook.ui.kit.square import GrowingSquare
from trustbook.ui.kit.svg_path import read_svg

SIGNS: Final = (
    *(
        "archive",
        "arrow-left",
        "arrow-up",
        "book-open",
        "calendar",
        "check",
        "chevron-down",
        "chevron-right",
        "clock",
        "cloud-rain",
        "feather",
        "flag",
    ),
    *("file", "folder", "folder-plus"),
    *("grip-vertical", "handshake", "history", "leaf", "life-buoy", "lock", "mail", "mail-open", "message-circle"),
    *("pen-line", "printer", "repeat-2", "sprout", "sun", "users"),
)
MIRRORED: Final = frozenset({"arrow-left", "book-open", "chevron-right"})
"""Those that point along the line of reading, and turn round with it."""

BESIDE_NOTE: Final = 16
"""Size beside a note, in pixels at 100 % text."""
BESIDE_CONTROL: Final = 20
"""Size beside a control."""
_FILE_SIZE: Final = 24
_STROKE: Final = 1.6 / BESIDE_CONTROL
"""Width of a line, as a part of the sign's size."""


@cache
def sign_path(name: str) -> QPainterPath:
    """The lines of a sign within 24 × 24. Raises KeyError for a name that is none of `SIGNS`."""
    if name not in SIGNS:
        raise KeyError(name)
    return read_svg((resources() / "icons" / "lucide" / f"{name}.svg").read_text(encoding="utf-8"))


def paint_sign(painter: QPainter, name: str, box: QRectF, ink: QColor, *, mirrored: bool = False) -> None:
    """Draw a sign into the middle of a box. `mirrored`: reading goes from right to left there."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center() - QPointF(side / 2, side / 2))
    if mirrored and name in MIRRORED:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    painter.scale(side / _FILE_SIZE, side / _FILE_SIZE)
    pen = QPen(ink, _STROKE * _FILE_SIZE, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(sign_path(name), pen)
    painter.restore()


def icon(name: str, role: str = "ink-soft", size: int = BESIDE_CONTROL, gap: int = 0) -> QIcon:
    """A sign as a picture, in the colours of this moment, with a `gap` towards the words.

    A `Button` with a `sign` follows the theme by itself.
    """
    side = grown(size)
    application = QApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QApplication) else 1.0
    picture = QPixmap(round((side + gap) * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    paint_sign(painter, name, QRectF(gap if mirrored else 0, 0, side, side), colour(role), mirrored=mirrored)
    painter.end()
    return QIcon(picture)


class Sign(GrowingSquare):
    """A sign beside words. It says nothing to a screen reader: the words do."""

    def __init__(self, name: str, size: int = BESIDE_NOTE, role: str = "ink-soft") -> None:
        """`size` in pixels at 100 % text. Raises KeyError for a name that is none of `SIGNS`."""
        super().__init__(size)
        sign_path(name)
        self._name, self._role = name, role

    @property
    def name(self) -> str:
        """Which of `SIGNS` it is."""
        return self._name

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_sign(painter, self._name, QRectF(self.rect()), colour(self._role), mirrored=mirrored)
        painter.end()
