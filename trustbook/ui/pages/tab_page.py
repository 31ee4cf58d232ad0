"""A tab: its exercises at one side, the open page beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import Problem, UnknownName
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.kit import column
from trustbook.ui.pages.error_page import ErrorPage
from trustbook.ui.pages.exercise_list import ExerciseList
from trustbook.ui.pages.exercise_page import ExercisePage
from trustbook.ui.pages.save_state import SaveKind, SaveState
from trustbook.ui.pages.time_choice import TimeChoice, TimeRow
from trustbook.ui.pages.undo import UndoStacks
from trustbook.ui.pages.unsaved_page import unsaved_page
from trustbook.ui.pages.welcome import Welcome
from trustbook.ui.runtime.services import Services
from trustbook.workbook.views import Changed, ExerciseLine
from trustbook.workbook.views import Page as PageView

_LIST_CHARACTERS = 32


class TabPage(QWidget):
    """Asks for its lines when it is first shown. Refreshes only what a change names."""

    save_state = Signal(object)
    """A `SaveState`."""
    undo_changed = Signal()
    """`undo_stack` is another one now."""
    exercise_requested = Signal(str)
    """An exercise, in whichever tab it stands."""
    guide_requested = Signal(str)
    """The text of a chapter."""
    help_requested = Signal()
    reading_requested = Signal(str, str)
    """Something to read or to print that belongs to no entry: "text" or "sheet", and its id."""
    tonight_requested = Signal()
    where_requested = Signal()

    def __init__(self, services: Services, tab: Tab, time: TimeChoice | None = None) -> None:
        """`time`: how much there is tonight, one for all tabs of a desk."""
        super().__init__()
        self.tab = tab
        self._time = time or TimeChoice(self)
        self._services = services
        self._stacks = UndoStacks(services.clock.ticks)
        self._asked = False
        self._wish = 0
        self._whole_wanted = False
        """Somebody asked for all of a page: from then on pages open whole, until the short form is chosen again."""
        self._take_focus = False
        """The page that is on its way gets the focus: somebody chose it in the list."""
        self._page: ExercisePage | None = None
        self._open_id = ""
        self.exercises = ExerciseList(
            services.theme, services.library.chapter_title, self._time, solo=services.client.sitting.solo
        )
        self.exercises.chosen.connect(self._on_chosen)
        self.exercises.guide_chosen.connect(self.guide_requested)
        self.time_row = TimeRow(self._time)
        self._time.changed.connect(self._tell_fitting)
        self._place = QStackedWidget()
        self._shown: QWidget = self._welcome()
        self._place.addWidget(self._shown)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self._side())
        self._split.addWidget(self._place)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self.setLayout(column(self._split))
        services.client.changed.connect(self._on_changed)
        services.client.seat_changed.connect(self._on_seat_changed)

    # --- what the window asks

    @property
    def page(self) -> ExercisePage | None:
        """The page that is open."""
        return self._page

    @property
    def undo_stack(self) -> QUndoStack | None:
        """What can be taken back on the open page."""
        return self._page.undo.stack if self._page is not None else None

    def current_save_state(self) -> SaveState:
        """How the open page stands with the disk."""
        return self._page.current_save_state() if self._page is not None else SaveState(SaveKind.NOTHING)

    def show_exercise(self, exercise_id: str, entry_id: str | None = None) -> None:
        """Save what is open, then open this exercise. If saving fails, the open page stays, with its text."""
        self._leave_then(lambda: self._open(exercise_id, entry_id))

    def begin(self, exercise_id: str) -> None:
        """Save what is open, then begin a new page of today in its short form, with the cursor in its first field."""
        self._leave_then(lambda: self._open_new(exercise_id, core_only=True, at_field=True))

    def flush(self, done: Callable[[bool], None], reason: RevisionReason = RevisionReason.LEAVING) -> None:
        """Save and freeze what is open. `done(False)`: it could not be saved, the text stays where it is."""
        if self._page is None:
            done(True)
        else:
            self._page.flush(done, reason)

    def open_paper(self) -> None:
        """Save what is open, then open the dialog to print the page, the tab, or everything."""
        from trustbook.ui.dialogs.paper_dialog import PaperDialog

        def saved(well: bool) -> None:
            if well:
                page = self._page.page if self._page is not None else None
                PaperDialog.for_workbook(self.window(), self._services, self.tab, page).open()

        self.flush(saved)

    # --- opening

    def _leave_then(self, go_on: Callable[[], None]) -> None:
        def left(well: bool) -> None:
            if well:
                go_on()
            elif self._page is not None:
                self.exercises.show_open(self._open_id)

        self.flush(left, RevisionReason.LEAVING)

    def _open(self, exercise_id: str, entry_id: str | None, scroll: int = 0, *, core_only: bool | None = None) -> None:
        viewer, wish = self._services.client.viewer, self._next_wish(exercise_id)
        if self._show_unsaved(exercise_id):
            return

        def again() -> None:
            self._open(exercise_id, entry_id, scroll, core_only=core_only)

        self._services.client.do(
            lambda session: session.open_page(viewer, exercise_id, entry_id),
            lambda page: self._when_saved(wish, lambda: self._show(page, scroll, core_only=core_only), again),
            lambda problem: self._when_saved(wish, lambda: self._show_problem(exercise_id, entry_id, problem), again),
            owner=self,
        )

    def _open_new(self, exercise_id: str, *, core_only: bool | None = None, at_field: bool = False) -> None:
        viewer, wish = self._services.client.viewer, self._next_wish(exercise_id)
        self._take_focus = True
        if self._show_unsaved(exercise_id):
            return

        def again() -> None:
            self._open_new(exercise_id, core_only=core_only, at_field=at_field)

        def show(page: PageView) -> None:
            self._show(page, 0, core_only=core_only)
            if at_field and self._page is not None:
                QTimer.singleShot(0, self._page, self._page.show_focus)  # once it has its height

        self._services.client.do(
            lambda session: session.new_page(viewer, exercise_id),
            lambda page: self._when_saved(wish, lambda: show(page), again),
            teller(self._services.prompts, "new-page-failed"),
            owner=self,
        )

    def _next_wish(self, exercise_id: str) -> int:
        """A number for a new question; an answer to an older one is not shown any more."""
        self._wish += 1
        self._open_id = exercise_id
        return self._wish

    def _when_saved(self, wish: int, show: Callable[[], None], again: Callable[[], None]) -> None:
        """Show an answer, unless it is to an older question, or somebody wrote on the open page meanwhile."""
        if wish != self._wish:
            return
        if self._page is None or self._page.autosave.is_clean:
            show()
        else:
            self._leave_then(again)

    def _show(self, page: PageView, scroll: int, *, core_only: bool | None = None) -> None:
        inside = self._take_focus or holds_focus(self._shown)
        self._take_focus = False
        self._close_page()
        undo = self._stacks.of(page.entry_id, page.answers)
        if core_only is None and self._whole_wanted and not self._time.wants_short:
            core_only = False
        opened = ExercisePage(self._services, page, undo, core_only=core_only)
        self._listen_to(opened)
        self._replace(opened)
        opened.build()
        self._page = opened
        self.exercises.show_open(page.exercise.id)
        if scroll:
            QTimer.singleShot(0, opened, lambda: opened.scroll_to(scroll))  # once it has its height
        elif inside:
            opened.form.take_focus()
            opened.scroll_to(0)
        self.undo_changed.emit()
        self.save_state.emit(opened.current_save_state())

    def _listen_to(self, opened: ExercisePage) -> None:
        exercise_id = opened.page.exercise.id
        opened.save_state.connect(self.save_state)
        opened.line_changed.connect(self._refresh_lines)
        opened.entry_requested.connect(lambda entry_id: self.show_exercise(exercise_id, entry_id))
        opened.new_requested.connect(lambda: self._leave_then(lambda: self._open_new(exercise_id)))
        opened.core_only_chosen.connect(self._on_core_only)
        opened.exercise_requested.connect(self.exercise_requested)
        opened.guide_requested.connect(self.guide_requested)
        opened.help_requested.connect(self.help_requested)

    def _show_unsaved(self, exercise_id: str) -> bool:
        """Show a page of which nothing is ever kept, not even that it was opened; whether it is one."""
        opened = unsaved_page(self._services, exercise_id)
        if opened is None:
            return False
        inside, self._take_focus = self._take_focus or holds_focus(self._shown), False
        opened.text_requested.connect(lambda text_id: self.reading_requested.emit("text", text_id))
        opened.paper_requested.connect(lambda name: self.reading_requested.emit("sheet", name))
        opened.exercise_requested.connect(self.exercise_requested)
        opened.guide_requested.connect(self.guide_requested)
        self._replace(opened)
        opened.build()
        self.exercises.show_open(exercise_id)
        if inside:
            opened.take_focus()
        self.undo_changed.emit()
        self.save_state.emit(SaveState(SaveKind.NOTHING))
        return True

    def _show_problem(self, exercise_id: str, entry_id: str | None, problem: Problem) -> None:
        self._take_focus = False
        if isinstance(problem, UnknownName) and entry_id is not None:
            self._open(exercise_id, None)  # the entry was erased
            return
        self._replace(ErrorPage(problem, lambda: self._open(exercise_id, entry_id)))
        self.exercises.show_open(exercise_id)
        self.undo_changed.emit()
        self.save_state.emit(SaveState(SaveKind.NOTHING))

    def _replace(self, widget: QWidget) -> None:
        """Show this instead of what was open."""
        self._close_page()
        old, self._shown = self._shown, widget
        self._place.addWidget(widget)
        self._place.setCurrentWidget(widget)
        self._place.removeWidget(old)
        old.deleteLater()

    def _close_page(self) -> None:
        """The page that is open writes nothing any more; what can be undone is kept."""
        if self._page is not None:
            self._page.close_page()
            if self._page.form.has_unsaved_part:
                self._stacks.forget(self._page.page.entry_id)
        self._page = None

    # --- what happens elsewhere

    def _refresh_lines(self) -> None:
        viewer, tab_id = self._services.client.viewer, self.tab.id
        self._services.client.do(
            lambda session: session.exercise_lines(viewer, tab_id),
            self._show_lines,
            teller(self._services.prompts, "lines-failed"),
            owner=self,
        )

    def _show_lines(self, lines: tuple[ExerciseLine, ...]) -> None:
        self.exercises.show_lines(lines)
        self._tell_fitting()
        if isinstance(self._shown, Welcome):
            self._shown.suggest(lines, self._services.client.sitting)

    def _tell_fitting(self) -> None:
        empty = bool(self.exercises.lines()) and not self.exercises.shown_lines()
        self.time_row.say(_("Nothing here fits into that time. Another tab may have something.") if empty else "")

    def _side(self) -> QWidget:
        side = QWidget()
        side.setProperty("role", "paper")
        layout = column(self.time_row, self.exercises, spacing=0)
        layout.setStretch(1, 1)
        side.setLayout(layout)
        return side

    def _on_chosen(self, exercise_id: str) -> None:
        self._take_focus = True
        self.show_exercise(exercise_id)

    def _welcome(self) -> Welcome:
        made = Welcome(self.tab, personal=not self._services.client.viewer.is_together)
        made.tonight_requested.connect(self.tonight_requested)
        made.where_requested.connect(self.where_requested)
        made.chosen.connect(lambda exercise_id: self.show_exercise(exercise_id))
        return made

    def _on_changed(self, changed: Changed) -> None:
        if not self._asked or (self._page is not None and self._page.owns(changed)):
            return
        if changed.exercises & {line.exercise_id for line in self.exercises.lines()}:
            self._refresh_lines()
        if self._page is not None and self._page.page.exercise.id in changed.exercises:
            self._reload(self._page)

    def _reload(self, page: ExercisePage) -> None:
        exercise_id, entry_id = page.page.exercise.id, page.page.entry_id

        def saved(well: bool) -> None:
            if well and self._page is page:
                self._open(exercise_id, entry_id, page.scroll_place(), core_only=page.core_only)

        page.flush(saved)

    def _on_seat_changed(self, _sitting: object) -> None:
        self._stacks.forget_all()
        self._wish += 1
        self._open_id = ""
        self._replace(self._welcome())
        self.exercises.show_open("")
        self.exercises.show_lines(())
        self.undo_changed.emit()
        self.save_state.emit(SaveState(SaveKind.NOTHING))
        if self._asked:
            self._refresh_lines()

    def _on_core_only(self, core_only: bool) -> None:
        self._whole_wanted = not core_only

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and holds_focus(self._place):
            self.exercises.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            wide = self.fontMetrics().averageCharWidth() * _LIST_CHARACTERS
            wide = min(wide, self.width() * 3 // 10)
            self._split.setSizes([wide, max(1, self.width() - wide)])
            self._refresh_lines()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush(lambda _well: None, RevisionReason.LEAVING)
