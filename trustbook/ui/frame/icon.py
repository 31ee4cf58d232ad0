"""The picture of the window in the task bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap


def neutral_icon() -> QIcon:
    """A plain sheet of paper; says nothing about what the program is for."""
    picture = QPixmap(64, 64)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.GlobalColor.darkGray)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRoundedRect(12, 6, 40, 52, 4, 4)
    for line in range(4):
        painter.drawLine(20, 20 + line * 9, 44, 20 + line * 9)
    painter.end()
    return QIcon(picture)
