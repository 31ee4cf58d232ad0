"""The line through time on paper: from which day to which, and whether own things that nobody else sees go along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.domain.timeline import LineRange
from trustbook.language import _
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.dialogs.paper_choices import Choices, Paper
from trustbook.ui.dialogs.paper_dialog import PrintDialog
from trustbook.ui.fields.date_field import DayEdit
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, column, hint, label
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.paper_choice import PaperChoice, PaperLook

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder


class LineChoices(Choices):
    """The days, and who will be able to read what stands there."""

    def __init__(self, within: LineRange, today: Callable[[], date], paper: Paper, *, own: bool) -> None:
        """`own`: there are things that only the one who looks can see."""
        super().__init__()
        self._own = own
        self.since = DayEdit(_("From"), today, past=True)
        self.until = DayEdit(_("To"), today, past=True)
        self.since.show_day(within.since)
        self.until.show_day(within.until)
        self.private = CheckMark()
        words = _("With my own pages, which nobody else can see: their names, without their words")
        self.private.setAccessibleName(words)
        self._private_row = MarkRow(self.private, words)
        self._private_row.setVisible(own)
        self.paper = OneOfWords(_("Paper"), (("a4", _("A4")), ("letter", _("US Letter"))))
        self.paper.choose(paper)
        items = (
            *(label(_("From"), self.since.line), self.since, label(_("To"), self.until.line), self.until),
            *(self.paper, self._private_row, self.protection),
            hint(_("The file is written where you choose and never opened by itself.")),
        )
        self.setLayout(column(*items, None, spacing=8))
        self.contents.hide()
        self._connect()
        self._show_what_fits()

    def _connect(self) -> None:
        self.paper.chosen.connect(lambda _name: self.changed.emit())
        for day in (self.since, self.until):
            day.typed.connect(self.changed)
        self.private.clicked.connect(lambda _checked: self._on_private())

    def choice(self) -> PaperChoice:
        return PaperChoice(
            scope="line",
            look=PaperLook("letter" if self.paper.current() == "letter" else "a4"),
            since=self.since.day(),
            until=self.until.day(),
            private=self._own and self.private.isChecked(),
        )

    def wanted_password(self) -> str | None:
        return self.protection.wanted_password()

    def _on_private(self) -> None:
        self.protect.setChecked(self.private.isChecked())
        self._show_what_fits()
        self.changed.emit()

    def _show_what_fits(self) -> None:
        self.protection.show_what_fits(answers=True, private=self._own and self.private.isChecked())


def print_line(parent: QWidget, services: WorkbookServices, within: LineRange) -> None:
    """Open the dialog for this range."""
    sitting, program = services.client.sitting, services.program
    viewer = sitting.viewer

    def source(choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
        services.client.do(lambda session: session.paper.prepare(viewer, choice), done, failed, parent)

    own = not viewer.is_together and not sitting.solo
    choices = LineChoices(within, program.clock.today, program.look.settings.paper, own=own)
    PrintDialog(parent, choices, source, program).open()
