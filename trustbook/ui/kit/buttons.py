"""Buttons by weight: one primary on a screen, quiet ones for the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from trustbook.ui.kit.text import TextLabel


class Button(QPushButton):
    """A push button that Enter presses too, as people expect. Text is its accessible name unless another is given."""

    def __init__(self, text: str, role: str, pressed: Callable[[], object] | None) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setProperty("role", role)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        role = self.property("role")
        if self.hasFocus() and (role == "primary" or (self.isChecked() and role in ("choice", "word"))):
            self._draw_inner_ring()

    def _draw_inner_ring(self) -> None:
        """On a filled button the ring of the focus can hardly be told from the fill: another one inside can."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 3, 3)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def primary_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """The one thing this screen is for."""
    return Button(text, "primary", pressed)


def button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """Another thing to do."""
    return Button(text, "", pressed)


def quiet_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """Something at the edge of the screen."""
    return Button(text, "quiet", pressed)


def link_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """A way to somewhere else, inside text."""
    return Button(text, "link", pressed)


def tile_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """A large choice on a start screen."""
    return Button(text, "tile", pressed)


class ChoiceTile(Button):
    """A large choice with a line of explanation below its name."""

    def __init__(self, name: str, explanation: str, pressed: Callable[[], object] | None = None) -> None:
        super().__init__("", "tile", pressed)
        self.setAccessibleName(name)
        self.setAccessibleDescription(explanation)
        words = [TextLabel(name, "tile-name"), *([TextLabel(explanation, "hint")] if explanation else [])]
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 9, 18, 9)
        layout.setSpacing(2)
        for each in words:
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(each)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(320, self._layout.heightForWidth(max(self.width(), 200)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing() * 2)
