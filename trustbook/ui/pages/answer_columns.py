"""Two answers to each question: beside each other, or one below the other where there is no room for that."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QAbstractScrollArea, QBoxLayout, QWidget

from trustbook.ui.kit import Space, grown
from trustbook.ui.kit.scale import has_columns

_LEAST_COLUMN: Final = 26
"""Least width of one of two columns, in average characters of the text."""


class AnswerColumns:
    """The lines with two answers that a page shows."""

    def __init__(self, page: QAbstractScrollArea, widest: int) -> None:
        """`widest`: of both columns together, in pixels at 100 % text."""
        self._page, self._widest = page, widest
        self._lines: list[QBoxLayout] = []
        self._heads: list[QWidget] = []
        self.stand_below = False
        """Whether one answer stands below the other."""

    def begin(self, *lines: QBoxLayout) -> None:
        """Other answers are shown from now on; these lines stay."""
        self._lines, self._heads = list(lines), []

    def add(self, line: QBoxLayout) -> None:
        """A line with two answers."""
        self._lines.append(line)

    def add_head(self, head: QWidget) -> None:
        """What says whose an answer is, or of when: of use where one stands below the other."""
        self._heads.append(head)

    def arrange(self) -> None:
        """As there is room now."""
        room = min(self._page.viewport().width(), grown(self._widest)) - Space.COLUMN
        below = room < 2 * _LEAST_COLUMN * self._page.fontMetrics().averageCharWidth()
        below = below or not has_columns(self._page.window().width())
        for line in self._lines:
            line.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
            line.setSpacing(Space.CARD if below else Space.COLUMN)
        for head in self._heads:
            head.setVisible(below)
        self.stand_below = below
