"""Today: where a person stopped, what has come since, five minutes for tonight; and that nobody else hears of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.workbook.today_support import begin, share, today
from tests.workbook.world import ANA, BEN, World, exercise, make_library, part
from trustbook.domain.entries import EntryState
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import NotForThisSeat
from trustbook.exercises.library import Library
from trustbook.storage.folder.manifest import backup_folders
from trustbook.workbook.sitting.views import Draft, PagePosition

WALK = exercise("walk", part("secret", "each", "private", "diary"), part("mine", "each", "offer", "wish", "worry"))
TALK = exercise(
    "talk", part("mine", "each", "offer", "word"), part("ours", "together", "joint", "plan", "review-on:date")
)
DARK = exercise("dark", part("mine", "each", "offer", "night")).replace(
    "minutes = 5", 'minutes = 5\nheavy = true\nstop = "x"'
)
SESSION = exercise("session-notes", part("ours", "together", "joint", "tasks", "next-on:date"), repeat="dated")


@pytest.fixture
def couple(tmp_path: Path) -> World:
    """Ana at her seat; Ben has joined. The world's own few pages."""
    library = make_library(tmp_path / "resources", WALK, TALK, DARK, SESSION)
    made = World(tmp_path / "Ours.trustbook", library)
    made.join()
    return made


# --- where one stopped


def test_a_page_that_was_begun_can_be_gone_on_with_at_the_question_where_writing_stopped(couple: World) -> None:
    place = PagePosition("", "", "worry", control=0, caret=3, scroll=120)
    entry_id = begin(couple, "walk", place, worry="Rai")
    couple.sit(ANA)

    go_on = today(couple).go_on

    assert go_on is not None
    assert (go_on.title, go_on.next_label) == ("Walk", ""), "what has its answer does not come next"
    assert go_on.place == PagePosition("walk", entry_id, "worry", control=0, caret=3, scroll=120)


def test_nothing_on_today_says_what_was_written(couple: World) -> None:
    begin(couple, "walk", PagePosition("", "", "diary", caret=4), diary="Zanzibar", wish="Zanzibar", worry="Zanzibar")
    assert "Zanzibar" not in repr(today(couple))


def test_without_a_place_the_first_question_without_an_answer_comes_next(couple: World) -> None:
    begin(couple, "walk", diary="d")
    go_on = today(couple).go_on
    assert go_on is not None and (go_on.next_label, go_on.place.field_id) == ("About wish", "wish")


def test_a_heavy_page_is_not_named_nor_its_question(couple: World) -> None:
    begin(couple, "dark", night="n")
    go_on = today(couple).go_on
    assert go_on is not None and (go_on.title, go_on.next_label) == ("", "")


def test_a_finished_page_and_one_from_long_ago_are_not_gone_on_with(couple: World) -> None:
    entry_id = begin(couple, "walk", wish="w")
    couple.clock.go_on(days=61)
    assert today(couple).go_on is None
    couple.clock.go_on(days=-61)
    couple.session.pages.set_state(couple.viewer, Draft(entry_id, "walk", {"wish": "w"}), EntryState.FINISHED)
    assert today(couple).go_on is None


def test_marks_of_a_week_are_not_gone_on_with_in_the_next_one_and_what_was_begun_before_them_is(tmp_path: Path) -> None:
    world = World(tmp_path / "Mine.trustbook", Library())
    world.create()
    walk = begin(world, "steady-ways", None, **{"would-help": "A call"})
    begun_on = world.clock.today()
    world.clock.go_on(days=1)
    pulse = begin(world, "weekly-pulse", PagePosition("", "", "safe"), safe=3)
    world.clock.go_on(days=1)
    go_on = today(world).go_on
    assert go_on is not None and (go_on.place.entry_id, go_on.on) == (pulse, begun_on + timedelta(days=1))

    world.clock.go_on(days=6)
    go_on = today(world).go_on
    assert go_on is not None and (go_on.place.entry_id, go_on.on) == (walk, begun_on)
    assert "weekly-pulse" in [offer.exercise_id for offer in today(world).offers], "a new week begins there"


def test_who_only_looked_again_at_a_finished_page_comes_back_to_it_on_the_same_day(couple: World) -> None:
    entry_id = begin(couple, "walk", wish="w")
    couple.session.pages.set_state(couple.viewer, Draft(entry_id, "walk", {"wish": "w"}), EntryState.FINISHED)
    couple.session.today.keep_place(couple.viewer, PagePosition("walk", entry_id, scroll=40))
    go_on = today(couple).go_on
    assert go_on is not None and go_on.place.scroll == 40
    assert go_on.finished and not go_on.next_label, "it is not called unfinished"
    talk = begin(couple, "talk", word="x")
    couple.session.today.keep_place(couple.viewer, PagePosition("walk", entry_id))
    begun = today(couple).go_on
    assert begun is not None and begun.place.entry_id == talk and not begun.finished, "what was begun comes first"
    couple.session.pages.set_state(couple.viewer, Draft(talk, "talk", {"word": "x"}), EntryState.FINISHED)
    couple.clock.go_on(days=1)
    assert today(couple).go_on is None


