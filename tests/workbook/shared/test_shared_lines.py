"""Whatever says that something is shared says it of the entry that it names, and of no other one."""

from __future__ import annotations

import pytest

from tests.workbook.world import BEN, World
from trustbook.workbook.sitting.views import ExerciseLine, PageView


def line_of(world: World, name: str) -> ExerciseLine:
    lines = world.session.lists.exercise_lines(world.viewer, "first")
    return next(line for line in lines if line.exercise_id == name)


def shared_then_begun_anew(world: World) -> tuple[PageView, PageView]:
    """An entry that was shared, and a private draft of a later day."""
    before = world.write("pulse", word="mild")
    world.session.sharing.share(world.viewer, before.entry_id, ["word"])
    world.clock.go_on(days=50)
    return before, world.write("pulse", word="only mine")


def test_a_private_draft_is_not_called_shared_for_an_earlier_entry(couple: World) -> None:
    before, draft = shared_then_begun_anew(couple)

    line = line_of(couple, "pulse")
    assert (line.on, line.shared, line.shared_by) == (draft.on, False, "")
    now = couple.session.pages.open_page(couple.viewer, "pulse")
    assert now.entry_id == draft.entry_id and now.placed == ()
    assert [(each.entry_id, each.shared) for each in now.earlier] == [(before.entry_id, True)]


def test_an_earlier_entry_that_is_shared_later_leaves_the_draft_private(couple: World) -> None:
    """The copy is of a day after the draft was begun: which entry it was made of is noted, not guessed."""
    before = couple.write("pulse", word="mild")
    couple.clock.go_on(days=50)
    draft = couple.write("pulse", word="only mine")
    couple.session.sharing.share(couple.viewer, before.entry_id, ["word"])

    assert not line_of(couple, "pulse").shared
    assert couple.session.pages.open_page(couple.viewer, "pulse", draft.entry_id).placed == ()
    (copy,) = couple.session.pages.open_page(couple.viewer, "pulse", before.entry_id).placed
    assert copy.answers == {"word": "mild"}
    couple.session.sharing.share(couple.viewer, draft.entry_id, ["word"])
    assert line_of(couple, "pulse").shared
    (copy,) = couple.session.pages.open_page(couple.viewer, "pulse", draft.entry_id).placed
    couple.session.sharing.withdraw(couple.viewer, copy.copy_id)
    assert not line_of(couple, "pulse").shared


@pytest.mark.thorough
def test_what_the_other_one_shared_is_told_with_their_name(couple: World) -> None:
    shared_then_begun_anew(couple)
    couple.sit(BEN)
    assert (line_of(couple, "pulse").shared, line_of(couple, "pulse").shared_by) == (False, "Ana")
    mine = couple.write("pulse", word="his own")
    assert not line_of(couple, "pulse").shared, "his draft is not seen because she shared hers"
    couple.session.sharing.share(couple.viewer, mine.entry_id, ["word"])
    assert line_of(couple, "pulse").shared
    couple.sit_together()
    assert (line_of(couple, "pulse").shared, line_of(couple, "pulse").shared_by) == (True, "")


def test_after_its_entry_was_erased_a_copy_is_not_told_of_a_new_one(couple: World) -> None:
    page = couple.write("walk", wish="w")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.session.erasing.erase(couple.viewer, page.entry_id)
    couple.clock.go_on(days=1)
    draft = couple.write("walk", wish="another")
    assert draft.placed == () and len(draft.copies) == 1
    assert not line_of(couple, "walk").shared


def test_only_the_entry_on_the_list_goes_to_counselling(couple: World) -> None:
    before = couple.write("pulse", word="mild")
    couple.session.bringing.toggle(couple.viewer, before.entry_id)
    assert line_of(couple, "pulse").brought
    couple.clock.go_on(days=50)
    draft = couple.write("pulse", word="only mine")
    assert not line_of(couple, "pulse").brought
    couple.session.bringing.toggle(couple.viewer, draft.entry_id)
    assert line_of(couple, "pulse").brought
    couple.session.sharing.share(couple.viewer, draft.entry_id, ["word"])
    couple.sit(BEN)
    page = couple.session.pages.open_page(couple.viewer, "pulse")
    couple.session.bringing.toggle(couple.viewer, page.copies[0].copy_id)
    assert line_of(couple, "pulse").brought
