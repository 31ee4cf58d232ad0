"""Noting a good thing: one line, and Enter keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.dialogs.half_written import keep_at_the_end
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import CalmDialog, LineInput, PrivacySign, Sees, column, row
from trustbook.ui.kit.buttons import note_link
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import Saved

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

_MINE, _JAR = "mine", "jar"


class GoodThingDialog(CalmDialog):
    """Closes once the line is kept. Where it could not be kept it stays, with its words.

    A lock and the end of the program keep what was typed so far.
    """

    def __init__(self, parent: QWidget | None, services: WorkbookServices, to_jar: Callable[[], object]) -> None:
        """`to_jar` opens the jar, with what was kept in it so far."""
        self.line = LineInput(_("In a line"))
        self.where: OneOfWords | None = None
        content = column(self.line, spacing=12)
        sees = ""
        if not services.client.sitting.solo:
            answers = ((_MINE, _("With me only")), (_JAR, _("In the jar that we open together")))
            self.where = OneOfWords(_("Where it belongs"), answers)
            content.addWidget(self.where)
            sees = _("Only you can see this. What is in the jar waits there until both of you open it.")
        content.addWidget(PrivacySign(Sees.ME, sees))
        content.addLayout(row(note_link(_("Go to the jar"), self._go), None))
        super().__init__(parent, _("A good thing"), content)
        self._services = services
        self._to_jar = to_jar
        self._working = False
        self.add_way_out(_("Not now"))
        self._keep = self.add_primary(_("Keep it"), self._on_keep)
        self.line.changed.connect(self._look)
        self._look("")
        self.line.edit.setFocus()
        keep_at_the_end(self, services.client, self.flush)

    def flush(self, done: Callable[[bool], None]) -> None:
        """Keep what was typed so far."""
        if self._working or not self.line.text().strip():
            done(True)
            return

        def kept(_saved: Saved) -> None:
            self.accept()
            done(True)

        def failed(problem: Problem) -> None:
            self._failed(problem)
            done(False)

        self._working = True
        self._services.client.do(self._command(), kept, failed)

    def _command(self) -> Callable[[Session], Saved]:
        viewer, what = self._services.client.viewer, self.line.text().strip()
        for_both = self.where is not None and self.where.current() == _JAR
        return lambda session: session.jar.note(viewer, what, for_both=for_both)

    def _look(self, text: str) -> None:
        self.hold_back(self._keep, "" if text.strip() else _("One line is enough."))

    def _on_keep(self) -> None:
        if self._working or not self.line.text().strip():
            return
        self._working = True
        self._services.client.do(
            self._command(),
            while_alive(self, self._on_kept),
            while_alive(self, self._failed),
        )

    def _on_kept(self, _saved: Saved) -> None:
        self.accept()

    def _failed(self, problem: Problem) -> None:
        self._working = False
        teller(self._services.program.prompts, "good-thing-failed")(problem)

    def _go(self) -> None:
        self.reject()
        self._to_jar()
