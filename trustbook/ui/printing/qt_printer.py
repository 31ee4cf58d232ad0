"""Printing through Qt, for systems whose printers take no PDF: grey pictures at 300 dots per inch."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.ui.printing.pictures import page_picture
from trustbook.ui.printing.port import NoPrinter, PrinterRefused, PrintJob
from trustbook.ui.runtime.worker import WorkerPool

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOTS_PER_INCH = 300
_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


class QtPrinter:
    """Asks with the system's print dialog, then sends one page after another."""

    def print(
        self,
        job: PrintJob,
        parent: QWidget,
        pool: WorkerPool,
        done: Callable[[bool], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Ask which printer, then send the pages that were chosen."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            failed(NoPrinter())
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("pages")
        printer.setPageSize(QPageSize(_SIZES.get(job.paper, QPageSize.PageSizeId.A4)))
        printer.setFullPage(True)
        printer.setFromTo(1, job.pages)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, job.pages)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: send(printer, job, pool, parent, done, failed))
        dialog.rejected.connect(lambda: done(False))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()


def send(
    printer: QPrinter,
    job: PrintJob,
    pool: WorkerPool,
    owner: QWidget,
    done: Callable[[bool], None],
    failed: Callable[[Problem], None],
) -> None:
    """Draw the chosen pages on `printer`, one after another; pictures are made in the pool."""
    first, last = printer.fromPage() or 1, min(printer.toPage() or job.pages, job.pages)
    painter = QPainter()
    if not painter.begin(printer):
        failed(PrinterRefused())
        return

    def next_page(number: int) -> None:
        pool.do(
            lambda: page_picture(job.pdf, number - 1, _DOTS_PER_INCH, grey=True),
            lambda picture: draw(number, picture),
            give_up,
            owner,
        )

    def draw(number: int, picture: QImage) -> None:
        if number > first and not printer.newPage():
            give_up(PrinterRefused())
            return
        whole = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(whole.translated(-whole.topLeft()), picture)
        if number < last:
            next_page(number + 1)
        else:
            painter.end()
            done(True)

    def give_up(problem: Problem) -> None:
        painter.end()
        printer.abort()
        failed(problem)

    next_page(first)
