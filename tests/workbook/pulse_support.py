"""The weekly pulse of two."""

from __future__ import annotations

from tests.workbook.world import World, exercise, part
from trustbook.domain.entries import EntryState
from trustbook.workbook.sitting.views import Draft

PULSE = exercise(
    "weekly-pulse",
    part("marks", "each", "private", "safe:scale", "hope:scale", "note"),
    part("one-word", "each", "offer", "word:short"),
    repeat="dated",
)


def pulse(world: World, **answers: object) -> str:
    """A pulse of today, begun and finished."""
    session = world.session
    entry_id = session.pages.new_page(world.viewer, "weekly-pulse").entry_id
    session.pages.save(world.viewer, Draft(entry_id, "weekly-pulse", answers))
    session.pages.set_state(world.viewer, Draft(entry_id, "weekly-pulse", answers), EntryState.FINISHED)
    return entry_id
