"""Agreements of both: offered, answered, looked at again, changed, ended. Each yes stands under exact words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.agreement_support import MONEY, Desk, with_agreements
from tests.workbook.world import ANA, BEN, WALK, World
from trustbook.domain.agreement_types import Act
from trustbook.domain.agreement_types import AgreementState as State
from trustbook.domain.problems import (
    AgreementIncomplete,
    DiskFull,
    NoPartnerYet,
    NotAsItStands,
    NotForThisSeat,
    UnknownName,
    WrongPassphrase,
)
from trustbook.storage.books.event_table import EventTable
from trustbook.workbook.agreements.agreements import Answer


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Both seats taken, Ana at hers."""
    world = World(tmp_path / "Ours.trustbook", with_agreements(tmp_path / "resources", WALK))
    world.join()
    yield Desk(world)
    world.close()


def test_a_draft_is_seen_by_its_writer_only(desk: Desk) -> None:
    desk.draft(area="money")
    (line,) = desk.all().drafts
    assert (line.area, line.kind, line.begun) == ("Money and things", "both", desk.today)
    desk.at(BEN)
    everything = desk.all()
    assert not (everything.drafts or everything.now or everything.limits or everything.past)
    desk.world.together()
    assert desk.all() == everything


def test_what_is_offered_waits_for_the_other_one(desk: Desk) -> None:
    agreement_id = desk.offer()
    card = desk.card(agreement_id)
    assert (card.state, card.words, card.mine) == (State.OFFERED, MONEY, True)
    assert desk.names(agreement_id) == ["Ana"]
    assert Act.TAKE_BACK in card.may and Act.AGREE not in card.may
    assert not desk.all().drafts
    desk.at(BEN)
    card = desk.card(agreement_id)
    assert not card.mine and {Act.AGREE, Act.REFUSE, Act.NOT_NOW} <= card.may and Act.TAKE_BACK not in card.may


def test_both_have_agreed_each_at_their_own_seat(desk: Desk) -> None:
    agreement_id = desk.agree()
    assert desk.state(agreement_id) is State.AGREED
    assert [(s.partner.name, s.on, s.at) for s in desk.card(agreement_id).signed] == [
        ("Ana", desk.today, "own"),
        ("Ben", desk.today, "own"),
    ]


@pytest.mark.parametrize(("said", "state"), [("no", State.REFUSED), ("not-now", State.NOT_NOW)])
def test_a_no_is_a_finished_answer_without_a_name(desk: Desk, said: Answer, state: State) -> None:
    agreement_id = desk.offer()
    desk.at(BEN)
    desk.answer(agreement_id, said)
    assert not desk.all().now
    (card,) = desk.all().past
    assert (card.agreement_id, card.state) == (agreement_id, state)
    assert desk.view(agreement_id).steps[-1].who is None
    desk.at(ANA)
    assert desk.state(agreement_id) is state


def test_a_not_now_can_become_a_yes_of_the_same_person(desk: Desk) -> None:
    agreement_id = desk.offer()
    desk.at(BEN)
    desk.answer(agreement_id, "not-now")
    desk.answer(agreement_id, "yes")
    assert desk.state(agreement_id) is State.AGREED


def test_an_offer_is_taken_back_by_who_made_it_and_is_a_draft_again(desk: Desk) -> None:
    agreement_id = desk.offer()
    desk.world.session.agreement_offers.take_back(desk.world.viewer, agreement_id)
    assert len(desk.all().drafts) == 1 and not desk.all().now and not desk.all().past
    desk.at(BEN)
    with pytest.raises(UnknownName):
        desk.view(agreement_id)
    with pytest.raises(UnknownName):
        desk.world.session.agreement_offers.take_back(desk.world.viewer, agreement_id)


def test_what_was_not_taken_back_to_its_end_is_so_at_the_next_sign_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreement_id = desk.offer()
    _fails_to_take_back(desk, agreement_id, monkeypatch)
    desk.world.sit(ANA)
    assert len(desk.all().drafts) == 1 and not desk.all().now
    with pytest.raises(UnknownName):
        desk.view(agreement_id)


