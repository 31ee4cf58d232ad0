"""A text of the guide on a sheet of paper, with one way back. Nothing notes that it was opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from trustbook.language import _
from trustbook.ui.kit import Page, button, column, heading, row
from trustbook.ui.shell.drawing import block_widgets
from trustbook.ui.shell.flows.steps import Block


class ReadingPage(Page):
    """A title, its blocks, and "Back". Arrow keys and Page Down scroll."""

    closed = Signal()

    def __init__(self, title_text: str, blocks: tuple[Block, ...]) -> None:
        self._back = button(_("Back"), lambda: self.closed.emit())
        super().__init__(column(heading(title_text), *block_widgets(blocks), 8, row(self._back, None), spacing=12), 68)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title_text)

    def take_focus(self) -> None:
        """Reading begins at the top."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
