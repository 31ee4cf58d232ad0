"""Our agreements: what stands between the two, as cards. One is opened, and one is written, in the same place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustbook.exercises.model import Tab
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.frame.save_state import SaveState
from trustbook.ui.kit import clear_layout, column
from trustbook.ui.navigation import ToBring
from trustbook.ui.pages.agreements.acts import AgreementActs
from trustbook.ui.pages.agreements.agreement_card import AgreementTile
from trustbook.ui.pages.agreements.days import LookAgainDialog, usual_next_look
from trustbook.ui.pages.agreements.list import NOW, AgreementList, ListActions
from trustbook.ui.pages.agreements.opened import OpenedAgreement
from trustbook.ui.pages.agreements.rail import AgreementRail, RailActions
from trustbook.ui.pages.agreements.sheet_with_actions import SheetWithActions
from trustbook.ui.pages.agreements.words import AgreementWords
from trustbook.ui.pages.agreements.writer import AgreementWriter
from trustbook.ui.pages.agreements.writing import WriteAgreement
from trustbook.ui.pages.bringing import bring, brought_words
from trustbook.ui.pages.overview import NEW, Overview, page_of_new
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.agreed.agreement_views import AgreementCard, AgreementView, OurAgreements
from trustbook.workbook.sitting.views import Changed, Sitting


class AgreementsOverview(Overview):
    """Asks the workbook when it is first shown, and again when an agreement changed. Esc goes one step back."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._services, self._tab = services, tab
        self._place: QVBoxLayout = column()
        super().__init__(column(self._place))
        self._filter = NOW
        self._opened = ""
        """Id of the one that is open, or of the draft that is written on; "" while all are shown."""
        self._view: AgreementView | None = None
        self._list: AgreementList | None = None
        self._rail: AgreementRail | None = None
        self._sheet: OpenedAgreement | None = None
        self._back_to = ""
        """Which card has the focus once all are shown again."""
        self._wish = 0
        self._begun = False
        self._writer = AgreementWriter(services, self, self._show_sheet, self.show_all)
        self._acts = AgreementActs(services, self, self._after_act)
        self.setAccessibleName(tab.overview_title or tab.title)
        services.client.changed.connect(self._on_changed)

    @property
    def item(self) -> str:
        return self._opened

    def show_item(self, item: str) -> None:
        self._begun = True
        if item == NEW or page_of_new(item):
            self._write(page_of_new(item) or None)
        else:
            self._open(item)

    def to_bring(self) -> ToBring | None:
        focused = self.focusWidget()
        if self._view is not None:
            return ToBring(self._view.card.words, entry_id=self._view.card.agreement_id)
        if isinstance(focused, AgreementTile):
            return ToBring(focused.accessibleName(), entry_id=focused.agreement_id)
        return None

    def say_of_bringing(self, words: str) -> bool:
        if self._sheet is not None:
            self._sheet.said.say(words)
        return self._sheet is not None

    @property
    def undo_stack(self) -> QUndoStack | None:
        sheet = self._writer.sheet
        return sheet.undo.stack if sheet is not None else None

    def current_save_state(self) -> SaveState:
        sheet = self._writer.sheet
        return sheet.current_save_state() if sheet is not None else super().current_save_state()

    def flush(self, done: Callable[[bool], None]) -> None:
        if self._writer.sheet is None:
            done(True)
        else:
            self._writer.sheet.flush(done)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self.show_all()

    # --- all of them

    def show_all(self) -> None:
        """Show the cards, with the focus where it was before one was opened."""
        inside = holds_focus(self)
        self._back_to, self._opened, self._view = self._opened or self._back_to, "", None
        self._ask(lambda ours: self._show_list(ours, inside=inside))

    def _ask(self, done: Callable[[OurAgreements], None]) -> None:
        viewer, wish = self._services.client.viewer, self._next_wish()
        self._services.client.do(
            lambda session: session.agreements.overview(viewer),
            lambda ours: done(ours) if wish == self._wish else None,
            teller(self._services.program.prompts, "agreements-failed"),
            owner=self,
        )

    def _next_wish(self) -> int:
        """A number for a new question; the answer to an older one is not shown any more."""
        self._wish += 1
        return self._wish

    def _show_list(self, ours: OurAgreements, *, inside: bool) -> None:
        self._writer.sheet, self._rail = None, None
        self._list = AgreementList(ours, self._sitting, self._tab, self._words(), self._list_ways(), self._filter)
        self._replace(self._list)
        if inside or holds_focus(self):
            stop = self._list.stop(self._back_to) or self._list.first()
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _list_ways(self) -> ListActions:
        chapter = self._tab.chapters[0] if self._tab.chapters else ""
        name = self._services.program.content().library.chapter_title(chapter) if chapter else self._tab.title
        return ListActions(
            open=lambda card: self._open(card.agreement_id),
            earlier=lambda card: self._open(card.agreement_id, earlier=True),
            another_day=self._on_another_day,
            take_back=self._acts.take_back,
            go_on=self._open,
            write=self._write,
            fridge=self.print_all,
            read=(name, lambda: self._services.navigator.open_chapter(chapter)),
            filtered=self._on_filtered,
        )

    def _on_filtered(self, name: str) -> None:
        self._filter = name

    # --- one of them

    def _open(self, item: str, *, earlier: bool = False, take_focus: bool = True) -> None:
        """An agreement, or a draft of one's own, by its id; all of them where it is neither any more."""
        self._opened = item
        viewer, wish = self._services.client.viewer, self._next_wish()

        def show(view: AgreementView) -> None:
            if wish == self._wish:
                self._show_view(view, earlier=earlier, take_focus=take_focus)

        def failed(_problem: object) -> None:
            if wish == self._wish:
                self._writer.go_on(item, self.show_all)

        self._services.client.do(lambda session: session.agreements.open(viewer, item), show, failed, owner=self)

    def _show_view(self, view: AgreementView, *, earlier: bool = False, take_focus: bool = True) -> None:
        self._view, self._list, self._writer.sheet = view, None, None
        next_look = usual_next_look(view.card, self._services.program.clock.today())
        bring_it = None if self._sitting.read_only else partial(_bring_open, self, self._services)
        opened = OpenedAgreement(view, self._sitting, self._words(), self.print_one, bring_it)
        ways = RailActions(acts=self._acts, change=self._change, back=self.show_all, other_day=self._on_other_day)
        self._rail = AgreementRail(view, self._sitting, self._words(), next_look, ways)
        self._replace(SheetWithActions(opened, self._rail))
        self._sheet = opened
        if earlier:
            opened.show_earlier()
        if take_focus:
            self.begin_at_top(self._rail.harmless)
        self._tell()

    def _on_other_day(self) -> None:
        """The day for looking again, where it stays as it is."""
        if self._view is not None and self._rail is not None:
            self._choose_day(self._view.card, while_alive(self._rail, self._rail.look_on))

    def _on_another_day(self, card: AgreementCard) -> None:
        self._back_to = card.agreement_id
        self._choose_day(card, lambda day: self._acts.move_review(card, day))

    def _choose_day(self, card: AgreementCard, chosen: Callable[[date], object]) -> None:
        LookAgainDialog(self.window(), self._services.program.clock.today, chosen, card.ends_on).open()

    def _after_act(self) -> None:
        """It happened, or it could not: show how it stands now. What is over is not shown as if it stood."""
        self.refresh()

    def refresh(self) -> None:
        """Show how everything stands now. What is being written is left alone."""
        if self._writer.sheet is not None or not self._begun:
            return
        if self._opened:
            self._open(self._opened, take_focus=holds_focus(self))
        else:
            inside = holds_focus(self)
            self._ask(lambda ours: self._show_list(ours, inside=inside))

    def _on_changed(self, changed: Changed) -> None:
        if AGREEMENT in changed.exercises:
            self.refresh()
        if changed.brought is not None and self._view is not None and self._sheet is not None:
            self._sheet.show_brought(brought=self._view.card.agreement_id in changed.brought)

    # --- writing

    def _write(self, from_entry_id: str | None = None) -> None:
        self._opened = NEW
        self._next_wish()
        self._writer.begin(from_entry_id)

    def _change(self) -> None:
        if self._view is not None:
            self._next_wish()
            self._writer.change(self._view)

    def _show_sheet(self, sheet: WriteAgreement) -> None:
        self._list, self._rail = None, None
        self._opened = sheet.begun.changes or sheet.begun.draft_id or NEW
        sheet.save_state.connect(self.save_state)
        self._replace(SheetWithActions(sheet, None))
        sheet.take_focus()
        self._tell()

    # --- paper

    def print_all(self) -> None:
        """Offer what both have agreed for paper."""
        _offer_paper(self, self._services)

    def print_one(self) -> None:
        """Offer the one that is open for paper."""
        if self._view is not None:
            _offer_paper(self, self._services, self._view.card.agreement_id)

    # --- how it hangs together

    @property
    def _sitting(self) -> Sitting:
        return self._services.client.sitting

    def _words(self) -> AgreementWords:
        return AgreementWords(self._services.client.sitting, self._services.program.clock.today())

    def _replace(self, widget: QWidget) -> None:
        clear_layout(self._place)
        self._sheet = None
        self._place.addWidget(widget)
        self.verticalScrollBar().setValue(0)

    def _tell(self) -> None:
        self.save_state.emit(self.current_save_state())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._opened:
            self._writer.leave() if self._writer.sheet is not None else self.show_all()
        elif event.key() == Qt.Key.Key_P and not event.modifiers() and self._writer.sheet is None:
            self.print_one() if self._view is not None else self.print_all()
        else:
            super().keyPressEvent(event)


def _offer_paper(page: QWidget, services: WorkbookServices, agreement_id: str = "") -> None:
    from trustbook.ui.dialogs.paper_open import agreements_paper

    agreements_paper(page.window(), services, agreement_id)


def _bring_open(page: AgreementsOverview, services: WorkbookServices) -> None:
    """Bring the one that is open to counselling, or leave it out again."""
    target = page.to_bring()
    if target is not None:
        bring(services, target, page, lambda brought: page.say_of_bringing(brought_words(brought)))
