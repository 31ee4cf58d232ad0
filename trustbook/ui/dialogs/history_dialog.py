"""Earlier versions of a page: look at one, bring it back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QSplitter, QWidget

from trustbook.domain.answers import Answers
from trustbook.domain.entries import RevisionReason
from trustbook.exercises.model import Exercise
from trustbook.language import _, long_date, short_time
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.answers_view import AnswersView
from trustbook.ui.kit import CalmDialog, Scroller, clear_layout, column, paragraph, soft
from trustbook.ui.kit.rows_as_shown import PlainList
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import PageView, RevisionLine

_BESIDE = 4
"""Room beside the longest line of the list, in pixels."""


class HistoryDialog(CalmDialog):
    """The list of versions, newest first, and the chosen one beside it. Nothing is lost by bringing one back."""

    def __init__(self, parent: QWidget | None, services: WorkbookServices, page: PageView) -> None:
        self.versions = PlainList()
        self.versions.setProperty("role", "lines")  # the line that has the focus says so, not the list around it too
        self.versions.setAccessibleName(_("Versions, the newest first"))
        self._shown = column(spacing=8)
        self._shown.setContentsMargins(12, 12, 12, 12)
        split = QSplitter()
        split.addWidget(self.versions)
        split.addWidget(Scroller(self._shown))
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 5)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        intro = paragraph(
            _("A version is kept when you leave a page, before you share it, and now and then while you write.")
        )
        content = column(intro, split, spacing=12)
        content.setStretch(1, 1)
        super().__init__(parent, _("Earlier versions"), content, width_characters=110)
        line = self.fontMetrics()
        split.setMinimumHeight(line.lineSpacing() * 16)
        split.setSizes([line.averageCharWidth() * 34, line.averageCharWidth() * 70])
        self._services = services
        self._page = page
        self._lines: tuple[RevisionLine, ...] = ()
        self._back = self.add_button(_("Bring this version back"), self._on_back)
        self._back.setEnabled(False)
        self._back.setVisible(bool(page.writable) and not page.read_only)
        self.add_way_out(_("Close"))
        self.versions.currentRowChanged.connect(self._on_row)
        services.client.do(
            lambda session: session.history.versions(page.viewer, page.entry_id),
            self._show_lines,
            teller(services.program.prompts, "history-failed", self.reject),
            owner=self,
        )

    def _show_lines(self, lines: tuple[RevisionLine, ...]) -> None:
        self._lines = lines
        for line in lines:
            QListWidgetItem(f"{_when(line)}\n{reason_words(line.reason)}", self.versions)
        if lines:
            wanted = self.versions.sizeHintForColumn(0) + 2 * self.versions.frameWidth() + _BESIDE
            self.versions.setMinimumWidth(min(wanted, self.width() // 2))
            self.versions.setCurrentRow(0)
            self.versions.setFocus()
        else:
            self._show_words(_("There is no earlier version yet. The first one is kept when you leave the page."))

    def _on_row(self, row_number: int) -> None:
        if not 0 <= row_number < len(self._lines):
            return
        line, viewer = self._lines[row_number], self._page.viewer
        self._services.client.do(
            lambda session: session.history.version(viewer, line.revision_id),
            lambda version: self._show_version(line, version),
            teller(self._services.program.prompts, "history-failed"),
            owner=self,
        )

    def _show_version(self, line: RevisionLine, version: tuple[Exercise, Answers]) -> None:
        if self._chosen() is not line:
            return
        clear_layout(self._shown)
        self._shown.addWidget(soft(_("As it was on {when}").format(when=_when(line))))
        self._shown.addWidget(AnswersView(*version))
        self._shown.addStretch(1)
        self._back.setEnabled(True)

    def _show_words(self, text: str) -> None:
        clear_layout(self._shown)
        self._shown.addWidget(paragraph(text))
        self._shown.addStretch(1)

    def _chosen(self) -> RevisionLine | None:
        row_number = self.versions.currentRow()
        return self._lines[row_number] if 0 <= row_number < len(self._lines) else None

    def _on_back(self) -> None:
        line, page = self._chosen(), self._page
        if line is None:
            return
        self._back.setEnabled(False)
        self._services.client.do(
            lambda session: session.history.restore_version(page.viewer, page.entry_id, line.revision_id),
            while_alive(self, lambda _changed: self.accept()),
            teller(self._services.program.prompts, "restore-version-failed", while_alive(self, self._enable_back)),
        )  # without an owner: a failure is told also when the dialog was closed

    def _enable_back(self) -> None:
        self._back.setEnabled(True)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.versions.hasFocus():
            self._back.setFocus()
            return
        super().keyPressEvent(event)


def reason_words(reason: RevisionReason) -> str:
    """Why a version was kept."""
    return {
        RevisionReason.LEAVING: _("When the page was left"),
        RevisionReason.WHILE_WRITING: _("While it was written"),
        RevisionReason.BEFORE_SHARE: _("Just before lines of it were shared"),
        RevisionReason.BEFORE_RESTORE: _("Before an earlier version came back"),
        RevisionReason.LOCK: _("When the workbook was locked"),
        RevisionReason.PLACED: _("When it was put on our page"),
        RevisionReason.IMPORTED: _("When it was read in from a file"),
    }.get(reason, _("Kept by a newer program"))


def _when(line: RevisionLine) -> str:
    made = line.made
    return _("{day}, {time}").format(day=long_date(made.local().date()), time=short_time(made.local()))
