"""On Today: an agreement whose day to look at it again has come, offered and never pressed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.agreement_support import MONEY, Desk, with_agreements
from tests.workbook.world import ANA, BEN, WALK, World
from trustbook.workbook.looking_again import SPOKEN_OF
from trustbook.workbook.today_views import LookAgain


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Both seats taken, Ana at hers."""
    world = World(tmp_path / "Ours.trustbook", with_agreements(tmp_path / "resources", WALK))
    world.join()
    yield Desk(world)
    world.close()


def _said(desk: Desk) -> LookAgain | None:
    return desk.world.session.today.view(desk.world.viewer).look_again


def test_it_is_said_from_its_day_on_at_each_seat_and_together_and_after_some_weeks_no_more(desk: Desk) -> None:
    due = desk.agree(MONEY, next_look=desk.day(7).isoformat())
    on = desk.day(7)
    desk.world.clock.go_on(days=6)
    assert _said(desk) is None
    desk.world.clock.go_on(days=1)
    for passphrase in (ANA, BEN):
        desk.at(passphrase)
        assert _said(desk) == LookAgain("agreement", due, MONEY, on)
    desk.world.together()
    assert _said(desk) == LookAgain("agreement", due, MONEY, on)
    desk.world.clock.go_on(days=SPOKEN_OF.days + 1)
    assert _said(desk) is None, "it grows to no debt"


def test_who_has_said_that_it_stays_hears_no_more_of_it_and_the_other_one_does(desk: Desk) -> None:
    due = desk.agree(MONEY, next_look=desk.day(7).isoformat())
    desk.world.clock.go_on(days=8)
    desk.at(ANA)
    desk.world.session.agreements.keep(desk.world.viewer, due, desk.day(30))
    assert _said(desk) is None
    desk.at(BEN)
    assert _said(desk) is not None
    desk.world.session.agreements.keep(desk.world.viewer, due, desk.day(30))
    assert _said(desk) is None


def test_put_off_it_is_back_tomorrow_and_what_has_ended_is_not_spoken_of(desk: Desk) -> None:
    due = desk.agree(MONEY, next_look=desk.day(7).isoformat())
    desk.world.clock.go_on(days=8)
    desk.world.session.today.put_off(desk.world.viewer, "look-again")
    assert _said(desk) is None
    desk.world.clock.go_on(days=1)
    assert _said(desk) is not None
    desk.world.session.agreements.end(desk.world.viewer, due)
    assert _said(desk) is None
