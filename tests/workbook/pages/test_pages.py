"""Opening, writing and leaving pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.world import ANA, LETTER, MEETING, PULSE, WALK, World, exercise, make_library, part
from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.workbook.sitting.views import Changed, Draft


def test_a_page_nobody_wrote_on_does_not_exist(solo: World) -> None:
    page = solo.session.pages.open_page(solo.viewer, "walk")
    assert (page.exists, page.state, dict(page.answers), page.saved) == (False, EntryState.UNTOUCHED, {}, None)

    saved = solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {"wish": "", "worry": None}))

    assert saved.changed.entries == frozenset()
    assert not solo.session.pages.open_page(solo.viewer, "walk").exists


def test_what_was_saved_is_there_after_coming_back(solo: World) -> None:
    page = solo.write("walk", wish="Rain\nand sun", plan="Sundays", diary="☂")
    solo.sit(ANA)
    again = solo.session.pages.open_page(solo.viewer, "walk")
    assert again.entry_id == page.entry_id
    assert again.answers == {"wish": "Rain\nand sun", "plan": "Sundays", "diary": "☂"}
    assert again.state is EntryState.STARTED
    assert again.saved == solo.clock.now()


def test_unsaved_parts_can_be_written_on_and_never_reach_the_book(solo: World) -> None:
    page = solo.session.pages.open_page(solo.viewer, "walk")
    assert "aloud" in page.writable
    assert "spoken" not in solo.write("walk", spoken="said aloud", wish="w").answers


def test_saving_a_page_keeps_answers_to_questions_that_are_no_longer_asked(solo: World) -> None:
    page = solo.write("walk", wish="kept", worry="too")
    shorter = exercise("walk", part("mine", "each", "offer", "wish"), version=2)
    solo.library = make_library(solo.folder.parent / "newer", shorter)
    solo.sit(ANA)

    solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {"wish": "changed"}))

    assert solo.session.pages.open_page(solo.viewer, "walk").answers == {"wish": "changed", "worry": "too"}


def test_an_answer_can_be_taken_back(solo: World) -> None:
    page = solo.write("walk", wish="yes", worry="no")
    assert solo.write("walk", page.entry_id, wish="yes").answers == {"wish": "yes"}


def test_saving_the_same_again_keeps_the_time_of_the_first_save(solo: World) -> None:
    page = solo.write("walk", wish="same")
    solo.clock.go_on(minutes=3)
    saved = solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {"wish": "same"}))
    assert saved.at == page.saved


def test_a_chosen_state_stays_until_something_else_is_written(solo: World) -> None:
    page = solo.session.pages.open_page(solo.viewer, "walk")
    nothing = Draft(page.entry_id, "walk", {})
    solo.session.pages.set_state(solo.viewer, nothing, EntryState.NOT_NOW)
    solo.session.pages.save(solo.viewer, nothing)
    assert solo.session.pages.open_page(solo.viewer, "walk").state is EntryState.NOT_NOW

    assert solo.write("walk", page.entry_id, wish="after all").state is EntryState.STARTED

    finished = Draft(page.entry_id, "walk", {"wish": "after all"})
    solo.session.pages.set_state(solo.viewer, finished, EntryState.FINISHED)
    assert solo.write("walk", page.entry_id, wish="one more word").state is EntryState.FINISHED


def test_done_on_paper_is_a_finished_answer_that_needs_no_writing(solo: World) -> None:
    page = solo.session.pages.open_page(solo.viewer, "walk")
    solo.session.pages.set_state(solo.viewer, Draft(page.entry_id, "walk", {}), EntryState.ON_PAPER)

    (line,) = (each for each in solo.session.lists.exercise_lines(solo.viewer, "first") if each.exercise_id == "walk")
    assert line.state is EntryState.ON_PAPER
    assert solo.write("walk", page.entry_id, wish="and one word here").state is EntryState.ON_PAPER


def test_leaving_freezes_one_version_of_what_was_written(solo: World) -> None:
    page = solo.write("walk", wish="first")
    for _again in range(3):
        solo.session.pages.leave(solo.viewer, None, page.entry_id)
    solo.session.pages.leave(solo.viewer, Draft(page.entry_id, "walk", {"wish": "second"}), page.entry_id)
    lines = solo.session.history.versions(solo.viewer, page.entry_id)
    assert [line.reason for line in lines] == [RevisionReason.LEAVING, RevisionReason.LEAVING]


def test_leaving_an_empty_page_leaves_no_trace(solo: World) -> None:
    page = solo.session.pages.open_page(solo.viewer, "walk")
    solo.session.pages.leave(solo.viewer, Draft(page.entry_id, "walk", {}), page.entry_id)
    assert solo.session.history.versions(solo.viewer, page.entry_id) == ()
    assert not solo.session.pages.open_page(solo.viewer, "walk").exists


def test_five_minutes_of_writing_leave_a_version(solo: World) -> None:
    page = solo.write("walk", wish="0")
    for minute in range(1, 12):
        solo.clock.go_on(minutes=1)
        solo.write("walk", page.entry_id, wish=str(minute))
    reasons = [line.reason for line in solo.session.history.versions(solo.viewer, page.entry_id)]
    assert reasons == [RevisionReason.WHILE_WRITING, RevisionReason.WHILE_WRITING]


def test_the_shared_book_never_keeps_a_version_of_writing(couple: World) -> None:
    couple.together()
    page = couple.write("walk", plan="0")
    for minute in range(1, 12):
        couple.clock.go_on(minutes=1)
        couple.write("walk", page.entry_id, plan=str(minute))
    assert couple.session.history.versions(couple.viewer, page.entry_id) == ()


def test_a_dated_exercise_opens_its_newest_page_and_lists_the_others(solo: World) -> None:
    first = solo.write("pulse", word="march")
    solo.clock.go_on(days=7)
    new = solo.session.pages.new_page(solo.viewer, "pulse")
    assert not new.exists and new.entry_id != first.entry_id
    solo.write("pulse", new.entry_id, word="still march")

    page = solo.session.pages.open_page(solo.viewer, "pulse")

    assert page.answers == {"word": "still march"}
    assert [(line.entry_id, line.on) for line in page.earlier] == [(first.entry_id, first.on)]
    assert solo.session.pages.open_page(solo.viewer, "pulse", first.entry_id).answers == {"word": "march"}


def test_a_dated_exercise_opened_on_a_later_day_begins_the_page_of_that_day(solo: World) -> None:
    last = solo.write("pulse", word="tired", score=2)
    solo.clock.go_on(days=7)

    page = solo.session.pages.open_page(solo.viewer, "pulse")

    assert (page.exists, page.answers, page.on) == (False, {}, solo.clock.today())
    assert page.entry_id != last.entry_id
    assert page.last is not None and (page.last.entry_id, page.last.on) == (last.entry_id, last.on)
    solo.session.pages.save(solo.viewer, Draft(page.entry_id, "pulse", {"score": 8}))
    kept = solo.session.pages.open_page(solo.viewer, "pulse", last.entry_id)
    assert kept.answers == {"word": "tired", "score": 2}, "last week stays as it was"
    today = solo.session.pages.open_page(solo.viewer, "pulse")
    assert today.answers == {"score": 8} and today.last is None, "later that day the same one is gone on with"


def test_opening_a_page_on_a_later_day_changes_nothing(solo: World) -> None:
    last = solo.write("pulse", word="tired")
    solo.session.pages.leave(solo.viewer, None, last.entry_id)
    before = solo.session.data.export_data(solo.viewer, private=True)
    solo.clock.go_on(days=1)

    page = solo.session.pages.open_page(solo.viewer, "pulse")
    solo.session.pages.leave(solo.viewer, Draft(page.entry_id, "pulse", {}), page.entry_id)
    solo.session.pages.open_page(solo.viewer, "pulse", last.entry_id)
    solo.clock.go_on(days=-1)

    assert solo.session.data.export_data(solo.viewer, private=True) == before


def test_the_last_entry_can_be_gone_on_with_on_a_later_day(solo: World) -> None:
    last = solo.write("pulse", word="tired")
    solo.clock.go_on(days=7)
    solo.write("pulse", last.entry_id, word="tired, and then better")
    again = solo.session.pages.open_page(solo.viewer, "pulse", last.entry_id)
    assert again.on == last.on and again.last is None
    assert again.answers == {"word": "tired, and then better"}


@pytest.mark.parametrize("lifecycle", ["agreement", "letter"])
def test_what_is_worked_on_over_several_evenings_lies_there_until_it_is_finished(world: World, lifecycle: str) -> None:
    slow = exercise("slow", part("mine", "each", "offer", "word"), repeat="dated")
    slow = slow.replace('repeat = "dated"', f'repeat = "dated"\nlifecycle = "{lifecycle}"\nopen_together = false')
    world.library = make_library(world.folder.parent / "more", slow)
    world.create()
    begun = world.write("slow", word="Dear")
    world.clock.go_on(days=1)
    today = world.session.pages.open_page(world.viewer, "slow")
    assert (today.entry_id, today.answers) == (begun.entry_id, {"word": "Dear"})

    world.session.pages.set_state(world.viewer, Draft(begun.entry_id, "slow", {"word": "Dear A"}), EntryState.FINISHED)
    world.clock.go_on(days=1)
    assert not world.session.pages.open_page(world.viewer, "slow").exists


def test_what_is_done_once_is_gone_on_with_on_every_day(solo: World) -> None:
    page = solo.write("walk", wish="w")
    solo.clock.go_on(days=400)
    assert solo.session.pages.open_page(solo.viewer, "walk").entry_id == page.entry_id


def test_our_page_of_a_dated_exercise_begins_anew_at_together_and_is_read_at_a_seat(couple: World) -> None:
    couple.together()
    first = couple.write("meeting", agenda="march")
    couple.clock.go_on(days=7)
    page = couple.session.pages.open_page(couple.viewer, "meeting")
    assert not page.exists and page.last is not None and page.last.entry_id == first.entry_id
    couple.session.people.go_to_seat(ANA)
    seen = couple.session.pages.open_page(couple.viewer, "meeting")
    assert seen.our_page is not None and seen.our_page.answers == {"agenda": "march"}


def test_an_occasion_goes_on_while_our_page_of_it_is_of_today(world: World) -> None:
    both = exercise(
        "both", part("mine", "each", "offer", "word"), part("ours", "together", "joint", "plan"), repeat="dated"
    )
    world.library = make_library(world.folder.parent / "more", both)
    world.join()
    mine = world.write("both", word="mine")
    world.clock.go_on(days=1)
    world.together()
    world.write("both", plan="ours")
    world.session.people.go_to_seat(ANA)
    page = world.session.pages.open_page(world.viewer, "both")
    assert page.entry_id == mine.entry_id and page.our_page is not None
    world.clock.go_on(days=1)
    assert not world.session.pages.open_page(world.viewer, "both").exists


def test_entries_are_told_apart_by_how_they_begin_and_two_of_one_day_by_the_time(solo: World) -> None:
    first = solo.write("pulse", word="Tired.\nAnd the day was long, longer than I can say in one line")
    solo.clock.go_on(hours=2)
    second = solo.session.pages.new_page(solo.viewer, "pulse")
    solo.write("pulse", second.entry_id, score=4)
    solo.clock.go_on(days=1)

    lines = solo.session.pages.open_page(solo.viewer, "pulse").earlier

    assert [line.entry_id for line in lines] == [second.entry_id, first.entry_id]
    assert [line.first_words for line in lines] == ["", "Tired. And the day was long, longer …"]
    assert [line.at.local().hour if line.at else None for line in lines] == [12, 10]
    here = solo.session.pages.open_page(solo.viewer, "pulse", first.entry_id)
    assert here.at is not None and here.at.local().hour == 10


def test_an_entry_of_another_day_that_was_gone_on_with_is_given_no_wrong_time(solo: World) -> None:
    first = solo.write("pulse", word="one")
    second = solo.session.pages.new_page(solo.viewer, "pulse")
    solo.write("pulse", second.entry_id, word="two")
    solo.clock.go_on(days=3)
    solo.write("pulse", first.entry_id, word="one, and more")
    lines = {line.entry_id: line for line in solo.session.pages.open_page(solo.viewer, "pulse").earlier}
    assert lines[first.entry_id].at is None and lines[second.entry_id].at is not None


def test_our_page_shows_no_first_words_at_the_seat_of_one(couple: World) -> None:
    couple.together()
    first = couple.write("meeting", agenda="march")
    couple.clock.go_on(days=7)
    couple.write("meeting", agenda="april")
    couple.session.people.go_to_seat(ANA)
    lines = couple.session.pages.open_page(couple.viewer, "meeting").earlier
    assert [(line.entry_id, line.first_words) for line in lines] == [(first.entry_id, "")]


def test_an_unknown_page_or_exercise_is_named(solo: World) -> None:
    with pytest.raises(UnknownName):
        solo.session.pages.open_page(solo.viewer, "walk", "no-such-page")
    with pytest.raises(UnknownName):
        solo.session.pages.open_page(solo.viewer, "no-such-exercise")
    with pytest.raises(UnknownName):
        solo.session.lists.exercise_lines(solo.viewer, "no-such-tab")


def test_the_list_tells_states_in_the_order_of_the_tab(solo: World) -> None:
    solo.write("walk", wish="w")
    lines = {line.exercise_id: line for line in solo.session.lists.exercise_lines(solo.viewer, "first")}
    assert set(lines) == {"walk", "pulse", "meeting", "letter"}
    assert lines["walk"].state is EntryState.STARTED and lines["walk"].on == solo.clock.today()
    assert lines["pulse"].state is EntryState.UNTOUCHED and lines["pulse"].on is None


def test_a_broken_definition_keeps_its_line_and_its_answers(solo: World) -> None:
    page = solo.write("walk", wish="safe")
    solo.library = make_library(solo.folder.parent / "broken", 'id = "walk"\nnonsense = 1\n', PULSE, MEETING, LETTER)
    solo.sit(ANA)
    line = next(x for x in solo.session.lists.exercise_lines(solo.viewer, "first") if x.exercise_id == "walk")
    assert line.broken and line.state is EntryState.STARTED

    kept = solo.session.pages.open_page(solo.viewer, "walk")

    assert kept.answers == {"wish": "safe"} and kept.writable == frozenset()
    with pytest.raises(BrokenDefinition):
        solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {}))

    solo.library = make_library(solo.folder.parent / "mended", WALK, PULSE, MEETING, LETTER)
    solo.sit(ANA)
    assert solo.write("walk", page.entry_id, wish="safe", worry="none").answers == {"wish": "safe", "worry": "none"}


def test_an_exercise_that_keeps_nothing_leaves_no_trace_in_any_book(tmp_path: Path) -> None:
    quiet = exercise("quiet", part("aloud", "each", "unsaved", "spoken"), part("us", "together", "unsaved", "said"))
    world = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", quiet))
    world.join()
    for sit in (lambda: None, world.together):
        sit()
        page = world.session.pages.open_page(world.viewer, "quiet")
        draft = Draft(page.entry_id, "quiet", {"spoken": "a secret", "said": "another"})
        world.session.pages.save(world.viewer, draft)
        for state in EntryState:
            assert world.session.pages.set_state(world.viewer, draft, state).changed == Changed()
        world.session.pages.leave(world.viewer, draft, page.entry_id)

        again = world.session.pages.open_page(world.viewer, "quiet")
        assert (again.exists, again.state, again.answers, again.earlier) == (False, EntryState.UNTOUCHED, {}, ())
        (line,) = world.session.lists.exercise_lines(world.viewer, "first")
        assert (line.keeps, line.state, line.on, line.shared) == (False, EntryState.UNTOUCHED, None, False)
    assert world.session.context.books.shared.entries.heads() == ()
    world.close()


def test_who_saves_is_told_how_the_entry_and_its_line_stand_now(solo: World) -> None:
    page = solo.session.pages.new_page(solo.viewer, "walk")
    first = solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {"wish": "rain"}))
    assert (first.exists, first.state, first.on) == (True, EntryState.STARTED, solo.clock.today())
    assert [(line.exercise_id, line.state) for line in first.lines] == [("walk", EntryState.STARTED)]

    again = solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {"wish": "rain and sun"}))
    assert again.changed.entries == {page.entry_id}
    assert again.lines == (), "its line says what it said before"


def test_who_saves_nothing_is_told_that_there_is_still_nothing(solo: World) -> None:
    page = solo.session.pages.new_page(solo.viewer, "walk")
    draft = Draft(page.entry_id, "walk", {})
    for saved in (
        solo.session.pages.save(solo.viewer, draft),
        solo.session.pages.leave(solo.viewer, draft, page.entry_id),
    ):
        assert (saved.exists, saved.state, saved.changed, saved.lines) == (False, EntryState.UNTOUCHED, Changed(), ())


@pytest.mark.parametrize("state", [EntryState.SKIPPED, EntryState.NOT_NOW])
def test_writing_on_a_page_that_was_put_off_begins_it_and_says_so(solo: World, state: EntryState) -> None:
    page = solo.session.pages.new_page(solo.viewer, "walk")
    put_off = solo.session.pages.set_state(solo.viewer, Draft(page.entry_id, "walk", {}), state)
    assert (put_off.exists, put_off.state, put_off.lines[0].state) == (True, state, state)

    begun = solo.session.pages.save(solo.viewer, Draft(page.entry_id, "walk", {"wish": "rain"}))
    assert (begun.state, begun.lines[0].state) == (EntryState.STARTED, EntryState.STARTED)


def test_who_leaves_is_told_the_moment_of_the_newest_commit(solo: World) -> None:
    page = solo.write("walk", wish="rain")
    written = solo.clock.now()
    solo.clock.go_on(minutes=3)
    left = solo.session.pages.leave(solo.viewer, None, page.entry_id)
    assert (left.at, left.state, left.changed) == (written, EntryState.STARTED, Changed())
