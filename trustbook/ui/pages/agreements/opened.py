"""One agreement, or one told limit, opened: its words, the names under exactly these words, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from trustbook.domain.agreement_types import AgreementState
from trustbook.domain.people import Partner
from trustbook.language import _
from trustbook.ui.kit import (
    Disc,
    FlowLayout,
    PaperFrame,
    Rule,
    Space,
    clear_layout,
    column,
    grown,
    initials,
    link_button,
    note,
    reading,
    row,
    soft,
    state,
    subheading,
    telling,
    title,
)
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.beside import in_line
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.cards import state_line
from trustbook.ui.kit.text import ExactLabel
from trustbook.ui.pages.agreements.words import AgreementWords, sign_of
from trustbook.workbook.agreed.agreement_views import AgreementView, Background, Signed
from trustbook.workbook.sentences.agreement_sentences import earlier_in_words, signed_in_words
from trustbook.workbook.sitting.views import Sitting

_LABELS: Final = 150
"""Room for what is asked, before what was said, in pixels at 100 % text."""


class OpenedAgreement(PaperFrame):
    """The sheet. What can be done stands beside it."""

    def __init__(
        self,
        view: AgreementView,
        sitting: Sitting,
        words: AgreementWords,
        print_it: Callable[[], object],
        bring_it: Callable[[], object] | None,
    ) -> None:
        """`bring_it` brings it to counselling, or takes it off that list; None where there is no such list."""
        self._view, self._sitting, self._words = view, sitting, words
        self._earlier = column(spacing=Space.FIELD)
        self._show_earlier: Button | None = None
        self._bring: Button | None = None
        card = view.card
        pieces = column(state_line(sign_of(card), state(words.state(card))), Space.FIELD, spacing=Space.FIELD)
        pieces.addWidget(title(card.words))
        pieces.addSpacing(Space.FIELD)
        about = [*self._scope(), *self._origin()]
        for widget in (*self._names(), *about, *([Rule()] if about else [])):
            pieces.addWidget(widget)
        self.said = StatusLabel("", "note")
        """What became of it, in words, beside the ways."""
        pieces.addWidget(self._links(print_it, bring_it))
        pieces.addWidget(self.said)
        pieces.addLayout(self._earlier)
        pieces.addStretch(1)
        super().__init__(pieces)

    # --- names under these words

    def _names(self) -> list[QWidget]:
        card = self._view.card
        if card.owner is not None:
            told = _("{name} told this on {day}. Nobody needs to agree to it.")
            return [note(told.format(name=card.owner.name, day=self._words.day(card.on)))]
        made: list[QWidget] = []
        changed = self._words.changed(card)
        if changed:
            made.append(telling(changed))
        for signed in card.signed:
            made += [self._signed(signed), Rule()]
        kept = self._words.kept_so_far(card) if card.state is AgreementState.REVIEW_DUE else ""
        if kept:
            made.append(note(kept))
        return made

    def _signed(self, signed: Signed) -> QWidget:
        who, where = signed_in_words(signed, self._words.today)
        line = row(self._disc(signed.partner), in_line(telling(who), ExactLabel(where, "note")), spacing=Space.CARD)
        line.setStretch(1, 1)
        line.setContentsMargins(0, Space.STATE, 0, Space.STATE)
        return _held(line)

    def _disc(self, person: Partner) -> Disc:
        other = next((each.name for each in self._sitting.partners if each.id != person.id), "")
        return Disc(initials(person.name, other), person.colour)

    # --- where it comes from

    def _scope(self) -> list[QWidget]:
        if not self._view.scope:
            return []
        return [subheading(_("What is open, and what stays private")), reading(self._view.scope)]

    def _origin(self) -> list[QWidget]:
        background = self._view.background
        if not any(each.text for each in background):
            return []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, Space.FIELD)
        grid.setHorizontalSpacing(Space.STEP)
        grid.setVerticalSpacing(Space.FIELD)
        grid.setColumnMinimumWidth(0, grown(_LABELS))
        grid.setColumnStretch(1, 1)
        for place, each in enumerate(background):
            asked = note(origin_label(self._view, each))
            grid.addWidget(asked, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(reading(each.text) if each.text else soft(_("Not shared")), place, 1)
        return [subheading(_("Where it comes from")), _held(grid)]

    # --- more

    def _links(self, print_it: Callable[[], object], bring_it: Callable[[], object] | None) -> QWidget:
        links = [link_button(_("Print"), print_it)]
        if self._view.earlier:
            self._show_earlier = link_button(_("Earlier words"), self.show_earlier)
            links.insert(0, self._show_earlier)
        if bring_it is not None:
            self._bring = link_button("", bring_it)
            self.show_brought(brought=self._view.card.agreement_id in self._sitting.brought)
            links.append(self._bring)
        return _held(FlowLayout(*links, spacing=Space.PART))

    def show_brought(self, *, brought: bool) -> None:
        """Offer what can be done now: to bring it, or not to."""
        words = _("Do not bring to counselling") if brought else _("Bring to counselling")
        if self._bring is not None:
            self._bring.setText(words)
            self._bring.setAccessibleName(words)

    def show_earlier(self) -> None:
        """Show the words as they once stood, or put them away again."""
        if self._earlier.count():
            clear_layout(self._earlier)
            return
        self._earlier.addSpacing(Space.FIELD)
        self._earlier.addWidget(subheading(_("Earlier words")))
        for earlier in self._view.earlier:
            self._earlier.addWidget(reading(earlier.words))
            self._earlier.addWidget(note(earlier_in_words(earlier, self._words.today)))


def origin_label(view: AgreementView, line: Background) -> str:
    """What was asked, told of the one who wrote it."""
    first = view.earlier[-1].by if view.earlier else None
    writer = first or view.card.owner or view.card.offered_by
    if writer is None or not writer.name:
        return line.label
    return {
        "value": _("What matters to {name}"),
        "limit": _("{name}’s limit"),
        "request": _("What {name} asks"),
        "in-return": _("What {name} gives"),
        "my-step": _("What {name} will do"),
    }.get(line.field_id, line.label).format(name=writer.name)


def _held(layout: QLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
