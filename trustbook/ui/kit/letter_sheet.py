"""A letter as it lies on the desk: a small sheet, a folded one, or a sealed envelope."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from trustbook.ui.kit.cards import CardButton
from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.layout import column
from trustbook.ui.kit.menus import calm_menu
from trustbook.ui.kit.scale import Space, grown
from trustbook.ui.kit.text import TextLabel

Shape = Literal["open", "folded", "sealed"]

SHEET_WIDTH: Final = 230
"""In pixels, at 100 % text. How high one is at least, the style sheet says."""
_SEAL: Final = 12
"""Radius of the disc that closes an envelope."""
_FLAP: Final = 0.5
"""How far the flap of an envelope reaches down, as a part of its height."""


class LetterSheet(CardButton):
    """Pressed as a whole. Its menu key, or the right button, opens what else may be done with it."""

    def __init__(
        self, name: str, kind: str, state: str, *, shape: Shape = "open", pressed: Callable[[], object] | None = None
    ) -> None:
        super().__init__(name, ". ".join(filter(None, (kind, state))), pressed, "tile-letter")
        self._shape = shape
        self._first = TextLabel("", "saying")
        self._first.setWordWrap(False)
        self._by_hand = False
        """Whether somebody moved the focus here, rather than a window that came back."""
        self._first_line = ""
        self._menu: Callable[[QMenu], object] | None = None
        self._name = TextLabel(name, "letter-name")
        inside: list[QWidget | None] = [self._name]
        inside += [TextLabel(kind, "note")] if kind else []
        if shape == "sealed":
            inside = [None, *inside]
        inside += [self._first] if shape == "open" else []
        self.fill(*inside, *([None] if shape != "sealed" else []), TextLabel(state, "note"))
        self._first.hide()

    def use_first_line(self, words: str) -> None:
        """How it begins: to be read while somebody has it in hand only, for others may stand beside them."""
        self._first_line = words

    def use_menu(self, fill: Callable[[QMenu], object]) -> None:
        """What else may be done with it."""
        self._menu = fill

    def open_menu(self) -> QMenu | None:
        """Show what else may be done with it."""
        if self._menu is None:
            return None
        menu = calm_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.accessibleName())
        self._menu(menu)
        menu.popup(self.mapToGlobal(self.rect().center()))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_hand = event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        self._show_first()

    def take_focus_back(self) -> None:
        """Have the focus again after something else was done. It shows no line of what is written."""
        self.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_first()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_first()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_first()

    def _show_first(self) -> None:
        if not self._first_line:
            return
        in_hand = (self.hasFocus() and self._by_hand) or self.underMouse()
        room = self.width() - 2 * Space.STEP
        words = self._first.fontMetrics().elidedText(self._first_line, Qt.TextElideMode.ElideRight, room)
        self._first.setText(words if in_hand else "")
        self._first.setVisible(in_hand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_first()

    def sizeHint(self) -> QSize:
        return QSize(grown(SHEET_WIDTH), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shape == "open":
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._shape == "folded":
            self._paint_fold(painter, box)
        else:
            self._paint_envelope(painter, box)
        painter.end()

    def _paint_fold(self, painter: QPainter, box: QRectF) -> None:
        lower = box.adjusted(0, box.height() / 2, 0, 0)
        painter.fillRect(lower, colour("raised", self))
        painter.setPen(QPen(colour("rule", self), 1))
        painter.drawLine(lower.topLeft(), lower.topRight())

    def _paint_envelope(self, painter: QPainter, box: QRectF) -> None:
        lowest = self._name.y() - grown(_SEAL) - Space.STATE
        tip = QPointF(box.center().x(), min(box.top() + box.height() * _FLAP, max(box.top(), lowest)))
        painter.setPen(QPen(colour("ink-soft", self), 1))
        painter.drawLine(box.topLeft(), tip)
        painter.drawLine(box.topRight(), tip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent", self))
        painter.drawEllipse(tip, grown(_SEAL), grown(_SEAL))


def labelled(words: str, sheet: LetterSheet) -> QWidget:
    """A sheet below the words for the place where it lies. Whoever walks over places comes to the sheet."""
    place = QWidget()
    layout: QVBoxLayout = column(TextLabel(words, "note"), sheet, spacing=Space.STATE)
    layout.setStretch(1, 1)
    place.setLayout(layout)
    place.setFocusProxy(sheet)
    place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return place
