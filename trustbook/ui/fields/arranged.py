"""Fields that stand in another way where there is little room beside each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent

from trustbook.ui.fields.base import FieldWidget


class ArrangedField(FieldWidget):
    """Says when things may have to stand beside or below each other otherwise than before."""

    room_changed = Signal()
    """Its width or the size of its letters. Often, so an answer is cheap while nothing changes by it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self.room_changed.emit)  # Qt still walks over the children here
