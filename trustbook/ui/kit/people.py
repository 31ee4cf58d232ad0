"""The two people without colour, and who can see what. These signs are the same on all screens."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from trustbook.language import _
from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.layout import row
from trustbook.ui.kit.scale import Space
from trustbook.ui.kit.signs import BESIDE_CONTROL, BESIDE_NOTE, Sign
from trustbook.ui.kit.square import GrowingSquare
from trustbook.ui.kit.text import ExactLabel


def initials(name: str, other: str = "") -> str:
    """The letter that stands for a name; two where the other person's name begins with the same one."""
    own, others = name.strip(), other.strip()
    count = 2 if others and own[:1].casefold() == others[:1].casefold() else 1
    return own[:count].upper() if count == 1 else own[:1].upper() + own[1:2]


class Disc(GrowingSquare):
    """A person: a filled disc with an initial for the first, a ring for the second. The name stands beside it."""

    def __init__(self, letters: str, person: str, size: int = 28) -> None:
        """`person`: "first" or "second". `size`: its width in pixels at 100 % text."""
        super().__init__(size)
        self._letters, self._person = letters, person

    @property
    def letters(self) -> str:
        """What stands in it."""
        return self._letters

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_disc(painter, QRectF(self.rect()), self._letters, self._person)
        painter.end()


def paint_disc(painter: QPainter, box: QRectF, letters: str, person: str) -> None:
    """Draw the mark of a person into a box."""
    side = min(box.width(), box.height())
    line = max(1.5, side / 14)
    inner = QRectF(0, 0, side - line, side - line)
    inner.moveCenter(box.center())
    filled = person != "second"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(person), line))
    painter.setBrush(colour(person) if filled else colour("paper"))
    painter.drawEllipse(inner)
    painter.setPen(colour("accent-ink" if filled else person))
    letter = QFont(painter.font())
    letter.setPixelSize(max(6, round(side * (0.44 if len(letters) < 2 else 0.36))))
    letter.setBold(True)
    painter.setFont(letter)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
    painter.restore()


class Sees(StrEnum):
    """Who can see something."""

    ME = "me"
    BOTH = "both"


_CORNER: Final = 6
_NOTE: Final = "privacy"
_SIGN_OF: Final = {Sees.ME: "lock", Sees.BOTH: "users"}


def sees_words(sees: Sees) -> str:
    """Who can see it, in the same words on every screen."""
    return {Sees.ME: _("Only you can see this"), Sees.BOTH: _("Both of you see this")}[sees]


class PrivacySign(QWidget):
    """A lock and “Only you can see this”, or two heads and “Both of you see this”. Never the sign without its words."""

    def __init__(self, sees: Sees, words: str = "", role: str = _NOTE) -> None:
        """`words`: what is said instead of the usual words, where more is true. `role` of the words, where they are no
        note: "subheading" above what they are said of, "soft" in the line of a bar.
        """
        super().__init__()
        self._words = ExactLabel(words or sees_words(sees), role)
        self._sign = Sign(_SIGN_OF[sees], BESIDE_NOTE if role == _NOTE else BESIDE_CONTROL)
        line = row(self._sign, self._words, spacing=Space.FIELD)
        line.setStretch(1, 1)
        line.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Something else is true from now on; who can see it is as before."""
        self._words.setText(words)


class OwnBox(QFrame):
    """A box with a dashed edge: only yours, not placed anywhere. Its `PrivacySign` stands in it or above it."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setProperty("role", "own")
        layout.setContentsMargins(Space.STEP, Space.CARD, Space.STEP, Space.CARD)
        self.setLayout(layout)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(colour("field-edge"), 1)
        edge.setDashPattern([4, 3])
        painter.setPen(edge)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.end()
