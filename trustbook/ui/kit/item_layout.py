"""What every layout of the kit that places its widgets by width has in common: it holds them, and remembers places."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

Known = TypeVar("Known")


class ItemLayout(QLayout, Generic[Known]):
    """Holds items. The subclass says how high they are for a width, and places them."""

    def __init__(self, *widgets: QWidget, spacing: int) -> None:
        """`spacing` in pixels between two widgets."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._known: dict[int, Known] = {}
        """What was found out for a width, until something changes: a page asks for it dozens of times in a row."""
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def addWidget(self, widget: QWidget) -> None:
        """With an item that is made here: those that Qt makes by itself can be mistaken for ones that are gone."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._known.clear()

    def invalidate(self) -> None:
        self._known.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._known.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size
