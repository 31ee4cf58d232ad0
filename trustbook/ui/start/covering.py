"""The cover: in the same frame over everything, away again only by a passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from trustbook.ui.frame.flow_screen import FlowScreen
from trustbook.ui.frame.window import Window
from trustbook.ui.runtime.prompts import Prompts
from trustbook.ui.runtime.worker import SerialWorker
from trustbook.ui.start.flows.uncover import LOCK, UncoverFlow


class Covering(QObject):
    """`confirm(passphrase)` runs on the worker and raises for a wrong one."""

    lock_requested = Signal()
    uncovered = Signal()

    def __init__(
        self, window: Window, worker: SerialWorker, prompts: Prompts, confirm: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._worker = worker
        self._prompts = prompts
        self._confirm = confirm
        self._screen: FlowScreen | None = None

    def cover(self) -> None:
        """Cover the window now; does nothing while it is covered."""
        if not self._window.is_covered:
            self._screen = self._make("")
            self._window.cover(self._screen)

    def say(self, note: str) -> None:
        """Cover, and say this on the cover."""
        if self._window.is_covered:
            self._screen = self._make(note)
            self._window.change_cover(self._screen)
        else:
            self._screen = self._make(note)
            self._window.cover(self._screen)

    def _make(self, note: str) -> FlowScreen:
        screen = FlowScreen(UncoverFlow(self._confirm, note), self._worker, self._prompts)
        screen.setProperty("role", "cover")
        screen.finished.connect(self._on_finished)
        return screen

    def _on_finished(self, outcome: object) -> None:
        if outcome == LOCK:
            self.lock_requested.emit()
        else:
            self._window.uncover()
            self.uncovered.emit()
