"""All of it: what is now between the two as cards, a filter, told limits, and own drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from trustbook.domain.agreement_types import Act, AgreementState
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.kit import (
    Button,
    FlowLayout,
    Space,
    Switch,
    button,
    clear_layout,
    column,
    grown,
    link_button,
    note_link,
    paragraph,
    primary_button,
    row,
    title,
)
from trustbook.ui.kit.beside import in_line, text_then_link
from trustbook.ui.kit.cards import CardGrid
from trustbook.ui.pages.agreements.agreement_card import AgreementTile
from trustbook.ui.pages.agreements.side import AgreementsSide, LimitLine, draft_box
from trustbook.ui.pages.agreements.words import AgreementWords, sign_of
from trustbook.workbook.agreed.agreement_views import AgreementCard, OurAgreements
from trustbook.workbook.sitting.views import Sitting

NOW, AGAIN, OFFERED, PAST = "now", "again", "offered", "past"
_SIDE: Final = 266
"""Width of what stands beside the cards, in pixels at 100 % text."""
_CARDS: Final = 620
"""Least width of the cards beside it; with less, it goes below them."""
_NARROWEST_CARD: Final = 340
_ANY_WIDTH: Final = 16_777_215
"""What Qt takes for no limit."""


@dataclass(frozen=True, kw_only=True)
class ListActions:
    """Where the list leads."""

    open: Callable[[AgreementCard], object]
    earlier: Callable[[AgreementCard], object]
    another_day: Callable[[AgreementCard], object]
    take_back: Callable[[AgreementCard], object]
    go_on: Callable[[str], object]
    """With a draft, by its id."""
    write: Callable[[], object]
    fridge: Callable[[], object]
    read: tuple[str, Callable[[], object]]
    """What there is to read about it: its title, and the way."""
    filtered: Callable[[str], object]


class AgreementList(QWidget):
    """`current` is the filter that holds: one of the four above."""

    def __init__(
        self, ours: OurAgreements, sitting: Sitting, tab: Tab, words: AgreementWords, ways: ListActions, current: str
    ) -> None:
        super().__init__()
        self._ours, self._sitting, self._words, self._ways = ours, sitting, words, ways
        self._stops: dict[str, QWidget] = {}
        self._cards = column(spacing=Space.CARD)
        self._cards_side = QWidget()
        self._cards_side.setLayout(self._cards)
        self._side = self._made_side()
        self._beside: QBoxLayout = row(self._cards_side, self._side, spacing=Space.PART)
        self._beside.setStretch(0, 1)
        self._wide: bool | None = None
        self._above: QWidget | None = None
        """The last thing above the cards that Tab comes to."""
        self.write = self._write_button()
        head = column(*self._head(tab, current), spacing=Space.STATE)
        self.setLayout(column(head, self._beside, spacing=Space.FIELD))
        self.show_filter(current)

    def stop(self, agreement_id: str) -> QWidget | None:
        """What opens this one, for putting the focus there."""
        return self._stops.get(agreement_id)

    def first(self) -> QWidget:
        """Where the focus begins: the first card, else writing one."""
        shown = next(iter(self._stops.values()), None)
        return shown or self.write

    def show_filter(self, name: str) -> None:
        """Show the cards of this filter."""
        clear_layout(self._cards)
        limits = {card.agreement_id for card in self._ours.limits}
        self._stops = {key: stop for key, stop in self._stops.items() if key in limits}
        shown = _filtered(self._ours, name)
        tiles = [self._tile(card, due=place == 0) for place, card in enumerate(shown)]
        self._stops = {tile.agreement_id: tile for tile in tiles} | self._stops
        stops = [stop for tile in tiles for stop in (tile, *tile.findChildren(QPushButton))]
        if tiles:
            self._cards.addWidget(CardGrid(tiles, widest=2, narrowest=_NARROWEST_CARD))
            for before, after in pairwise([self._above or self.write, *stops]):  # before what stands at the side
                QWidget.setTabOrder(before, after)
        else:
            self._cards.addWidget(paragraph(self._nothing(name)))
        self._cards.addStretch(1)

    # --- above the cards

    def _head(self, tab: Tab, current: str) -> Iterator[QWidget]:
        solo = self._sitting.solo
        head = title((not solo and tab.overview_title) or tab.title)
        ways: list[Button] = []
        if any(card.state.stands for card in self._ours.now):
            ways.append(button(_("For the fridge"), self._ways.fridge, sign="printer"))
        if self._sitting.me is not None:
            ways.append(self.write)
        yield in_line(head, _held(ways)) if ways else head
        words = _("A few clear words give firm ground. Each of you could have said no.")
        if solo:
            words = _("A few clear words give firm ground. A limit of your own needs nobody else.")
        name, read = self._ways.read
        yield text_then_link(paragraph(words), link_button(_("Read: {title}").format(title=name), read))
        if self._sitting.viewer.is_together:
            yield paragraph(_("A new one is written at one’s own seat, and then offered."))
        if self._ours.now or self._ours.past:
            yield self._filter(current)

    def _write_button(self) -> Button:
        made = primary_button(_("Write a boundary"), self._ways.write)
        made.setObjectName("write-agreement")
        return made

    def _filter(self, current: str) -> Switch:
        choices = (
            (NOW, _("Now")),
            (AGAIN, _("To look at again")),
            (OFFERED, _("Offered")),
            (PAST, _("Ended, and earlier words")),
        )
        made = Switch(_("Which are shown"), choices, current, quiet=True)
        made.chosen.connect(self._on_filter)
        self._above = made.findChildren(QPushButton)[-1]
        return made

    def _on_filter(self, name: str) -> None:
        self.show_filter(name)
        self._ways.filtered(name)

    def _nothing(self, name: str) -> str:
        """One kind sentence, and what to do."""
        if self._sitting.solo and not self._ours.drafts:
            return _("Nothing is written here yet. One sentence that begins with “I” is a good beginning.")
        if self._sitting.solo:
            return _("Your drafts wait here. Nobody else sees them.")
        return {
            NOW: _("Nothing is agreed here yet. One clear sentence is a good beginning, and each of you may say no."),
            AGAIN: _("No day to look at something again has come."),
            OFFERED: _("Nothing is offered at the moment."),
            PAST: _("Nothing has ended, and no words were changed."),
        }[name]

    # --- the cards

    def _tile(self, card: AgreementCard, *, due: bool) -> AgreementTile:
        is_due = card.state is AgreementState.REVIEW_DUE
        tile = AgreementTile(card.agreement_id, card.words, lambda: self._ways.open(card))
        tile.show_state(
            sign_of(card), self._words.state(card), self._words.next(card), self._tile_ways(card), due=due and is_due
        )
        return tile

    def _tile_ways(self, card: AgreementCard) -> Sequence[Button]:
        ways: list[Button] = []
        if card.state is AgreementState.REVIEW_DUE:
            ways.append(button(_("Look at it together"), lambda: self._ways.open(card)))
            if Act.MOVE_REVIEW in card.may:
                ways.append(link_button(_("Another day"), lambda: self._ways.another_day(card)))
        elif Act.TAKE_BACK in card.may:
            ways.append(note_link(_("Take it back"), lambda: self._ways.take_back(card)))
        elif card.state is AgreementState.OFFERED:
            ways.append(button(_("Answer"), lambda: self._ways.open(card)))
        if card.has_earlier_words and card.state is not AgreementState.REVIEW_DUE:
            ways.append(note_link(_("Earlier words"), lambda: self._ways.earlier(card)))
        for way in ways:
            way.setAccessibleDescription(card.words)
        return ways

    def _made_side(self) -> AgreementsSide | None:
        limits = [
            LimitLine(card, self._sitting, self._words, partial(self._ways.open, card)) for card in self._ours.limits
        ]
        self._stops |= {limit.agreement_id: limit for limit in limits}
        drafts = [
            draft_box(draft, self._words, partial(self._ways.go_on, draft.draft_id)) for draft in self._ours.drafts
        ]
        return AgreementsSide(limits, drafts) if limits or drafts else None

    # --- how it lies on the desk

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= grown(_SIDE) + Space.PART + grown(_CARDS)
        if wide == self._wide or self._side is None:
            return
        self._wide = wide
        across = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across)
        self._side.setMinimumWidth(grown(_SIDE) if wide else 0)
        self._side.setMaximumWidth(grown(_SIDE) if wide else _ANY_WIDTH)


def _filtered(ours: OurAgreements, name: str) -> Sequence[AgreementCard]:
    states = {
        AGAIN: (AgreementState.REVIEW_DUE,),
        OFFERED: (AgreementState.OFFERED, AgreementState.CHANGED),
    }
    if name == PAST:
        return [*ours.past, *(card for card in (*ours.now, *ours.limits) if card.has_earlier_words)]
    return [card for card in ours.now if name == NOW or card.state in states[name]]


def _held(ways: Sequence[Button]) -> QWidget:
    holder = QWidget()
    holder.setLayout(FlowLayout(*ways, spacing=Space.FIELD))
    return holder
