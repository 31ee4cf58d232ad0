"""Which day comes before or after, where the two days of “Then and now” never change places."""

from __future__ import annotations

from trustbook.workbook.progress.then_and_now import FilledDay, ThenNow


def next_occasion(found: ThenNow, *, later: bool, forward: bool) -> FilledDay | None:
    """The neighbour of the later or the earlier day; None where there is none, or where it would meet the other."""
    every = found.occasions
    here, other = (found.now, found.then) if later else (found.then, found.now)
    there = every.index(here) + (1 if forward else -1)
    if not 0 <= there < len(every) or every[there] == other:
        return None
    return every[there]
