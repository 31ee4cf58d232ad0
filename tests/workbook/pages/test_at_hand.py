"""Pages kept at hand: on one's own Today, and in one's own book only."""

from __future__ import annotations

import pytest

from tests.workbook.what_opens import all_that_opens, everything
from tests.workbook.world import BEN, World
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import NotForThisSeat, UnknownName


def _named(world: World) -> list[str]:
    return [each.exercise_id for each in world.session.today.view(world.viewer).at_hand]


def test_a_page_is_kept_at_hand_until_it_is_put_away_in_the_order_of_putting(solo: World) -> None:
    assert solo.session.at_hand.turn(solo.viewer, "walk") and solo.session.at_hand.turn(solo.viewer, "pulse")
    assert _named(solo) == ["walk", "pulse"]
    lines = solo.session.lists.lines_of(solo.viewer, ["letter", "walk"])
    assert [line.at_hand for line in lines] == [False, True], "the list at the side says it"
    assert [each.exercise_id for each in solo.session.at_hand.kept(solo.viewer)] == ["walk", "pulse"]
    assert not solo.session.at_hand.turn(solo.viewer, "walk")
    assert _named(solo) == ["pulse"]
    with pytest.raises(UnknownName):
        solo.session.at_hand.turn(solo.viewer, "no-such-page")


def test_nobody_else_sees_what_somebody_keeps_at_hand(couple: World) -> None:
    before = everything(couple.session.context.books.shared)
    couple.session.at_hand.turn(couple.viewer, "walk")
    couple.session.keeping.back_up()
    assert everything(couple.session.context.books.shared) == before
    assert ".at-hand" not in couple.session.people.sitting().settings
    couple.together()
    assert _named(couple) == []
    with pytest.raises(NotForThisSeat):
        couple.session.at_hand.turn(TOGETHER, "walk")
    couple.sit(BEN)
    assert _named(couple) == []
    couple.close()
    opened = all_that_opens(couple.folder, BEN)
    assert opened and "walk" not in opened and "at-hand" not in opened
