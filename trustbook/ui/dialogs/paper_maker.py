"""Makes the PDF of a choice: sheets from the workbook, pages in the pool. A new wish stops the one before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.problems import Cancelled, Problem
from trustbook.domain.signs import MissingSigns
from trustbook.ui.printing.pictures import page_count
from trustbook.ui.runtime.worker import WorkerPool
from trustbook.workbook.paper.paper_choice import PaperChoice

if TYPE_CHECKING:
    from trustbook.documents.document import Document
    from trustbook.documents.sheets import Binder

_QUIET_MS = 250

BinderSource = Callable[[PaperChoice, "Callable[[Binder], None]", Callable[[Problem], None]], object]
"""Gets the sheets of a choice."""


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A finished PDF without a password, and the characters that no font has."""

    choice: PaperChoice
    binder: Binder
    document: Document
    """All of its pages: composed once, drawn again for a password."""
    pdf: bytes
    pages: int
    missing: tuple[MissingSigns, ...]


class PaperMaker(QObject):
    """`made` follows every wish that was neither stopped nor failed."""

    begun = Signal()
    progressed = Signal(int, int)
    """Done and all, in pages or steps."""
    made = Signal(object)
    """A `MadePaper`."""
    failed = Signal(object)
    """A `Problem`; `Cancelled` after `stop`."""

    def __init__(self, source: BinderSource, pool: WorkerPool, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._pool = pool
        self._wish: CancelToken | None = None
        """Stops the PDF that is wanted now."""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._next: PaperChoice | None = None
        self._quiet.timeout.connect(self._begin)

    def want(self, choice: PaperChoice) -> None:
        """Make the PDF of this choice, in a moment."""
        self.drop()
        self._next = choice
        self._quiet.start()

    def stop(self) -> None:
        """Make nothing."""
        self.drop()
        self.failed.emit(Cancelled())

    def write(
        self, made: MadePaper, password: str, done: Callable[[bytes], None], failed: Callable[[Problem], None]
    ) -> None:
        """Make the same PDF once more, with a password."""
        wish = self._new_wish()
        self._pool.do(
            lambda: self._draw(made.choice, made.document, password, wish),
            done,
            failed,
            self,
            wish,
        )

    def drop(self) -> None:
        """Make nothing, and say nothing: nobody wants it any more."""
        self._quiet.stop()
        if self._wish is not None:
            self._wish.cancel()
        self._wish = None

    def _new_wish(self) -> CancelToken:
        self.drop()
        self._wish = wish = CancelToken()
        self.begun.emit()
        return wish

    def _begin(self) -> None:
        choice = self._next
        if choice is None:
            return
        wish = self._new_wish()
        self._source(
            choice,
            lambda binder: self._on_binder(wish, choice, binder),
            lambda problem: self._on_failed(wish, problem),
        )

    def _on_binder(self, wish: CancelToken, choice: PaperChoice, binder: Binder) -> None:
        self._pool.do(
            lambda: self._make(wish, choice, binder),
            self.made.emit,
            self.failed.emit,
            self,
            wish,
        )

    def _make(self, wish: CancelToken, choice: PaperChoice, binder: Binder) -> MadePaper:
        """In the pool."""
        from trustbook.workbook.paper.paper_files import composed, missing_signs
        from trustbook.workbook.paper.worksheets import set_as_chosen

        document = composed(set_as_chosen(binder, choice))
        pdf = self._draw(choice, document, None, wish)
        return MadePaper(choice, binder, document, pdf, page_count(pdf), missing_signs(document))

    def _draw(self, choice: PaperChoice, document: Document, password: str | None, wish: CancelToken) -> bytes:
        """In the pool."""
        from trustbook.workbook.paper.paper_files import draw_pdf

        return draw_pdf(document, choice.look.paper, password, self._tell_progress, wish)

    def _tell_progress(self, done: int, whole: int) -> None:
        """In the pool, which may be at work still when whoever wanted it is gone."""
        if isValid(self):
            self.progressed.emit(done, whole)

    def _on_failed(self, wish: CancelToken, problem: Problem) -> None:
        if not wish.cancelled():
            self.failed.emit(problem)
