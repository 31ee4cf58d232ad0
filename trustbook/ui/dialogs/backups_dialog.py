"""Kept backups: look at one, restore it beside what is there, copy everything to a stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget
from shiboken6 import isValid

from trustbook.domain.problems import Problem
from trustbook.language import _, long_date, short_time
from trustbook.ui.dialogs.telling import teller, written_words
from trustbook.ui.frame.flow_steps import in_words
from trustbook.ui.kit import Banner, CalmDialog, button, column, hint, paragraph, row
from trustbook.ui.kit.rows_as_shown import PlainList
from trustbook.ui.kit.whole_lines import WholeLinesDelegate
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.runtime.prompts import Prompts
from trustbook.workbook.sitting.reports import BackupLine

COPY_ENDING = ".tbcopy"


def backup_words(line: BackupLine) -> str:
    """One line of the list."""
    when = long_date(line.made.local().date())
    if line.is_exact:
        when = _("{date}, {time}").format(date=when, time=short_time(line.made.local()))
    if line.verified:
        return when
    return _("{when}. Everything is in it; the pages of whoever was not there, unopened.").format(when=when)


def with_problems(words: str, problems: tuple[Problem, ...]) -> str:
    """What was done, and below it what is to be known about it."""
    return "\n".join((words, *dict.fromkeys(in_words(problem) for problem in problems)))


class BackupsDialog(CalmDialog):
    """`restore(path)` is called when one was chosen; the dialog is closed by then."""

    def __init__(
        self,
        parent: QWidget,
        client: WorkbookClient,
        prompts: Prompts,
        *,
        restore: Callable[[Path], object],
        made: Callable[[], object],
    ) -> None:
        self._client = client
        self._prompts = prompts
        self._restore = restore
        self._made = made
        self._tell = teller(prompts, "backups-failed")
        self._note = Banner()
        self.list = PlainList()
        self.list.setAccessibleName(_("Kept backups, newest first"))
        self.list.setMinimumHeight(160)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WholeLinesDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = button(_("Look at it and restore…"), self._on_restore)
        self._look.setEnabled(False)
        actions = QWidget()
        actions.setLayout(
            column(
                row(self._look, button(_("Back up now"), self._on_back_up), None),
                row(button(_("Copy to a stick…"), self._on_copy), None),
            )
        )
        content = column(
            self._note,
            paragraph(
                _("A backup is made when you close the workbook, and once a day. It opens with your passphrase.")
            ),
            self.list,
            actions,
            hint(_("A stick that is kept somewhere else helps when the laptop is lost. The copy on it is encrypted.")),
            spacing=12,
        )
        super().__init__(parent, _("Backups"), content)
        self.add_primary(_("Close"), self.accept)
        self.list.itemSelectionChanged.connect(lambda: self._look.setEnabled(bool(self.list.selectedItems())))
        self.list.itemActivated.connect(lambda _item: self._on_restore())
        self._refresh()

    def _refresh(self) -> None:
        self._client.do(lambda session: session.keeping.backups(), self._show, self._failed, self)

    def _show(self, lines: tuple[BackupLine, ...]) -> None:
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(backup_words(line))
            item.setData(Qt.ItemDataRole.UserRole, str(line.path))
            self.list.addItem(item)
        if lines:
            self.list.setCurrentRow(0)
        else:
            self._note.show_text(_("There is no backup yet."))

    def _on_restore(self) -> None:
        chosen = self.list.selectedItems()
        if chosen:
            path = Path(str(chosen[0].data(Qt.ItemDataRole.UserRole)))
            self.accept()
            self._restore(path)

    def _on_back_up(self) -> None:
        def made(line: BackupLine) -> None:
            self._note.show_text(with_problems(_("The backup is made and was checked."), line.problems))
            self._made()
            self._refresh()

        self._client.do(lambda session: session.keeping.back_up(), while_alive(self, made), self._failed)

    def _on_copy(self) -> None:
        def chosen(path: str) -> None:
            target = Path(path)

            def copied(problems: tuple[Problem, ...]) -> None:
                words = written_words(path) + "\n" + _("The copy opens with your passphrase.")
                self._note.show_text(with_problems(words, problems))
                self._refresh()

            # the file dialog has asked
            self._client.do(
                lambda session: session.keeping.copy_to(target, overwrite=True), while_alive(self, copied), self._failed
            )  # without an owner: that there is no copy is told also when the dialog was closed

        self._prompts.choose_save_path(
            _("Where to write the copy"), _("copy") + COPY_ENDING, _("Copies of workbooks (*)"), chosen
        )

    def _failed(self, problem: Problem) -> None:
        if isValid(self):
            self._note.show_text(in_words(problem))
        else:
            self._tell(problem)
