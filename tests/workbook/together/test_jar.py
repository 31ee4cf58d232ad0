"""The jar of good things: what nobody learns before it is opened, and opening it together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.cutting import PowerCut, cut_at
from tests.workbook.what_opens import all_that_opens, everything
from tests.workbook.world import ANA, BEN, WALK, World, exercise, make_library, part
from trustbook.domain.entries import EntryRole, EventKind
from trustbook.domain.jar import JarState
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import DiskFull, NoPartnerYet, NotForThisSeat, WrongPassphrase
from trustbook.storage.books.entry_table import EntryTable
from trustbook.storage.books.event_table import EventTable

HERS, HIS, KEPT = "quokka kettle", "wombat bread", "platypus secret"
SLIP = (
    exercise(
        "good-thing",
        part("mine", "each", "offer", "what:short", "happened-on:date", "where:choice"),
        repeat="dated",
    )
    .replace('id = "red"', 'id = "me"')
    .replace('id = "blue"', 'id = "jar"')
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", WALK, SLIP))
    yield made
    made.close()


@pytest.fixture
def filled(couple: World) -> World:
    """Each has noted something for the jar, Ana also something for herself; the day has come, and both sit down."""
    couple.session.jar.note(couple.viewer, HERS, for_both=True)
    couple.session.jar.note(couple.viewer, KEPT)
    couple.session.jar.choose_day(couple.viewer, couple.clock.today() + timedelta(days=7))
    couple.sit(BEN)
    couple.session.jar.note(couple.viewer, HIS, for_both=True)
    couple.clock.go_on(days=7)
    couple.together()
    return couple


def _id_of(world: World, name: str) -> str:
    return next(each.id for each in world.session.people.sitting().partners if each.name == name)


def _turn(world: World, name: str, *, leave: int = 0) -> bool:
    """This person looks at their own slips and says ready; `leave`: without so many of them."""
    jar = world.session.jar
    turn = jar.unlock(TOGETHER, _id_of(world, name), {"Ana": ANA, "Ben": BEN}[name])
    return jar.ready(TOGETHER, [slip.entry_id for slip in turn.slips[leave:]])


def _shared_book(world: World) -> str:
    return everything(world.session.context.books.shared)


def _shelf(world: World) -> set[str]:
    return {str(entry.answers["what"]) for entry in world.session.context.books.shared.entries.all(role=EntryRole.COPY)}


def test_a_good_thing_is_noted_with_its_day_and_is_only_mine_unless_i_say_otherwise(couple: World) -> None:
    saved = couple.session.jar.note(couple.viewer, f"  {KEPT} ")
    couple.session.jar.note(couple.viewer, HERS, for_both=True)
    couple.session.jar.note(couple.viewer, "   ")
    own = couple.session.jar.view(couple.viewer).own
    assert {(slip.what, slip.for_both, slip.on) for slip in own} == {
        (KEPT, False, couple.clock.today()),
        (HERS, True, couple.clock.today()),
    }
    page = couple.session.pages.open_page(couple.viewer, "good-thing", saved.entry_id)
    assert page.answers["what"] == KEPT, "it is a page as any other"


def test_one_person_alone_has_no_jar_of_two(solo: World) -> None:
    solo.session.jar.note(solo.viewer, KEPT)
    for attempt in (
        lambda: solo.session.jar.note(solo.viewer, HERS, for_both=True),
        lambda: solo.session.jar.choose_day(solo.viewer, date(2026, 5, 1)),
    ):
        with pytest.raises(NoPartnerYet):
            attempt()
    assert solo.session.jar.view(solo.viewer).state == JarState()


def test_before_it_is_opened_the_others_key_tells_no_word_no_number_and_not_that_there_is_anything(
    couple: World,
) -> None:
    before = _shared_book(couple)
    first = couple.session.jar.note(couple.viewer, HERS, for_both=True).entry_id
    second = couple.session.jar.note(couple.viewer, KEPT).entry_id
    couple.session.keeping.back_up()
    assert _shared_book(couple) == before
    couple.close()
    opened = all_that_opens(couple.folder, BEN)
    assert opened and [word for word in (HERS, KEPT, first, second, "good-thing") if word in opened] == []
    couple.sit(BEN)
    view = couple.session.jar.view(couple.viewer)
    assert (view.own, view.opened, view.state) == ((), (), JarState())


def test_either_chooses_the_day_and_either_changes_it_or_takes_it_away(couple: World) -> None:
    day = couple.clock.today() + timedelta(days=5)
    couple.session.jar.choose_day(couple.viewer, day)
    couple.sit(BEN)
    assert couple.session.jar.view(couple.viewer).state.opening_day == day
    couple.session.jar.choose_day(couple.viewer, day + timedelta(days=1))
    couple.together()
    assert couple.session.jar.view(TOGETHER).state.opening_day == day + timedelta(days=1)
    couple.session.jar.choose_day(TOGETHER, None)
    assert couple.session.jar.view(TOGETHER).state == JarState()


def test_before_its_day_and_at_a_persons_seat_it_is_not_opened(couple: World) -> None:
    couple.session.jar.note(couple.viewer, HERS, for_both=True)
    couple.session.jar.choose_day(couple.viewer, couple.clock.today() + timedelta(days=1))
    couple.together()
    assert not couple.session.jar.view(TOGETHER).may_open
    with pytest.raises(NotForThisSeat):
        couple.session.jar.unlock(TOGETHER, _id_of(couple, "Ana"), ANA)
    couple.clock.go_on(days=1)
    assert couple.session.jar.view(TOGETHER).may_open
    couple.sit(ANA)
    assert not couple.session.jar.view(couple.viewer).may_open
    with pytest.raises(NotForThisSeat):
        couple.session.jar.unlock(couple.viewer, couple.viewer.partner_id or "", ANA)


def test_once_both_are_ready_all_that_was_for_the_jar_lies_with_both_and_nothing_else(filled: World) -> None:
    assert not _turn(filled, "Ana")
    assert _shelf(filled) == set(), "nothing lies there while one of them is not ready"
    assert _turn(filled, "Ben")
    changed = filled.session.jar.open(TOGETHER)
    view = filled.session.jar.view(TOGETHER)
    assert {(slip.what, slip.partner.name) for slip in view.opened} == {(HERS, "Ana"), (HIS, "Ben")}
    assert {slip.copy_id for slip in view.opened} == changed.entries
    assert view.state == JarState() and not view.may_open
    filled.sit(ANA)
    assert [slip.what for slip in filled.session.jar.view(filled.viewer).own] == [KEPT]
    filled.close()
    assert KEPT not in all_that_opens(filled.folder, BEN)


def test_a_slip_that_was_left_out_stays_in_the_jar_and_an_empty_jar_can_be_opened(filled: World) -> None:
    _turn(filled, "Ana", leave=1)
    _turn(filled, "Ben", leave=1)
    filled.session.jar.open(TOGETHER)
    assert filled.session.jar.view(TOGETHER).opened == ()
    filled.sit(ANA)
    assert {slip.what for slip in filled.session.jar.view(filled.viewer).own if slip.for_both} == {HERS}


def test_what_lies_with_both_already_is_not_opened_a_second_time(filled: World) -> None:
    for _time in range(2):
        _turn(filled, "Ana")
        _turn(filled, "Ben")
        filled.session.jar.open(TOGETHER)
        filled.session.jar.choose_day(TOGETHER, filled.clock.today())
    assert len(filled.session.jar.view(TOGETHER).opened) == 2
    filled.sit(ANA)
    copy_id = next(slip.copy_id for slip in filled.session.jar.view(filled.viewer).opened if slip.what == HERS)
    filled.session.sharing.withdraw(filled.viewer, copy_id)
    assert HERS not in {slip.what for slip in filled.session.jar.view(filled.viewer).own}, "taken back is taken back"


def test_not_today_and_leaving_let_go_of_everything(filled: World) -> None:
    before = _shared_book(filled)
    _turn(filled, "Ana")
    filled.session.jar.not_today(TOGETHER)
    _turn(filled, "Ben")
    with pytest.raises(NotForThisSeat):
        filled.session.jar.open(TOGETHER)
    filled.session.people.go_to_seat(ANA)
    filled.session.people.go_together(BEN)
    _turn(filled, "Ana")
    with pytest.raises(NotForThisSeat):
        filled.session.jar.open(TOGETHER)
    assert _shared_book(filled) == before


def test_nobody_is_ready_for_the_other_one_or_puts_in_what_was_not_for_the_jar(filled: World) -> None:
    jar = filled.session.jar
    with pytest.raises(WrongPassphrase):
        jar.unlock(TOGETHER, _id_of(filled, "Ana"), BEN)
    with pytest.raises(NotForThisSeat):
        jar.ready(TOGETHER, [])
    turn = jar.unlock(TOGETHER, _id_of(filled, "Ana"), ANA)
    assert [slip.what for slip in turn.slips] == [HERS]
    with pytest.raises(NotForThisSeat):
        jar.ready(TOGETHER, ["some other page"])
    assert KEPT not in repr(jar)


WRITES: tuple[tuple[Any, str], ...] = ((EntryTable, "write"), (EventTable, "add"))


@pytest.mark.thorough
@pytest.mark.parametrize(("table", "method"), WRITES, ids=["copy", "event"])
@pytest.mark.parametrize("after", [False, True])
def test_a_power_cut_while_it_is_opened_leaves_all_of_it_with_both_or_nothing(
    filled: World, monkeypatch: pytest.MonkeyPatch, table: Any, method: str, after: bool
) -> None:
    _turn(filled, "Ana")
    _turn(filled, "Ben")
    with monkeypatch.context() as patched:
        cut_at(patched, table, method, 2, after, PowerCut())
        with pytest.raises(PowerCut):
            filled.session.jar.open(TOGETHER)
    filled.close()
    filled.sit_together()
    assert _shelf(filled) in (set(), {HERS, HIS})
    shared = filled.session.context.books.shared
    opened = [event for event in shared.events.all(kinds=(EventKind.JAR,)) if event.payload["step"] == "opened"]
    assert len(opened) == (1 if _shelf(filled) else 0)


def test_a_full_disk_keeps_what_is_ready_and_it_can_be_done_again(
    filled: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _turn(filled, "Ana")
    _turn(filled, "Ben")
    with monkeypatch.context() as patched:

        def full(*_about: object) -> None:
            raise DiskFull(filled.folder)

        patched.setattr(EventTable, "add", full)
        with pytest.raises(DiskFull):
            filled.session.jar.open(TOGETHER)
    filled.session.jar.open(TOGETHER)
    assert _shelf(filled) == {HERS, HIS}
