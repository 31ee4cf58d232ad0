"""The cover: in the same frame over everything, away again only by a passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from trustbook.ui.frame.flow_screen import FlowScreen
from trustbook.ui.frame.window import Window
from trustbook.ui.services import Services
from trustbook.ui.start.flows.pauses import Pauses
from trustbook.ui.start.flows.uncover import LOCK, UncoverFlow


class Covering(QObject):
    """`confirm(passphrase)` runs on the worker and raises for a wrong one."""

    lock_requested = Signal()
    uncovered = Signal()

    def __init__(
        self,
        window: Window,
        services: Services,
        confirm: Callable[[str], object],
        parent: QObject,
        standing: str = "",
    ) -> None:
        """`standing`: what every cover says."""
        super().__init__(parent)
        self._standing = standing
        self._window = window
        self._services = services
        self._confirm = confirm
        self._pauses = Pauses(services.clock.ticks)
        self._flow: UncoverFlow | None = None
        self._screen: FlowScreen | None = None

    def cover(self) -> None:
        """Cover the window now; does nothing while it is covered. What was copied here is not left to be pasted."""
        self._services.clipboard.clear()
        if self._window.is_covered:
            return
        self._flow = UncoverFlow(self._confirm, self._pauses)
        self._flow.standing = self._standing
        self._screen = FlowScreen(self._flow, self._services.worker, self._services.prompts)
        self._screen.setProperty("role", "cover")
        self._screen.finished.connect(self._on_finished)
        self._window.cover(self._screen)

    def say(self, note: str) -> None:
        """Cover, and say this on the cover. Said again, it changes nothing: somebody may be typing there."""
        self.cover()
        if self._flow is not None and self._screen is not None and self._flow.standing != note:
            self._flow.standing = note
            self._screen.say(note)

    def _on_finished(self, outcome: object) -> None:
        if outcome == LOCK:
            self.lock_requested.emit()
            return
        self._flow = self._screen = None
        self._window.uncover()
        self.uncovered.emit()
