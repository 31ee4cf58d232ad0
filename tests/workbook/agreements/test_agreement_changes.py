"""Words of an agreement that are being changed: nobody knows until they are offered, and none is lost meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.agreement_support import MONEY, Desk, with_agreements
from tests.workbook.world import ANA, BEN, WALK, World
from trustbook.domain.agreement_types import AgreementState as State
from trustbook.domain.problems import UnknownName
from trustbook.workbook.agreements.agreement_changes import AgreementChanges

NEW = "Questions about money are asked at noon."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    world = World(tmp_path / "Ours.trustbook", with_agreements(tmp_path / "resources", WALK))
    world.join()
    yield Desk(world)
    world.close()


def changes(desk: Desk) -> AgreementChanges:
    return desk.world.session.agreement_changes


def begin(desk: Desk, agreement_id: str, words: str = NEW) -> str:
    """Begin to change it, and write these words."""
    viewer = desk.world.viewer
    draft = changes(desk).begin(viewer, agreement_id)
    answers = {**draft.answers, "words": words}
    desk.world.session.agreement_offers.save_draft(viewer, draft.draft_id, answers)
    return draft.draft_id


def test_until_they_are_offered_the_words_stand_and_the_other_one_sees_nothing(desk: Desk) -> None:
    agreement_id = desk.agree()
    before = desk.view(agreement_id)
    begin(desk, agreement_id)
    assert desk.view(agreement_id) == before
    desk.at(ANA)
    assert desk.state(agreement_id) is State.AGREED
    assert not desk.all().drafts


def test_they_are_gone_on_with_after_signing_in_again(desk: Desk) -> None:
    agreement_id = desk.agree()
    draft_id = begin(desk, agreement_id)
    desk.at(ANA)
    desk.at(BEN)
    assert changes(desk).agreement_of(desk.world.viewer, draft_id) == agreement_id
    again = changes(desk).begin(desk.world.viewer, agreement_id)
    assert (again.draft_id, again.answers["words"]) == (draft_id, NEW)


def test_offered_they_end_both_names_and_leave_no_draft(desk: Desk) -> None:
    agreement_id = desk.agree()
    draft_id = begin(desk, agreement_id)
    changes(desk).offer(desk.world.viewer, draft_id)
    card = desk.card(agreement_id)
    assert (card.words, card.state) == (NEW, State.OFFERED)
    assert desk.names(agreement_id) == ["Ben"]
    assert not desk.all().drafts
    assert changes(desk).agreement_of(desk.world.viewer, draft_id) == ""
    assert desk.view(agreement_id).earlier[0].words == MONEY


def test_what_is_not_to_go_along_does_not(desk: Desk) -> None:
    agreement_id = desk.agree(value="Quiet.", request="Ask at noon.")
    draft_id = begin(desk, agreement_id)
    changes(desk).offer(desk.world.viewer, draft_id, ("request",))
    shown = {line.field_id: line.text for line in desk.view(agreement_id).background}
    assert shown["request"] == "Ask at noon." and shown["value"] is None


def test_dropped_they_are_gone_and_the_words_stand(desk: Desk) -> None:
    agreement_id = desk.agree()
    draft_id = begin(desk, agreement_id)
    changes(desk).drop(desk.world.viewer, draft_id)
    assert desk.state(agreement_id) is State.AGREED
    assert not desk.all().drafts
    with pytest.raises(UnknownName):
        desk.world.session.agreement_offers.draft(desk.world.viewer, draft_id)


def test_a_draft_of_its_own_is_not_dropped_as_a_change(desk: Desk) -> None:
    draft_id = desk.draft()
    changes(desk).drop(desk.world.viewer, draft_id)
    assert [line.draft_id for line in desk.all().drafts] == [draft_id]
