"""What the other one can learn of a letter: nothing before it is given, from whom it is while it is sealed, and never
whether it was opened."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.workbook.cutting import PowerCut, cut_at
from tests.workbook.letter_world import at_anas, at_bens, desk, given, received, world_with_letters, written
from tests.workbook.what_opens import all_that_opens, everything
from tests.workbook.world import BEN, World
from trustbook.domain.entries import EntryRole, EventKind
from trustbook.domain.letters import LetterReply, LetterState
from trustbook.domain.people import TOGETHER
from trustbook.storage.books.entry_table import EntryTable
from trustbook.storage.books.event_table import EventTable
from trustbook.workbook.paper.paper_choice import PaperChoice

MARKER = "quokkaberry"

world = pytest.fixture(world_with_letters)


def _draft(couple: World) -> str:
    return written(couple, "forgiving", MARKER, beside=f"{MARKER} beside", note=f"{MARKER} note")


def _resting(couple: World) -> str:
    entry_id = _draft(couple)
    couple.session.letters.rest(couple.viewer, entry_id)
    return entry_id


def _kept(couple: World) -> str:
    entry_id = _draft(couple)
    couple.session.letters.read_again(couple.viewer, entry_id)
    couple.session.letters.keep(couple.viewer, entry_id, give_later=True)
    return entry_id


def _let_go(couple: World) -> str:
    entry_id = _kept(couple)
    couple.session.letters.let_go(couple.viewer, entry_id)
    return entry_id


@pytest.mark.parametrize("live", [_draft, _resting, _kept, _let_go])
def test_with_the_others_key_there_is_no_trace_of_a_letter_that_was_not_given(
    couple: World, live: Callable[[World], str]
) -> None:
    couple.clock.go_on(days=3)
    before = everything(couple.session.context.books.shared)
    entry_id = live(couple)
    couple.session.keeping.back_up()
    day = couple.clock.today().isoformat()
    assert everything(couple.session.context.books.shared) == before, "nothing in the book of both knows of it"
    couple.close()
    opened = all_that_opens(couple.folder, BEN)
    assert opened
    assert [word for word in (MARKER, entry_id, "forgiving", day) if word in opened] == []
    for path in couple.folder.rglob("*"):
        assert not path.is_file() or MARKER.encode() not in path.read_bytes()


SURFACES: dict[str, Callable[[Any, Any], Any]] = {
    "page": lambda s, v: s.pages.open_page(v, "thanks"),
    "list": lambda s, v: s.lists.exercise_lines(v, "first"),
    "find": lambda s, v: s.finding.everywhere(v, MARKER),
    "paper": lambda s, v: s.paper.prepare(v, PaperChoice("workbook", private=not v.is_together)),
    "data": lambda s, v: s.data.export_data(v, private=not v.is_together),
    "today": lambda s, v: s.today.view(v),
    "desk": lambda s, v: s.letters.desk(v),
}


@pytest.mark.thorough
@pytest.mark.parametrize("surface", SURFACES)
def test_while_it_is_sealed_no_screen_paper_or_file_of_its_reader_shows_a_word_of_it(
    couple: World, surface: str
) -> None:
    page = couple.write("walk", wish="in plain sight")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    copy_id = given(couple, MARKER)
    show = SURFACES[surface]
    ben = at_bens(couple)
    assert MARKER not in _said(show(ben, ben.viewer))
    ben.letters.put_away(ben.viewer, copy_id)
    assert MARKER not in _said(show(ben, ben.viewer))
    together = couple.together()
    assert MARKER not in _said(show(together, TOGETHER))


def test_once_it_is_opened_its_reader_finds_and_prints_it(couple: World) -> None:
    copy_id = given(couple, MARKER)
    ben = at_bens(couple)
    ben.letters.open(ben.viewer, copy_id)
    found = {name for name, show in SURFACES.items() if MARKER in _said(show(ben, ben.viewer))}
    assert {"page", "find", "paper", "data"} <= found


@pytest.mark.thorough
@pytest.mark.parametrize("act", ["open", "put_away", "nothing"])
def test_that_it_was_opened_or_put_away_changes_nothing_that_the_giver_can_see(couple: World, act: str) -> None:
    copy_id = given(couple, MARKER)
    ben = at_bens(couple)
    before = everything(couple.session.context.books.shared)
    if act != "nothing":
        getattr(ben.letters, act)(ben.viewer, copy_id)
    assert everything(couple.session.context.books.shared) == before
    couple.sit(BEN)
    assert everything(couple.session.context.books.shared) == before, "the next sitting tells nothing either"
    at_anas(couple)
    (letter,) = desk(couple).given
    assert (letter.state, letter.said) == (LetterState.GIVEN, None)


def test_what_its_reader_says_is_said_and_nothing_else(couple: World) -> None:
    copy_id = given(couple, MARKER)
    ben = at_bens(couple)
    ben.letters.open(ben.viewer, copy_id)
    ben.letters.say(ben.viewer, copy_id, LetterReply.THANK_YOU)
    at_anas(couple)
    assert desk(couple).given[0].said is LetterReply.THANK_YOU
    kinds = [event.kind for event in couple.session.context.books.shared.events.all() if event.entry_id == copy_id]
    assert kinds == [EventKind.GIVEN, EventKind.SAID]


@pytest.mark.sweep
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("target", "name"), [(EntryTable, "write"), (EventTable, "add")])
def test_cut_off_while_giving_it_is_given_once_or_not_at_all(
    couple: World, monkeypatch: pytest.MonkeyPatch, target: Any, name: str, after: bool
) -> None:
    entry_id = written(couple, "thanks", MARKER)
    with monkeypatch.context() as patch:
        cut_at(patch, target, name, 1, after, PowerCut())
        with pytest.raises(PowerCut):
            couple.session.letters.give(couple.viewer, entry_id)
    at_anas(couple)
    assert len(desk(couple).given) in (0, 1)
    couple.session.letters.give(couple.viewer, entry_id)
    (letter,) = desk(couple).given
    copies = couple.session.context.books.shared.entries.all(role=EntryRole.COPY)
    assert [copy.id for copy in copies] == [letter.copy_id]
    at_bens(couple)
    assert received(couple, letter.copy_id).state is LetterState.SEALED


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_cut_off_while_opening_it_is_sealed_or_open_and_can_be_opened(
    couple: World, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    copy_id = given(couple, MARKER)
    ben = at_bens(couple)
    with monkeypatch.context() as patch:
        cut_at(patch, EventTable, "add", 1, after, PowerCut())
        with pytest.raises(PowerCut):
            ben.letters.open(ben.viewer, copy_id)
    ben = at_bens(couple)
    assert received(couple, copy_id).state is (LetterState.OPENED if after else LetterState.SEALED)
    assert ben.letters.open(ben.viewer, copy_id).text.text == MARKER
    assert received(couple, copy_id).state is LetterState.OPENED


def _said(shown: object) -> str:
    """What is shown, in words."""
    text = shown if isinstance(shown, str) else repr(shown)
    return re.sub(r"\s+", " ", text)
