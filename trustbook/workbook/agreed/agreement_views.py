"""What the use cases of agreements give back: frozen plain objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from trustbook.domain.agreement_types import Act, AgreementState, Seat
from trustbook.domain.answers import Answers
from trustbook.domain.entries import EventKind
from trustbook.domain.people import Partner

if TYPE_CHECKING:
    from trustbook.workbook.agreed.agreement_form import Kind


@dataclass(frozen=True, slots=True)
class SpeakerProof:
    """At Together: who says it, and the passphrase that shows that it is them."""

    partner_id: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody said yes to exact words, on a day, at their own seat or at Together."""

    partner: Partner
    on: date
    at: Seat


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """One agreement, or one told limit, in a list."""

    agreement_id: str
    kind: Kind
    state: AgreementState
    words: str
    signed: tuple[Signed, ...]
    """Who agreed to exactly these words; empty once they were changed, until somebody agrees anew, and under a limit,
    which nobody has to agree to."""
    owner: Partner | None
    """Of a limit: whose it is. Nobody else changes or ends it."""
    offered_by: Partner | None
    """Who put these words; None where both did, or it is not known."""
    mine: bool
    """The viewer put these words, or it is their limit."""
    on: date | None
    """Since when it is so: offered, agreed, told, kept, answered, ended."""
    agreed_on: date | None
    """When both had agreed to exactly these words."""
    changed_on: date | None
    kept_on: date | None
    kept_by: tuple[Partner, ...]
    """Who has said at this review that it stays, while the other one has not yet."""
    next_look: date | None
    ends_on: date | None
    """Of openness: it ends by itself after this day."""
    has_earlier_words: bool
    may: frozenset[Act]
    """What the viewer may do with it now; at Together what both may."""
    area: str = ""
    """What it is about, in the words of the page; "" where that was left open."""


@dataclass(frozen=True, slots=True)
class Background:
    """A line of “Where it comes from”. `text` is None where it was not shared."""

    field_id: str
    label: str
    text: str | None


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """Words as they once stood, from `on`, and who had agreed to exactly these."""

    revision_id: str
    words: str
    on: date
    by: Partner | None
    signed: tuple[Signed, ...]
    agreed_on: date | None
    answers: Answers
    """All that the page said then, for going back to it by `Agreements.change`."""


@dataclass(frozen=True, slots=True)
class AgreementStep:
    """Something that happened to it. `who` is None for both, and for a no, which has no name."""

    kind: EventKind
    on: date
    who: Partner | None
    at: Seat
    next_look: date | None = None


@dataclass(frozen=True, slots=True)
class AgreementView:
    """One agreement, opened."""

    card: AgreementCard
    answers: Answers
    """All that was placed, by field id."""
    scope: str
    """Of openness: what is open."""
    background: tuple[Background, ...]
    earlier: tuple[EarlierWords, ...]
    """Newest first, without the words of now."""
    steps: tuple[AgreementStep, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft of the viewer's own, which nobody else knows of. Nothing of its text."""

    draft_id: str
    kind: Kind
    area: str
    """What it is about, in the words of the page; "" where that was left open."""
    begun: date


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft to write on. `exists` is False until something was saved."""

    draft_id: str
    kind: Kind
    answers: Answers
    begun: date
    exists: bool


@dataclass(frozen=True, slots=True)
class OurAgreements:
    """Everything on the overview, as this viewer may see it."""

    now: tuple[AgreementCard, ...]
    """What stands or is offered: first those to look at again, then what is offered, then by the next look."""
    limits: tuple[AgreementCard, ...]
    """Told limits of either, oldest first. Nobody needs to agree."""
    past: tuple[AgreementCard, ...]
    """Refused, not now, taken back, ended, lapsed: newest first."""
    drafts: tuple[DraftLine, ...]
    """The viewer's own; at Together none."""
