"""What the tab of rebuilding opens on: small promises, openness for a while, and what comes next on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget

from trustbook.domain.agreement_types import AgreementState
from trustbook.domain.people import Viewer
from trustbook.domain.problems import Problem
from trustbook.domain.promises import PromiseWord
from trustbook.exercises.model import Tab
from trustbook.language import _, day_words
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.kit import FlowLayout, Space, button, clear_layout, column, heading, link_button, note
from trustbook.ui.kit.cards import Card, CardGrid
from trustbook.ui.navigation import ToBring
from trustbook.ui.pages.overview import brings
from trustbook.ui.pages.promises.tile import PromiseTile
from trustbook.ui.pages.tab_overview import TabOverview
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.agreed.agreement_views import AgreementCard
from trustbook.workbook.sitting.views import Changed, PagePosition, PageView, PathStep
from trustbook.workbook.together.promise_views import PromiseLine, Promises
from trustbook.workbook.together.promises import PROMISE

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

_NARROWEST: Final = 300
_STANDS: Final = (AgreementState.AGREED, AgreementState.REVIEW_DUE)


@dataclass(frozen=True, slots=True)
class _PromisesContent:
    promises: Promises
    openness: tuple[AgreementCard, ...]
    following: PathStep | None


class PromisesOverview(TabOverview):
    """Asks the workbook when it is made, and again when something of it changed."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._services = services
        self._found: _PromisesContent | None = None
        self._all = False
        """Whether the earlier ones are shown too."""
        self._there = column(spacing=Space.FIELD)
        super().__init__(services, tab)
        services.client.changed.connect(self._on_changed)
        self._ask()

    def _first(self) -> list[QWidget]:
        holder = QWidget()
        holder.setLayout(self._there)
        return [holder]

    def _on_changed(self, changed: Changed) -> None:
        if changed.exercises:
            self._ask()

    def _ask(self) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(lambda session: _asked(session, viewer), self._show, self._failed, self)

    def _failed(self, _problem: Problem) -> None:
        """What is missing is told at the top of the window; every page stands at the side."""

    def _show(self, found: _PromisesContent) -> None:
        if found != self._found:
            self._found = found
            self._fill(found)

    def _fill(self, found: _PromisesContent) -> None:
        had_focus = self._tile_in_hand()
        clear_layout(self._there)
        self._show_promises(found.promises)
        if found.openness:
            self._there.addSpacing(Space.STEP)
            self._there.addWidget(heading(_("Open for a while")))
            self._there.addWidget(CardGrid([self._openness(each) for each in found.openness]))
        if found.following is not None:
            self._there.addSpacing(Space.STEP)
            self._there.addWidget(heading(_("What comes next on your way")))
            self._there.addWidget(CardGrid([self._step(found.following)]))
        self._offer.setVisible(found.following is None)
        if had_focus:
            self._take_in_hand(had_focus)

    # --- promises

    def _show_promises(self, promises: Promises) -> None:
        at_own_seat = not self._sitting.viewer.is_together
        self._there.addWidget(heading(_("Small promises")))
        if promises.open:
            self._there.addWidget(CardGrid([self._tile(line) for line in promises.open], narrowest=_NARROWEST))
        else:
            self._there.addWidget(note(self._nothing(at_own_seat=at_own_seat)))
        ways = [button(_("Promise something small"), self._begin)] if at_own_seat and self._may_write else []
        mine = [line for line in promises.open if line.mine]
        if mine:
            ways.append(link_button(_("Print mine as cards"), partial(self._print, mine), sign="printer"))
        if promises.earlier:
            words = _("Only the open ones") if self._all else _("Earlier promises")
            ways.append(link_button(words, self._turn))
        if ways:
            self._there.addLayout(FlowLayout(*ways, spacing=Space.STEP))
        if self._all and promises.earlier:
            self._there.addWidget(CardGrid([self._tile(line) for line in promises.earlier], narrowest=_NARROWEST))

    @property
    def _may_write(self) -> bool:
        return not self._sitting.read_only

    @staticmethod
    def _nothing(*, at_own_seat: bool) -> str:
        if at_own_seat:
            return _("No promise is open. One thing, one day, in your own hands, is enough; and nobody owes one.")
        return _("No shared promise is open.")

    def _tile(self, line: PromiseLine) -> PromiseTile:
        tile = PromiseTile(
            line,
            self._sitting,
            self._today(),
            partial(self._navigator.open_entry, PROMISE, line.entry_id),
            partial(self._say, line),
        )
        brings(tile, ToBring(tile.accessibleName(), PROMISE, line.entry_id))
        return tile

    def _print(self, lines: Sequence[PromiseLine]) -> None:
        from trustbook.ui.dialogs.paper_open import cards_paper

        cards_paper(self.window(), self._services, [line.entry_id for line in lines])

    def _turn(self) -> None:
        self._all = not self._all
        if self._found is not None:
            self._fill(self._found)

    def _begin(self) -> None:
        viewer = self._services.client.viewer

        def begun(page: PageView) -> None:
            self._navigator.open_place(PagePosition(PROMISE, page.entry_id))

        failed = teller(self._services.program.prompts, "promise-failed")
        self._services.client.do(lambda session: session.pages.new_page(viewer, PROMISE), begun, failed, owner=self)

    def _say(self, line: PromiseLine, word: PromiseWord) -> None:
        viewer, entry_id = self._services.client.viewer, line.entry_id

        def does(session: Session) -> Changed:
            if word is PromiseWord.NOTICED:
                return session.promises.notice(viewer, entry_id)
            return session.promises.mark(viewer, entry_id, word)

        self._services.client.do(does, failed=teller(self._services.program.prompts, "promise-failed"))

    # --- the focus stays on what one has in hand

    def _tile_in_hand(self) -> str:
        focused = QApplication.focusWidget()
        if focused is None or not holds_focus(self):
            return ""
        tiles = (tile for tile in self.findChildren(PromiseTile) if tile is focused or tile.isAncestorOf(focused))
        return next((tile.line.entry_id for tile in tiles), "")

    def _take_in_hand(self, entry_id: str) -> None:
        tiles = [tile for tile in self.findChildren(PromiseTile) if not tile.isHidden()]
        tile = next((each for each in tiles if each.line.entry_id == entry_id), next(iter(tiles), None))
        (tile or self).setFocus()

    # --- openness, and what comes next

    def _openness(self, card: AgreementCard) -> Card:
        day = day_words(card.ends_on, self._today()) if card.ends_on else ""
        ends = _("Ends by itself after {day}").format(day=day) if day else ""
        open_it = partial(self._navigator.open_overview, "agreements", card.agreement_id)
        return Card(card.words, ends, card.area, "sun", open_it)

    def _step(self, step: PathStep) -> Card:
        line = step.line
        return Card(line.title, "", step.why or line.lead, "", partial(self._navigator.open_exercise, line.exercise_id))


def _asked(session: Session, viewer: Viewer) -> _PromisesContent:
    ours = session.agreements.overview(viewer)
    return _PromisesContent(
        session.promises.all(viewer),
        tuple(card for card in ours.now if card.kind == "openness" and card.state in _STANDS),
        None if viewer.is_together else _next_step(session, viewer),
    )


def _next_step(session: Session, viewer: Viewer) -> PathStep | None:
    way = session.start_paths.way(viewer)
    steps = (step for _stage, steps in way.stages for step in steps)
    return next((step for step in steps if way.chosen and step.line.exercise_id == way.next_id), None)
