"""What one of two people wrote, beside a line at its edge: solid for the first, dashed for the second."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QWidget

from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.scale import Space

_LINE: Final = 2
_DASHES: Final = (4, 3)


class PersonSide(QWidget):
    """Stands beside the words of a person. The name is said with it: a line alone tells a screen reader nothing."""

    def __init__(self, person: str, layout: QLayout) -> None:
        """`person`: "first" or "second"."""
        super().__init__()
        self._person = person
        layout.setContentsMargins(Space.CARD, 0, 0, 0)
        self.setLayout(layout)

    @property
    def person(self) -> str:
        """Whose words stand here."""
        return self._person

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(colour(self._person), _LINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self._person == "second":
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - _LINE / 2 if mirrored else _LINE / 2
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.end()