def test_a_page_that_nobody_wrote_on_leaves_no_place(couple: World) -> None:
    page = couple.session.pages.open_page(couple.viewer, "walk")
    couple.session.today.keep_place(couple.viewer, PagePosition("walk", page.entry_id, scroll=9))
    assert today(couple).go_on is None
    assert ".place" not in couple.session.context.seat(couple.viewer).own.settings.all()


def test_not_now_holds_until_tomorrow_also_after_signing_in_again(couple: World) -> None:
    begin(couple, "walk", wish="w")
    couple.session.today.put_off(couple.viewer, "go-on")
    assert today(couple).go_on is None
    couple.sit(ANA)
    assert today(couple).go_on is None
    couple.clock.go_on(days=1)
    assert today(couple).go_on is not None


def test_an_erased_page_is_named_nowhere_any_more_also_not_in_the_backups(couple: World) -> None:
    first = begin(couple, "walk", PagePosition("", "", "wish"), wish="w")
    couple.session.keeping.back_up()
    begin(couple, "talk", PagePosition("", "", "word"), word="x")
    couple.session.erasing.erase(couple.viewer, first)

    go_on = today(couple).go_on
    assert go_on is not None and go_on.place.exercise_id == "talk", "the newer place stays"
    couple.session.keeping.close()
    for folder in (couple.folder, *backup_folders(couple.folder)):
        couple.open_session = couple.opener.sign_in(folder, ANA)
        own = couple.session.context.seat(couple.viewer).own
        assert first not in repr(own.settings.all())
        couple.close()


# --- nobody else


def test_the_place_and_what_was_put_off_lie_in_no_book_but_ones_own(couple: World) -> None:
    entry_id = begin(couple, "walk", PagePosition("", "", "worry", caret=3), worry="Rai")
    couple.session.today.put_off(couple.viewer, "five-minutes")
    couple.together()
    shared = couple.session.context.books.shared
    assert not [key for key in shared.settings.all() if key in (".place", ".put-off", ".told")]
    assert entry_id not in repr((shared.settings.all(), shared.entries.all(), shared.events.all()))
    assert today(couple).go_on is None
    couple.session.people.go_to_seat(BEN)
    seen = today(couple)
    assert seen.go_on is None and seen.placed == () and seen.look_again is None
    assert "walk" not in repr(seen).lower()


def test_at_together_nothing_is_noted(couple: World) -> None:
    couple.together()
    page = couple.session.pages.open_page(TOGETHER, "talk")
    before = couple.session.context.books.shared.settings.all()
    couple.session.pages.save(
        TOGETHER, Draft(page.entry_id, "talk", {"plan": "p"}, place=PagePosition("talk", page.entry_id, "plan"))
    )
    couple.session.today.keep_place(TOGETHER, PagePosition("talk", page.entry_id, "plan"))
    couple.session.today.put_off(TOGETHER, "five-minutes")
    assert couple.session.context.books.shared.settings.all() == before
    assert today(couple).offers == ()


def test_today_of_another_seat_is_refused(couple: World) -> None:
    me = couple.viewer
    couple.together()
    for call in (
        lambda: couple.session.today.view(me),
        lambda: couple.session.today.put_off(me, "go-on"),
        lambda: couple.session.today.keep_place(me, PagePosition("walk", "x")),
    ):
        with pytest.raises(NotForThisSeat):
            call()


# --- what the other one placed


def placed(world: World) -> list[tuple[str, str, str]]:
    return [(each.author.name, each.title, each.kind) for each in today(world).placed]


def test_what_was_shared_since_the_last_sitting_is_said_on_that_day_only(couple: World) -> None:
    today(couple)
    couple.sit(BEN)
    begin(couple, "walk", wish="Sundays")
    share(couple, "walk", "wish")
    assert placed(couple) == [], "nobody is told of what they placed themselves"
    couple.clock.go_on(days=1)
    couple.sit(ANA)

    assert placed(couple) == [("Ben", "Walk", "lines")]
    couple.sit(ANA)
    assert placed(couple) == [("Ben", "Walk", "lines")], "a lock in between takes nothing away"
    couple.clock.go_on(days=1)
    couple.sit(ANA)
    assert placed(couple) == []


def test_once_its_page_was_opened_today_says_no_more_of_it_and_the_page_does(couple: World) -> None:
    today(couple)
    couple.sit(BEN)
    begin(couple, "walk", wish="Sundays")
    share(couple, "walk", "wish")
    couple.sit(ANA)
    assert placed(couple) == [("Ben", "Walk", "lines")]

    page = couple.session.pages.open_page(couple.viewer, "walk")
    assert [copy.is_news for copy in page.copies] == [True]
    assert placed(couple) == []
    assert couple.session.pages.open_page(couple.viewer, "walk").copies[0].is_news, "for the rest of this sitting"


