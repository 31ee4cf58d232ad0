"""What the program needs of a printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.ui.runtime.worker import WorkerPool


class NoPrinter(Problem):
    """No printer is set up on this machine."""


class PrinterRefused(Problem):
    """The printing system did not take the pages."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A finished PDF. `paper` is its size."""

    pdf: bytes
    pages: int
    paper: str


class Printer(Protocol):
    """Sends a PDF to paper, never through a file."""

    def print(
        self,
        job: PrintJob,
        parent: QWidget,
        pool: WorkerPool,
        done: Callable[[bool], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Choose a printer and send the job. `done(False)`: the person thought better of it."""
        ...
