"""Finding words: in the names of pages, in the guide, and in everything written that this seat may see."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.problems import Problem
from trustbook.domain.spots import looked_for
from trustbook.exercises.found import FoundPage, FoundText
from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import Column, FlowLayout, LineInput, PaperFrame, Space, column, link_button, row, soft, title
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.scale import has_columns
from trustbook.ui.kit.scrolling import take_role
from trustbook.ui.navigation import FoundAt, ToBring
from trustbook.ui.pages.found_list import FoundList
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.pages.found import Found, FoundAll

_AROUND = 16
"""Room around the sheet, in pixels."""
_INSIDE = 28
"""Room between its edge and what stands on it."""
_QUIET_MS = 350
_LIMIT = 200
_WHAT_NEXT = "what-next"
"""The exercise “What next?”."""


class FindPage(QWidget):
    """A line to type in, and what was found below it. Enter opens the first of it, Down walks into it.

    A new word stops the search for the old one.
    """

    def __init__(self, services: WorkbookServices, words: str = "") -> None:
        """`words` are looked for at once; what is typed takes their place."""
        super().__init__()
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._services = services
        self._search: CancelToken | None = None
        """Stops the search that is on its way."""
        self._open_first = False
        """Enter was pressed: the first of what comes is opened."""
        self._shown_words = ""
        """What the list shows was found for these."""
        self._scope = _scope_words(together=services.client.sitting.viewer.is_together)
        self.words = LineInput(_("Words to find"), asked_above=True)
        self.words.describe(self._scope)
        self.words.changed.connect(self._on_typed)
        self.words.entered.connect(self._on_entered)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.search)
        self.told = StatusLabel("", "note")
        self._stop = link_button(_("Stop"), self.stop)
        self._stop.hide()
        self.to_try = self._make_to_try()
        self.results = FoundList(services.program.theme)
        self.results.chosen.connect(self._on_chosen)
        self.results.left_upwards.connect(lambda: self.words.setFocus(Qt.FocusReason.OtherFocusReason))
        told = row(self.told, self._stop)
        told.setStretch(0, 1)
        self._lines = column(title(_("Find")), self.words, told, self.to_try, self.results, spacing=10)
        self._lines.setStretch(4, 1)
        self._sheet = PaperFrame(self._lines)
        self._desk = column(Column(self._sheet, padding=60), margins=_AROUND)
        self.setLayout(self._desk)
        self.setFocusProxy(self.words)
        if words:
            self.words.set_text(words)
            self.words.edit.selectAll()
            self.search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window has no room for columns there is no desk either: what was found needs every line."""
        super().resizeEvent(event)
        roomy = has_columns(self.window().width())
        take_role(self, "desk" if roomy else "paper")
        take_role(self._sheet, "sheet" if roomy else "paper")
        around, above, below = (_AROUND, _INSIDE, _INSIDE) if roomy else (0, Space.FIELD, 0)
        self._desk.setContentsMargins(around, around, around, around)
        self._lines.setContentsMargins(_INSIDE, above, _INSIDE, below)

    def _make_to_try(self) -> QWidget:
        """What helps while there are no words, and where they find nothing."""
        ways = self._services.navigator
        made = QWidget()
        made.setLayout(
            column(
                soft(self._scope),
                soft(_("A word for what troubles you finds pages too: “sorry”, “jealous”, “money”, “sleep”.")),
                FlowLayout(
                    link_button(_("What next?"), lambda: ways.open_exercise(_WHAT_NEXT)),
                    link_button(_("Guide"), ways.open_guide),
                    link_button(_("Getting help"), lambda: ways.open_text(HELP)),
                ),
                spacing=8,
            )
        )
        return made

    def search(self) -> None:
        """Look for what is typed now."""
        self.stop()
        words = self.words.text().strip()
        self.results.clear()
        self._shown_words = ""
        self._tell("")
        self.to_try.setVisible(not words)
        if not words:
            return
        search, viewer = CancelToken(), self._services.client.viewer
        self._search = search
        self._stop.show()
        self.told.setText(_("Looking…"))
        self._services.client.do(
            lambda session: session.finding.everywhere(viewer, words, search, _LIMIT),
            lambda found: self._show(words, found),
            self._on_failed,
            owner=self,
            token=search,
        )

    def to_bring(self) -> ToBring | None:
        """The page of the line on which the focus is."""
        hit = self.results.current_hit() if self.results.hasFocus() else None
        if isinstance(hit, Found):
            return ToBring(hit.title, hit.exercise_id, hit.entry_id)
        return ToBring(hit.title, hit.exercise_id) if isinstance(hit, FoundPage) else None

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
        self.words.describe(words or self._scope)

    def _on_typed(self, _text: str) -> None:
        self._open_first = False
        self._quiet.start()

    def _on_entered(self) -> None:
        """Open the first of what was found for these words, as soon as that is known."""
        if self._shown_words and self._shown_words == self.words.text().strip():
            self._open_the_first()
            return
        self._open_first = True
        if self._search is None or self._quiet.isActive():
            self.search()

    def _open_the_first(self) -> None:
        self._open_first = False
        hits = self.results.hits()
        if hits:
            self._on_chosen(hits[0])

    def _on_failed(self, problem: Problem) -> None:
        self._open_first = False
        self.stop()
        teller(self._services.program.prompts, "find-failed")(problem)

    def _show(self, words: str, found: FoundAll) -> None:
        self._search = None
        self._stop.hide()
        self._shown_words = words
        self.results.show_found(found)
        self._tell(_found_words(bool(self.results.hits()), all_shown=len(found.written) < _LIMIT))
        self.to_try.setVisible(not self.results.hits())
        if self._open_first:
            self._open_the_first()

    def _on_chosen(self, hit: object) -> None:
        ways = self._services.navigator
        if isinstance(hit, Found):
            word = looked_for(self._shown_words)[0]
            ways.open_entry(hit.exercise_id, hit.entry_id, FoundAt(hit.field_id, word))
        elif isinstance(hit, FoundPage):
            ways.open_exercise(hit.exercise_id)
        elif isinstance(hit, FoundText) and hit.kind == "chapter":
            ways.open_chapter(hit.id, hit.word)
        elif isinstance(hit, FoundText):
            ways.open_text(hit.id, hit.word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._search is not None:
                self.stop()
            else:
                self._services.navigator.back()
            return
        if event.key() == Qt.Key.Key_Down and self.results.hits() and not self.results.hasFocus():
            self.results.go_to_first()
            return
        super().keyPressEvent(event)


def _scope_words(*, together: bool) -> str:
    """Where is looked."""
    if together:
        return _("In the names of pages, in the guide, and in everything that you share.")
    return _("In the names of pages, in the guide, and in everything that you can see at your seat.")


def _found_words(found: bool, *, all_shown: bool) -> str:
    if not found:
        return _("Nothing was found. Other words may help, or only the beginning of one.")
    if not all_shown:
        return _("These are the newest of many. More words narrow it down.")
    return _("Enter opens the first of these, the arrow keys walk through them.")
