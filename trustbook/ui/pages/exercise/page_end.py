"""The end of a page: how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from trustbook.domain.entries import EntryState
from trustbook.language import _
from trustbook.ui.kit import FlowLayout, Rule, Space, button, column, link_button, primary_button
from trustbook.ui.kit.announcing import StatusLabel

_RESTING = (EntryState.FINISHED, EntryState.ON_PAPER, EntryState.SKIPPED, EntryState.NOT_NOW)


class PageEnd(QWidget):
    """Never pushes: finished, done on paper, skipped and not now are equal answers. What was said stays to be read."""

    state_requested = Signal(str)
    """An `EntryState`."""
    today_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = StatusLabel("")
        self._finish = primary_button(_("Finished"), lambda: self._ask(EntryState.FINISHED))
        self._on_paper = button(_("Done on paper"), lambda: self._ask(EntryState.ON_PAPER))
        self._skip = link_button(_("Skip this one"), lambda: self._ask(EntryState.SKIPPED))
        self._not_now = link_button(_("Not now"), lambda: self._ask(EntryState.NOT_NOW))
        self._to_today = button(_("To Today"), self.today_requested.emit)
        self._again = link_button(_("Open it again"), lambda: self._ask(EntryState.STARTED))
        self._choices = (self._finish, self._on_paper, self._skip, self._not_now)
        states = FlowLayout(*self._choices, self._to_today, self._again, spacing=Space.CARD)
        self.setLayout(column(Rule(), Space.FIELD, self._words, states, spacing=Space.FIELD))

    def show_what_fits(self, state: EntryState, *, writable: bool) -> None:
        """Show the buttons that are of use now. Who pressed one of them finds the focus on a way on."""
        resting = state in _RESTING
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self._to_today.setVisible(writable and resting)
        self._again.setVisible(writable and resting)
        for choice in self._choices:
            choice.setVisible(writable and not resting)
        self._words.setVisible(resting and writable)
        self._words.say(_resting_words(state) if writable else "")
        if inside and focused is not None and focused.isHidden():
            (self._to_today if resting else self._finish).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, state: EntryState) -> None:
        self.state_requested.emit(str(state))


def _resting_words(state: EntryState) -> str:
    return {
        EntryState.FINISHED: _("This page is finished, and that is enough for today. You can still change it."),
        EntryState.ON_PAPER: _("You did this on paper. You can still write here."),
        EntryState.SKIPPED: _("You skipped this page. That is fine; it stays here if you want it."),
        EntryState.NOT_NOW: _("Not now. The page waits, and nothing will remind you."),
    }.get(state, "")
