"""What tests of Today share."""

from __future__ import annotations

from tests.workbook.world import World
from trustbook.workbook.sitting.views import Draft, PagePosition
from trustbook.workbook.today.today_views import TodayView


def today(world: World) -> TodayView:
    return world.session.today.view(world.viewer)


def begin(world: World, name: str, place: PagePosition | None = None, **answers: object) -> str:
    """Write on a page of the seat; `place`: where the cursor is."""
    page = world.session.pages.open_page(world.viewer, name)
    world.session.pages.save(world.viewer, Draft(page.entry_id, name, answers, place=place))
    return page.entry_id


def share(world: World, name: str, *fields: str) -> str:
    page = world.session.pages.open_page(world.viewer, name)
    world.session.sharing.share(world.viewer, page.entry_id, fields)
    return world.session.pages.open_page(world.viewer, name).copies[0].copy_id