def test_what_was_taken_back_is_not_spoken_of(couple: World) -> None:
    today(couple)
    couple.sit(BEN)
    begin(couple, "walk", wish="Sundays")
    couple.session.sharing.withdraw(couple.viewer, share(couple, "walk", "wish"))
    couple.sit(ANA)
    assert placed(couple) == []


def test_our_page_that_the_other_one_put_there_is_said_and_a_heavy_one_without_its_title(couple: World) -> None:
    today(couple)
    couple.sit(BEN)
    entry_id = begin(couple, "talk", plan="Tuesdays")
    couple.session.sharing.put_on_our_page(couple.viewer, entry_id)
    begin(couple, "dark", night="n")
    share(couple, "dark", "night")
    couple.sit(ANA)
    assert placed(couple) == [("Ben", "", "lines"), ("Ben", "Talk", "our-page")]
    ours = couple.session.pages.open_page(couple.viewer, "talk").our_page
    assert ours is not None and ours.news_of == "Ben"


def test_nothing_shows_the_one_who_shared_that_it_was_read_or_when(couple: World) -> None:
    couple.sit(BEN)
    begin(couple, "walk", wish="Sundays")
    share(couple, "walk", "wish")
    shared = couple.session.context.books.shared
    before = (shared.settings.all(), shared.events.all(), shared.entries.all())
    couple.sit(ANA)
    today(couple)
    couple.session.pages.open_page(couple.viewer, "walk")
    shared = couple.session.context.books.shared
    assert (shared.settings.all(), shared.events.all(), shared.entries.all()) == before


def test_who_comes_from_an_earlier_program_is_told_what_came_after_their_last_page_only(couple: World) -> None:
    couple.sit(BEN)
    begin(couple, "walk", wish="long known")
    share(couple, "walk", "wish")
    couple.clock.go_on(days=2)
    couple.sit(ANA)
    begin(couple, "walk", wish="mine")
    couple.clock.go_on(days=2)
    couple.sit(BEN)
    begin(couple, "dark", night="n")
    share(couple, "dark", "night")
    couple.sit(ANA)
    assert placed(couple) == [("Ben", "", "lines")]
    couple.clock.go_on(days=1)
    couple.sit(ANA)
    assert placed(couple) == []


def test_what_is_older_than_ones_last_page_is_no_news_also_where_it_was_written_down_later(couple: World) -> None:
    """As in the example, and in a file that was brought in: its days and the order of its events differ."""
    couple.clock.go_on(days=8)
    couple.sit(BEN)
    begin(couple, "dark", night="n")
    share(couple, "dark", "night")
    couple.clock.go_on(days=-8)
    begin(couple, "walk", wish="long known")
    share(couple, "walk", "wish")
    couple.clock.go_on(days=4)
    couple.sit(ANA)
    begin(couple, "walk", wish="mine")
    couple.clock.go_on(days=5)
    for _sitting in range(2):
        couple.sit(ANA)
        assert placed(couple) == [("Ben", "", "lines")]


# --- days


def on(world: World, days: int) -> str:
    return (world.clock.today() + timedelta(days=days)).isoformat()


def test_a_page_is_to_be_looked_at_again_on_its_day_and_some_weeks_after(couple: World) -> None:
    couple.together()
    page = couple.session.pages.open_page(TOGETHER, "talk")
    couple.session.pages.save(TOGETHER, Draft(page.entry_id, "talk", {"plan": "p", "review-on": on(couple, 3)}))
    assert today(couple).look_again is None
    couple.clock.go_on(days=3)
    again = today(couple).look_again
    assert again is not None
    assert (again.words, again.title, again.entry_id) == ("", "Talk", page.entry_id)
    assert (again.on, again.begun) == (couple.clock.today(), couple.clock.today() - timedelta(days=3))
    couple.session.people.go_to_seat(ANA)
    assert today(couple).look_again == again
    couple.session.today.put_off(couple.viewer, "look-again")
    assert today(couple).look_again is None
    couple.clock.go_on(days=28)
    assert today(couple).look_again == again
    couple.clock.go_on(days=1)
    assert today(couple).look_again is None, "it does not press"


def test_the_next_session_is_said_until_its_day_is_over(couple: World) -> None:
    couple.together()
    page = couple.session.pages.open_page(TOGETHER, "session-notes")
    couple.session.pages.save(TOGETHER, Draft(page.entry_id, "session-notes", {"next-on": on(couple, 7)}))
    couple.session.people.go_to_seat(BEN)
    appointment = today(couple).appointment
    assert appointment is not None and appointment.on == date.fromisoformat(on(couple, 7))
    couple.clock.go_on(days=7)
    assert today(couple).appointment is not None
    couple.clock.go_on(days=1)
    assert today(couple).appointment is None
