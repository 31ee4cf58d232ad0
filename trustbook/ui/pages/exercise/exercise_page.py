"""An exercise that is open: read, write, be saved, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from trustbook.domain.entries import EntryState
from trustbook.exercises.solo import for_one
from trustbook.language import _
from trustbook.ui.frame.tab_row import PageMenu
from trustbook.ui.kit import Space, column, note
from trustbook.ui.pages.bringing import to_bring
from trustbook.ui.pages.exercise.autosave import Timer
from trustbook.ui.pages.exercise.due_reviews import due_reviews
from trustbook.ui.pages.exercise.entry_form import EntryForm
from trustbook.ui.pages.exercise.entry_page import EntryPage
from trustbook.ui.pages.exercise.last_position import LastFocus, go_to, place_on
from trustbook.ui.pages.exercise.length_switch import LengthSwitch
from trustbook.ui.pages.exercise.margin import EDGE, BesideMargin
from trustbook.ui.pages.exercise.news_line import news_line
from trustbook.ui.pages.exercise.page_actions import PageActions
from trustbook.ui.pages.exercise.page_context import field_context
from trustbook.ui.pages.exercise.page_desk import PageDesk
from trustbook.ui.pages.exercise.page_end import PageEnd
from trustbook.ui.pages.exercise.page_head import PageHead
from trustbook.ui.pages.exercise.page_more import PageMore, settle_text
from trustbook.ui.pages.exercise.page_rail import About
from trustbook.ui.pages.exercise.privacy import other_name
from trustbook.ui.pages.exercise.qt_timer import QtTimer
from trustbook.ui.pages.exercise.save_banner import SaveBanner
from trustbook.ui.pages.exercise.shelf import Shelf
from trustbook.ui.pages.exercise.this_page import PossibleActions, ThisPage
from trustbook.ui.pages.exercise.undo import EntryUndo
from trustbook.ui.pages.exercise.ways_on import reads_of, ways_of
from trustbook.ui.pages.exercise.writing_sheet import WritingSheet
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.agreed.agreement_form import becomes_agreement
from trustbook.workbook.sitting.views import Changed, PagePosition
from trustbook.workbook.sitting.views import PageView as PageView

_STILL_WRITING: Final = timedelta(hours=4)
"""Who comes back sooner after the last word, past midnight too, is still in the same sitting."""


class ExercisePage(EntryPage):
    """One entry of one exercise, with all of its fields. The actions belong to it."""

    form: EntryForm

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
        super().__init__(services, page, undo, make_timer)
        sitting = services.client.sitting
        self._shown = for_one(page.exercise) if sitting.solo else page.exercise
        self.form = EntryForm(page, self._shown, sitting, undo, field_context(services, self, page))
        self._last_focus = LastFocus(self.form)
        say = while_alive(self, self.say)
        self._acts = PageActions(services, self, lambda: replace(self.page, answers=self.form.answers()), say)
        self._length = self._make_switch() if self.form.has_short_form else None
        self._head = self._make_head()
        self.end = PageEnd()
        self.sheet = WritingSheet()
        self.banner = SaveBanner(services.program, self.sheet, self._as_plain_text)
        self.this_page = ThisPage(PossibleActions(page), services.program.clock.today(), self)
        self.this_page.menu_needed.connect(self.menu_changed)
        self.setAccessibleName(self._shown.title)
        self.sheet.setAccessibleName(self._shown.title)
        self.sheet.setAccessibleDescription(self._head.spoken())
        self._desk = PageDesk(self.sheet, self.this_page)
        self.setLayout(column(self.banner, self._desk, spacing=0))
        if core_only is None:
            core_only = not self.form.is_filled_beyond_core
        self.core_only = core_only and self.form.has_short_form

    # --- what the tab asks

    def parts(self) -> Iterator[QWidget]:
        """The sheet, and the rail beside it."""
        yield self.sheet
        if self._desk.rail is not None:
            yield self._desk.rail

    def page_menu(self) -> PageMenu | None:
        return self.this_page.fill_all if self.this_page.needs_menu else None

    def say_of_bringing(self, words: str) -> bool:
        self.say(words, "bringing")
        return True

    def has_gone_by(self) -> bool:
        """A dated page of an earlier day that lay here; who still writes past midnight goes on with it."""
        clock, saved_at = self._services.program.clock, self.autosave.saved_at
        page, was_of_today = self.page, self.page.on == self.this_page.today < clock.today()
        if page.exercise.repeat != "dated" or not (page.exists and was_of_today and self.autosave.is_clean):
            return False
        return saved_at is not None and clock.now().utc - saved_at.utc >= _STILL_WRITING

    def place(self) -> PagePosition:
        """Where somebody is on it."""
        return place_on(self.page, self.form, self.sheet, self._last_focus.widget, core_only=self.core_only)

    def go_to(self, place: PagePosition) -> None:
        """Put the cursor where it was, and the sheet as it lay."""
        go_to(place, self.form, self.sheet)

    def say(self, words: str, about: About = "sharing") -> None:
        """Say what just happened, where it was asked for; the page stays where it is."""
        self.said = words if about in ("sharing", "erasing") else ""
        self.is_erased = about == "erasing"
        self._desk.say(words, about)

    def see_shared(self, entry_id: str, *, looked_at: bool = False) -> None:
        """Go to what lies with both under this id, once the sheet has its height. Nowhere: the page stays.

        `looked_at`: the focus stays where it is.
        """
        place = self._shelf.place_of(entry_id)
        if place is not None:
            if not looked_at:
                place.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                place.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, place, lambda: self.sheet.show_line(place))

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
        shelf = self._shelf = Shelf(page)
        shelf.take_back_requested.connect(self._acts.take_back)
        self.end.state_requested.connect(self._on_state)
        self.end.today_requested.connect(self._services.navigator.open_today)
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
        content.addSpacing(Space.STEP)
        content.addWidget(self.form)
        self.form.build(core_only=self.core_only)
        reading = (self._more(), shelf) if page.writable else (shelf, self._more())  # what there is to read comes first
        for item in (self.end, *reading):  # after the fields, so that Tab comes to them in this order
            content.addWidget(BesideMargin(item))
        self._desk.add_rail()
        self._services.client.changed.connect(self._on_changed)
        self._show_length()
        self._show_what_fits()

    def _make_switch(self) -> LengthSwitch:
        switch = LengthSwitch(self._shown)
        switch.chosen.connect(lambda choice: self._on_core_only(LengthSwitch.is_core_only(choice)))
        return switch

    def _show_length(self) -> None:
        if self._length is not None:
            self._length.show_core_only(self.core_only)

    def _make_head(self) -> PageHead:
        services = self._services
        return PageHead(
            self._shown,
            services.navigator,
            solo=services.client.sitting.solo,
            reads=reads_of(self._shown, services.program.content(), services.program.clock.today()),
            beside_title=self._length,
        )

    def _more(self) -> PageMore:
        content, today = self._services.program.content(), self._services.program.clock.today()
        settle = settle_text(self._shown, content.guide, today)
        return PageMore(self._services.navigator, ways_of(self._shown, content, today), settle)

    def _show_what_fits(self) -> None:
        page, sitting = self.page, self._services.client.sitting
        apart = not sitting.solo and not sitting.viewer.is_together
        writable = bool(page.writable) and not page.read_only
        self.end.show_what_fits(page.state, writable=writable)
        self.this_page.show_what_fits(
            PossibleActions(
                page,
                on_our_page=sitting.viewer.is_together,
                solo=sitting.solo,
                can_share=page.can_share and not page.read_only,
                reader=other_name(sitting),
                can_place=apart and not page.read_only and self.form.has_answers_in("joint"),
                can_erase=not sitting.viewer.is_together and writable,
                can_agree=apart and not page.read_only and becomes_agreement(page.exercise),
                brought=to_bring(page).entry_id in sitting.brought,
            )
        )

    # --- choices at the end

    def _on_state(self, state: str) -> None:
        self.autosave.set_state(EntryState(state), lambda _well: None)

    def _on_changed(self, changed: Changed) -> None:
        if changed.brought is not None:
            self._show_what_fits()

    def _on_action(self, name: str) -> None:
        if name == "see-copy":
            self.see_shared(self.page.placed[0].copy_id)
            return
        self.flush(while_alive(self, lambda well: self._acts.do(name) if well else None))

    def _on_core_only(self, core_only: bool) -> None:
        self.show_core_only(core_only)
        self.core_only_chosen.emit(core_only)
