"""A recovery code on paper or in a file. Never through a temporary file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QPainter

from trustbook.language import _
from trustbook.ui.start.flows.recovery_code import RecoveryCodeFlow

if TYPE_CHECKING:
    from collections.abc import Callable


def code_flow(make: Callable[[str], str], *, at_the_end: bool = False, replaces: bool = False) -> RecoveryCodeFlow:
    """The flow with this computer's printer and files."""
    return RecoveryCodeFlow(
        make=make, print_code=print_code, write_code=write_code, offered_at_the_end=at_the_end, replaces=replaces
    )


def showing_only() -> RecoveryCodeFlow:
    """The flow for a code that was made already."""
    return code_flow(str)


def print_code(code: str) -> str:
    """Print the code alone, without a word about what it is for. "" when it went to the printer, else what to say."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.defaultPrinter()
    if info.isNull():
        return _("No printer is set up here. Please copy the code by hand.")
    printer = QPrinter(info)
    printer.setDocName(_("note"))
    painter = QPainter()
    if not painter.begin(printer):
        return _("The printer did not answer. Please copy the code by hand.")
    painter.setFont(QFont("Noto Sans", 16))
    area = printer.pageRect(QPrinter.Unit.DevicePixel)
    painter.drawText(area.adjusted(area.width() * 0.1, area.height() * 0.1, 0, 0).toRect(), 0, code)
    painter.end()
    return ""


def write_code(path: str, code: str) -> None:
    """Write the code into a file that only this account can read; one that was there is replaced, as was asked.

    Raises InsideWorkbook, DiskFull, CannotWriteFile.
    """
    from trustbook.workbook.paper.paper_files import save_pdf  # writes any bytes beside their target, then renames

    save_pdf(Path(path), f"{code}\n".encode(), overwrite=True)
