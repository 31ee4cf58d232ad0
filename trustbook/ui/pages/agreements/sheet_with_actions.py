"""A sheet on the desk and what stands beside it; below it where there is no room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustbook.language import _
from trustbook.ui.kit import Space, grown, row
from trustbook.ui.kit.lazy_scroll_area import LazyScrollArea

_SHEET: Final = 700
"""Width of a sheet, in pixels at 100 % text."""
_RAIL: Final = 300
_LEAST_SHEET: Final = 520
_ANY_WIDTH: Final = 16_777_215
"""What Qt takes for no limit."""


class _Side(LazyScrollArea):
    """A region of its own for who goes through a page by keys, as high as what stands in it. It never scrolls."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(_("What can be done"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setProperty("role", "desk")
        self.setProperty("role", "desk")
        self.setWidget(inside)
        self._inside = inside
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What scrolls is the page around it."""
        event.ignore()

    def _fit(self) -> None:
        needed = self._inside.heightForWidth(self.viewport().width())
        if needed > 0 and needed != self.minimumHeight():
            self.setMinimumHeight(needed)


class SheetWithActions(QWidget):
    """One sheet, and at its side what can be done with it; None for a sheet alone."""

    def __init__(self, sheet: QWidget, rail: QWidget | None) -> None:
        super().__init__()
        self._sheet = sheet
        self._rail = _Side(rail) if rail is not None else None
        self._line: QBoxLayout = row(sheet, spacing=Space.COLUMN)
        self._line.setStretch(0, 1000)
        if self._rail is not None:
            self._line.addWidget(self._rail)
        self._line.addStretch(1)
        self.setLayout(self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rail = grown(_RAIL) + Space.COLUMN if self._rail is not None else 0
        beside = self._rail is not None and self.width() >= grown(_LEAST_SHEET) + rail
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if beside or self._rail is None else down)
        self._sheet.setMaximumWidth(grown(_SHEET) if beside or self._rail is None else _ANY_WIDTH)
        if self._rail is not None:
            self._rail.setMinimumWidth(grown(_RAIL) if beside else 0)
            self._rail.setMaximumWidth(grown(_RAIL) if beside else _ANY_WIDTH)
