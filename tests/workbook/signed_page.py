"""A page with signatures."""

from __future__ import annotations

from tests.workbook.world import World, exercise, part
from trustbook.workbook.sitting.views import PageView

DEAL = exercise(
    "deal",
    part("mine", "each", "offer", "wish"),
    part("ours", "together", "joint", "plan", "promise", "stands:signoff"),
    part("beside", "together", "joint", "said", "also:signoff"),
)


BOTH = [{"name": "Ana", "on": "2026-03-02"}, {"name": "Ben", "on": "2026-03-02"}]


WORDS = {"plan": "We text when late", "promise": "We call"}


def sign(world: World, name: str = "deal", **answers: object) -> PageView:
    """Both sign what is written."""
    page = world.write(name, **(answers or WORDS))
    return world.write(name, page.entry_id, **page.answers, stands=BOTH)


def open_page(world: World) -> PageView:
    return world.session.pages.open_page(world.viewer, "deal")
