"""Printing through `lp` (CUPS): the PDF itself goes to its standard input, never into a file."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.ui.printing.port import NoPrinter, PrinterRefused, PrintJob
from trustbook.ui.runtime.worker import WorkerPool

_TITLE = "pages"  # what the printer's queue shows
_MEDIA = {"a4": "A4", "letter": "Letter"}
_LONGEST_SECONDS = 120


class LpPrinter:
    """The system's default printer."""

    def __init__(self, program: str = "lp") -> None:
        self._program = program

    @property
    def is_there(self) -> bool:
        """Whether this machine prints that way and has a printer."""
        return shutil.which(self._program) is not None and self._has_destination()

    def _has_destination(self) -> bool:
        status = shutil.which("lpstat")
        if status is None:
            return True
        try:
            answer = subprocess.run([status, "-d"], capture_output=True, timeout=5, check=False, text=True)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return answer.returncode == 0 and ":" in answer.stdout

    def print(
        self,
        job: PrintJob,
        parent: QWidget,
        pool: WorkerPool,
        done: Callable[[bool], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Send the job to the default printer."""
        pool.do(lambda: self._send(job), lambda _sent: done(True), failed, parent)

    def _send(self, job: PrintJob) -> None:
        program = shutil.which(self._program)
        if program is None:
            raise NoPrinter
        media = _MEDIA.get(job.paper, "A4")
        try:
            answer = subprocess.run(
                [program, "-s", "-t", _TITLE, "-o", f"media={media}", "-"],
                input=job.pdf,
                capture_output=True,
                timeout=_LONGEST_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PrinterRefused from error
        if answer.returncode != 0:
            raise PrinterRefused
