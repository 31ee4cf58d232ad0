"""Something to be read aloud in the full window, a piece at a time, in letters that can be read from a chair.

While it is there the idle lock waits: who listens touches no key.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from trustbook.ui.kit import Space
from trustbook.ui.kit.far import FarView
from trustbook.ui.runtime.idle_watch import ALL, IdleHold
from trustbook.ui.services import Services

_FORTH: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown, Qt.Key.Key_Down)
_BACK: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_PageUp, Qt.Key.Key_Up)


class FarPage(FarView):
    """`left`: the workbook is to be shown again. `help_requested`: F1."""

    left = Signal()
    help_requested = Signal()

    def __init__(self, services: Services, name: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self.setAccessibleName(name)
        self._holding = holding = IdleHold(services.watch)
        self.destroyed.connect(lambda: holding.use(""))

    @abstractmethod
    def _forth(self) -> None:
        """The next piece, or the end."""

    @abstractmethod
    def _backwards(self) -> None:
        """The piece before."""

    def _reader(self) -> QWidget:
        """What has the focus."""
        return self

    def _margin(self) -> int:
        return Space.WIDE if self.width() >= 1000 else Space.COLUMN

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin, layout = self._margin(), self.layout()
        assert layout is not None
        layout.setContentsMargins(margin, margin // 2, margin, margin // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        forth, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if mirrored else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if key == Qt.Key.Key_F1:
            self.help_requested.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (*_FORTH, forth):
            self._forth()
        elif key in (*_BACK, back):
            self._backwards()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._holding.use(ALL)
            self._reader().setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._holding.use("")
