"""Takes somebody to the page that another page, the menu or a key asks for, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from trustbook.exercises.overviews import PROGRESS
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.navigation import FoundAt
from trustbook.ui.pages.find_page import FindPage
from trustbook.ui.pages.today_page import TodayPage
from trustbook.ui.pages.where_page import WherePage
from trustbook.ui.reading.reader import Reader
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.services import Services, WorkbookServices
from trustbook.ui.workbook.full_window import FullWindow
from trustbook.ui.workbook.trail import Trail

if TYPE_CHECKING:
    from trustbook.domain.letter_text import LetterText
    from trustbook.ui.pages.counselling.brief_page import BriefPage
    from trustbook.ui.pages.jar.jar_page import JarPage
    from trustbook.ui.pages.look_first_page import LookFirstPage
    from trustbook.ui.pages.progress.then_and_now_page import ThenAndNowPage
    from trustbook.ui.pages.side_by_side_page import SideBySidePage
    from trustbook.ui.workbook.view import WorkbookView
    from trustbook.workbook.letters.letter_views import LetterToRead
    from trustbook.workbook.sitting.views import PagePosition
    from trustbook.workbook.today.today_views import TodayView
    from trustbook.workbook.together.jar_views import OpenedSlip

LETTERS: Final = "letters"
"""The built-in page on which the letters lie, and the tab that has it."""


class WorkbookNavigator:
    """One for each view: whoever takes the seat next finds nothing of the ways of the one before.

    It makes the services that the pages of its view are given, then is told which view that is.
    """

    def __init__(self, program: Services, client: WorkbookClient, *, in_example: bool = False) -> None:
        self.services = WorkbookServices(program=program, client=client, navigator=self, in_example=in_example)
        self._view: WorkbookView | None = None
        self._reader: Reader | None = None
        self._trail = Trail()
        self._looked_for = ""
        """The words that were last typed to be found at this seat."""
        self._back_to_found = False

    def lead(self, view: WorkbookView) -> None:
        """Show everything in this view from now on."""
        self._view = view
        self._full = FullWindow(self.services, view)
        self._reader = Reader(self.services.program, self, view, open_exercise=self.open_exercise)

    @property
    def view(self) -> WorkbookView:
        assert self._view is not None
        return self._view

    @property
    def reader(self) -> Reader:
        """What can be read beside the open workbook."""
        assert self._reader is not None
        return self._reader

    # --- exercises

    def open_exercise(self, exercise_id: str) -> None:
        self._go(Target(exercise_id))

    def open_entry(
        self, exercise_id: str, entry_id: str, found: FoundAt | None = None, *, returns: bool = False
    ) -> None:
        self._go(Target(exercise_id, entry_id, found=found, returns=returns))

    def begin_short(self, exercise_id: str) -> None:
        self._go(Target(exercise_id, in_short=True))

    def open_place(self, place: PagePosition) -> None:
        self._go(Target(place.exercise_id, place.entry_id, place=place))

    def open_side_by_side(self, exercise_id: str) -> None:
        from trustbook.ui.pages.side_by_side_page import open_side_by_side

        open_side_by_side(self.services, self._show_within, exercise_id, self.view)

    def open_then_and_now(self, exercise_id: str = "") -> None:
        from trustbook.ui.pages.progress.then_and_now_page import open_then_and_now

        def show(page: ThenAndNowPage) -> None:
            page.foot_said.connect(self.view.say_who_sees_above)
            self._show_within(page, page.foot)

        self.view.flush(lambda _saved: open_then_and_now(self.services, show, exercise_id, self.view))

    def _go(self, target: Target) -> None:
        self._trail.remember(self.view.tabs)
        self.view.show_target(target)

    def print_blank(self, exercise_id: str) -> None:
        self.reader.blank_sheet(exercise_id)

    # --- what lies above the tabs

    def open_text(self, text_id: str, word: str = "") -> None:
        self._read_from_here(word)
        self.reader.text(text_id, word)

    def open_chapter(self, chapter_id: str, word: str = "") -> None:
        self._read_from_here(word)
        self.reader.chapter(chapter_id, word)

    def open_guide(self) -> None:
        self._read_from_here("")
        self.reader.guide()

    def open_check(self) -> None:
        self._read_from_here("")
        self.reader.unsaved()

    def open_today(self, known: TodayView | None = None) -> None:
        """`known`: what there is, where the workbook has just said so, and no midnight has passed; else it is asked."""
        page = TodayPage(self.services)
        if known is not None and known.on != self.services.program.clock.today():
            known = None
        if known is not None:
            page.show_what_there_is(known)
        self.view.show_page(page)  # what is open is saved before anything is asked
        self.view.header.mark("today")
        if known is None:
            page.ask()
        page.take_focus()

    def open_where(self) -> None:
        self._show_above(WherePage(self.services))

    def open_look_first(self) -> None:
        from trustbook.ui.pages.look_first_page import LookFirstPage

        self._show_above(LookFirstPage(self.services))

    def open_brief(self, *, alone: bool = False) -> None:
        from trustbook.ui.pages.counselling.brief_page import BriefPage

        self._show_within(BriefPage(self.services, alone=alone))

    def open_jar(self) -> None:
        from trustbook.ui.pages.jar.jar_page import JarPage

        page, content = JarPage(self.services), self.view.tabs.content
        if content is not None and content.tab.overview == PROGRESS:
            self._show_within(page)
        else:
            self._show_above(page)

    def note_good_thing(self) -> None:
        from trustbook.ui.dialogs.good_thing_dialog import GoodThingDialog

        sitting = self.services.client.sitting
        if sitting.me is not None and not sitting.read_only:
            GoodThingDialog(self.window(), self.services, self.open_jar).open()

    def read_slips(self, slips: tuple[OpenedSlip, ...]) -> None:
        self._full.read_slips(slips)

    def open_find(self) -> None:
        page = FindPage(self.services, self._looked_for)
        page.words.changed.connect(self._on_looked_for)
        self.view.show_page(page)
        self.view.header.mark("find")
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_above(self, page: WherePage | LookFirstPage | JarPage) -> None:
        self.view.show_page(page)
        page.take_focus()

    def _show_within(self, page: ThenAndNowPage | SideBySidePage | BriefPage | JarPage, foot: str = "") -> None:
        """It belongs to the tab from which it was opened, and to which the way back leads."""
        self.view.show_page(page, foot=foot, within=True)
        page.take_focus()

    def _on_looked_for(self, words: str) -> None:
        self._looked_for = words

    def _read_from_here(self, word: str) -> None:
        """What was found is read on top of what was found: the way back leads there again."""
        self._back_to_found = bool(word)

    # --- where the reader shows its pages

    def show_page(self, page: QWidget, undo: QUndoStack | None = None) -> None:
        self.view.show_page(page, undo)

    def hide_page(self, page: QWidget) -> None:
        if self._back_to_found:
            self._back_to_found = False
            self.open_find()
        else:
            self.view.hide_page(page)

    def window(self) -> QWidget:
        return self.view.window()

    # --- the talk table

    def open_talk(self, exercise_id: str) -> None:
        self.view.flush(lambda saved: self._full.begin_talk(exercise_id) if saved else None)

    def read_aloud(self, letter: LetterText) -> None:
        self._full.read_aloud(letter)

    def read_letter(self, read: LetterToRead) -> None:
        from trustbook.ui.pages.letters.reading import LetterReadingPage

        page = LetterReadingPage(self.services, read)
        self.view.show_page(page, wants_all=True, foot=page.foot)
        page.take_focus()

    # --- the ways between

    def open_tab(self, tab_id: str) -> None:
        self._trail.remember(self.view.tabs)
        page = self.view.tabs.show_tab(tab_id)
        if page is not None:
            page.show_target(Target())

    def open_overview(self, name: str, item: str = "", *, returns: bool = False) -> None:
        tab = next((tab for tab in self.services.program.content().tabs if tab.overview == name), None)
        if tab is None:
            return
        self._trail.remember(self.view.tabs)
        page = self.view.tabs.show_tab(tab.id)
        if page is not None:
            page.show_target(Target(item=item, returns=returns))

    def open_letters(self, entry_id: str = "", *, returns: bool = False) -> None:
        if any(tab.overview == LETTERS for tab in self.services.program.content().tabs):
            self.open_overview(LETTERS, entry_id, returns=returns)
        else:
            self.open_tab(LETTERS)

    def back(self) -> None:
        """From a page above the tabs to the tab; from an exercise to where one was before it."""
        if self.view.tabs.is_covered:
            self.view.leave_page()
        else:
            self._trail.go_back(self.view.tabs)
