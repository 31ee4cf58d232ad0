"""What the other one placed with both since this person was here last. Known at a person's seat only.

The private book keeps up to where the events of the shared book were told, and the day: what came before that day began
is told no more on a later one. Nothing of this lies in the shared book, so nobody can see what was told, or when.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from trustbook.domain.entries import Event, EventKind
from trustbook.domain.problems import Problem
from trustbook.workbook.sitting.session_context import Seat

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

TOLD: Final = ".told"
"""A hidden note of the private book."""
_PLACING: Final = (EventKind.SHARED, EventKind.PLACED, EventKind.OFFERED, EventKind.TOLD, EventKind.GIVEN)
OF_AGREEMENTS: Final = (EventKind.CHANGED, EventKind.AGREED, EventKind.REFUSED, EventKind.NOT_NOW, EventKind.ENDED)
"""What is news of an agreement alone: other words for it, an answer to what was offered, and its end."""


class _NewsWindow(msgspec.Struct, frozen=True):
    """Events after `since` and after the day `after` are told on the day `on`; on a later day those after `until`."""

    since: int
    until: int
    on: date
    after: date = date.min
    """Of whoever comes from an earlier program: what is older was seen, also where it was written down later."""


def events_to_tell(seat: Seat, today: date) -> tuple[Event, ...]:
    """What is told today, newest first; it is noted as told. Where that cannot be saved it is told again."""
    if seat.viewer.is_together or seat.solo:
        return ()
    told = _kept(seat.own)
    if told is None:
        events = seat.shelf.events.all()
        days = (head.on for head in seat.own.entries.heads() if head.on < today)  # today it is told
        after = max(days, default=date.min)
        news = _placed_by_other(seat, events, after)
        until = max((event.lamport for event in events), default=0)
        since = min((event.lamport - 1 for event in news), default=until)
    else:
        since, after = (told.since, told.after) if told.on == today else (told.until, date.min)
        events = seat.shelf.events.all(since)
        news = _placed_by_other(seat, events, after)
        until = max((event.lamport for event in events), default=since)
    if told is None or until > told.until:
        with suppress(Problem):
            seat.own.settings.put(TOLD, msgspec.json.encode(_NewsWindow(since, until, today, after)).decode())
    return tuple(reversed(news))


def _placed_by_other(seat: Seat, events: Sequence[Event], after: date) -> list[Event]:
    others = (None, seat.viewer.partner_id)
    kinds = (*_PLACING, *OF_AGREEMENTS)
    return [event for event in events if event.kind in kinds and event.actor not in others and event.on > after]


def _kept(book: Book) -> _NewsWindow | None:
    try:
        return msgspec.json.decode(book.settings.get(TOLD) or "null", type=_NewsWindow | None)
    except (msgspec.DecodeError, RecursionError):
        return None
