"""A yes stands under exact words, whoever changes them, and in whatever way."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.agreement_support import MONEY, Desk, with_agreements
from tests.workbook.data_support import bring, export
from tests.workbook.what_opens import all_that_opens, in_clear
from tests.workbook.world import ANA, BEN, WALK, World
from trustbook.domain.agreement_types import Act
from trustbook.domain.agreement_types import AgreementState as State
from trustbook.domain.problems import NotAsItStands, NotForThisSeat
from trustbook.workbook.sitting.views import Draft

MARKER = "quokka-marker"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Both seats taken, Ana at hers."""
    world = World(tmp_path / "Ours.trustbook", with_agreements(tmp_path / "resources", WALK))
    world.join()
    yield Desk(world)
    world.close()


def _page_of(form: dict[str, Any], agreement_id: str) -> dict[str, Any]:
    page: dict[str, Any] = next(each for each in form["entries"] if each["id"] == agreement_id)
    return page


def _save_at_together(desk: Desk, agreement_id: str, words: str) -> None:
    session = desk.world.session if desk.world.viewer.is_together else desk.world.together()
    page = session.pages.open_page(session.viewer, "agreement", agreement_id)
    session.pages.save(session.viewer, Draft(agreement_id, "agreement", {**page.answers, "words": words}))


@pytest.mark.thorough
def test_a_word_that_is_written_over_at_together_ends_both_names(desk: Desk) -> None:
    agreement_id = desk.agree()
    desk.world.clock.go_on(days=2)
    _save_at_together(desk, agreement_id, "Something else.")
    card = desk.card(agreement_id)
    assert (card.state, card.signed, card.changed_on) == (State.CHANGED, (), desk.today)
    assert [(e.words, len(e.signed)) for e in desk.view(agreement_id).earlier] == [(MONEY, 2)]
    _save_at_together(desk, agreement_id, MONEY)
    assert not desk.card(agreement_id).signed, "the words came back, not the names"
    desk.at(ANA)
    desk.answer(agreement_id, "yes")
    desk.at(BEN)
    desk.answer(agreement_id, "yes")
    assert desk.state(agreement_id) is State.AGREED


def test_an_earlier_version_that_is_restored_comes_without_names(desk: Desk) -> None:
    agreement_id = desk.agree()
    desk.change(agreement_id, "Something else.")
    desk.at(ANA)
    desk.answer(agreement_id, "yes")
    first = desk.view(agreement_id).earlier[-1]
    session = desk.world.together()
    session.history.restore_version(session.viewer, agreement_id, first.revision_id)
    card = desk.card(agreement_id)
    assert (card.words, card.state, card.signed) == (MONEY, State.CHANGED, ())


def test_a_limit_is_not_written_over_at_together_nor_one_that_ended(desk: Desk) -> None:
    limit = desk.offer("I read before I sign.", "limit")
    ended = desk.agree()
    desk.world.session.agreements.end(desk.world.viewer, ended)
    with pytest.raises(NotForThisSeat):
        _save_at_together(desk, limit, "Not mine.")
    desk.world.sit(ANA)
    with pytest.raises(NotAsItStands):
        _save_at_together(desk, ended, "Anything.")
    assert desk.card(limit).words == "I read before I sign."
    assert desk.card(ended).words == MONEY


def test_words_changed_in_a_file_that_is_brought_in_carry_nobodys_name(desk: Desk, tmp_path: Path) -> None:
    agreement_id = desk.agree()
    form = export(desk.world, private=False)
    _page_of(form, agreement_id)["answers"]["words"] = "Only Ben asks."
    desk.world.session.keeping.back_up()
    report = bring(desk.world, form, own=False)
    assert report.new_versions == 1
    assert (desk.card(agreement_id).words, len(desk.card(agreement_id).signed)) == (MONEY, 2), (
        "a page is never replaced"
    )
    desk.world.close()
    other = World(tmp_path / "Other.trustbook", desk.world.library)
    other.create_another()
    other.join()
    bring(other, form, own=False)
    there = Desk(other)
    card = there.card(agreement_id)
    assert (card.words, card.signed) == ("Only Ben asks.", ())
    other.close()


