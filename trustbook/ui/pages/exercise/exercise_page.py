"""An exercise that is open: read, write, be saved, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.exercises.solo import for_one
from trustbook.language import _
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.kit import Space, column, note
from trustbook.ui.pages.exercise.autosave import Autosave, Done, OpenEntry, Timer
from trustbook.ui.pages.exercise.due_reviews import due_reviews
from trustbook.ui.pages.exercise.entry_form import EntryForm
from trustbook.ui.pages.exercise.length_switch import LengthSwitch
from trustbook.ui.pages.exercise.margin import EDGE, BesideMargin
from trustbook.ui.pages.exercise.news_line import news_line
from trustbook.ui.pages.exercise.page_actions import PageActions
from trustbook.ui.pages.exercise.page_context import field_context
from trustbook.ui.pages.exercise.page_desk import PageDesk
from trustbook.ui.pages.exercise.page_end import PageEnd
from trustbook.ui.pages.exercise.page_head import PageHead
from trustbook.ui.pages.exercise.page_more import PageMore, settle_text, ways_of
from trustbook.ui.pages.exercise.page_rail import About
from trustbook.ui.pages.exercise.places import LastFocus, go_to, place_on
from trustbook.ui.pages.exercise.plain_copy import plain_text
from trustbook.ui.pages.exercise.qt_timer import QtTimer
from trustbook.ui.pages.exercise.save_banner import SaveBanner
from trustbook.ui.pages.exercise.shelf import Shelf
from trustbook.ui.pages.exercise.this_page import Fits, ThisPage
from trustbook.ui.pages.exercise.undo import EntryUndo
from trustbook.ui.pages.exercise.writing_sheet import WritingSheet
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.views import Changed, Draft, Place, Saved
from trustbook.workbook.views import PageView as PageView


class ExercisePage(QWidget):
    """One entry of one exercise. Autosave, undo and the actions belong to it."""

    save_state = Signal(object)
    """A `SaveState`."""
    lines_changed = Signal(object)
    """The `ExerciseLine`s that say something else now."""
    entry_requested = Signal(str)
    new_requested = Signal()
    core_only_chosen = Signal(bool)

    def __init__(
        self,
        services: WorkbookServices,
        page: PageView,
        undo: EntryUndo,
        *,
        core_only: bool | None = None,
        make_timer: Callable[[Callable[[], None]], Timer] = QtTimer,
    ) -> None:
        """Without `core_only` it opens in its short form, unless more than that is filled in already."""
        super().__init__()
        self.page = page
        self.undo = undo
        self._services = services
        self._own_change: Changed | None = None
        sitting = services.client.sitting
        self._shown = for_one(page.exercise) if sitting.solo else page.exercise
        self.form = EntryForm(page, self._shown, sitting, undo, field_context(services, self))
        self._last_focus = LastFocus(self.form)
        self.autosave = self._make_autosave(make_timer)
        say = while_alive(self, self.say)
        self._acts = PageActions(services, self, lambda: replace(self.page, answers=self.form.answers()), say)
        self.said = ""
        """What just happened to what is shared of it, in words: the page is read anew then."""
        self._length = self._make_switch() if self.form.has_short_form else None
        self._head = self._make_head()
        self.end = PageEnd()
        self.sheet = WritingSheet()
        self.banner = SaveBanner(services.program, self.sheet, self._as_plain_text)
        self.this_page = ThisPage(Fits(page), services.program.clock.today(), self)
        self.setAccessibleName(self._shown.title)
        self.sheet.setAccessibleName(self._shown.title)
        self.sheet.setAccessibleDescription(self._head.spoken())
        self._desk = PageDesk(self.sheet, self.this_page)
        self.setLayout(column(self.banner, self._desk, spacing=0))
        if core_only is None:
            core_only = not self.form.is_filled_beyond_core
        self.core_only = core_only and self.form.has_short_form
        """Whether only the short form is shown."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._on_left)

    # --- what the tab asks

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

    def parts(self) -> Iterator[QWidget]:
        """The sheet, and the rail beside it."""
        yield self.sheet
        if self._desk.rail is not None:
            yield self._desk.rail

    def set_narrow(self, narrow: bool) -> None:
        """Whether the row above says what can be done with it, for want of room beside it."""
        self._desk.set_narrow(narrow)

    def close_page(self) -> None:
        """Another page is shown from now on. Everything was flushed before."""
        self.form.detach()
        self.autosave.stop()

    def place(self) -> Place:
        """Where somebody is on it."""
        return place_on(self.page, self.form, self.sheet, self._last_focus.widget, core_only=self.core_only)

    def go_to(self, place: Place) -> None:
        """Put the cursor where it was, and the sheet as it lay."""
        go_to(place, self.form, self.sheet)

    def say(self, words: str, about: About = "sharing") -> None:
        """Say what just happened, where it was asked for; the page stays where it is."""
        self.said = words if about == "sharing" else ""
        self._desk.say(words, about)

    def show_core_only(self, core_only: bool) -> None:
        """Show the short form, or all of it."""
        self.core_only = core_only
        self.form.show_core_only(core_only)
        self._show_length()

    # --- how it is built

    def build(self, *, unfolded: bool = False) -> None:
        """Fill the page. Called when it stands where it belongs: moving finished widgets costs far more.

        `unfolded`: “Why and how” shows at once.
        """
        page = self.page
        self.this_page.entry_requested.connect(self.entry_requested)
        self.this_page.new_requested.connect(self.new_requested)
        self.this_page.action_requested.connect(self._on_action)
        shelf = Shelf(page)
        shelf.take_back_requested.connect(self._acts.take_back)
        self.end.state_requested.connect(self._on_state)
        self.form.edited.connect(self.autosave.edited)
        self.form.left.connect(self._on_left)
        self.form.whole_wanted.connect(lambda: self._on_core_only(False))
        content = self.sheet.content
        content.setContentsMargins(EDGE, Space.STEP, EDGE, Space.PAGE)
        content.addWidget(self._head)
        self._head.unfold(unfolded)
        news = news_line(page, lambda: self.sheet.go_to(shelf.y()))
        due = due_reviews(self._services, page.exercise.id)
        for line in filter(None, (news, due)):
            content.addWidget(BesideMargin(line))
        if page.read_only:
            words = _("This workbook can only be read at the moment, so nothing can be written here.")
            content.addWidget(BesideMargin(note(words)))
        content.addWidget(self.form)
        self.form.build(core_only=self.core_only)
        reading = (self._more(), shelf) if page.writable else (shelf, self._more())  # what there is to read comes first
        for item in (self.end, *reading):  # after the fields, so that Tab comes to them in this order
            content.addWidget(BesideMargin(item))
        self._desk.add_rail()
        self._show_length()
        self._show_end()

    def _make_switch(self) -> LengthSwitch:
        switch = LengthSwitch(self._shown)
        switch.chosen.connect(lambda choice: self._on_core_only(LengthSwitch.is_core_only(choice)))
        return switch

    def _show_length(self) -> None:
        if self._length is not None:
            self._length.show_core_only(self.core_only)

    def _make_head(self) -> PageHead:
        services = self._services
        title = services.program.content().library.chapter_title(self._shown.chapter)
        return PageHead(
            self._shown,
            services.navigator,
            solo=services.client.sitting.solo,
            chapter_title=title,
            beside_title=self._length,
        )

    def _more(self) -> PageMore:
        services = self._services
        return PageMore(
            services.navigator,
            ways_of(self._shown, services.program.content().library),
            settle_text(self._shown, services.program.content().guide, services.program.clock.today()),
        )

    def _show_end(self) -> None:
        page, sitting = self.page, self._services.client.sitting
        apart = not sitting.solo and not sitting.viewer.is_together
        writable = bool(page.writable) and not page.read_only
        self.end.show_what_fits(page.state, writable=writable)
        self.this_page.show_what_fits(
            Fits(
                page,
                on_our_page=sitting.viewer.is_together,
                solo=sitting.solo,
                can_share=page.can_share and not page.read_only,
                can_place=apart and not page.read_only and self.form.has_answers_in("joint"),
                can_erase=not sitting.viewer.is_together and writable,
            )
        )

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
        self._show_end()

    def _on_save_state(self, state: SaveState) -> None:
        self.banner.tell(state, self.autosave.save_now)
        self.save_state.emit(state)

    # --- choices at the end

    def _on_state(self, state: str) -> None:
        self.autosave.set_state(EntryState(state), lambda _well: None)

    def _on_action(self, name: str) -> None:
        self.flush(while_alive(self, lambda well: self._acts.do(name) if well else None))

    def _on_core_only(self, core_only: bool) -> None:
        self.show_core_only(core_only)
        self.core_only_chosen.emit(core_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.undo.take_key(event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.autosave.save_now()
        super().hideEvent(event)
