"""What Progress shows on paper: then and now beside each other, and the chart with its values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.dialogs.paper_choices import Choices, Paper
from trustbook.ui.dialogs.paper_dialog import PrintDialog
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, column, hint, note
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.paper_choice import PaperChoice, PaperLook, ThenNowPaper

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder
    from trustbook.workbook.session import Session
    from trustbook.workbook.then_and_now import ThenNow


class OwnPaperChoices(Choices):
    """Paper, and a password where the pages are one person's own."""

    def __init__(self, paper: Paper, *, private: bool) -> None:
        super().__init__()
        self.paper = OneOfWords(_("Paper"), (("a4", _("A4")), ("letter", _("US Letter"))))
        self.paper.choose(paper)
        self.locked = CheckMark()
        self.locked.setAccessibleName(_("With a password"))
        self.locked.setChecked(private)
        who = note(_("These are your own pages. Whoever opens the file reads them."))
        who.setVisible(private)
        last = hint(_("The file is written where you choose and never opened by itself."))
        line = MarkRow(self.locked, _("With a password"))
        self.setLayout(column(who, line, self.password, self.paper, self.contents, last, None, spacing=8))
        self.contents.hide()
        self.password.setVisible(private)
        self.locked.toggled.connect(self.password.setVisible)
        self.paper.chosen.connect(lambda _name: self.changed.emit())

    def choice(self) -> PaperChoice:
        return PaperChoice("page", look=PaperLook("letter" if self.paper.current() == "letter" else "a4"))

    def wanted_password(self) -> str | None:
        if not self.locked.isChecked():
            return None
        typed = self.password.text()
        return "" if is_blank(typed) else typed


def print_then_and_now(parent: QWidget, services: WorkbookServices, found: ThenNow) -> None:
    """The dialog for what is shown."""
    viewer = services.client.viewer
    wanted = ThenNowPaper(found.exercise.id, found.then.entry_id, found.now.entry_id)
    _print(
        parent,
        services,
        lambda session: session.then_and_now.on_paper(viewer, wanted),
        private=not found.ours,
    )


def print_pulse(parent: QWidget, services: WorkbookServices, since: date | None, until: date | None) -> None:
    """The dialog for the chart of these days."""
    viewer = services.client.viewer
    private = not viewer.is_together
    choice = PaperChoice("chart", since=since, until=until, private=private)
    _print(parent, services, lambda session: session.paper.prepare(viewer, choice), private=private)


def _print(parent: QWidget, services: WorkbookServices, prepare: Callable[[Session], Binder], *, private: bool) -> None:
    def source(_choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
        services.client.do(prepare, done, failed, parent)

    choices = OwnPaperChoices(services.program.look.settings.paper, private=private)
    PrintDialog(parent, choices, source, services.program).open()
