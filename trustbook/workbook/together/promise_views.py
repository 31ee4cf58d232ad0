"""What the use cases of small promises give back: frozen plain objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trustbook.domain.people import Partner
from trustbook.domain.promises import PromiseStanding


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One small promise, as this seat may see it."""

    entry_id: str
    """Of the own page, or of the copy with both."""
    partner: Partner
    """Who promised."""
    what: str
    to: str
    by: date | None
    on: date
    """When it was made, or placed with both."""
    standing: PromiseStanding
    mine: bool
    shared: bool
    """It lies with both. An own one that does not is for its writer's eyes alone."""
    said_to_both: bool
    """Of a shared one: how it went was said to both. False where only its writer can see the mark."""
    may_mark: bool
    may_notice: bool


@dataclass(frozen=True, slots=True)
class Promises:
    """The small promises of this seat."""

    open: tuple[PromiseLine, ...]
    """By their day; nothing was said of how they went."""
    earlier: tuple[PromiseLine, ...]
    """Of which something was said, newest day first."""
