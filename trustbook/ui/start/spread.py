"""The screen before a workbook is open, in two halves: the desk with the book, and paper with what can be done.

Where there is no room for two halves, the desk becomes a strip above the paper, or goes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget

from trustbook.ui.frame.help_button import help_button
from trustbook.ui.kit import column, note, row
from trustbook.ui.kit.lazy_scroll_area import LazyScrollArea
from trustbook.ui.kit.scale import Space

_DESK_SHARE: Final = 47
_PAPER_SHARE: Final = 53
_PAPER_CHARACTERS: Final = 58
"""Least room for the paper half, in average characters."""
_DESK_PIXELS: Final = 340
"""Least room for the desk half."""


UNLIMITED: Final = 16_777_215
"""What Qt takes for no limit of a width or height."""


class DeskSide(QFrame):
    """What lies on the desk. A subclass arranges it, as half of the screen or as a strip."""

    is_strip = True
    """Whether it is of use as a strip, where there is no room for two halves."""
    paper_begins = 0
    """How much lower the paper beside it begins, in pixels, where both are halves."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "desk-side")

    def arrange(self, *, as_strip: bool) -> None:
        """Be a strip above the paper, or half of the screen."""


class Spread(QWidget):
    """Two halves, and a line at the foot with a quiet sentence and the way to help."""

    def __init__(
        self,
        desk: DeskSide,
        paper: QWidget,
        foot: str,
        get_help: Callable[[], object],
        always: QWidget | None = None,
    ) -> None:
        """`always` is part of the paper that stays in sight below it, however little room there is."""
        super().__init__()
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._as_strip: bool | None = None
        """None before the first size is known: laying it out earlier would be for nothing."""
        self._place = place = LazyScrollArea()
        place.setProperty("role", "desk")
        place.setWidgetResizable(True)
        place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        place.setWidget(desk)
        right = QWidget()
        right.setProperty("role", "paper")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._right = column(paper, *([always, None] if always is not None else []), spacing=0)
        self._paper = paper if always is not None else None
        right.setLayout(self._right)
        self._halves = row(place, right, spacing=0)
        self.setLayout(column(self._halves, FootLine(foot, get_help), spacing=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        QTimer.singleShot(0, self, self._fit)  # once the halves have their widths, and the desk what lies on it

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._as_strip is not None and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._as_strip = None  # what lies on the desk has other letters too
            self._arrange()

    def _arrange(self) -> None:
        paper = self.fontMetrics().averageCharWidth() * _PAPER_CHARACTERS
        shares = _DESK_SHARE + _PAPER_SHARE
        as_strip = self.width() * _PAPER_SHARE < paper * shares or self.width() * _DESK_SHARE < _DESK_PIXELS * shares
        if as_strip != self._as_strip:
            self._as_strip = as_strip
            self._desk.arrange(as_strip=as_strip)
            direction = QBoxLayout.Direction.TopToBottom if as_strip else QBoxLayout.Direction.LeftToRight
            self._place.setVisible(not as_strip or self._desk.is_strip)
            self._halves.setDirection(direction)
            self._halves.setStretch(0, 0 if as_strip else _DESK_SHARE)
            self._halves.setStretch(1, _PAPER_SHARE)
            vertical = QSizePolicy.Policy.Maximum if as_strip else QSizePolicy.Policy.Expanding
            self._place.setSizePolicy(QSizePolicy.Policy.Ignored, vertical)
            self._right.setContentsMargins(0, 0 if as_strip else self._desk.paper_begins, 0, 0)
        self._fit()

    def _fit(self) -> None:
        """A strip is as high as what lies on it, and at most half of the screen."""
        height = self._desk.sizeHint().height()
        self._place.setMinimumHeight(min(height, self.height() // 2) if self._as_strip else 0)
        self._place.setMaximumHeight(height if self._as_strip else UNLIMITED)
        self._fit_paper()

    def _fit_paper(self) -> None:
        """What stays in sight below the paper stands right below its words, not at the foot of the screen."""
        content = self._paper.widget() if isinstance(self._paper, QScrollArea) else None
        layout = content.layout() if content is not None else None
        if self._paper is not None and layout is not None:
            width = self._paper.width()
            tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
            self._paper.setMaximumHeight(max(tall, 1))


class FootLine(QFrame):
    """A quiet sentence at the foot of the screen, and the way to help at its end."""

    def __init__(self, words: str, get_help: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.help = help_button(get_help)
        sentence = note(words)
        line = row(sentence, self.help, spacing=Space.PART)
        line.setStretch(0, 1)
        line.setContentsMargins(Space.PART, 2, Space.PART, 2)
        self.setLayout(line)
