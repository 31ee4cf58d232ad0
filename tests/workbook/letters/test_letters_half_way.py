"""Giving a letter or letting it go that failed half-way can be done again at once, and then has happened once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.cutting import cut_at
from tests.workbook.failing_calls import ERASING, attempt, events, failures, hidden_notes, kept
from tests.workbook.letter_world import at_anas, at_bens, desk, given, received, world_with_letters, written
from tests.workbook.world import World
from trustbook.domain.entries import EntryRole, EventKind
from trustbook.domain.letters import LetterState
from trustbook.domain.problems import DiskFull
from trustbook.storage.books.event_table import EventTable

pytestmark = pytest.mark.sweep

world = pytest.fixture(world_with_letters)


@pytest.mark.parametrize(("name", "number", "after"), failures("an entry", "the event", "a share's state"))
def test_giving_that_failed_can_be_done_again_and_it_lies_there_once(
    couple: World, name: str, number: int, after: bool
) -> None:
    entry_id = written(couple, "thanks", "Thank you.", beside="not this")
    if attempt(lambda: couple.session.letters.give(couple.viewer, entry_id), name, number, after):
        assert not desk(couple).given and [letter.entry_id for letter in desk(couple).on_desk] == [entry_id]
        couple.session.letters.give(couple.viewer, entry_id)
    at_anas(couple)
    (letter,) = desk(couple).given
    assert not desk(couple).on_desk
    copies = couple.session.context.books.shared.entries.all(role=EntryRole.COPY)
    assert [(copy.id, copy.answers) for copy in copies] == [(letter.copy_id, {"words": "Thank you."})]
    assert events(couple)[EventKind.GIVEN] == 1 and not events(couple)[EventKind.SHARED]
    at_bens(couple)
    assert received(couple, letter.copy_id).state is LetterState.SEALED


@pytest.mark.parametrize(("name", "number"), [("an entry", 1), ("the event", 1), ("the event", 2)])
def test_a_giving_that_failed_is_not_made_up_for_at_the_next_sign_in(couple: World, name: str, number: int) -> None:
    entry_id = written(couple, "thanks", "Not after all.")
    assert attempt(lambda: couple.session.letters.give(couple.viewer, entry_id), name, number, False)
    at_anas(couple)
    assert not desk(couple).given and len(desk(couple).on_desk) == 1
    at_bens(couple)
    assert desk(couple).received == () and not events(couple)[EventKind.GIVEN]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_opening_that_could_not_be_kept_shows_the_letter_and_seals_it_again(
    couple: World, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    copy_id = given(couple, "Thank you.")
    ben = at_bens(couple)
    told = events(couple)
    with monkeypatch.context() as patch:
        cut_at(patch, EventTable, "add", 1, after, DiskFull(Path("x")))
        assert ben.letters.open(ben.viewer, copy_id).text.text == "Thank you."
    ben = at_bens(couple)
    assert received(couple, copy_id).state is (LetterState.OPENED if after else LetterState.SEALED)
    assert ben.letters.open(ben.viewer, copy_id).text.text == "Thank you."
    assert received(couple, copy_id).state is LetterState.OPENED
    assert events(couple) == told, "nothing in the book of both tells it"


@pytest.mark.parametrize(("name", "number", "after"), failures(*ERASING))
def test_letting_go_that_failed_can_be_done_again_at_once(couple: World, name: str, number: int, after: bool) -> None:
    entry_id = written(couple, "thanks", "Never mind.")
    couple.session.letters.rest(couple.viewer, entry_id)
    couple.session.keeping.back_up()
    stays = written(couple, "thanks", "Stays.")
    if attempt(lambda: couple.session.letters.let_go(couple.viewer, entry_id), name, number, after):
        couple.session.letters.let_go(couple.viewer, entry_id)
    at_anas(couple)
    assert not desk(couple).resting and [letter.entry_id for letter in desk(couple).on_desk] == [stays]
    private = couple.session.context.books.private
    assert private is not None and all(event.entry_id != entry_id for event in private.events.all())
    keyring = couple.session.context.books.keyring
    backups = kept(couple, f"{keyring.private_book}.book", keyring.private_keys[0])
    assert backups and all(entry_id not in ids for ids in backups)
    assert hidden_notes(couple) == {}
