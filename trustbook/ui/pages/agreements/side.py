"""Beside the cards: limits that were told, which nobody needs to agree to, and the drafts that only one person sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.kit import (
    Disc,
    OwnBox,
    PrivacySign,
    Rule,
    Sees,
    Space,
    column,
    initials,
    link_button,
    note,
    paragraph,
    row,
    subheading,
)
from trustbook.ui.kit.cards import CardButton
from trustbook.ui.kit.shortened import ShortenedText
from trustbook.ui.pages.agreements.words import AgreementWords
from trustbook.workbook.agreed.agreement_views import AgreementCard, DraftLine
from trustbook.workbook.sitting.views import Sitting

_DISC: Final = 20
_MOST_LINES: Final = 5


class LimitLine(CardButton):
    """One told limit, with the mark and the name of whose it is."""

    def __init__(
        self, card: AgreementCard, sitting: Sitting, words: AgreementWords, pressed: Callable[[], object]
    ) -> None:
        owner = card.owner
        name = owner.name if owner is not None else ""
        super().__init__(card.words, ". ".join(filter(None, (name, words.state(card)))), pressed, role="choice-line")
        self.agreement_id = card.agreement_id
        other = next((each.name for each in sitting.partners if owner is not None and each.id != owner.id), "")
        disc = Disc(initials(name, other), owner.colour if owner is not None else "second", _DISC)
        told = _("{name}, told on {day}").format(name=name, day=words.day(card.on))
        line = row(disc, column(ShortenedText(card.words, _MOST_LINES), note(told), spacing=Space.STATE))
        line.setStretch(1, 1)
        line.setSpacing(Space.FIELD)
        line.setAlignment(disc, Qt.AlignmentFlag.AlignTop)
        self.use_whole_width()
        self.fill(line)


class AgreementsSide(QWidget):
    """`limits` and `drafts` as they stand now; either may be empty, and then nothing stands there."""

    def __init__(
        self,
        limits: Sequence[QWidget],
        drafts: Sequence[QWidget],
    ) -> None:
        super().__init__()
        layout = column(spacing=Space.FIELD)
        if limits:
            layout.addWidget(subheading(_("Limits, told to each other")))
            layout.addWidget(note(_("One person’s own. Nobody needs to agree.")))
            for limit in limits:
                layout.addWidget(limit)
        if limits and drafts:
            layout.addWidget(Rule())
        if drafts:
            layout.addWidget(PrivacySign(Sees.ME, _("Only you see this")))
            for draft in drafts:
                layout.addWidget(draft)
        layout.addStretch(1)
        self.setLayout(layout)


def draft_box(draft: DraftLine, words: AgreementWords, go_on: Callable[[], object]) -> QWidget:
    """A draft, with nothing of its text: somebody may stand beside the reader."""
    name = _("A draft: {area}").format(area=draft.area) if draft.area else _("A draft")
    way = link_button(_("Go on"), go_on)
    way.setAccessibleDescription(name)
    line = row(way, None)
    return OwnBox(column(paragraph(name), note(_("Begun {day}").format(day=words.day(draft.begun))), line))
