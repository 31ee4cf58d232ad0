"""The end of a page: how far it is, and what else can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.domain.entries import EntryState
from trustbook.language import _
from trustbook.ui.kit import FlowLayout, Rule, button, column, link_button, soft

_RESTING = (EntryState.FINISHED, EntryState.ON_PAPER, EntryState.SKIPPED, EntryState.NOT_NOW)


class PageEnd(QWidget):
    """Never pushes: finished, done on paper, skipped and not now are equal answers."""

    state_requested = Signal(str)
    """An `EntryState`."""
    action_requested = Signal(str)
    """"history", "share", "place", "print" or "erase"."""

    def __init__(self) -> None:
        super().__init__()
        self._words = soft("")
        self._finish = button(_("Finished"), lambda: self._ask(EntryState.FINISHED))
        self._on_paper = button(_("Done on paper"), lambda: self._ask(EntryState.ON_PAPER))
        self._skip = button(_("Skip this one"), lambda: self._ask(EntryState.SKIPPED))
        self._not_now = button(_("Not now"), lambda: self._ask(EntryState.NOT_NOW))
        self._again = button(_("Open it again"), lambda: self._ask(EntryState.STARTED))
        self._share = button(_("Share…"), lambda: self.action_requested.emit("share"))
        self._place = button(_("Put on our page"), lambda: self.action_requested.emit("place"))
        self._history = link_button(_("Earlier versions…"), lambda: self.action_requested.emit("history"))
        self._print = link_button(_("Print or save as PDF…"), lambda: self.action_requested.emit("print"))
        self._erase = link_button(_("Erase…"), lambda: self.action_requested.emit("erase"))
        states = FlowLayout(self._finish, self._on_paper, self._skip, self._not_now, self._again)
        tools = FlowLayout(self._share, self._place, self._history, self._print, self._erase)
        self.setLayout(column(Rule(), 8, self._words, states, 4, tools, spacing=8))

    def show_what_fits(
        self, state: EntryState, *, writable: bool, exists: bool, can_share: bool, can_place: bool, can_erase: bool
    ) -> None:
        """Show the buttons that are of use now."""
        resting = state in _RESTING
        self._words.setText(_resting_words(state) if writable else "")
        self._words.setVisible(resting and writable)
        for choice in (self._finish, self._on_paper, self._skip, self._not_now):
            choice.setVisible(writable and not resting)
        self._again.setVisible(writable and resting)
        self._share.setVisible(can_share and exists)
        self._place.setVisible(can_place)
        self._history.setVisible(exists)
        self._erase.setVisible(can_erase and exists)

    def _ask(self, state: EntryState) -> None:
        self.state_requested.emit(str(state))


def _resting_words(state: EntryState) -> str:
    return {
        EntryState.FINISHED: _("This page is finished. You can still change it."),
        EntryState.ON_PAPER: _("You did this on paper. You can still write here."),
        EntryState.SKIPPED: _("You skipped this page. That is fine; it stays here if you want it."),
        EntryState.NOT_NOW: _("Not now. The page waits, and nothing will remind you."),
    }.get(state, "")
