"""One way on the start page: a sign, its name, and a line of explanation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from trustbook.ui.kit import TextLabel, column, note, row
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.scale import Space
from trustbook.ui.kit.signs import BESIDE_CONTROL, Sign


class ChoiceLine(Button):
    """A line of a list of ways. The whole line can be pressed."""

    def __init__(self, sign: str, name: str, explanation: str, pressed: Callable[[], object]) -> None:
        super().__init__("", "choice-line", pressed)
        self.setAccessibleName(name)
        self.setAccessibleDescription(explanation)
        picture = Sign(sign, BESIDE_CONTROL)
        words = column(TextLabel(name, "tile-name"), note(explanation), spacing=0)
        self._inside = row(picture, words, spacing=Space.STEP)
        self._inside.setStretch(1, 1)
        self._inside.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        self._inside.setContentsMargins(Space.STATE, Space.CARD, Space.STATE, Space.CARD)
        self.setLayout(self._inside)
        for each in self.findChildren(TextLabel):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(320, self._inside.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing() * 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.heightForWidth(width)
