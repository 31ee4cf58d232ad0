"""The strip above an open page: why it is not saved, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import OwnFault, Problem
from trustbook.language import _
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.kit import Banner, button
from trustbook.ui.pages.exercise.plain_copy import save_elsewhere
from trustbook.ui.services import Services
from trustbook.workbook.sentences.problem_sentences import told


class SaveBanner(Banner):
    """Empty unless saving failed."""

    def __init__(self, program: Services, sheet: QWidget, take: Callable[[], str]) -> None:
        """`take` gives the page as plain text, for a file elsewhere."""
        super().__init__()
        self._program = program
        self._sheet = sheet
        self._take = take

    def tell(self, state: SaveState, save_now: Callable[[], object]) -> None:
        """Say why the page is not saved, or clear it once it is."""
        if state.kind is SaveKind.FAILED and state.problem is not None:
            self._show_failure(state.problem, save_now)
        elif state.kind is SaveKind.SAVED:
            self._clear()

    def _clear(self) -> None:
        """Who pressed a button of it goes on where they wrote."""
        inside, last = holds_focus(self), self._sheet.focusWidget()
        self.clear()
        if inside and self._sheet.isAncestorOf(last):
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_failure(self, problem: Problem, save_now: Callable[[], object]) -> None:
        if isinstance(problem, OwnFault):
            reason = _("Something in the program went wrong.")
        else:
            reason = told(problem).text
        text = _("This page is not saved yet. {reason} What you wrote stays here, and saving is tried again.")
        self.show_text(
            text.format(reason=reason),
            button(_("Try again now"), save_now),
            button(_("Save elsewhere…"), self._on_save_elsewhere),
        )

    def _on_save_elsewhere(self) -> None:
        save_elsewhere(self._program.prompts, self._program.pool, self._take)
