"""Printers: the PDF goes to `lp` by its standard input, or as pictures through Qt; never into a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trustbook.domain.problems import Problem
from trustbook.exercises.content import Content
from trustbook.ui.printing.lp import LpPrinter
from trustbook.ui.printing.pictures import page_count, page_picture
from trustbook.ui.printing.port import NoPrinter, PrinterRefused, PrintJob
from trustbook.ui.runtime.worker import WorkerPool
from trustbook.workbook.paper.paper import blank_binder
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import make_pdf


def worksheet(name: str) -> bytes:
    choice = PaperChoice("page", style="blank", exercises=(name,))
    return make_pdf(blank_binder(Content(), choice, date(2026, 11, 22)))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return make_pdf(
        blank_binder(Content(), PaperChoice("page", style="blank", exercises=("weekly-pulse",)), date(2026, 11, 22))
    )


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    mistakes: list[BaseException] = []
    made = WorkerPool(mistakes.append)
    yield made
    made.stop()
    assert not mistakes


class Answer:
    """What a printer said."""

    def __init__(self) -> None:
        self.sent: bool | None = None
        self.problem: Problem | None = None

    def done(self, sent: bool) -> None:
        self.sent = sent

    def failed(self, problem: Problem) -> None:
        self.problem = problem

    def print(self, printer: LpPrinter, job: PrintJob, pool: WorkerPool, qtbot: QtBot) -> Answer:
        parent = QWidget()
        qtbot.addWidget(parent)
        printer.print(job, parent, pool, self.done, self.failed)
        qtbot.waitUntil(lambda: self.sent is not None or self.problem is not None)
        return self


def fake_lp(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """A program called lp that runs `body`, found first."""
    program = folder / "lp"
    program.write_text(f"#!{sys.executable}\nimport sys, pathlib\n{body}\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no lp on Windows")


def test_lp_gets_the_pdf_on_its_standard_input_under_a_neutral_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: bytes, pool: WorkerPool, qtbot: QtBot
) -> None:
    body = (
        f"pathlib.Path({str(tmp_path / 'got')!r}).write_bytes(sys.stdin.buffer.read())\n"
        f"pathlib.Path({str(tmp_path / 'args')!r}).write_text(' '.join(sys.argv[1:]))"
    )
    fake_lp(tmp_path, monkeypatch, body)
    answer = Answer().print(LpPrinter(), PrintJob(pdf, 1, "letter"), pool, qtbot)

    assert answer.sent is True
    assert (tmp_path / "got").read_bytes() == pdf
    assert (tmp_path / "args").read_text() == "-s -t pages -o media=Letter -"


def test_a_printer_that_refuses_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: bytes, pool: WorkerPool, qtbot: QtBot
) -> None:
    fake_lp(tmp_path, monkeypatch, "sys.exit(1)")

    assert isinstance(Answer().print(LpPrinter(), PrintJob(pdf, 1, "a4"), pool, qtbot).problem, PrinterRefused)


def test_a_machine_without_lp_has_no_such_printer(pdf: bytes, pool: WorkerPool, qtbot: QtBot) -> None:
    printer = LpPrinter("no-such-lp")

    assert not printer.is_there
    assert isinstance(Answer().print(printer, PrintJob(pdf, 1, "a4"), pool, qtbot).problem, NoPrinter)


def test_a_page_becomes_a_picture_of_its_size(pdf: bytes) -> None:
    assert page_count(pdf) >= 1
    colour = page_picture(pdf, 0, 72)
    grey = page_picture(pdf, 0, 144, grey=True)

    assert (colour.width(), colour.height()) == (596, 842)
    assert (grey.width(), grey.height()) == (1191, 1684)
    assert grey.isGrayscale()
    assert colour.pixelColor(2, 2).name() == "#ffffff"


def test_pages_go_through_qt_as_pictures_one_after_another(
    tmp_path: Path, pdf: bytes, pool: WorkerPool, qtbot: QtBot
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from trustbook.ui.printing.qt_printer import send

    twice = make_pdf(
        blank_binder(Content(), PaperChoice("page", style="blank", exercises=("boundary-builder",)), date(2026, 11, 22))
    )
    pages = page_count(twice)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFullPage(True)
    parent, answer = QWidget(), Answer()
    qtbot.addWidget(parent)
    send(printer, PrintJob(twice, pages, "a4"), pool, parent, answer.done, answer.failed)
    qtbot.waitUntil(lambda: answer.sent is not None, timeout=20_000)

    printed = (tmp_path / "paper.pdf").read_bytes()
    assert page_count(printed) == pages
    picture, original = page_picture(printed, 0, 30, grey=True), page_picture(twice, 0, 30, grey=True)
    assert abs(picture.width() - original.width()) <= 2
    different = sum(
        abs(picture.pixelColor(x, y).value() - original.pixelColor(x, y).value()) > 120
        for x in range(5, original.width() - 5)
        for y in range(5, original.height() - 5)
    )
    assert different < original.width() * original.height() / 50
