"""Menus whose tick and whose arrow to a further menu grow with the letters, as Qt's own do not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.scale import MENU_EDGE, grown
from trustbook.ui.kit.signs import BESIDE_NOTE, paint_sign

_OWN: Final = "own"


def calm_menu(parent: QWidget) -> QMenu:
    """An empty menu."""
    menu = QMenu(parent)
    draw_marks(menu)
    return menu


def menu_beside(menu: QMenu, title: str) -> QMenu:
    """An empty menu that opens beside a line of this one, at its end."""
    further = menu.addMenu(title)
    draw_marks(further)
    return further


def draw_marks(menu: QMenu) -> None:
    """Let these signs stand in a menu that Qt has made."""
    if menu.property("marks") != _OWN:
        menu.setProperty("marks", _OWN)  # the style sheet leaves out Qt's
        _Marks(menu)


class _Marks(QWidget):
    """Lies on a menu, is seen, and is not felt."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.setGeometry(self._menu.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for action in self._menu.actions():
            line = self._menu.actionGeometry(action)
            if not action.isVisible() or action.isSeparator() or not line.intersects(event.rect()):
                continue
            ink = colour("ink" if action.isEnabled() else "ink-soft")
            if action.isCheckable() and action.isChecked():
                paint_sign(painter, "check", _edge(line, at_end=mirrored), ink)
            if action.menu() is not None:
                paint_sign(painter, "chevron-right", _edge(line, at_end=not mirrored), ink, mirrored=mirrored)
        painter.end()


def _edge(line: QRect, *, at_end: bool) -> QRectF:
    """The place for a sign before the words, or after them."""
    side, wide = grown(BESIDE_NOTE), grown(MENU_EDGE)
    left = line.right() + 1 - wide if at_end else line.left()
    return QRectF(left + (wide - side) / 2, line.top() + (line.height() - side) / 2, side, side)
