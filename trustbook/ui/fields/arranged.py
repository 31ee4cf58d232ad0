"""Fields that stand in another way where there is little room beside each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent

from trustbook.ui.fields.base import FieldWidget


class ArrangedField(FieldWidget):
    """Chooses its arrangement anew whenever its width or the size of letters changes."""

    def choose_arrangement(self) -> None:
        """Put things beside or below each other, as they fit now. Called often; cheap while nothing changes."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.choose_arrangement()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self.choose_arrangement)  # Qt still walks over the children here
