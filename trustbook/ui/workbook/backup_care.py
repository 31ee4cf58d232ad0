"""Backups of the open workbook: the daily one, a banner when it fails, and restoring a copy beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.frame.window import Window
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import Services
from trustbook.ui.workbook.closing import Closing
from trustbook.ui.workbook.ports import OpenWorkbook
from trustbook.workbook.sitting.reports import BackupLine


class WithBackups(OpenWorkbook, Protocol):
    """An open workbook that lies in a folder."""

    folder: Path
    """Its own; another one's, once that is to be opened in its place."""

    @property
    def closing(self) -> Closing: ...


class BackupCare(QObject):
    """Makes them on the worker; what it says is on the view that is shown when it is done."""

    def __init__(self, window: Window, services: Services, workbook: WithBackups, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._services = services
        self._workbook = workbook
        self._problem: Problem | None = None

    def back_up_if_due(self) -> None:
        """The daily backup, unless there is one."""
        self._workbook.client.do(
            lambda session: session.keeping.back_up_if_due(), self._on_backup, self._on_failed, self
        )

    def back_up(self) -> None:
        """A backup now."""
        self._workbook.client.do(lambda session: session.keeping.back_up(), self._on_backup, self._on_failed, self)

    def say_again(self) -> None:
        """On a new view: that the last one failed, if it did."""
        if self._problem is not None:
            self._workbook.view.backup_failed(self._problem, self.back_up)

    def show(self) -> None:
        """The dialog with those that are kept."""
        from trustbook.ui.dialogs.backups_dialog import BackupsDialog

        BackupsDialog(
            self._window, self._workbook.client, self._services.prompts, restore=self._restore, made=self._made
        ).open()

    def _on_backup(self, line: BackupLine | None) -> None:
        if line is not None:
            self._made()
            if line.problems:
                self._on_view(lambda: self._workbook.view.backup_noted(line.problems))

    def _made(self) -> None:
        self._problem = None
        self._on_view(lambda: self._workbook.view.backup_banner.clear())

    def _on_failed(self, problem: Problem) -> None:
        self._problem = problem
        self._on_view(self.say_again)

    def _on_view(self, say: Callable[[], None]) -> None:
        if not self._workbook.closing.is_saved:
            say()

    def _restore(self, source: Path) -> None:
        from trustbook.ui.start.flows.restore import RestoreFlow

        workbook = self._workbook
        name = _("{name} restored").format(name=workbook.client.sitting.workbook_name)
        flow = RestoreFlow(self._services.opener, workbook.folder.parent, name, source)
        workbook.flows.run(flow, self._on_restored)

    def _on_restored(self, folder: object) -> None:
        if not isinstance(folder, Path):
            return
        question = Question(
            "restored",
            _("The copy is restored"),
            _("It is beside this workbook as “{name}”. This one is as it was.").format(name=folder.stem),
            (("open", _("Close this one and open it")), ("stay", _("Stay here"))),
            escape="stay",
            primary="stay",
        )
        self._services.prompts.ask(question, lambda answer: self._on_answer(answer, folder))

    def _on_answer(self, answer: str, folder: Path) -> None:
        if answer == "open":
            self._workbook.folder = folder
            self._workbook.lock()
