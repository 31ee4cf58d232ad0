"""A scroll area that does not ask its content for its size before somebody can see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea


class LazyScrollArea(QScrollArea):
    """Qt's asks each time it, or what it lies in, is given a new parent.

    The content is polished by that, and polished anew at the next parent: a page was looked at by the style sheet up to
    five times before it was shown once. Being shown and being resized ask anyway, and so does content that changes.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and not self.isVisible():
            return QAbstractScrollArea.event(self, event)
        return super().event(event)
