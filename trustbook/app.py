"""Where the window begins: an empty one at once, the rest in the next turn of the event loop."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from trustbook.ui.frame.first_look import FirstLook
from trustbook.ui.frame.window import TITLE

if TYPE_CHECKING:
    from trustbook.application import CompositionRoot
    from trustbook.ui.runtime.restart import Restarter


SETTLE_MS = 150
"""How long after the first screen the rest is made ready; the window has come to rest by then."""


def run(workbook: Path | None, restarter: Restarter | None = None) -> int:
    """Show the window until it is closed; `workbook` opens on its sign-in screen. Gives the exit status.

    After a lock this process is replaced by a fresh one.
    """
    application = QApplication([TITLE, "-style", "fusion"])
    application.setApplicationName(TITLE)
    application.setQuitOnLastWindowClosed(False)
    entrance = Entrance(application, workbook)
    entrance.look.window.show()
    status = application.exec()
    return _leave(entrance.root, restarter, status) if entrance.root else status


def _leave(root: CompositionRoot, restarter: Restarter | None, status: int) -> int:
    at_rest = root.close()
    if root.begins_again:
        from trustbook.ui.runtime.restart import ProcessRestarter

        (restarter or ProcessRestarter()).restart(root.next_workbook)
    if not at_rest:
        os._exit(status)  # a thread in the middle of something would crash while Python is taken down
    return status


class Entrance(QObject):
    """Imports and wires the program once the desk has been painted: a window that is there feels like a start."""

    def __init__(self, application: QApplication, workbook: Path | None) -> None:
        super().__init__()
        self._application = application
        self._workbook = workbook
        self.root: CompositionRoot | None = None
        self.look = FirstLook(application)
        self.look.window.painted.connect(lambda: QTimer.singleShot(0, self, self._furnish))

    def _furnish(self) -> None:
        from trustbook.application import CompositionRoot

        root = CompositionRoot(self._application, self.look)
        self.root = root
        root.program.begin(self._workbook)
        QTimer.singleShot(SETTLE_MS, root, root.settle_in)
