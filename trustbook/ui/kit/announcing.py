"""Words that appear while the focus is elsewhere, told to who listens instead of looking."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustbook.ui.kit.text import TextLabel


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Let a screen reader say this, after what it says now; at once if it is `urgent`."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 2 ms, which no first picture needs

    if not words.strip() or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, words)
    kind = QAccessible.AnnouncementPoliteness
    event.setPoliteness(kind.Assertive if urgent else kind.Polite)
    QAccessible.updateAccessibility(event)


class StatusLabel(TextLabel):
    """Words about what just happened. Its text is its accessible name; `say` announces what is new."""

    def say(self, words: str, *, urgent: bool = False) -> None:
        """Show this, and let a screen reader say it if it is shown and new."""
        new = words != self.text()
        self.setText(words)
        if new and self.isVisible():
            announce(self, words, urgent=urgent)
