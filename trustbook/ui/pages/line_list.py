"""A list of lines that are drawn over as many rows of text as they need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget

from trustbook.ui.kit.rows_as_shown import PlainList
from trustbook.ui.runtime.theme import Theme

_ENDS: Final = (".", "?", "!", "…")


def ended(words: str) -> str:
    """With a full stop, where no end stands there yet: as a screen reader needs it between what it reads on."""
    return words if not words or words.endswith(_ENDS) else f"{words}."


class LineList(PlainList):
    """Lays its lines out anew when their room or letters change."""

    picked = Signal(object)
    """Its item, by a click, Enter or the space bar."""

    def __init__(self, theme: Theme, name: str) -> None:
        """`name` is what a screen reader calls the list."""
        super().__init__()
        self.theme = theme
        self.setProperty("role", "lines")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.itemClicked.connect(self.picked.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentItem() is not None:
            self.picked.emit(self.currentItem())
            return
        ends = {Qt.Key.Key_Home: range(self.count()), Qt.Key.Key_End: reversed(range(self.count()))}
        rows = ends.get(Qt.Key(event.key()))
        if rows is not None:  # Qt stays where it is when the first line is a heading
            self._go_to_first_of(rows)
            return
        super().keyPressEvent(event)

    def _go_to_first_of(self, rows: Iterable[int]) -> None:
        row = next((row for row in rows if self.item(row).flags() & Qt.ItemFlag.ItemIsEnabled), None)
        if row is not None:
            self.setCurrentRow(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
