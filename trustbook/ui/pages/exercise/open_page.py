"""The place beside the list of a tab, where one thing at a time is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QStackedWidget, QWidget

from trustbook.language import _
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.frame.parts import first_stop
from trustbook.ui.frame.save_state import SaveState
from trustbook.ui.frame.shown_in_tab import ShownInTab
from trustbook.ui.pages.exercise.entry_page import EntryPage
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.first_visits import FirstVisits
from trustbook.ui.pages.exercise.letter_page import LetterPage
from trustbook.ui.pages.exercise.page_context import letter_to_write
from trustbook.ui.pages.exercise.undo import UndoStacks
from trustbook.ui.pages.exercise.unsaved_page import UnsavedPage
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import PageView as PageView


class OpenPage(QStackedWidget):
    """Knows the page that is open, and keeps what can be undone on each while others are shown."""

    save_state = Signal(object)
    """A `SaveState`."""
    changed = Signal()
    """Something else is open, or stands beside it."""
    shape_changed = Signal()
    """Something is shown that may want more or less room."""

    def __init__(self, services: WorkbookServices, first: ShownInTab) -> None:
        super().__init__()
        self.page: EntryPage | None = None
        """The page that is open."""
        self.shown = first
        self._services = services
        self._visits = FirstVisits(services)
        self._stacks = UndoStacks(services.program.clock.ticks)
        self._focus_next = False
        self.addWidget(first)

    @property
    def undo_stack(self) -> QUndoStack | None:
        """What can be taken back on the open page."""
        return self.shown.undo_stack

    @property
    def wants_all(self) -> bool:
        """Whether what is open wants the room of the tabs and of the list as well."""
        return self.shown.wants_all

    @property
    def stands_alone(self) -> bool:
        """Whether what is open wants the room of the list."""
        return self.shown.stands_alone

    @property
    def is_clean(self) -> bool:
        """Whether nothing here waits to be saved."""
        return self.page is None or self.page.autosave.is_clean

    def current_save_state(self) -> SaveState:
        """How the open page stands with the disk."""
        return self.shown.current_save_state()

    def focus_next(self) -> None:
        """The page that is on its way gets the focus: somebody chose it."""
        self._focus_next = True

    def show_page(
        self,
        view: PageView,
        listen: Callable[[EntryPage], None],
        *,
        scroll: int,
        core_only: bool | None,
        as_letter: bool = False,
    ) -> None:
        """Open a page; `listen` gets it before it is filled. `scroll` is a place of its sheet. `as_letter`: only its
        letter, on a sheet of its own, where it has one that is written at this seat.
        """
        inside = self._takes_focus()
        last, said = self._last_focus(), self._said_of(view)
        again = self.page is not None and self.page.page.entry_id == view.entry_id
        self._close_page()
        undo = self._stacks.of(view.entry_id, view.answers)
        letter = letter_to_write(view) if as_letter else None
        opened: EntryPage = (
            ExercisePage(self._services, view, undo, core_only=core_only)
            if letter is None
            else LetterPage(self._services, view, undo, letter)
        )
        listen(opened)
        opened.menu_changed.connect(self.changed)
        self._replace(opened)
        opened.build(unfolded=self._visits.is_first(view))
        opened.say(said)
        self.page = opened
        if scroll:
            opened.sheet.stay_at(scroll)
        if last and (scroll or again):
            _give_focus_back(opened, last, _("Share…"))  # where what was pressed is gone, as after taking back
        elif inside and not scroll:
            opened.form.take_focus()
            opened.sheet.go_to(0)
        self._tell()

    def show_unsaved(self, opened: UnsavedPage) -> None:
        """Open a page of which nothing is ever kept."""
        inside = self._takes_focus()
        self._replace(opened)
        opened.build()
        if inside:
            opened.take_focus()
        self._tell()

    def show_instead(self, widget: ShownInTab) -> None:
        """Show something that is no page; it gets the focus only if what stood here had it."""
        self._focus_next, inside = False, holds_focus(self.shown)
        self._replace(widget)
        if inside:
            (first_stop(widget) or widget).setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def begin_anew(self, first: ShownInTab) -> None:
        """Somebody else sits here now: nothing of before can be undone."""
        self._stacks.forget_all()
        self._visits.forget()
        self._replace(first)
        self._tell()

    def _takes_focus(self) -> bool:
        inside, self._focus_next = self._focus_next or holds_focus(self.shown), False
        return inside

    def _said_of(self, view: PageView) -> str:
        """What was said on the open page, where this is the same one, shown anew because of what happened, or comes in
        place of an erased one.
        """
        if self.page is None:
            return ""
        open_now = self.page.page
        instead = self.page.is_erased and open_now.exercise.id == view.exercise.id
        return self.page.said if instead or open_now.entry_id == view.entry_id else ""

    def _last_focus(self) -> str:
        """What had the focus on the open page by its name; "" if nothing on it, a dialog above it not counted."""
        focused = self.window().focusWidget()
        return focused.accessibleName() if self.shown.isAncestorOf(focused) else ""

    def _replace(self, widget: ShownInTab) -> None:
        self._close_page()
        old, self.shown = self.shown, widget
        self.setAccessibleName(widget.accessibleName())  # of all around a page, Orca says the name of this one only
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        self.removeWidget(old)
        old.deleteLater()
        self.shape_changed.emit()

    def _close_page(self) -> None:
        """The page that is open writes nothing any more; what can be undone is kept."""
        if self.page is not None:
            self.page.close_page()
            if self.page.form.has_unsaved_part:
                self._stacks.forget(self.page.page.entry_id)
        self.page = None

    def _tell(self) -> None:
        self.save_state.emit(self.current_save_state())
        self.changed.emit()


def _give_focus_back(opened: EntryPage, *names: str) -> None:
    """Let what has the first of these names that is there have the focus, when the page was shown anew."""
    stops = [each for each in opened.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for name in names:
        for widget in stops:
            if widget.accessibleName() == name and not widget.isHidden():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
