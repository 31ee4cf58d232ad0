"""The open workbook: header, banners, tabs, footer. Passes the wishes of its menu on; knows no feature."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QUndoStack
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import Problem
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.frame.actions import TABS, Actions
from trustbook.ui.frame.flow_steps import in_words
from trustbook.ui.frame.footer import Footer
from trustbook.ui.frame.header import Header
from trustbook.ui.frame.parts import PartWalk
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.frame.tab_content import TabContent, Target
from trustbook.ui.frame.tabs import LazyTabs
from trustbook.ui.kit import Banner, button, column
from trustbook.ui.pages.find_page import FindPage
from trustbook.ui.pages.tab_page import TabPage
from trustbook.ui.pages.time_choice import TimeChoice
from trustbook.ui.runtime.client import Keep
from trustbook.ui.services import WorkbookServices
from trustbook.ui.workbook.damage import damage_words, odd_words, strange_words, tell_missing
from trustbook.ui.workbook.spell_check import SpellCheck
from trustbook.ui.workbook.step_back import step_back
from trustbook.workbook.sitting.views import PagePosition, Sitting

Handlers = Mapping[str, Callable[[], object]]


class WorkbookView(QWidget):
    """One sitting of one viewer. A new one is made when another seat is taken, so nothing of the old one stays."""

    def __init__(self, services: WorkbookServices, tabs: tuple[Tab, ...], handlers: Handlers) -> None:
        """`handlers` are the wishes that go beyond this screen, by id of the menu item."""
        super().__init__()
        self.setProperty("role", "desk")
        self._services = services
        self._problem: Problem | None = None
        self._undo_above: QUndoStack | None = None
        self._foot_above = ""
        self._states: dict[TabContent, SaveState] = {}
        """How each page that was shown stands with the disk."""
        self._came_from: QWidget | None = None
        """Where the cursor was in the tab when a page was shown above it; not the button that showed it."""
        own: dict[str, Callable[[], object]] = {
            "undo": lambda: self._on_undo_stack(QUndoStack.undo),
            "redo": lambda: self._on_undo_stack(QUndoStack.redo),
            "next-tab": lambda: self.tabs.step(1),
            "previous-tab": lambda: self.tabs.step(-1),
            "next-part": lambda: self._walk.step(1),
            "previous-part": lambda: self._walk.step(-1),
            **{f"tab-{number}": partial(self._to_tab, number - 1) for number in range(1, TABS + 1)},
        }
        self._walk = PartWalk(self._parts)
        self._time = TimeChoice(self)
        sitting = services.client.sitting
        self.actions_ = Actions(self, {**own, **handlers})
        _name_seats(self.actions_, sitting)
        self.actions_.menu.aboutToShow.connect(self._fit_menu)
        self.actions_.menu.aboutToHide.connect(self.actions_.end_of_menu)
        self.header = Header(self.actions_, sitting)
        self.backup_banner = Banner()
        self.notice_banner = Banner()
        self.footer = Footer(together=sitting.viewer.is_together, get_help=self.actions_["help"].trigger)
        self.tabs = LazyTabs(tabs, self._make_page)
        self.tabs.left.connect(self._on_left)
        self.tabs.shown.connect(self._on_shown)
        self._strip: QWidget | None = None
        self._column = column(self.header, self.notice_banner, self.backup_banner, self.tabs, self.footer, spacing=0)
        self._column.setStretchFactor(self.tabs, 1)
        self.setLayout(self._column)
        self._give_notice(handlers)
        SpellCheck(services, self)

    def _give_notice(self, handlers: Handlers) -> None:
        client, prompts = self._services.client, self._services.program.prompts
        if client.sitting.damaged:
            self.notice_banner.show_text(
                damage_words(),
                button(_("What is missing"), lambda: tell_missing(client, prompts)),
                button(_("Backups"), handlers["backups"]),
            )
        elif client.sitting.strange:
            self.notice_banner.show_text(strange_words(), button(_("Backups"), handlers["backups"]))
        elif client.sitting.odd:
            self.notice_banner.show_text(
                odd_words(), button(_("What is missing"), lambda: tell_missing(client, prompts))
            )
        elif client.sitting.read_only:
            self.notice_banner.show_text(
                _("This workbook can only be read here: its folder or its files cannot be written.")
            )

    def accompany(self, strip: QWidget | None) -> None:
        """Show this strip below the header instead of the one before; None: no strip."""
        old, self._strip = self._strip, strip
        if strip is not None:
            self._column.insertWidget(1, strip)
        if old is not None:
            if old.isAncestorOf(self.focusWidget()):  # who ends it goes on in the page
                first = self.current_page.first_control() if self.current_page is not None else None
                (first or self.tabs).setFocus(Qt.FocusReason.OtherFocusReason)
            old.hide()
            old.deleteLater()

    @property
    def save_problem(self) -> Problem | None:
        """Why the last save failed, None if it did not."""
        return self._problem

    @property
    def current_page(self) -> TabContent | None:
        """What the current tab shows; None while something lies above the tabs."""
        return None if self.tabs.is_covered else self.tabs.content

    def show_page(
        self,
        page: QWidget,
        undo: QUndoStack | None = None,
        *,
        wants_all: bool = False,
        foot: str = "",
        within: bool = False,
    ) -> None:
        """Something above the tabs, until a tab is chosen or `leave_page`; what `wants_all` stands in their place.

        `foot`: who sees it, said where else it says that everything is saved. `within`: it belongs to this tab.
        """
        content = self.current_page
        if content is not None:
            self._came_from = content.focusWidget()
        self._undo_above = undo
        self._foot_above = foot
        self.tabs.show_extra(page, wants_all=wants_all, within=within)

    def say_who_sees_above(self, words: str) -> None:
        """What lies above the tabs shows something else now."""
        self._foot_above = words
        self._tell_state()

    def hide_page(self, _page: QWidget) -> None:
        """As `leave_page`; what a reader asks."""
        self.leave_page()

    def leave_page(self) -> None:
        """Back to the tab: to where one was in it, if that is still there, else to where its page begins."""
        came_from, self._came_from = self._came_from, None
        self.tabs.hide_extra()
        content = self.current_page
        if came_from is None or not isValid(came_from) or not came_from.isVisible():
            came_from = content.first_control() if content is not None else None
        if came_from is not None:
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tabs.take_focus()

    def flush(self, done: Callable[[bool], None], reason: RevisionReason = RevisionReason.LEAVING) -> None:
        """Save and freeze everything that is open, page after page; `done(False)` when something could not be saved."""
        waiting: list[Keep] = list(self._services.client.half_written.values())
        waiting += [partial(page.flush, reason=reason) for page in self.tabs.pages]

        def following(so_far: bool) -> None:
            if waiting:
                waiting.pop()(lambda saved: following(so_far and saved))
            else:
                done(so_far)

        following(True)

    def backup_failed(self, problem: Problem, again: Callable[[], object]) -> None:
        """Say that there is no new backup, until there is one."""
        self.backup_banner.show_text(in_words(problem).replace("\n", " ", 1), button(_("Try again"), again))

    def backup_noted(self, problems: Iterable[Problem]) -> None:
        """Say what a backup that was made has found in the folder, until there is another one."""
        words = dict.fromkeys(in_words(problem).replace("\n", " ", 1) for problem in problems)
        self.backup_banner.show_text("\n".join(words))

    def show_target(self, target: Target) -> None:
        """Go to a page in whichever tab its exercise stands; without an entry, to the one that its list opens."""
        tab = self._services.program.content().library.tab_of(target.exercise_id)
        page = self.tabs.show_tab(tab.id) if tab is not None else None
        if page is not None:
            page.show_target(target)

    def place(self) -> PagePosition | None:
        """Where somebody is on the page in front; None where there is none that is kept."""
        page = self.current_page
        return page.place() if page is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not step_back(event, self.tabs.current):
            super().keyPressEvent(event)

    def _parts(self) -> Iterator[QWidget]:
        """What stands on the screen now, from its top."""
        yield self.header
        if self._strip is not None:
            yield self._strip
        yield self.notice_banner
        yield self.backup_banner
        yield self.tabs.row
        page, shown = self.current_page, self.tabs.current
        if page is not None:
            yield from page.parts()
        elif shown is not None:
            yield shown
        yield self.footer

    def _make_page(self, tab: Tab) -> TabContent:
        page = TabPage(self._services, tab, self._time)
        page.save_state.connect(lambda state: self._on_save_state(page, state))
        return page

    def _on_save_state(self, page: TabContent, state: SaveState) -> None:
        self._states[page] = state
        self._problem = state.problem if state.kind is SaveKind.FAILED else None
        self._tell_state()

    def _on_shown(self) -> None:
        self.header.mark("")
        self._tell_state()

    def _tell_state(self) -> None:
        """Say how the page that is shown stands with the disk; a page that is not saved is more important."""
        for kind in (SaveKind.FAILED, SaveKind.SAVING, SaveKind.UNSAVED):
            for state in self._states.values():
                if state.kind is kind:
                    self.footer.show_state(state)
                    return
        page = self.current_page
        above = SaveState(SaveKind.NOTHING, sees=self._foot_above)
        self.footer.show_state(page.current_save_state() if page is not None else above)

    def _on_left(self, page: TabContent) -> None:
        page.flush(_ignore, RevisionReason.LEAVING)

    def _on_undo_stack(self, command: Callable[[QUndoStack], None]) -> None:
        content = self.tabs.content
        stack = self._undo_above if self.tabs.is_covered else content.undo_stack if content is not None else None
        if stack is not None:
            command(stack)

    def _to_tab(self, index: int) -> None:
        self.tabs.show_number(index)

    def _fit_menu(self) -> None:
        """What speaks of this page stands grey where there is none."""
        content = self.current_page
        self.actions_.fit_to_page(
            is_open=content is not None and content.open_view is not None,
            is_kept=content is not None and content.is_kept_at_hand,
            brings=content is not None or isinstance(self.tabs.current, FindPage),
        )


def _ignore(_saved: bool) -> None:
    return None


def _name_seats(actions: Actions, sitting: Sitting) -> None:
    """Which seats and what of them can be had from here."""
    partners = {partner.colour: partner for partner in sitting.partners}
    for colour in ("first", "second"):
        partner = partners.get(colour)
        action_id = f"seat-{colour}"
        possible = partner is not None and not sitting.solo and sitting.me != partner
        actions.offer(action_id, possible)
        if partner is not None:
            action = actions[action_id]
            action.setText(action.text().format(name=partner.name).replace("&", "&&"))
    actions.offer("together", not sitting.solo and sitting.me is not None)
    actions.offer("hand-over", sitting.solo)
    actions.offer("leave", not sitting.solo and sitting.me is not None and not sitting.read_only)
    actions.offer("where", sitting.me is not None)
    actions.offer("at-hand", sitting.me is not None and not sitting.read_only)
    actions.offer("filled-form", not sitting.read_only)
    actions.offer("good-thing", sitting.me is not None and not sitting.read_only)
