"""Opening, writing and leaving pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.world import ANA, LETTER, MEETING, PULSE, WALK, World, exercise, make_library, part
from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.workbook.views import Changed, Draft


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
        assert (line.keeps, line.state, line.on, line.copies) == (False, EntryState.UNTOUCHED, None, 0)
    assert world.session.context.books.shared.heads() == ()
    world.close()
