"""What an agreement between two people is at one moment: plain data. `agreements` derives it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal

Seat = Literal["own", "together", ""]
"""Where somebody said it: at their own seat, at Together, or not known."""
BOTH: Final = 2


class AgreementState(StrEnum):
    """How an agreement stands. The last five are over; the first one is not yet anything."""

    DRAFT = "draft"
    OFFERED = "offered"
    AGREED = "agreed"
    REVIEW_DUE = "review-due"
    CHANGED = "changed"
    """The words changed, and nobody has agreed to the new ones yet."""
    TOLD = "told"
    """A limit of one person."""
    REFUSED = "refused"
    NOT_NOW = "not-now"
    TAKEN_BACK = "taken-back"
    ENDED = "ended"
    LAPSED = "lapsed"
    """The end that was agreed for it is past."""

    @property
    def is_over(self) -> bool:
        """Whether nothing of it holds or is asked any more. All of these are finished answers."""
        return self in OVER

    @property
    def stands(self) -> bool:
        """Whether both have agreed to exactly these words."""
        return self in (AgreementState.AGREED, AgreementState.REVIEW_DUE)


OVER: Final = (
    AgreementState.REFUSED, AgreementState.NOT_NOW, AgreementState.TAKEN_BACK, AgreementState.ENDED,
    AgreementState.LAPSED,
)  # fmt: skip


class Act(StrEnum):
    """What somebody may do with an agreement as it stands."""

    AGREE = "agree"
    REFUSE = "refuse"
    NOT_NOW = "not-now"
    TAKE_BACK = "take-back"
    KEEP = "keep"
    CHANGE = "change"
    MOVE_REVIEW = "move-review"
    END = "end"


@dataclass(frozen=True, slots=True)
class Consent:
    """Somebody's own yes under exact words."""

    person: str
    on: date
    at: Seat


@dataclass(frozen=True, slots=True)
class Wording:
    """Words as they stood from `on`. `words` is their digest, `by` who put them so; None where that is not known."""

    revision: str
    words: str
    on: date
    by: str | None
    consents: tuple[Consent, ...] = ()
    agreed_on: date | None = None
    """When both had agreed to exactly these."""


@dataclass(frozen=True, slots=True)
class AgreementStanding:
    """An agreement as it stands on a day."""

    state: AgreementState
    wordings: tuple[Wording, ...] = ()
    """Oldest first; the last one is that of now."""
    consents: tuple[Consent, ...] = ()
    """Those that stand under the words of now."""
    owner: str | None = None
    """Of a limit: whose it is."""
    on: date | None = None
    """Since when it is so."""
    changed_on: date | None = None
    """When words under which somebody's consent stood were last changed; None where the words of now are the first."""
    kept_on: date | None = None
    """When both last said that it stays as it is."""
    kept_by: frozenset[str] = frozenset()
    """Who has said so already, while the other one has not."""
    next_look: date | None = None
    ends_on: date | None = None
    ended_by: str | None = None

    @property
    def is_limit(self) -> bool:
        """Whether it is one person's, told and not agreed."""
        return self.owner is not None


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of an agreement says beside what happened. `words` is the digest of its words as they stand."""

    words: str
    versions: Mapping[str, str]
    """Ids of the kept versions and the digests of their words."""
    people: Collection[str]
    """Ids of the partners. Nobody else can have said anything."""
    next_look: date | None = None
    ends_on: date | None = None
    saved_on: date | None = None
