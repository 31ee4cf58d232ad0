"""Where something to read is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from trustbook.ui.frame.window import Window


class Surface(Protocol):
    """Where a page is shown."""

    def show_page(self, page: QWidget, undo: QUndoStack | None = None) -> None:
        """Show it instead of the one before. `undo`: what can be taken back on it."""
        ...

    def hide_page(self, page: QWidget) -> None:
        """Back to what was there before the first."""
        ...

    def window(self) -> QWidget:
        """The window around it, above which dialogs stand."""
        ...


class LayerAbove:
    """Above whatever the window shows now, which stays as it is."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._page: QWidget | None = None

    def show_page(self, page: QWidget, undo: QUndoStack | None = None) -> None:
        """Put it on top."""
        before, self._page = self._page, page
        self._window.push(page)
        if before is not None:
            self._window.pop(before)

    def hide_page(self, page: QWidget) -> None:
        """Take it away."""
        self._page = None
        self._window.pop(page)

    def window(self) -> QWidget:
        """The window around it, above which dialogs stand."""
        return self._window
