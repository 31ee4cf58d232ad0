"""The window behind a dialog, darker: what is asked now is in the dialog. It says nothing and takes no key."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from trustbook.ui.kit.colours import colour

_SHARE: Final = 0.38
"""How much of the light it takes."""


class Dim(QWidget):
    """Lies above all of a window while at least one dialog of it is there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialogs: set[int] = set()
        """Which ones are there, by what Python calls them: they may be gone without a word."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)

    @staticmethod
    def of(window: QWidget) -> Dim:
        """The one of this window."""
        found = window.findChild(Dim, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found if found is not None else Dim(window)

    def show_behind(self, dialog: QWidget) -> None:
        """A dialog is on the screen now."""
        self._dialogs.add(id(dialog))
        dialog.destroyed.connect(partial(self._clear, id(dialog)))
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def clear_behind(self, dialog: QWidget) -> None:
        """It is not there any more."""
        self._clear(id(dialog))

    def _clear(self, dialog: int, _gone: object = None) -> None:
        self._dialogs.discard(dialog)
        if isValid(self):
            self.setVisible(bool(self._dialogs))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = colour("shade")
        shade.setAlphaF(_SHARE)
        painter.fillRect(event.rect(), shade)
        painter.end()
