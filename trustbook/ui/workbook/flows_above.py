"""Flows that ask for names and secrets while a workbook is open: each lies above its view until it ends."""

from __future__ import annotations

from collections.abc import Callable

from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.frame.flow_screen import FlowScreen
from trustbook.ui.frame.flow_steps import Flow
from trustbook.ui.frame.surfaces import LayerAbove
from trustbook.ui.frame.window import Window
from trustbook.ui.reading.reader import Reader
from trustbook.ui.services import Services


class FlowsAbove:
    """Those that are on the screen now."""

    def __init__(self, window: Window, program: Services) -> None:
        self._window = window
        self._program = program
        self._screens: list[FlowScreen] = []

    def run(
        self, flow: Flow, finished: Callable[[object], object], left: Callable[[], object] | None = None
    ) -> Callable[[], None]:
        """A flow above the view; it goes before `finished` or `left` is called. Gives what goes back from it."""
        screen = FlowScreen(flow, self._program.worker, self._program.prompts)
        self._screens.append(screen)

        def ended(outcome: object) -> None:
            self._take_away(screen)
            finished(outcome)

        def gone_back() -> None:
            self._take_away(screen)
            if left is not None:
                left()

        screen.finished.connect(ended)
        screen.left.connect(gone_back)
        above = Reader(self._program, LayerAbove(self._window), screen)
        screen.help_requested.connect(lambda: above.text(HELP))
        screen.check_requested.connect(above.unsaved)
        self._window.push(screen, hides_rest=True)
        return screen.left.emit

    @property
    def holds_code(self) -> bool:
        """Whether a recovery code is being made or shown that nobody has copied yet."""
        return any(screen.holds_code for screen in self._screens)

    def remind_of_code(self) -> None:
        """Say, where the code is shown, that it is shown only once."""
        for screen in self._screens:
            screen.say(_("Please copy the code first. It is shown only this once."))

    def _take_away(self, screen: FlowScreen) -> None:
        self._screens.remove(screen)
        self._window.pop(screen)
