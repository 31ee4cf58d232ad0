"""What a page is given. A page never knows the main window; it asks by signals and through these."""

from __future__ import annotations

from dataclasses import dataclass, field

from trustbook.domain.times import Clock
from trustbook.exercises.content import Content
from trustbook.ui.printing.port import Printer
from trustbook.ui.printing.system import system_printer
from trustbook.ui.runtime.awake import Awake, NothingLocks
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.runtime.prompts import Prompts
from trustbook.ui.runtime.theme import Theme
from trustbook.ui.runtime.worker import SerialWorker


@dataclass(frozen=True, slots=True)
class Services:
    """Wired by hand in `trustbook.application`, typed, never global."""

    client: WorkbookClient
    content: Content
    pool: SerialWorker
    """For pure work, such as PDF from a snapshot."""
    prompts: Prompts
    theme: Theme
    clock: Clock
    printer: Printer = field(default_factory=system_printer)
    awake: Awake = field(default_factory=NothingLocks)
    """Holds off the idle lock while something runs."""
