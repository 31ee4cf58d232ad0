"""The line at the bottom: the save state in words. "Saved" is said only after the commit."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from trustbook.language import _, short_time
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.kit import row
from trustbook.ui.kit.announcing import StatusLabel


def save_words(state: SaveState) -> str:
    """The save state in words."""
    if state.kind is SaveKind.SAVED and state.at is not None:
        return _("Saved {time}").format(time=short_time(state.at.local()))
    return {
        SaveKind.SAVING: _("Saving…"),
        SaveKind.UNSAVED: _("Not saved yet"),
        SaveKind.FAILED: _("Could not be saved yet. Your text is still here."),
    }.get(state.kind, "")


class Footer(QFrame):
    """Save state at the start, a quiet word at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._state = StatusLabel("", "soft")
        self._state.setObjectName("save-state")
        self._quiet = StatusLabel("", "soft")
        line = row(self._state, None, self._quiet, spacing=12)
        line.setContentsMargins(18, 4, 18, 4)
        self.setLayout(line)
        for words in (self._state, self._quiet):
            words.setWordWrap(False)
        self._state.setText(" ")

    @property
    def text(self) -> str:
        """What is said about saving."""
        return self._state.text().strip()

    def show_state(self, state: SaveState) -> None:
        """Say how the open page stands with the disk."""
        words = save_words(state) or " "
        if state.kind in (SaveKind.SAVED, SaveKind.FAILED):
            self._state.say(words, urgent=state.kind is SaveKind.FAILED)
        else:
            self._state.setText(words)  # nobody wants to hear at each pause that it is saved soon

    def say(self, text: str) -> None:
        """A quiet word, until the next one; "" for none."""
        self._quiet.say(text)