def test_into_another_workbook_no_name_comes_along_and_that_is_said(desk: Desk, tmp_path: Path) -> None:
    agreement_id = desk.agree()
    form = export(desk.world, private=False)
    assert bring(desk.world, form, own=False).without_names == 0, "here each name is proved"
    other = World(tmp_path / "Other.trustbook", desk.world.library)
    other.create_another()
    other.join()
    assert bring(other, form, own=False).without_names == 1
    card = Desk(other).card(agreement_id)
    assert (card.words, card.signed, Act.AGREE in card.may) == (MONEY, (), True)
    assert bring(other, form, own=False).without_names == 0, "said once"
    other.close()


def test_what_happened_on_another_computer_comes_in_with_its_words_and_names(desk: Desk) -> None:
    agreement_id = desk.agree()
    before = desk.world.folder.parent / "before"
    desk.world.close()
    desk.world.folder.rename(before)
    shutil.copytree(before, desk.world.folder)
    desk.world.sit(BEN)
    desk.change(agreement_id, "Asked at noon.")
    desk.at(ANA)
    desk.answer(agreement_id, "yes")
    form, there = export(desk.world, private=False), desk.view(agreement_id)
    desk.world.close()
    shutil.rmtree(desk.world.folder)
    before.rename(desk.world.folder)
    desk.world.sit(BEN)
    assert desk.card(agreement_id).words == MONEY
    bring(desk.world, form, own=False)
    here = desk.view(agreement_id)
    assert (here.card.words, here.card.state, here.card.signed) == ("Asked at noon.", State.AGREED, there.card.signed)
    assert [e.words for e in here.earlier] == [e.words for e in there.earlier]
    assert not bring(desk.world, form, own=False).new_versions


def test_a_file_ends_nothing_in_anybodys_name_nor_says_yes_for_anybody(desk: Desk) -> None:
    agreement_id = desk.offer()
    form = export(desk.world, private=False)
    partners = {each["name"]: each["id"] for each in form["partners"]}
    offered = next(event for event in form["events"] if event["kind"] == "offered")
    form["events"].append({**offered, "id": agreement_id[:-4] + "abcd", "kind": "agreed", "actor": partners["Ben"]})
    bring(desk.world, form, own=False)
    assert desk.names(agreement_id) == ["Ana"]
    assert desk.state(agreement_id) is State.OFFERED


def test_the_data_file_says_who_agreed_to_which_words(desk: Desk) -> None:
    agreement_id = desk.agree()
    form = json.loads(json.dumps(export(desk.world, private=False)))
    events = [event for event in form["events"] if event["entry"] == agreement_id]
    assert [event["kind"] for event in events] == ["offered", "agreed"]
    assert len({event["payload"]["words"] for event in events}) == 1
    assert len({event["revision"] for event in events}) == 1
    assert all(event["signature"] for event in events)


def test_a_draft_is_in_nothing_that_the_other_ones_key_opens(desk: Desk) -> None:
    draft_id = desk.draft(f"{MARKER} words", value=f"{MARKER} value", area="body")
    desk.world.session.keeping.back_up()
    desk.world.session.keeping.sign_out()
    opened = all_that_opens(desk.world.folder, BEN)
    assert MARKER not in opened and draft_id not in opened and '"body"' not in opened
    assert MARKER in all_that_opens(desk.world.folder, ANA)
    desk.world.open_session = None
    assert not in_clear(desk.world.folder, [MARKER])


def test_what_was_not_chosen_and_what_was_taken_back_is_in_nothing_that_the_other_ones_key_opens(desk: Desk) -> None:
    draft_id = desk.draft("These words.", value=f"{MARKER} value", limit=f"{MARKER} limit")
    session = desk.world.session
    session.agreement_offers.offer(session.viewer, draft_id, [])
    taken = desk.offer("quokka-taken words")
    session.keeping.back_up()
    session.agreement_offers.take_back(session.viewer, taken)
    session.keeping.sign_out()
    opened = all_that_opens(desk.world.folder, BEN)
    assert "These words." in opened
    assert MARKER not in opened and draft_id not in opened
    assert "quokka-taken" not in opened and taken not in opened
    desk.world.open_session = None


def test_what_may_be_done_is_what_can_be_done(desk: Desk) -> None:
    agreement_id = desk.agree()
    assert desk.card(agreement_id).may == frozenset({Act.KEEP, Act.CHANGE, Act.MOVE_REVIEW, Act.END})
