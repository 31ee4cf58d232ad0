"""Which of our pages belongs to which own page, when an exercise is filled in again and again. Pure rules."""

from __future__ import annotations

from collections.abc import Sequence

from trustbook.domain.entries import Entry


def newest(entries: Sequence[Entry]) -> Entry | None:
    """The last one by date; of one day the last one begun."""
    return max(entries, key=lambda entry: (entry.on, entry.sequence), default=None)


def our_page_of(own: Sequence[Entry], joint: Sequence[Entry], chosen: Entry | None, *, dated: bool) -> Entry | None:
    """Our page for the own page `chosen` (None: a page not begun yet).

    An exercise done once has one. A dated one has the newest from the day of the own page up to the day before the next
    own page.
    """
    if not dated or chosen is None:
        return newest(joint)
    later = [entry.on for entry in own if (entry.on, entry.sequence) > (chosen.on, chosen.sequence)]
    end = min(later, default=None)
    return newest([entry for entry in joint if chosen.on <= entry.on and (end is None or entry.on < end)])


def unmatched(own: Sequence[Entry], joint: Sequence[Entry], *, dated: bool) -> tuple[Entry, ...]:
    """Our pages that belong to no own page, and so stand for themselves in a list."""
    if not own:
        matched = {page.id for page in [newest(joint)] if page is not None}
    else:
        pages = (our_page_of(own, joint, entry, dated=dated) for entry in own)
        matched = {page.id for page in pages if page is not None}
    return tuple(page for page in joint if page.id not in matched)
