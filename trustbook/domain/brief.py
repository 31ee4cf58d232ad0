"""What goes into a brief for a counsellor: only what both said yes to, item by item.

An item is known by a digest of all that it says, of whose it is and of where it lies. A yes is said under this
digest, so it ends by itself when a word changes, and holds again where the same words lie in the same place. The last
thing that a person said of an item counts. Nobody's no is kept as one: who takes a yes back, or never gave it, has not
agreed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final

from trustbook.domain.entries import Event, EventKind, order_of

BOTH: Final = 2


class ItemKind(StrEnum):
    """What an item is, in the order of the page."""

    SESSIONS = "sessions"
    """Days of sessions, and with whom."""
    BOTH_NAMED = "both-named"
    TOPIC = "topic"
    HOMEWORK = "homework"
    CHART = "chart"
    WENT_WELL = "went-well"
    HARD = "hard"
    QUESTION = "question"
    PAGE = "page"
    """A whole page, which comes after the brief."""


@dataclass(frozen=True, slots=True)
class OfferedItem:
    """One thing that can stand in a brief.

    `owner` is the partner id of whoever wrote it, None for what both wrote. `since` and `until` are the days that it
    covers. `words` are exactly those that go into the file, in a row of homework one for each cell. `content` is all
    that a yes is said under, in one text. `placed`: it lies with both already; else only its owner sees it.
    """

    kind: ItemKind
    owner: str | None
    since: date
    until: date
    words: tuple[str, ...]
    content: str
    entry_id: str
    field_id: str = ""
    title: str = ""
    """Of a chart its question, of a page its title, of a session who it was with."""
    marks: tuple[tuple[date, int], ...] = ()
    placed: bool = True

    @property
    def digest(self) -> str:
        """What a yes to it is said under."""
        said = [self.kind.value, self.owner or "", self.entry_id, self.field_id, self.content]
        return sha256(f"trustbook-brief|1|{json.dumps(said, ensure_ascii=False)}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Agreed:
    """An item that both said yes to; `on` is the day of the later yes."""

    item: OfferedItem
    on: date


class Consents:
    """Who said yes to what, as it stands after everything that was said.

    A word that only a newer program knows is no yes, and no yes from before outlives it.
    """

    def __init__(self, happened: Iterable[Event]) -> None:
        self._yes: dict[tuple[str, str], date] = {}
        for event in sorted(happened, key=order_of):
            if event.kind is EventKind.BRIEF and event.actor is not None:
                self._take(event.actor, event.payload, event.on)

    def _take(self, person: str, said: Mapping[str, object], on: date) -> None:
        key = (str(said.get("words", "")), person)
        self._yes.pop(key, None)
        if said.get("says") == YES:
            self._yes[key] = on

    def has(self, item: OfferedItem, person: str | None) -> bool:
        """Whether this person's yes stands under exactly what the item says now."""
        return person is not None and (item.digest, person) in self._yes

    def agreed(self, item: OfferedItem, people: Collection[str]) -> Agreed | None:
        """The item if both people said yes to it; None otherwise, and where there are not two."""
        days = [self._yes.get((item.digest, person)) for person in people]
        known = [day for day in days if day is not None]
        if not item.placed or len(days) != BOTH or len(known) != BOTH:
            return None
        return Agreed(item, max(known))


YES: Final = "yes"
TAKEN_BACK: Final = "taken-back"


def all_agreed(items: Iterable[OfferedItem], consents: Consents, people: Collection[str]) -> tuple[Agreed, ...]:
    """Of these items those that both said yes to, in their order."""
    found = (consents.agreed(item, people) for item in items)
    return tuple(agreed for agreed in found if agreed is not None)
