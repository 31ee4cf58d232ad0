"""Opening pages: what is open is saved first, and only the answer to the newest question is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trustbook.domain.entries import RevisionReason
from trustbook.domain.people import Viewer
from trustbook.domain.problems import Problem, UnknownName
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.frame.error_page import ErrorPage
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.frame.shown_in_tab import ShownInTab
from trustbook.ui.navigation import FoundAt
from trustbook.ui.pages.exercise.entry_page import EntryPage
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.found_place import show_found, show_shared
from trustbook.ui.pages.exercise.open_page import OpenPage
from trustbook.ui.pages.exercise.unsaved_page import unsaved_page
from trustbook.ui.pages.time_choice import TimeChoice
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import PagePosition
from trustbook.workbook.sitting.views import PageView as PageView

if TYPE_CHECKING:
    from trustbook.workbook.session import Session


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that is asked for, and how it is to be shown."""

    exercise_id: str
    entry_id: str | None = None
    """None: the one that the list opens."""
    scroll: int = 0
    """A place of its sheet, in pixels."""
    core_only: bool | None = None
    """None: as fits what is filled in."""
    anew: bool = False
    """Another entry of today."""
    in_short: bool = False
    """With the cursor in its first field; what is begun only now, in its short form."""
    place: PagePosition | None = None
    """With the cursor exactly there."""
    found: FoundAt | None = None
    """At this word."""
    looked_at: bool = False
    """Nothing of it gets the focus."""
    as_letter: bool = False
    """Only its letter, on a sheet of its own."""

    @property
    def takes_focus(self) -> bool:
        """Whether somebody who asks so goes on in the page itself."""
        return self.anew or self.in_short or self.place is not None or self.found is not None

    def ask(self, viewer: Viewer) -> Callable[[Session], PageView]:
        """The question to the workbook."""
        if self.anew:
            return lambda session: session.pages.new_page(viewer, self.exercise_id)
        return lambda session: session.pages.open_page(viewer, self.exercise_id, self.entry_id)


