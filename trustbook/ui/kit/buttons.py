"""Buttons and links, of two kinds only: a button has an edge or is filled, a link is underlined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from trustbook.language import _
from trustbook.ui.kit.scale import grown
from trustbook.ui.kit.signs import BESIDE_CONTROL, BESIDE_NOTE, icon
from trustbook.ui.kit.text import TextLabel

_NOTE_ROLES = ("foot", "link-note")
_BEHIND_SIGN = 6
"""Room between a sign and its words, in pixels."""


class Button(QPushButton):
    """A push button that Enter presses too, as people expect. Text is its accessible name unless another is given."""

    def __init__(self, text: str, role: str, pressed: Callable[[], object] | None, *, sign: str = "") -> None:
        """`sign`: one of `SIGNS`, painted before the words in the theme's colour."""
        super().__init__(text.replace("&", "&&"))
        self._sign = sign
        self.setProperty("role", role)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())
        self._paint_sign()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._paint_sign()

    def _paint_sign(self) -> None:
        if self._sign:
            size = BESIDE_NOTE if self.property("role") in _NOTE_ROLES else BESIDE_CONTROL
            self.setIcon(icon(self._sign, size=size, gap=_BEHIND_SIGN))
            self.setIconSize(QSize(grown(size) + _BEHIND_SIGN, grown(size)))

    def sizeHint(self) -> QSize:
        """With room for the heavier letters of what is chosen: nothing moves when it is."""
        hint = super().sizeHint()
        if self.isCheckable():
            heavier = self.font()
            heavier.setBold(True)
            wide = QFontMetrics(heavier).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
                self.text()
            )
            hint.setWidth(hint.width() + max(0, wide))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        role = self.property("role")
        if self.hasFocus() and (role == "primary" or (self.isChecked() and role == "word")):
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


def button(text: str, pressed: Callable[[], object] | None = None, *, sign: str = "") -> Button:
    """A real alternative. `sign`: one of `SIGNS`, where actions look alike."""
    return Button(text, "", pressed, sign=sign)


def link_button(text: str, pressed: Callable[[], object] | None = None, *, sign: str = "") -> Button:
    """Everything else: a way to somewhere else, “not now”, “something else”, and what ends something."""
    return Button(text, "link", pressed, sign=sign)


def note_link(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """A link inside a note, as small as the note."""
    return Button(text, "link-note", pressed)


def bar_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """A word in the header or in the bar below it. Checked: one is there now."""
    return Button(text, "bar", pressed)


def back_button(pressed: Callable[[], object], words: str = "") -> Button:
    """The way back from a page that was opened from another, at its top. `words`: where it leads, else “Back”."""
    made = Button(words or _("Back"), "back", pressed, sign="arrow-left")
    made.setAccessibleDescription(_("To the place from which this page was opened. Escape does the same."))
    return made


def tile_button(text: str, pressed: Callable[[], object] | None = None) -> Button:
    """A large choice on a start screen."""
    return Button(text, "tile", pressed)


class WordsButton(Button):
    """Words to press that go on in the next line where they do not fit into one."""

    def __init__(self, words: str, role: str, pressed: Callable[[], object] | None = None) -> None:
        super().__init__("", role, pressed)
        self.setAccessibleName(words)
        self._words = TextLabel(words, f"{role}-words", self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 5, 1, 5)  # the words begin where those above them do
        layout.addWidget(self._words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(grown(200), self._layout.heightForWidth(max(self.width(), grown(200))))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        return QSize(grown(80), self.fontMetrics().lineSpacing())


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
