"""The window's door: an empty desk at once, the house behind it in the next turn of the event loop."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from trustbook.ui.shell.first_look import FirstLook
from trustbook.ui.shell.window import TITLE

if TYPE_CHECKING:
    from trustbook.house import House
    from trustbook.ui.runtime.restart import Restarter


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
    return _leave(entrance.house, restarter, status) if entrance.house else status


def _leave(house: House, restarter: Restarter | None, status: int) -> int:
    at_rest = house.close()
    if house.next_workbook is not None:
        from trustbook.ui.runtime.restart import ProcessRestarter

        (restarter or ProcessRestarter()).restart(house.next_workbook)
    if not at_rest:
        os._exit(status)  # a thread in the middle of something would crash while Python is taken down
    return status


class Entrance(QObject):
    """Imports and wires the program once the desk has been painted: a window that is there feels like a start."""

    def __init__(self, application: QApplication, workbook: Path | None) -> None:
        super().__init__()
        self._application = application
        self._workbook = workbook
        self.house: House | None = None
        self.look = FirstLook(application)
        self.look.window.painted.connect(lambda: QTimer.singleShot(0, self, self._furnish))

    def _furnish(self) -> None:
        from trustbook.hardening import harden
        from trustbook.house import House

        harden()
        house = House(self._application, self.look)
        self.house = house
        house.program.begin(self._workbook)
        QTimer.singleShot(0, house, house.settle_in)
