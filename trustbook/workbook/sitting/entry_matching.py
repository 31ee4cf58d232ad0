"""Which of our pages belongs to which own page, when an exercise is filled in again and again. Pure rules.

Done once: there is one of our pages, and it belongs to every own page. Dated: our page belongs to the last own page
begun up to its day; of several, the newest is shown with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from trustbook.domain.entries import Dated, age_of

E = TypeVar("E", bound=Dated)


def newest(entries: Sequence[E]) -> E | None:
    """The last one by date; of one day the last one begun."""
    return max(entries, key=age_of, default=None)


def begins_anew(own: Sequence[Dated], joint: Sequence[Dated], today: date) -> bool:
    """Whether a dated exercise, opened today, begins today's page: its newest one is of an earlier day.

    Where our page of today belongs to that one, its occasion goes on.
    """
    last = newest(own)
    if last is None:
        return False
    ours = _matches(own, joint).get(last.id)
    return last.on < today and (ours is None or ours.on < today)


def our_page_of(own: Sequence[Dated], joint: Sequence[E], chosen: Dated | None, *, dated: bool) -> E | None:
    """Our page for the own page `chosen` (None: a page not begun yet)."""
    if not dated or chosen is None:
        return newest(joint)
    return _matches(own, joint).get(chosen.id)


def unmatched(own: Sequence[Dated], joint: Sequence[E], *, dated: bool) -> tuple[E, ...]:
    """Our pages that belong to no own page, and so stand for themselves in a list."""
    if own and dated:
        matched = {page.id for page in _matches(own, joint).values()}
    else:
        matched = {page.id for page in [newest(joint)] if page is not None}
    return tuple(page for page in joint if page.id not in matched)


def of_occasion(own: Sequence[Dated], others: Sequence[E], chosen: Dated, *, dated: bool) -> tuple[E, ...]:
    """Those of `others` that are from the time of the own page `chosen`: from its day to the day before the next."""
    if not dated:
        return tuple(others)
    later = [entry.on for entry in own if age_of(entry) > age_of(chosen)]
    end = min(later, default=None)
    return tuple(entry for entry in others if chosen.on <= entry.on and (end is None or entry.on < end))


def _matches(own: Sequence[Dated], joint: Sequence[E]) -> dict[str, E]:
    """Id of an own page → the newest of our pages that belong to it."""
    in_order = sorted(own, key=age_of)
    days = [entry.on for entry in in_order]
    found: dict[str, E] = {}
    for page in sorted(joint, key=age_of):
        place = bisect_right(days, page.on) - 1
        if place >= 0:
            found[in_order[place].id] = page
    return found
