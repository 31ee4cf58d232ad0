"""What the use cases of the jar of good things give back: frozen plain objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trustbook.domain.jar import JarState
from trustbook.domain.people import Partner


@dataclass(frozen=True, slots=True)
class OwnSlip:
    """One good thing of the viewer's own. Its words are for who asks for them."""

    entry_id: str
    on: date
    """When it happened."""
    what: str
    for_both: bool
    """It is in the jar of both. Once that was opened it lies with both, and is no own slip any more."""


@dataclass(frozen=True, slots=True)
class OpenedSlip:
    """One that lies with both."""

    copy_id: str
    partner: Partner
    """Who wrote it."""
    on: date
    """When it happened."""
    what: str


@dataclass(frozen=True, slots=True)
class JarView:
    """The jar, as this seat may see it."""

    state: JarState
    may_open: bool
    """At Together, once the day has come."""
    own: tuple[OwnSlip, ...]
    """Newest first; at Together none."""
    opened: tuple[OpenedSlip, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class JarTurn:
    """What one person may put on the table: seen by them alone, in their turn."""

    partner: Partner
    slips: tuple[OwnSlip, ...]
