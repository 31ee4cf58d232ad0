"""Then and now: two days of the same page, as the viewer may see them, and nothing that somebody else wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.samples import all_words, reader
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryState
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import NotForThisSeat, UnknownName
from trustbook.exercises.library import Library
from trustbook.workbook.paper.paper_files import make_pdf
from trustbook.workbook.sitting.views import Draft

MARKER = "quokka-marker"


def three_weeks(world: World) -> None:
    """Ana on three days; on the second the word is left open."""
    for word, score in (("Emptied", 3), ("", 5), ("Ordinary", 7)):
        world.write("pulse", word=word, score=score)
        world.clock.go_on(days=7)


def test_the_first_and_the_latest_stand_beside_each_other_and_other_days_can_be_chosen(couple: World) -> None:
    three_weeks(couple)
    asked, viewer = couple.session.then_and_now, couple.viewer
    (page,) = asked.pages(viewer)
    assert page.exercise_id == "pulse" and page.first < page.latest
    found = asked.compare(viewer, "pulse")
    assert [(each.field.id, each.then, each.now) for each in found.questions] == [
        ("word", "Emptied", "Ordinary"),
        ("score", 3, 7),
    ]
    assert not found.ours and len(found.occasions) == 3
    middle = found.occasions[1]
    other = asked.compare(viewer, "pulse", found.then.entry_id, middle.entry_id)
    assert other.now == middle and other.questions[0].now is None


def test_nobody_sees_the_pages_of_the_other_one_so(couple: World) -> None:
    three_weeks(couple)
    mine = couple.session.then_and_now.compare(couple.viewer, "pulse")
    for word in (MARKER, f"{MARKER} again"):
        couple.write("walk", wish=word)
        couple.clock.go_on(days=1)
    ben = couple.sit(BEN)
    assert ben.then_and_now.pages(ben.viewer) == ()
    for then, now in (("", ""), (mine.then.entry_id, mine.now.entry_id)):
        with pytest.raises(UnknownName):
            ben.then_and_now.compare(ben.viewer, "pulse", then, now)
    with pytest.raises(NotForThisSeat):
        ben.then_and_now.compare(couple.sit(ANA).viewer, "pulse")


def test_what_both_wrote_is_seen_at_either_seat_and_at_together(couple: World) -> None:
    couple.together()
    for agenda in ("Money", "Sunday"):
        couple.write("meeting", agenda=agenda)
        couple.clock.go_on(days=7)
    for viewer in (TOGETHER, couple.sit(ANA).viewer):
        session = couple.together() if viewer.is_together else couple.sit(ANA)
        found = session.then_and_now.compare(session.viewer, "meeting")
        assert found.ours and [(each.then, each.now) for each in found.questions] == [("Money", "Sunday")]


def test_what_was_skipped_or_left_empty_is_no_day_to_compare_with(couple: World) -> None:
    couple.write("pulse", word="Once")
    couple.clock.go_on(days=7)
    page = couple.session.pages.new_page(couple.viewer, "pulse")
    couple.session.pages.set_state(couple.viewer, Draft(page.entry_id, "pulse", {}), EntryState.SKIPPED)
    assert couple.session.then_and_now.pages(couple.viewer) == ()
    with pytest.raises(UnknownName):
        couple.session.then_and_now.compare(couple.viewer, "pulse")


@pytest.fixture
def whole(tmp_path: Path) -> World:
    """Ana alone, with the program's own pages."""
    made = World(tmp_path / "Mine.trustbook", Library())
    made.create()
    return made


def test_letters_and_promises_are_no_question_asked_twice(whole: World) -> None:
    for name, field in (("unsent-letter", "words"), ("small-promise", "what"), ("steady-ways", "would-help")):
        for words in ("One", "Another"):
            whole.write(name, **{field: words})
            whole.clock.go_on(days=1)

    pages = whole.session.then_and_now.pages(whole.viewer)
    assert [page.exercise_id for page in pages] == ["steady-ways"]


def test_what_was_finished_twice_stands_before_what_is_only_begun(whole: World) -> None:
    for word, state in (("Emptied", "finished"), ("Ordinary", "finished"), ("Begun", "started")):
        page = whole.write("weekly-pulse", word=word)
        draft = Draft(page.entry_id, "weekly-pulse", {"word": word})
        whole.session.pages.set_state(whole.viewer, draft, EntryState(state))
        whole.clock.go_on(days=7)
    for words in ("A call at noon", "A call at six"):
        whole.write("steady-ways", **{"would-help": words})
        whole.clock.go_on(days=1)

    asked = whole.session.then_and_now
    assert [page.exercise_id for page in asked.pages(whole.viewer)] == ["weekly-pulse", "steady-ways"]
    questions = asked.compare(whole.viewer, "weekly-pulse").questions
    assert [(each.then, each.now) for each in questions] == [("Emptied", "Ordinary")]


def test_on_paper_both_days_stand_with_their_answers_and_what_was_left_open_is_said(couple: World) -> None:
    three_weeks(couple)
    found = couple.session.then_and_now.compare(couple.viewer, "pulse")
    then, middle = found.then.entry_id, found.occasions[1].entry_id
    data = make_pdf(couple.session.then_and_now.on_paper(couple.viewer, "pulse", then, middle))
    text = all_words(data)
    assert len(reader(data).pages) == 1
    assert all(words in text for words in ("2 March 2026", "9 March 2026", "Emptied", "Left open", "5 of 10"))
    assert "Ordinary" not in text
