"""What Today says of letters: a sealed one once, in passing, and nothing of one that was laid aside."""

from __future__ import annotations

import pytest

from tests.workbook.letter_world import at_bens, given, world_with_letters, written
from tests.workbook.world import World

world = pytest.fixture(world_with_letters)


def test_a_sealed_letter_is_said_without_its_kind_until_it_is_opened(couple: World) -> None:
    copy_id = given(couple, "You carried the dog.")
    ben = at_bens(couple)
    (placed,) = ben.today.view(ben.viewer).placed
    assert (placed.kind, placed.author.name, placed.exercise_id, placed.title) == ("letter", "Ana", "", "")
    ben.letters.open(ben.viewer, copy_id)
    assert ben.today.view(ben.viewer).placed == ()


def test_one_that_was_put_off_for_days_is_told_of_no_more(couple: World) -> None:
    given(couple, "You carried the dog.")
    ben = at_bens(couple)
    assert ben.today.view(ben.viewer).placed
    couple.clock.go_on(days=1)
    assert ben.today.view(ben.viewer).placed == ()


@pytest.mark.parametrize("laid_aside", ["rest", "keep"])
def test_nobody_is_asked_to_go_on_with_a_letter_that_was_laid_aside(couple: World, laid_aside: str) -> None:
    entry_id = written(couple, "thanks", "You carried the dog.")
    go_on = couple.session.today.view(couple.viewer).go_on
    assert go_on is not None and go_on.place.entry_id == entry_id
    getattr(couple.session.letters, laid_aside)(couple.viewer, entry_id)
    assert couple.session.today.view(couple.viewer).go_on is None
    couple.session.letters.take_up(couple.viewer, entry_id)
    assert couple.session.today.view(couple.viewer).go_on is not None
