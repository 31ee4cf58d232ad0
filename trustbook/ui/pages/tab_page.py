"""A tab: its exercises at one side, the open page beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QWidget

from trustbook.domain.entries import RevisionReason
from trustbook.exercises.model import Tab
from trustbook.exercises.overviews import ON_OVERVIEW
from trustbook.exercises.own_pages import OWN_CHAPTER, is_own
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.frame.parts import first_stop
from trustbook.ui.frame.save_state import SaveState
from trustbook.ui.frame.shown_in_tab import ShownInTab
from trustbook.ui.frame.tab_content import TabContent, Target
from trustbook.ui.frame.tab_row import PageMenu
from trustbook.ui.kit import column, row
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.open_page import OpenPage
from trustbook.ui.pages.exercise.opening import Opening
from trustbook.ui.pages.overview import NEW, Overview, make_overview
from trustbook.ui.pages.tab_bringing import TabBringing
from trustbook.ui.pages.tab_room import TabRoom
from trustbook.ui.pages.tab_side import TabSide
from trustbook.ui.pages.time_choice import TimeChoice
from trustbook.ui.pages.way_back import WayBack
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import Changed, PagePosition, PageView


class TabPage(TabContent):
    """Exercises at the side, and in the place beside them the overview of the tab, or the exercise that is open.

    Asks for its lines when it is first shown. Refreshes only what a change names.
    """

    def __init__(self, services: WorkbookServices, tab: Tab, time: TimeChoice | None = None) -> None:
        """`time`: how much there is tonight, one for all tabs of the window."""
        super().__init__(tab)
        self._services = services
        self._asked = False
        time = time or TimeChoice(self)
        self._side = TabSide(services, tab, time)
        self.exercises = self._side.exercises
        self._place = OpenPage(services, self._overview())
        self.opening = Opening(services, self._place, time, self)
        self._back = WayBack(services.navigator.back)
        line = row(self._side, column(self._back, self._place, spacing=0), spacing=0)
        line.setStretch(1, 1)
        self.setLayout(line)
        has_pages = services.program.content().library.has_exercises(tab.id)
        self._room = TabRoom(line, self._side, self._place, has_pages=has_pages)
        self._room.arrange()
        self._connect()

    # --- what the window asks

    @property
    def page(self) -> ExercisePage | None:
        """The page that is open, with its fields; None while its letter is written."""
        return self._place.page if isinstance(self._place.page, ExercisePage) else None

    @property
    def undo_stack(self) -> QUndoStack | None:
        """What can be taken back on the open page."""
        return self._place.undo_stack

    @property
    def open_view(self) -> PageView | None:
        """The entry that is open."""
        return self._place.page.page if self._place.page is not None else None

    @property
    def is_kept_at_hand(self) -> bool:
        opened = self.opening.open_id
        return any(line.at_hand for line in self.exercises.lines() if line.exercise_id == opened)

    def bringing(self) -> TabBringing:
        return TabBringing(self.exercises, self._place, in_list=holds_focus(self._side))

    def say_of_paper(self) -> Callable[[str], object] | None:
        page = self.page
        return while_alive(page, lambda words: page.say(words, "paper")) if page is not None else None

    def show_target(self, target: Target) -> None:
        """Go to a place in this tab. What is open is saved first; where that fails, it stays."""
        self._room.show_place()
        self._back.setVisible(target.returns)
        if self._is_on_overview(target.exercise_id):
            self.opening.show_overview(lambda: self._overview(target.entry_id or NEW))
        elif not target.exercise_id:
            self.opening.show_overview(lambda: self._overview(target.item))
        elif target.place is not None:
            self.opening.show_place(target.place)
        elif target.in_short:
            self.opening.begin(target.exercise_id)
        elif target.found is not None and target.entry_id is not None:
            self.opening.show_found(target.exercise_id, target.entry_id, target.found)
        else:
            if not (target.scroll or target.looked_at):
                self._place.focus_next()  # somebody asked for it, and goes on in the page, not in the list beside it
            self.opening.show_exercise(target.exercise_id, target.entry_id, target.scroll, looked_at=target.looked_at)

    def state(self) -> Target:
        """The place that is shown now, for coming back to it."""
        opened = self._place.page
        return opened.target() if opened is not None else Target(self.opening.open_id, item=self._place.shown.item)

    def place(self) -> PagePosition | None:
        """Where somebody is on the page that is open, once it was saved."""
        opened = self._place.page
        return opened.place() if opened is not None and opened.page.exists else None

    def show_exercise(self, exercise_id: str, entry_id: str | None = None) -> None:
        """Save what is open, then open this exercise. If saving fails, the open page stays, with its text."""
        self.show_target(Target(exercise_id, entry_id))

    def _is_on_overview(self, exercise_id: str) -> bool:
        return exercise_id in ON_OVERVIEW and ON_OVERVIEW[exercise_id] == self.tab.overview

    def flush(self, done: Callable[[bool], None], reason: RevisionReason = RevisionReason.LEAVING) -> None:
        """Save and freeze what is open. `done(False)`: it could not be saved, the text stays where it is."""
        self.opening.flush(done, reason)

    def current_save_state(self) -> SaveState:
        """How what is open stands with the disk."""
        return self._place.current_save_state()

    def parts(self) -> Iterator[QWidget]:
        """The list, the page, and the rail beside it."""
        yield self._side
        yield from self._place.shown.parts()

    def first_control(self) -> QWidget | None:
        """Of the page, not of the list beside it."""
        return self._place.shown.last_stop() or first_stop(self._place) or first_stop(self._side)

    # --- where there is no room for a list beside a page

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is no room for a list beside a page."""
        self._room.set_narrow(narrow)

    @property
    def has_pages(self) -> bool:
        """Whether there is a list of pages."""
        return self._room.has_pages

    def page_menu(self) -> PageMenu | None:
        """What can be done with the open page, where that does not stand beside it."""
        page = self._place.page if not self._room.listing else None
        return page.page_menu() if page is not None else None

    def show_pages(self) -> None:
        """Show the list of pages: beside what stands alone, or in place of a page that has no room beside it."""
        self._room.show_list()
        self.exercises.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_pages(self) -> None:
        self._room.show_place()

    # --- how it hangs together

    def _connect(self) -> None:
        self.exercises.chosen.connect(self._on_chosen)
        self.exercises.overview_chosen.connect(self._on_overview)
        self.exercises.guide_chosen.connect(self._services.navigator.open_chapter)
        self.exercises.text_chosen.connect(self._services.navigator.open_text)
        self._room.arranged.connect(self.page_changed)
        self._place.save_state.connect(self.save_state)
        self._place.changed.connect(self.page_changed)
        self._place.shape_changed.connect(self._on_shape)
        self.opening.opened.connect(self.exercises.show_open)
        self.opening.lines_changed.connect(self._side.show_changed)
        self._services.client.changed.connect(self._on_changed)
        self._services.client.seat_changed.connect(self._on_seat_changed)

    def _on_shape(self) -> None:
        self._room.forget_list_beside()
        self.shape_changed.emit()

    @property
    def wants_all(self) -> bool:
        """Whether what is open wants the room of the tabs as well."""
        return self._place.wants_all

    def _overview(self, item: str = "") -> ShownInTab:
        def made(page: Overview) -> None:
            if item:
                page.show_item(item)
            page.save_state.connect(lambda state: self._place.save_state.emit(state))
            page.pages_wanted.connect(self.show_pages)
            self._side.lines_shown.connect(page.show_lines)
            if self.exercises.lines():
                page.show_lines(self.exercises.lines())

        return make_overview(self._services, self.tab, made)

    def _on_chosen(self, exercise_id: str) -> None:
        self._place.focus_next()
        self._back.hide()
        self._room.show_place()
        self.show_exercise(exercise_id)

    def _on_overview(self) -> None:
        self._back.hide()
        was_listing = self._room.listing and self._room.narrow
        self._room.show_place()
        if not was_listing or self.state() != Target():
            self.opening.show_overview(self._overview)

    # --- what happens elsewhere

    def _on_changed(self, changed: Changed) -> None:
        page = self._place.page
        if self._asked and changed.brought is not None:
            self._side.refresh()
        if not self._asked or (page is not None and page.owns(changed)):
            return
        if self._side.holds(changed.exercises) or _has_own(self.tab, changed.exercises):
            self._side.refresh()
        if page is not None and page.page.exercise.id in changed.exercises:
            self.opening.reload(page)

    def _on_seat_changed(self, _sitting: object) -> None:
        self.opening.forget()
        self._place.begin_anew(self._overview())
        self._side.clear()
        if self._asked:
            self._side.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif holds_focus(self._place) and (self._back.isVisible() or self._room.narrow or not self._place.stands_alone):
            self._back.press() if self._back.isVisible() else self.show_pages()
        elif self._room.listing:
            self._room.hide_list()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._room.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._side.refresh()
        elif not event.spontaneous():  # a window that was only minimised was not left
            self.opening.come_back()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush(lambda _well: None, RevisionReason.LEAVING)


def _has_own(tab: Tab, exercise_ids: frozenset[str]) -> bool:
    """Whether a page that somebody made is among these, and stands in this tab."""
    return OWN_CHAPTER in tab.chapters and any(is_own(name) for name in exercise_ids)
