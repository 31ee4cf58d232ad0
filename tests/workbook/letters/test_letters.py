"""The desk of letters: its writer, giving, its reader, and what the other one may say."""

from __future__ import annotations

from datetime import date

import pytest

from tests.workbook.letter_world import at_anas, at_bens, desk, given, received, world_with_letters, written
from tests.workbook.world import World
from trustbook.domain.letters import LetterReply, LetterState
from trustbook.domain.problems import NoPartnerYet, NotForThisSeat, NothingToShare, UnknownName
from trustbook.workbook.sitting.views import Draft

world = pytest.fixture(world_with_letters)


def test_a_letter_lies_on_the_desk_until_it_rests_or_is_kept(couple: World) -> None:
    entry_id = written(couple, "thanks", "You carried the dog.\nAll four floors.")
    (letter,) = desk(couple).on_desk
    assert (letter.kind, letter.addressee, letter.first_line) == ("A thanks", "Ben", "You carried the dog.")
    couple.session.letters.rest(couple.viewer, entry_id)
    (letter,) = desk(couple).resting
    assert letter.until == date(2026, 3, 3) and not letter.has_rested and letter.first_line == ""
    couple.clock.go_on(days=1)
    assert desk(couple).resting[0].has_rested
    couple.session.letters.rest(couple.viewer, entry_id, date(2026, 3, 20))
    assert desk(couple).resting[0].until == date(2026, 3, 20)
    couple.session.letters.rest(couple.viewer, entry_id, open_ended=True)
    assert desk(couple).resting[0].until is None
    couple.session.letters.read_again(couple.viewer, entry_id)
    assert desk(couple).resting[0].read_again
    couple.session.letters.keep(couple.viewer, entry_id)
    (letter,) = desk(couple).kept
    assert letter.since == date(2026, 3, 3) and not letter.give_later
    couple.session.letters.keep(couple.viewer, entry_id, give_later=True)
    assert desk(couple).kept[0].give_later
    couple.session.letters.take_up(couple.viewer, entry_id)
    assert [letter.entry_id for letter in desk(couple).on_desk] == [entry_id]


def test_what_is_given_is_the_letter_and_nothing_beside_it(couple: World) -> None:
    entry_id = written(couple, "thanks", "Thank you.", beside="not this", note="nor this")
    shown = couple.session.letters.to_give(couple.viewer, entry_id)
    assert shown.text.text == "Thank you." and shown.reader.name == "Ben" and shown.questions == ()
    couple.session.letters.give(couple.viewer, entry_id)
    (copy,) = couple.session.context.books.shared.entries.all()
    assert copy.answers == {"words": "Thank you."} and copy.signature
    assert not desk(couple).on_desk
    (letter,) = desk(couple).given
    assert (letter.on, letter.said, letter.state) == (date(2026, 3, 2), None, LetterState.GIVEN)


def test_giving_it_twice_places_it_once(couple: World) -> None:
    entry_id = written(couple, "thanks", "Thank you.")
    couple.session.letters.give(couple.viewer, entry_id)
    couple.session.letters.give(couple.viewer, entry_id)
    assert len(desk(couple).given) == 1


def test_only_a_letter_with_words_of_a_kind_that_is_given_can_be_given(couple: World) -> None:
    empty = couple.session.letters.begin(couple.viewer, "thanks").entry_id
    couple.session.pages.save(couple.viewer, Draft(empty, "thanks", {"beside": "no letter yet"}))
    with pytest.raises(NothingToShare):
        couple.session.letters.give(couple.viewer, empty)
    stays = written(couple, "unsent", "For nobody.")
    with pytest.raises(NotForThisSeat):
        couple.session.letters.give(couple.viewer, stays)
    page = couple.write("walk", wish="no letter")
    with pytest.raises(NotForThisSeat):
        couple.session.letters.give(couple.viewer, page.entry_id)
    can = {letter.entry_id: letter.can_give for letter in desk(couple).on_desk}
    assert can == {empty: False, stays: False}


def test_alone_a_letter_is_kept_and_never_given(solo: World) -> None:
    entry_id = written(solo, "thanks", "Thank you.")
    assert desk(solo).solo and not desk(solo).on_desk[0].can_give
    with pytest.raises(NoPartnerYet):
        solo.session.letters.give(solo.viewer, entry_id)
    solo.session.letters.keep(solo.viewer, entry_id)
    assert desk(solo).kept


def test_a_forgiveness_letter_says_what_is_asked_before(couple: World) -> None:
    entry_id = written(couple, "forgiving", "It has taken me three winters.")
    shown = couple.session.letters.to_give(couple.viewer, entry_id)
    assert shown.questions == ("Was it asked for?", "Is it free?")


def test_a_sealed_letter_says_from_whom_it_is_and_no_more(couple: World) -> None:
    copy_id = given(couple, "Thank you.")
    ben = at_bens(couple)
    letter = received(couple, copy_id)
    assert (letter.state, letter.author.name, letter.kind, letter.exercise_id) == (LetterState.SEALED, "Ana", "", "")
    with pytest.raises(NotForThisSeat):
        ben.letters.read(ben.viewer, copy_id)
    opened = ben.letters.open(ben.viewer, copy_id)
    assert opened.text.text == "Thank you." and opened.letter.kind == "A thanks"
    assert received(couple, copy_id).state is LetterState.OPENED
    assert ben.letters.read(ben.viewer, copy_id).text.text == "Thank you."