class Opening(QObject):
    """Asks the workbook for pages and shows them in the place of a tab."""

    opened = Signal(str)
    """The exercise that is open now, as the list should mark it."""
    lines_changed = Signal(object)
    """The `ExerciseLine`s that say something else now."""

    def __init__(self, services: WorkbookServices, place: OpenPage, time: TimeChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._place = place
        self._time = time
        self._wish = 0
        self._answered = 0
        """The newest question that was answered."""
        self._leaving = 0
        """How often the open page is being left just now, for another one."""
        self._stale: EntryPage | None = None
        """A page that changed elsewhere and could not be shown anew, because it was not saved."""
        self._open_id = ""
        self._whole_wanted = False
        """Somebody asked for all of a page: from then on pages open whole, until the short form is chosen again."""

    def show_exercise(
        self, exercise_id: str, entry_id: str | None = None, scroll: int = 0, *, looked_at: bool = False
    ) -> None:
        """Save what is open, then open this exercise. If saving fails, the open page stays, with its text."""
        self._leave_then(lambda: self._open(Wanted(exercise_id, entry_id, scroll, looked_at=looked_at)))

    def show_place(self, place: PagePosition) -> None:
        """Save what is open, then open this page with the cursor where it was."""
        wanted = Wanted(place.exercise_id, place.entry_id, core_only=place.core_only, place=place)
        wanted = replace(wanted, as_letter=place.as_letter)
        self._leave_then(lambda: self._open(wanted))

    def show_found(self, exercise_id: str, entry_id: str, found: FoundAt) -> None:
        """As `show_exercise`, all of it, at the place where a word was found."""
        self._leave_then(lambda: self._open(Wanted(exercise_id, entry_id, core_only=False, found=found)))

    def show_overview(self, make: Callable[[], ShownInTab]) -> None:
        """Save what is open, then show this in its place."""

        def show() -> None:
            self.forget()
            self._place.show_instead(make())
            self.opened.emit("")

        self._leave_then(show)

    def begin(self, exercise_id: str) -> None:
        """Save what is open, then open the page of today in its short form, with the cursor in its first field."""
        self._leave_then(lambda: self._open(Wanted(exercise_id, in_short=True)))

    @property
    def open_id(self) -> str:
        """The exercise that is open or on its way; "" for none."""
        return self._open_id

    def flush(self, done: Callable[[bool], None], reason: RevisionReason = RevisionReason.LEAVING) -> None:
        """Save and freeze what is open. `done(False)`: it could not be saved, the text stays where it is."""
        if self._place.page is None:
            self._place.shown.flush(done)
        else:
            self._place.page.flush(done, reason)

    def reload(self, page: EntryPage) -> None:
        """It changed elsewhere: show it as it is now, at the same place. Where another page is on its way, that comes.

        A page that cannot be saved keeps its text and is shown anew once it is saved.
        """
        exercise_id, entry_id = page.page.exercise.id, page.page.entry_id

        def saved(well: bool) -> None:
            if self._place.page is not page:
                return
            if not well:
                self._stale = page
            elif self._wish == self._answered:
                again = Wanted(exercise_id, entry_id, page.sheet.place(), core_only=page.core_only)
                self._open(replace(again, as_letter=page.as_letter))

        page.flush(while_alive(self, saved))

    def come_back(self) -> None:
        """Somebody comes back to what is open. A dated page of an earlier day that lay here gives way to today's.

        Who chose an earlier one goes on with it.
        """
        page = self._place.page
        under_way = self._leaving > 0 or self._wish != self._answered
        if page is not None and not under_way and page.has_gone_by():
            self.show_exercise(page.page.exercise.id)

    def forget(self) -> None:
        """Show no answer that is still on its way."""
        self._wish += 1
        self._answered = self._wish
        self._open_id = ""

    def _leave_then(self, go_on: Callable[[], None]) -> None:
        self._leaving += 1

        def left(well: bool) -> None:
            self._leaving -= 1
            if well:
                go_on()
            elif self._place.page is not None:
                self._answered = self._wish
                self.opened.emit(self._open_id)

        self.flush(while_alive(self, left), RevisionReason.LEAVING)

    def _open(self, wanted: Wanted) -> None:
        viewer, wish = self._services.client.viewer, self._next_wish(wanted.exercise_id)
        if wanted.takes_focus:
            self._place.focus_next()
        if self._show_unsaved(wanted.exercise_id):
            return

        def again() -> None:
            self._open(wanted)

        def failed(problem: Problem) -> None:
            self._when_saved(wish, lambda: self._show_problem(wanted, problem), again)

        self._services.client.do(
            wanted.ask(viewer),
            lambda page: self._when_saved(wish, lambda: self._show(page, wanted), again),
            teller(self._services.program.prompts, "new-page-failed", self._on_no_page) if wanted.anew else failed,
            owner=self,
        )

    def _on_no_page(self) -> None:
        self._answered = self._wish

    def _next_wish(self, exercise_id: str) -> int:
        """A number for a new question; an answer to an older one is not shown any more."""
        self._wish += 1
        self._open_id = exercise_id
        return self._wish

    def _when_saved(self, wish: int, show: Callable[[], None], again: Callable[[], None]) -> None:
        """Show an answer, unless it is to an older question, or somebody wrote on the open page meanwhile."""
        if wish != self._wish:
            return
        if self._place.is_clean:
            self._answered = wish
            show()
        else:
            self._leave_then(again)

    def _show(self, page: PageView, wanted: Wanted) -> None:
        core_only = wanted.core_only
        if wanted.in_short and not page.exists:
            core_only = True
        elif core_only is None and self._whole_wanted and not self._time.wants_short:
            core_only = False
        shown = self._listen_to
        self._place.show_page(page, shown, scroll=wanted.scroll, core_only=core_only, as_letter=wanted.as_letter)
        opened = self._place.page
        if opened is not None and wanted.place is not None:
            opened.go_to(wanted.place)
        elif isinstance(opened, ExercisePage) and wanted.found is not None and wanted.entry_id is not None:
            show_found(opened, wanted.entry_id, wanted.found)
        elif isinstance(opened, ExercisePage) and wanted.entry_id is not None and not wanted.scroll:
            show_shared(opened, wanted.entry_id, looked_at=wanted.looked_at)
        elif opened is not None and wanted.in_short:
            QTimer.singleShot(0, opened, lambda: opened.sheet.show_focus(opened.form))  # once it has its height
        self.opened.emit(page.exercise.id)

    def _listen_to(self, page: EntryPage) -> None:
        exercise_id = page.page.exercise.id
        page.save_state.connect(self._place.save_state)
        page.save_state.connect(lambda state: self._on_save_state(page, state))
        page.lines_changed.connect(self.lines_changed)
        page.entry_requested.connect(lambda entry_id: self.show_exercise(exercise_id, entry_id))
        page.new_requested.connect(lambda: self._leave_then(lambda: self._open(Wanted(exercise_id, anew=True))))
        page.core_only_chosen.connect(self._on_core_only)

    def _on_save_state(self, page: EntryPage, state: SaveState) -> None:
        if state.kind is SaveKind.SAVED and self._stale is page:
            self._stale = None
            self.reload(page)

    def _on_core_only(self, core_only: bool) -> None:
        self._whole_wanted = not core_only

    def _show_unsaved(self, exercise_id: str) -> bool:
        """Show a page of which nothing is ever kept, not even that it was opened; whether it is one."""
        page = unsaved_page(self._services, exercise_id)
        if page is None:
            return False
        self._answered = self._wish
        self._place.show_unsaved(page)
        self.opened.emit(exercise_id)
        return True

    def _show_problem(self, wanted: Wanted, problem: Problem) -> None:
        if isinstance(problem, UnknownName) and wanted.entry_id is not None:
            self._open(Wanted(wanted.exercise_id))  # the entry was erased
            return
        self._place.show_instead(ErrorPage(problem, lambda: self._open(wanted)))
        self.opened.emit(wanted.exercise_id)
