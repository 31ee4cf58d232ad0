"""The line at the bottom: the save state in words, and the way to help. "Saved" is said only after the commit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from trustbook.domain.problems import Problem
from trustbook.language import _, short_time
from trustbook.ui.frame.help_button import help_button
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.kit import Space, row
from trustbook.ui.kit.announcing import StatusLabel

_SAYS_SAVING_MS = 1000
"""Saving that takes no longer is not worth a word."""


def _why(problem: Problem) -> str:
    from trustbook.workbook.sentences.problem_sentences import told  # later than the first screen, which has a footer

    return told(problem).title


def save_words(state: SaveState, *, together: bool = False) -> str:
    """The save state in words, with where it is saved."""
    if state.kind is SaveKind.SAVED and state.at is not None:
        time = short_time(state.at.local())
        if together:
            return _("Saved {time}, on your shared page").format(time=time)
        return _("Saved {time}, in your own book").format(time=time)
    if state.kind is SaveKind.FAILED:
        why = "" if state.problem is None else _why(state.problem)
        return _("Not saved: {why}. Your text is here.").format(why=why) if why else _("Not saved. Your text is here.")
    return {
        SaveKind.NOTHING: state.sees or _("Everything is saved"),
        SaveKind.SAVING: _("Saving…"),
        SaveKind.UNSAVED: state.until or _("Will be saved in a moment"),
        SaveKind.NEVER: _("Only in this window, never kept"),
    }.get(state.kind, "")


class Footer(QFrame):
    """The save state where reading begins, a quiet word, and help at the end: on every screen in the same places."""

    def __init__(self, *, together: bool = False, get_help: Callable[[], object] | None = None) -> None:
        """`together`: what is written here lies on the page of both."""
        super().__init__()
        self.setProperty("role", "foot")
        self._together = together
        self._state = StatusLabel("", "note")
        self._state.setObjectName("save-state")
        self._quiet = StatusLabel("", "note")
        self._saving = QTimer(self, singleShot=True, interval=_SAYS_SAVING_MS)
        self._saving.timeout.connect(lambda: self._state.setText(save_words(SaveState(SaveKind.SAVING))))
        self.help_button = help_button(get_help)
        line = row(self._state, None, self._quiet, self.help_button, spacing=Space.STEP)
        line.setContentsMargins(Space.PART, 0, Space.STEP, 0)
        self.setLayout(line)
        self.help_button.setVisible(get_help is not None)
        for words in (self._state, self._quiet):
            words.setWordWrap(False)
        self._state.setText(" ")

    @property
    def text(self) -> str:
        """What is said about saving."""
        return self._state.text().strip()

    def show_state(self, state: SaveState) -> None:
        """Say how things stand with the disk."""
        if state.kind is SaveKind.SAVING:
            self._saving.start()
            return
        self._saving.stop()
        failed = state.kind is SaveKind.FAILED
        if (role := "failed" if failed else "note") != self._state.property("role"):
            self._state.set_role(role)
        words = save_words(state, together=self._together) or " "
        if failed or state.kind is SaveKind.SAVED:
            self._state.say(words, urgent=failed)
        else:
            self._state.setText(words)  # nobody wants to hear at each pause that it is saved soon

    def say(self, text: str) -> None:
        """A quiet word, until the next one; "" for none."""
        self._quiet.say(text)
