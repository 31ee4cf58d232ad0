"""An entry that is open: it is saved as one writes, and can be taken back. How it looks is up to the subclasses."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, ClassVar

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QUndoStack
from PySide6.QtWidgets import QWidget

from trustbook.domain.entries import RevisionReason
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.frame.shown_in_tab import ShownInTab
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.frame.tab_row import PageMenu
from trustbook.ui.navigation import ToBring
from trustbook.ui.pages.bringing import to_bring
from trustbook.ui.pages.exercise.autosave import Autosave, Done, OpenEntry, Timer
from trustbook.ui.pages.exercise.plain_copy import plain_text
from trustbook.ui.pages.exercise.qt_timer import QtTimer
from trustbook.ui.pages.exercise.save_banner import SaveBanner
from trustbook.ui.pages.exercise.undo import EntryUndo
from trustbook.ui.pages.exercise.writing_sheet import WritingSheet
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import Changed, Draft, PagePosition, PageView, Saved


class AnswerForm(QWidget):
    """Holds the answers of one entry while it is open. `left`: the person went elsewhere on the page."""

    edited = Signal()
    left = Signal()

    @abstractmethod
    def answers(self) -> dict[str, Any]:
        """Everything that may be saved, by field id; also answers that nothing here shows."""

    @property
    def newly_signed(self) -> frozenset[str]:
        """Ids of the fields that were signed here after the words of their part were written."""
        return frozenset()

    def show_signed(self, signed: Iterable[tuple[str, Any]]) -> None:
        """Show signatures as they were saved, where fewer stand than here: the words had changed."""

    @property
    def has_unsaved_part(self) -> bool:
        """Whether there is something here that is never written to disk."""
        return False

    @abstractmethod
    def take_focus(self) -> None:
        """Put the focus where writing begins."""

    @abstractmethod
    def detach(self) -> None:
        """Another page is shown from now on: undo does not reach this form any more."""


class EntryPage(ShownInTab, QWidget):
    """One entry of one exercise. Autosave and undo belong to it. Subclasses set `form`, `sheet` and `banner`."""

    save_state = Signal(object)
    """A `SaveState`."""
    lines_changed = Signal(object)
    """The `ExerciseLine`s that say something else now."""
    entry_requested = Signal(str)
    new_requested = Signal()
    core_only_chosen = Signal(bool)
    menu_changed = Signal()
    """`page_menu` gives something else now."""

    form: AnswerForm
    sheet: WritingSheet
    banner: SaveBanner
    core_only = False
    """Whether only the short form is shown."""
    as_letter: ClassVar[bool] = False
    """Whether only its letter is shown."""

    def __init__(
        self,
        services: WorkbookServices,
        page: PageView,
        undo: EntryUndo,
        make_timer: Callable[[Callable[[], None]], Timer] = QtTimer,
    ) -> None:
        super().__init__()
        self.page = page
        self.undo = undo
        self._services = services
        self._own_change: Changed | None = None
        self.said = ""
        """What just happened here, in words."""
        self.is_erased = False
        """It is gone: what comes in its place says so."""
        self.autosave = self._make_autosave(make_timer)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._on_left)

    # --- what the tab asks

    @abstractmethod
    def build(self, *, unfolded: bool = False) -> None:
        """Fill the page. Called when it stands where it belongs: moving finished widgets costs far more.

        `unfolded`: what explains the page shows at once.
        """

    @property
    def undo_stack(self) -> QUndoStack:
        """What can be taken back on it."""
        return self.undo.stack

    def to_bring(self) -> ToBring:
        return to_bring(self.page)

    def target(self) -> Target:
        """The place that is shown now, for coming back to it."""
        page = self.page
        return Target(page.exercise.id, page.entry_id if page.exists else None, self.sheet.place())

    def has_gone_by(self) -> bool:
        """Whether its day is over, and nobody writes on it any more: that of today is meant by who comes back."""
        return False

    def page_menu(self) -> PageMenu | None:
        """What can be done with it, where that does not stand beside it."""
        return None

    def flush(self, done: Done, reason: RevisionReason | None = None) -> None:
        """Save what is not saved, freeze a version for `reason`, then tell whether that went well."""
        self.autosave.flush(done, reason)

    def owns(self, changed: Changed) -> bool:
        """Whether this very change was made by this page's own saving."""
        return changed is self._own_change

    def current_save_state(self) -> SaveState:
        """How the page stands with the disk."""
        if not self.autosave.is_clean:
            return SaveState(SaveKind.UNSAVED, self.autosave.saved_at)
        at = self.autosave.saved_at
        return SaveState(SaveKind.SAVED, at) if at is not None else SaveState(SaveKind.NOTHING)

    def close_page(self) -> None:
        """Another page is shown from now on. Everything was flushed before."""
        self.form.detach()
        self.autosave.stop()

    @abstractmethod
    def place(self) -> PagePosition:
        """Where somebody is on it."""

    @abstractmethod
    def go_to(self, place: PagePosition) -> None:
        """Put the cursor where it was, and the sheet as it lay."""

    def say(self, words: str) -> None:
        """Say what just happened, where it was asked for; the page stays where it is."""
        self.said = words

    # --- writing and saving

    def _make_autosave(self, make_timer: Callable[[Callable[[], None]], Timer]) -> Autosave:
        entry = OpenEntry(
            viewer=self.page.viewer,
            entry_id=self.page.entry_id,
            take=self._draft,
            saved=self._on_saved,
            told=while_alive(self, self._on_save_state),
            saved_at=self.page.saved,
        )
        # the client is given no owner: who waits for the page to be saved hears of it also when the page is gone
        return Autosave(entry, self._services.client.do, make_timer, self._services.program.clock.ticks)

    def _as_plain_text(self) -> str:
        return plain_text(self.page.exercise, self.form.answers())

    def _draft(self) -> Draft:
        answers, signed = self.form.answers(), self.form.newly_signed
        return Draft(self.page.entry_id, self.page.exercise.id, answers, signed, self.place())

    def _on_left(self, *_about: object) -> None:
        self.autosave.save_now()

    def _on_saved(self, saved: Saved) -> None:
        self._own_change = saved.changed
        if not shiboken6.isValid(self):
            return
        self.page = replace(self.page, exists=saved.exists, state=saved.state, on=saved.on)
        if saved.lines:
            self.lines_changed.emit(saved.lines)
        self.form.show_signed(saved.signed)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        """What can be done with the page has changed."""

    def _on_save_state(self, state: SaveState) -> None:
        self.banner.tell(state, self.autosave.save_now)
        self.save_state.emit(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.undo.take_key(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.autosave.save_now()
        super().hideEvent(event)
