"""Small promises of two people: whose they are, who says how one went, and what the other one can learn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.what_opens import all_that_opens, everything
from tests.workbook.world import ANA, BEN, WALK, World, exercise, make_library, part
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import NotForThisSeat, UnknownName
from trustbook.domain.promises import PromiseWord
from trustbook.workbook.sitting.views import Draft
from trustbook.workbook.together.promise_views import PromiseLine, Promises

MARKER = "quokka plumber"
PROMISE = exercise(
    "small-promise",
    part("mine", "each", "offer", "what:short", "to:short", "by:date", "put-right:short"),
    repeat="dated",
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", WALK, PROMISE))
    yield made
    made.close()


def _promised(world: World, what: str = MARKER, by: str = "2026-03-05") -> str:
    entry_id = world.session.pages.new_page(world.viewer, "small-promise").entry_id
    world.session.pages.save(world.viewer, Draft(entry_id, "small-promise", {"what": what, "by": by}))
    return entry_id


def _all(world: World) -> Promises:
    return world.session.promises.all(world.viewer)


def _line(world: World) -> PromiseLine:
    (line,) = (*_all(world).open, *_all(world).earlier)
    return line


def _shared(world: World) -> str:
    entry_id = _promised(world)
    world.session.sharing.share(world.viewer, entry_id, ["what", "by"])
    return entry_id


def test_a_promise_is_open_until_who_made_it_says_how_it_went(solo: World) -> None:
    entry_id = _promised(solo)
    assert [line.what for line in _all(solo).open] == [MARKER]
    for word in (PromiseWord.MISSED, PromiseWord.PUT_RIGHT, PromiseWord.PARTLY, PromiseWord.KEPT):
        solo.session.promises.mark(solo.viewer, entry_id, word)
        assert (_all(solo).open, _line(solo).standing.mark) == ((), word)
    solo.session.promises.mark(solo.viewer, entry_id, PromiseWord.OPEN)
    assert not _all(solo).earlier and _line(solo).standing.is_open


def test_open_ones_stand_by_their_day_and_one_whose_day_is_over_stands_among_them_unchanged(solo: World) -> None:
    for what, by in (("third", ""), ("second", "2026-03-09"), ("first", "2026-01-01")):
        _promised(solo, what, by)
    assert [line.what for line in _all(solo).open] == ["first", "second", "third"]
    assert {line.standing.mark for line in _all(solo).open} == {PromiseWord.OPEN}


def test_of_a_promise_that_was_not_shared_the_other_ones_key_opens_nothing(couple: World) -> None:
    before = everything(couple.session.context.books.shared)
    entry_id = _promised(couple)
    couple.session.promises.mark(couple.viewer, entry_id, PromiseWord.MISSED)
    couple.session.keeping.back_up()
    assert everything(couple.session.context.books.shared) == before
    couple.close()
    opened = all_that_opens(couple.folder, BEN)
    assert opened and [word for word in (MARKER, entry_id, "small-promise", '"missed"') if word in opened] == []
    couple.sit(BEN)
    assert _all(couple) == Promises((), ())


def test_a_shared_one_is_seen_by_both_and_so_is_how_it_went(couple: World) -> None:
    entry_id = _shared(couple)
    mine = _line(couple)
    assert (mine.mine, mine.shared, mine.entry_id) == (True, True, entry_id), "one line, not two"
    couple.session.promises.mark(couple.viewer, entry_id, PromiseWord.PARTLY)
    assert _line(couple).said_to_both
    couple.sit(BEN)
    theirs = _line(couple)
    assert (theirs.partner.name, theirs.mine, theirs.standing.mark) == ("Ana", False, PromiseWord.PARTLY)
    couple.together()
    assert _line(couple).standing.mark is PromiseWord.PARTLY and not _line(couple).may_mark


def test_how_it_went_before_it_was_shared_stays_with_its_writer_until_it_is_said_again(couple: World) -> None:
    entry_id = _promised(couple)
    couple.session.promises.mark(couple.viewer, entry_id, PromiseWord.MISSED)
    couple.session.sharing.share(couple.viewer, entry_id, ["what"])
    assert not _line(couple).said_to_both
    couple.sit(BEN)
    assert _line(couple).standing.is_open
    couple.sit(ANA)
    couple.session.promises.mark(couple.viewer, entry_id, PromiseWord.MISSED)
    assert _line(couple).said_to_both


def test_nobody_marks_the_promise_of_the_other_one_but_may_say_that_they_noticed(couple: World) -> None:
    entry_id = _shared(couple)
    couple.sit(BEN)
    copy = _line(couple)
    with pytest.raises(NotForThisSeat):
        couple.session.promises.mark(couple.viewer, copy.entry_id, PromiseWord.KEPT)
    with pytest.raises(UnknownName):
        couple.session.promises.mark(couple.viewer, entry_id, PromiseWord.KEPT)
    couple.session.promises.notice(couple.viewer, copy.entry_id)
    couple.session.promises.notice(couple.viewer, copy.entry_id)
    assert _line(couple).standing.noticed_on and _line(couple).standing.is_open and not _line(couple).may_notice
    couple.sit(ANA)
    assert _line(couple).standing.noticed_on, "who promised sees that it was noticed"
    with pytest.raises(NotForThisSeat):
        couple.session.promises.notice(couple.viewer, copy.entry_id)


def test_at_together_nobody_says_how_one_went(couple: World) -> None:
    _shared(couple)
    couple.together()
    with pytest.raises(NotForThisSeat):
        couple.session.promises.mark(TOGETHER, _line(couple).entry_id, PromiseWord.KEPT)
    with pytest.raises(NotForThisSeat):
        couple.session.promises.notice(TOGETHER, _line(couple).entry_id)


def test_a_promise_that_was_taken_back_or_erased_leaves_nothing_of_what_was_said(couple: World) -> None:
    entry_id = _shared(couple)
    couple.session.promises.mark(couple.viewer, entry_id, PromiseWord.KEPT)
    page = couple.session.pages.open_page(couple.viewer, "small-promise", entry_id)
    couple.session.sharing.withdraw(couple.viewer, page.copies[0].copy_id)
    assert "promise" not in everything(couple.session.context.books.shared)
    couple.session.erasing.erase(couple.viewer, entry_id)
    assert _all(couple) == Promises((), ())
    couple.close()
    assert MARKER not in all_that_opens(couple.folder, ANA)
