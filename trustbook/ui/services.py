"""What screens, dialogs and pages work with: wired by hand in `trustbook.application`, typed, never global.

None of it is a window. What belongs to the window gets that beside it; a page never sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from trustbook.domain.times import Clock
from trustbook.ui.runtime.idle_watch import IdleWatch
from trustbook.ui.runtime.look import Look
from trustbook.ui.runtime.own_clipboard import OwnClipboard
from trustbook.ui.runtime.theme import Theme
from trustbook.ui.runtime.worker import SerialWorker, WorkerPool

if TYPE_CHECKING:
    from trustbook.exercises.content import Content
    from trustbook.ui.navigation import Navigator
    from trustbook.ui.printing.port import Printer
    from trustbook.ui.runtime.client import WorkbookClient
    from trustbook.ui.runtime.prompts import Prompts
    from trustbook.ui.runtime.workbook_opener import LazyWorkbookOpener


def _system_printer() -> Printer:
    from trustbook.ui.printing.system import system_printer

    return system_printer()


class Services(NamedTuple):
    """Everything that lives as long as the program. What stands as a call is made when it is first called."""

    worker: SerialWorker
    """The one thread that reads and writes workbooks."""
    pool: WorkerPool
    """For pure work, such as PDF from a snapshot."""
    prompts: Prompts
    theme: Theme
    look: Look
    watch: IdleWatch
    clock: Clock
    folder: Callable[[], Path]
    """The default folder of workbooks."""
    opener: Callable[[], LazyWorkbookOpener]
    content: Callable[[], Content]
    """What there is to read and to fill in, in the language in use; another one after `speak`."""
    speak: Callable[[str], None]
    """Speak this language from now on."""
    clipboard: OwnClipboard
    printer: Callable[[], Printer] = _system_printer
    bell: Callable[[], None] = QApplication.beep
    """The system's own sound, as loud and as soft as the person has set it there."""


class WorkbookServices(NamedTuple):
    """What a page of an open workbook is given."""

    program: Services
    client: WorkbookClient
    navigator: Navigator
    """The way to every other page, and back."""
    in_example: bool = False
    """Whether it is the invented people's workbook: Today leads to what to look at there first."""
