"""The printer of this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.ui.printing.port import Printer, PrintJob
from trustbook.ui.runtime.worker import WorkerPool


class SystemPrinter:
    """`lp` where there is one with a printer, else Qt. Looks only when somebody prints."""

    def print(
        self,
        job: PrintJob,
        parent: QWidget,
        pool: WorkerPool,
        done: Callable[[bool], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Send the job by the way that fits this machine."""
        pool.do(_by_lp, lambda printer: (printer or _by_qt()).print(job, parent, pool, done, failed), failed, parent)


def system_printer() -> Printer:
    """The way this machine prints."""
    return SystemPrinter()


def _by_lp() -> Printer | None:
    if sys.platform == "win32":
        return None
    from trustbook.ui.printing.lp import LpPrinter

    printer = LpPrinter()
    return printer if printer.is_there else None


def _by_qt() -> Printer:
    from trustbook.ui.printing.qt_printer import QtPrinter

    return QtPrinter()
