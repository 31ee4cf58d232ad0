"""Writing a finished PDF where somebody chooses, or sending it to the printer, and saying what happened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Cancelled, OwnFault, Problem
from trustbook.language import _, short_time
from trustbook.ui.dialogs.paper_maker import MadePaper, PaperMaker
from trustbook.ui.dialogs.telling import written_words
from trustbook.ui.printing.port import NoPrinter, PrinterRefused, PrintJob
from trustbook.ui.runtime.prompts import News
from trustbook.ui.services import Services
from trustbook.workbook.sentences.problem_sentences import told

if TYPE_CHECKING:
    from trustbook.documents.plain import TextFormat

Keep = Callable[[Path, bytes, str | None], object]
"""Writes a PDF, which has this password."""

SUGGESTED_NAME: Final = "pages.pdf"
"""It says nothing of what is in the file."""


class PaperActs(QObject):
    """`begun` and `ended` stand around every work; `done` follows one that came to its end."""

    begun = Signal()
    ended = Signal()
    done = Signal()

    def __init__(self, services: Services, maker: PaperMaker, owner: QWidget) -> None:
        """`owner`: where it was asked for; above it a printer may ask something."""
        super().__init__(owner)
        self._owner = owner
        self._maker = maker
        self._pool, self._prompts = services.pool, services.prompts
        self._printer = services.printer()
        self._now = services.clock.now
        self.say: Callable[[str], object] | None = None
        """Says in place what was written or printed; without it, a message does."""
        self.keeping: Callable[[], Keep] = lambda: _keep
        """Gives what writes the file; it then runs in the pool."""

    def save(self, made: MadePaper, password: str | None) -> None:
        """Ask where, then write it there, with this password."""
        self._prompts.choose_save_path(
            _("Save as PDF"), SUGGESTED_NAME, _("PDF (*.pdf)"), lambda place: self._on_place(made, password, place)
        )

    def save_text(self, made: MadePaper, form: TextFormat) -> None:
        """Ask where, then write the same pages there as text. It has no password."""
        kinds = {"md": _("Markdown (*.md)"), "txt": _("Text (*.txt)")}
        name = str(Path(SUGGESTED_NAME).with_suffix(f".{form}"))

        def on_place(place: str) -> None:
            self.begun.emit()
            self._pool.do(
                lambda: _keep_text(Path(place), made, form), lambda _nothing: self._on_written(place), self._tell, self
            )

        self._prompts.choose_save_path(_("Save as text"), name, kinds[form], on_place)

    def print(self, made: MadePaper) -> None:
        """Send it to the printer."""
        self.begun.emit()
        job = PrintJob(made.pdf, made.pages, made.choice.look.paper)
        self._printer.print(job, self._owner, self._pool, self._on_printed, self._tell)

    def _on_place(self, made: MadePaper, password: str | None, place: str) -> None:
        self.begun.emit()
        if password is None:
            self._write(made.pdf, place, None)
        else:
            self._maker.write(made, password, lambda pdf: self._write(pdf, place, password), self._tell)

    def _write(self, pdf: bytes, place: str, password: str | None) -> None:
        keep = self.keeping()
        self._pool.do(
            lambda: keep(Path(place), pdf, password),
            lambda _nothing: self._on_written(place),
            self._tell,
            self,
        )

    def _on_written(self, place: str) -> None:
        self.ended.emit()
        if self.say is None:
            self._prompts.tell(News("paper-written", written_words(place), _("It is where you chose to put it.")))
        else:
            words = _("Written at {time}, where you chose to put it: {file}")
            self.say(words.format(time=short_time(self._now().local()), file=Path(place).name))
        self.done.emit()

    def _on_printed(self, sent: bool) -> None:
        self.ended.emit()
        if not sent:
            return
        fetch = _("The pages are with the printer. Think of fetching them.")
        if self.say is None:
            self._prompts.tell(News("paper-printed", _("Sent to the printer"), fetch))
        else:
            words = _("Sent to the printer at {time}. Think of fetching the pages.")
            self.say(words.format(time=short_time(self._now().local())))
        self.done.emit()

    def _tell(self, problem: Problem) -> None:
        self.ended.emit()
        if not isinstance(problem, Cancelled | OwnFault):
            self._prompts.tell(News("paper-failed", *in_words(problem)))


def _keep(place: Path, pdf: bytes, _password: str | None) -> None:
    from trustbook.workbook.paper.paper_files import save_pdf

    save_pdf(place, pdf, overwrite=True)  # the file dialog has asked


def _keep_text(place: Path, made: MadePaper, form: TextFormat) -> None:
    from trustbook.workbook.paper.paper_files import make_text, save_text

    save_text(place, make_text(made.binder, form), overwrite=True)  # the file dialog has asked


def in_words(problem: Problem) -> tuple[str, str]:
    """Title and text of what went wrong with paper."""
    if isinstance(problem, NoPrinter):
        return _("There is no printer"), _("No printer is set up on this computer. You can save the pages as a PDF.")
    if isinstance(problem, PrinterRefused):
        return _("The printer did not take the pages"), _(
            "Look whether it is switched on and connected, then try again."
        )
    known = told(problem)
    return known.title, known.text
