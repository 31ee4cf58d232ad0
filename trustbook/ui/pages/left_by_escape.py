"""Esc leads back from a page that stands above the tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trustbook.ui.navigation import Navigator

    _Base = QWidget
else:
    _Base = object  # a widget is made of one class of Qt's only, and that is the other base


class LeftByEscape(_Base):
    """The first base of such a page, which has a `_navigator`."""

    _navigator: Navigator

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._navigator.back()
        else:
            super().keyPressEvent(event)
