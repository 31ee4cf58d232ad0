"""Finding words in everything that this seat may see. A new word stops the search for the old one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.problems import Problem
from trustbook.language import _, ngettext, number
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import Column, LineInput, column, link_button, row, title
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.pages.found_list import FoundList
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.views import Found

_QUIET_MS = 350
_LIMIT = 200


class FindPage(QWidget):
    """A line to type in, and what was found below it."""

    def __init__(self, services: WorkbookServices) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self._services = services
        self._search: CancelToken | None = None
        """Stops the search that is on its way."""
        together = services.client.sitting.viewer.is_together
        scope = _("In everything that you share.") if together else _("In everything that you can see at your seat.")
        self.words = LineInput(_("Words to find"), scope)
        self.words.changed.connect(self._on_typed)
        self.words.entered.connect(self.search)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self.search)
        self.told = StatusLabel("", "soft")
        self._stop = link_button(_("Stop"), self.stop)
        self._stop.hide()
        self.results = FoundList(services.program.theme)
        self.results.chosen.connect(self._on_chosen)
        told = row(self.told, self._stop)
        told.setStretch(0, 1)
        paper = QWidget()
        paper.setProperty("role", "paper")
        layout = column(title(_("Find")), self.words, told, self.results, spacing=10, margins=28)
        layout.setStretch(3, 1)
        paper.setLayout(layout)
        self.setLayout(column(Column(paper, padding=60), margins=16))
        self.setFocusProxy(self.words)

    def search(self) -> None:
        """Look for what is typed now."""
        self.stop()
        words = self.words.text().strip()
        self.results.clear()
        self._tell("")
        if not words:
            return
        search, viewer = CancelToken(), self._services.client.viewer
        self._search = search
        self._stop.show()
        self.told.setText(_("Looking…"))
        self._services.client.do(
            lambda session: session.finding.find(viewer, words, search, _LIMIT),
            self._show,
            self._on_failed,
            owner=self,
            token=search,
        )

    def stop(self) -> None:
        """Look no further."""
        self._quiet.stop()
        if self._search is not None:
            self._search.cancel()
            self._search = None
            self._tell(_("Stopped."))
        self._stop.hide()

    def _tell(self, words: str) -> None:
        """The line is described by it too: that is said by screen readers that hear no announcements."""
        self.told.say(words)
        self.words.describe(words)

    def _on_typed(self, _text: str) -> None:
        self._quiet.start()

    def _on_failed(self, problem: Problem) -> None:
        self.stop()
        teller(self._services.program.prompts, "find-failed")(problem)

    def _show(self, found: tuple[Found, ...]) -> None:
        self._search = None
        self._stop.hide()
        self._tell(_count_words(len(found)))
        self.results.show_hits(found)

    def _on_chosen(self, hit: Found) -> None:
        self._services.navigator.open_entry(hit.exercise_id, hit.entry_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._search is not None:
            self.stop()
            return
        if event.key() == Qt.Key.Key_Down and self.results.count() and not self.results.hasFocus():
            self.results.setCurrentRow(0)
            self.results.setFocus()
            return
        super().keyPressEvent(event)


def _count_words(count: int) -> str:
    if not count:
        return _("Nothing was found. Other words may help, or only the beginning of one.")
    if count >= _LIMIT:
        return _("The newest {count} places. More words narrow it down.").format(count=number(count))
    return ngettext("{count} place", "{count} places", count).format(count=number(count))