def test_a_yes_that_came_before_it_could_be_taken_back_stands(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    agreement_id = desk.offer()
    _fails_to_take_back(desk, agreement_id, monkeypatch)
    desk.at(BEN)
    desk.answer(agreement_id, "yes")
    desk.at(ANA)
    assert desk.state(agreement_id) is State.AGREED
    assert not desk.all().drafts


def _fails_to_take_back(desk: Desk, agreement_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_events: EventTable, _event: object) -> None:
        raise DiskFull(desk.world.folder)

    with monkeypatch.context() as patch:
        patch.setattr(EventTable, "add", full)
        with pytest.raises(DiskFull):
            desk.world.session.agreement_offers.take_back(desk.world.viewer, agreement_id)


def test_nobody_takes_back_what_the_other_one_offered(desk: Desk) -> None:
    agreement_id = desk.offer()
    desk.at(BEN)
    with pytest.raises(NotAsItStands):
        desk.world.session.agreement_offers.take_back(desk.world.viewer, agreement_id)
    assert desk.state(agreement_id) is State.OFFERED


def test_a_changed_word_ends_both_names(desk: Desk) -> None:
    agreement_id = desk.agree()
    desk.world.clock.go_on(days=3)
    desk.change(agreement_id, "Questions about money are asked at noon.")
    card = desk.card(agreement_id)
    assert (card.state, card.changed_on) == (State.OFFERED, desk.today)
    assert desk.names(agreement_id) == ["Ben"], "who changes them says yes to the new ones"
    (earlier,) = desk.view(agreement_id).earlier
    assert earlier.words == MONEY and [s.partner.name for s in earlier.signed] == ["Ana", "Ben"]
    desk.at(ANA)
    desk.answer(agreement_id, "yes")
    card = desk.card(agreement_id)
    assert (card.state, card.agreed_on, card.changed_on) == (State.AGREED, desk.today, desk.today)


def test_names_do_not_come_back_with_the_words(desk: Desk) -> None:
    agreement_id = desk.agree()
    desk.change(agreement_id, "Something else.")
    desk.change(agreement_id, MONEY)
    assert desk.state(agreement_id) is State.OFFERED
    assert desk.names(agreement_id) == ["Ben"]


def test_how_words_are_spaced_changes_none(desk: Desk) -> None:
    agreement_id = desk.agree()
    desk.change(agreement_id, MONEY.replace(" ", "  ") + "\n")
    assert desk.state(agreement_id) is State.AGREED


def test_it_is_kept_once_both_have_said_so(desk: Desk) -> None:
    agreement_id = desk.agree(next_look=desk.day(30).isoformat())
    desk.world.clock.go_on(days=30)
    assert desk.state(agreement_id) is State.REVIEW_DUE
    assert [card.agreement_id for card in desk.world.session.agreements.due(desk.world.viewer)] == [agreement_id]
    session = desk.world.session
    session.agreements.keep(session.viewer, agreement_id, desk.day(60))
    session.agreements.keep(session.viewer, agreement_id, desk.day(60))
    card = desk.card(agreement_id)
    assert card.state is State.REVIEW_DUE and [each.name for each in card.kept_by] == ["Ben"]
    desk.at(ANA)
    session = desk.world.session
    session.agreements.keep(session.viewer, agreement_id, desk.day(60))
    session.agreements.keep(session.viewer, agreement_id, desk.day(60))
    card = desk.card(agreement_id)
    assert (card.state, card.kept_on, card.next_look, card.kept_by) == (State.AGREED, desk.today, desk.day(60), ())
    assert desk.names(agreement_id) == ["Ana", "Ben"]


def test_either_chooses_another_day_alone(desk: Desk) -> None:
    agreement_id = desk.agree(next_look=desk.day(1).isoformat())
    desk.world.clock.go_on(days=2)
    desk.world.session.agreements.move_review(desk.world.viewer, agreement_id, desk.day(7))
    card = desk.card(agreement_id)
    assert (card.state, card.next_look) == (State.AGREED, desk.day(7))


@pytest.mark.parametrize("who", [ANA, BEN])
def test_either_ends_it_alone_and_for_good(desk: Desk, who: str) -> None:
    agreement_id = desk.agree()
    desk.at(who)
    desk.world.session.agreements.end(desk.world.viewer, agreement_id)
    desk.world.session.agreements.end(desk.world.viewer, agreement_id)
    assert desk.state(agreement_id) is State.ENDED
    assert [step.kind.value for step in desk.view(agreement_id).steps] == ["offered", "agreed", "ended"]
    desk.at(ANA if who == BEN else BEN)
    for act in (desk.world.session.agreements.keep, desk.world.session.agreements.end):
        with pytest.raises(NotAsItStands):
            act(desk.world.viewer, agreement_id)
    with pytest.raises(NotAsItStands):
        desk.change(agreement_id, "Anything.")


def test_at_together_each_yes_asks_for_that_persons_passphrase(desk: Desk) -> None:
    agreement_id = desk.offer()
    session = desk.world.together()
    with pytest.raises(NotForThisSeat):
        session.agreements.answer(session.viewer, agreement_id, "yes")
    hers, his = desk.by(ANA), desk.by(BEN)
    with pytest.raises(NotAsItStands):
        session.agreements.answer(session.viewer, agreement_id, "yes", by=hers)
    with pytest.raises(WrongPassphrase):
        session.agreements.answer(session.viewer, agreement_id, "yes", by=type(his)(his.partner_id, ANA))
    assert desk.names(agreement_id) == ["Ana"]
    session.agreements.answer(session.viewer, agreement_id, "yes", by=his)
    assert [(s.partner.name, s.at) for s in desk.card(agreement_id).signed] == [("Ana", "own"), ("Ben", "together")]
    assert ANA not in repr(hers)


def test_it_is_ended_at_together_without_a_passphrase(desk: Desk) -> None:
    agreement_id = desk.agree()
    session = desk.world.together()
    session.agreements.end(session.viewer, agreement_id)
    assert desk.state(agreement_id) is State.ENDED
    assert desk.view(agreement_id).steps[-1].who is None


def test_a_limit_is_told_and_is_its_owners_alone(desk: Desk) -> None:
    agreement_id = desk.offer("I do not sign what I have not read for a day.", "limit")
    card = desk.card(agreement_id)
    assert (card.state, card.mine, card.may) == (State.TOLD, True, frozenset({Act.CHANGE, Act.END}))
    assert desk.all().limits == (card,) and not desk.all().now
    for sit in (desk.at, lambda _passphrase: desk.world.together()):
        sit(BEN)
        assert not desk.card(agreement_id).may
        with pytest.raises(NotForThisSeat):
            desk.change(agreement_id, "I sign everything.")
        with pytest.raises(NotForThisSeat):
            desk.world.session.agreements.end(desk.world.viewer, agreement_id)
    desk.world.sit(ANA)
    desk.change(agreement_id, "I do not sign what I have not read for two days.")
    card = desk.card(agreement_id)
    assert (card.state, card.changed_on) == (State.TOLD, desk.today)
    desk.world.session.agreements.end(desk.world.viewer, agreement_id)
    assert desk.state(agreement_id) is State.ENDED


def test_openness_has_a_scope_a_day_to_look_again_and_an_end(desk: Desk) -> None:
    with pytest.raises(AgreementIncomplete) as told:
        desk.offer("The post lies in the bowl.", "openness")
    assert told.value.lacks == ("scope", "next-look", "ends-on")
    soon, late = desk.day(10).isoformat(), desk.day(20).isoformat()
    with pytest.raises(AgreementIncomplete) as told:
        desk.offer("The post lies in the bowl.", "openness", scope="Post.", next_look=late, ends_on=soon)
    assert told.value.lacks == ("next-look-after-end",)
    with pytest.raises(AgreementIncomplete) as told:
        desk.offer("", next_look=desk.day(-1).isoformat())
    assert told.value.lacks == ("words", "next-look-past")


def test_openness_ends_by_itself(desk: Desk) -> None:
    soon, late = desk.day(10).isoformat(), desk.day(20).isoformat()
    agreement_id = desk.agree("The post lies in the bowl.", "openness", scope="Post.", next_look=soon, ends_on=late)
    desk.world.clock.go_on(days=20)
    assert desk.state(agreement_id) is State.REVIEW_DUE
    desk.world.clock.go_on(days=1)
    assert desk.state(agreement_id) is State.LAPSED
    assert not desk.all().now and desk.all().past[0].ends_on == desk.day(-1)
    assert len(desk.view(agreement_id).steps) == 2, "nothing has to be done for it"


def test_only_what_was_chosen_of_where_it_comes_from_goes_along(desk: Desk) -> None:
    draft_id = desk.draft(value="Quiet.", limit="Not after ten.", request="Write it on the pad.")
    session = desk.world.session
    session.agreement_offers.offer(session.viewer, draft_id, ["limit"])
    desk.at(BEN)
    (card,) = desk.all().now
    lines = {line.field_id: line.text for line in desk.view(card.agreement_id).background}
    assert lines == {"value": None, "limit": "Not after ten.", "request": None, "in-return": None, "my-step": None}


def test_alone_there_is_nobody_to_offer_it_to(tmp_path: Path) -> None:
    world = World(tmp_path / "Mine.trustbook", with_agreements(tmp_path / "resources", WALK))
    world.create()
    desk = Desk(world)
    draft_id = desk.draft()
    assert [line.kind for line in desk.all().drafts] == ["limit"]
    with pytest.raises(NoPartnerYet):
        world.session.agreement_offers.offer(world.viewer, draft_id)
    world.close()