def test_one_that_was_put_away_unread_can_still_be_opened(couple: World) -> None:
    copy_id = given(couple, "Thank you.")
    ben = at_bens(couple)
    ben.letters.put_away(ben.viewer, copy_id)
    assert received(couple, copy_id).state is LetterState.PUT_AWAY
    ben.letters.open(ben.viewer, copy_id)
    ben.letters.put_away(ben.viewer, copy_id)
    assert received(couple, copy_id).state is LetterState.OPENED


def test_the_giver_sees_the_day_for_ever_unless_the_reader_says_something(couple: World) -> None:
    copy_id = given(couple, "Thank you.")
    ben = at_bens(couple)
    with pytest.raises(NotForThisSeat):
        ben.letters.say(ben.viewer, copy_id, LetterReply.THANK_YOU)
    assert ben.letters.open(ben.viewer, copy_id).can_say == (LetterReply.THANK_YOU, LetterReply.NO_ANSWER_YET)
    at_anas(couple)
    before = desk(couple).given
    assert before[0].said is None
    ben = at_bens(couple)
    ben.letters.say(ben.viewer, copy_id, LetterReply.NO_ANSWER_YET)
    ben.letters.say(ben.viewer, copy_id, LetterReply.THANK_YOU)
    with pytest.raises(NotForThisSeat):
        ben.letters.say(ben.viewer, copy_id, LetterReply.ANSWERED)
    assert ben.letters.read(ben.viewer, copy_id).can_say == (LetterReply.NO_ANSWER_YET,)
    at_anas(couple)
    assert desk(couple).given[0].said is LetterReply.THANK_YOU


def test_nobody_says_anything_of_their_own_letter(couple: World) -> None:
    copy_id = given(couple, "Thank you.")
    with pytest.raises(NotForThisSeat):
        couple.session.letters.say(couple.viewer, copy_id, LetterReply.THANK_YOU)
    with pytest.raises(NotForThisSeat):
        couple.session.letters.open(couple.viewer, copy_id)
    assert couple.session.letters.read(couple.viewer, copy_id).can_say == ()


def test_an_answer_that_is_given_says_so_of_the_letter_that_it_answers(couple: World) -> None:
    copy_id = given(couple, "What it did.")
    ben = at_bens(couple)
    ben.letters.open(ben.viewer, copy_id)
    place = ben.letters.begin(ben.viewer, "thanks", answers=copy_id)
    ben.pages.save(ben.viewer, Draft(place.entry_id, "thanks", {"words": "I have read it."}))
    ben.letters.give(ben.viewer, place.entry_id)
    at_anas(couple)
    assert desk(couple).given[0].said is LetterReply.ANSWERED
    assert desk(couple).received[0].state is LetterState.SEALED


def test_at_together_a_letter_is_open_only_once_its_reader_said_something(couple: World) -> None:
    copy_id = given(couple, "Thank you.")
    both = couple.together()
    assert received(couple, copy_id).state is LetterState.SEALED
    with pytest.raises(NotForThisSeat):
        both.letters.open(both.viewer, copy_id)
    with pytest.raises(NotForThisSeat):
        both.letters.read(both.viewer, copy_id)
    ben = at_bens(couple)
    ben.letters.open(ben.viewer, copy_id)
    both = couple.together()
    assert received(couple, copy_id).state is LetterState.SEALED, "that Ben opened it is not to be seen here"
    ben = at_bens(couple)
    ben.letters.say(ben.viewer, copy_id, LetterReply.THANK_YOU)
    both = couple.together()
    assert both.letters.read(both.viewer, copy_id).text.text == "Thank you."


def test_one_that_was_taken_back_is_gone_from_both_and_back_where_it_was(couple: World) -> None:
    copy_id = given(couple, "Thank you.")
    couple.session.letters.take_back(couple.viewer, copy_id)
    assert not desk(couple).given
    (letter,) = desk(couple).on_desk
    at_bens(couple)
    assert desk(couple).received == ()
    with pytest.raises(UnknownName):
        couple.session.letters.open(couple.viewer, copy_id)
    at_anas(couple)
    couple.session.letters.give(couple.viewer, letter.entry_id)
    assert desk(couple).given[0].copy_id != copy_id


def test_only_its_giver_takes_a_letter_back(couple: World) -> None:
    copy_id = given(couple, "Thank you.")
    ben = at_bens(couple)
    with pytest.raises(NotForThisSeat):
        ben.letters.take_back(ben.viewer, copy_id)


def test_a_letter_that_is_let_go_leaves_nothing_of_it(couple: World) -> None:
    entry_id = written(couple, "thanks", "Never mind.")
    couple.session.letters.rest(couple.viewer, entry_id)
    couple.session.letters.let_go(couple.viewer, entry_id)
    assert desk(couple).on_desk == desk(couple).resting == ()
    private = couple.session.context.books.private
    assert private is not None and private.events.all() == () and private.entries.all() == ()
