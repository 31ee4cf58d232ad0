"""A word that opens a menu, with a small arrow after it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu

from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.menus import calm_menu
from trustbook.ui.kit.scale import Space, grown
from trustbook.ui.kit.signs import BESIDE_NOTE, paint_sign


class MenuButton(Button):
    """Its menu is made when it is opened, so that it says how things stand then. Down opens it too."""

    def __init__(self, text: str, fill: Callable[[QMenu], object], role: str = "menu") -> None:
        """`fill` puts what there is to choose into an empty menu."""
        super().__init__(text, role, self.open_menu)
        self._fill = fill

    def open_menu(self) -> QMenu:
        """Show the menu below the button."""
        menu = calm_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.accessibleName())
        self._fill(menu)
        menu.popup(self._below(menu))
        return menu

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_arrow(), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = grown(BESIDE_NOTE)
        words = super().sizeHint().width()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - words - side if mirrored else words
        painter = QPainter(self)
        paint_sign(
            painter, "chevron-down", QRectF(left, (self.height() - side) / 2, side, side), colour("ink-soft", self)
        )
        painter.end()

    def _below(self, menu: QMenu) -> QPoint:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = self.mapToGlobal(QPoint(self.width() if mirrored else 0, self.height() + Space.STATE))
        return place - QPoint(menu.sizeHint().width() if mirrored else 0, 0)


def _arrow() -> int:
    return grown(BESIDE_NOTE) + Space.STATE
