"""Today: five minutes for tonight, and what the first evening and the days after a hurt begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.today_support import begin, today
from tests.workbook.world import World
from trustbook.domain.entries import EntryState
from trustbook.exercises.library import Library
from trustbook.workbook.sitting.views import Draft, PagePosition, StartPath
from trustbook.workbook.today.start_paths import SETTING


@pytest.fixture
def whole(tmp_path: Path) -> World:
    """Ana alone, with the program's own pages."""
    made = World(tmp_path / "Mine.trustbook", Library())
    made.create()
    return made


def test_five_minutes_are_light_pages_and_another_one_comes_first_on_another_day(whole: World) -> None:
    begin(whole, "appreciation", noticed="x")
    whole.clock.go_on(days=22)  # the first days are over
    first = today(whole).offers
    assert len(first) >= 3 and all(offer.title and offer.words for offer in first)
    whole.clock.go_on(days=1)
    assert today(whole).offers[0] != first[0]


def test_a_weeks_marks_are_offered_when_a_week_is_over(whole: World) -> None:
    begin(whole, "weekly-pulse", word="tired")
    whole.session.today.put_off(whole.viewer, "go-on")
    assert "weekly-pulse" not in [offer.exercise_id for offer in today(whole).offers]
    whole.clock.go_on(days=7)
    whole.session.today.put_off(whole.viewer, "go-on")
    assert today(whole).offers[0].exercise_id == "weekly-pulse"


def test_the_path_of_where_to_start_goes_on_where_it_was(whole: World) -> None:
    way = whole.session.start_paths.say(whole.viewer, ["hidden", "jealousy"])
    offered = [offer.exercise_id for offer in today(whole).offers]
    light = whole.library.exercise(way.next_id)
    assert light.heavy or offered[0] == way.next_id
    whole.session.start_paths.say(whole.viewer, [])
    assert today(whole).offers


def test_what_was_done_today_is_not_offered_again(whole: World) -> None:
    begin(whole, "appreciation", noticed="The dishes.")
    assert "appreciation" not in [offer.exercise_id for offer in today(whole).offers]


def test_what_was_begun_a_week_ago_and_done_on_paper_today_is_not_offered(whole: World) -> None:
    first = today(whole).offers[0].exercise_id
    draft = Draft(whole.session.pages.open_page(whole.viewer, first).entry_id, first, {})
    whole.session.pages.set_state(whole.viewer, draft, EntryState.SKIPPED)
    whole.clock.go_on(days=7)
    assert today(whole).offers[0].exercise_id == first
    whole.session.pages.set_state(whole.viewer, draft, EntryState.ON_PAPER)
    assert first not in [offer.exercise_id for offer in today(whole).offers]


def test_not_tonight_leaves_one_thing_to_do_and_no_offer(whole: World) -> None:
    whole.session.today.put_off(whole.viewer, "five-minutes")
    seen = today(whole)
    assert seen.offers == () and seen.always is not None and seen.always.exercise_id == "mindful-minutes"


ASKS_FOR_MUCH = {"appreciation", "effort-log", "small-moments", "gentle-opening"}
"""What hurts whoever learned of it today: thanks, effort, a request."""


def offered(world: World) -> list[str]:
    seen = today(world)
    return [*([seen.always.exercise_id] if seen.always else []), *(offer.exercise_id for offer in seen.offers)]


def test_whoever_finished_a_heavy_page_is_not_asked_to_go_on_with_it(whole: World) -> None:
    entry_id = begin(whole, "first-night", person="My sister.")
    begun = today(whole).go_on
    assert begun is not None and (begun.title, begun.finished) == ("", False)
    draft = Draft(entry_id, "first-night", {"person": "My sister."})
    whole.session.pages.set_state(whole.viewer, draft, EntryState.FINISHED)
    whole.session.today.keep_place(whole.viewer, PagePosition("first-night", entry_id))
    assert today(whole).go_on is None


@pytest.mark.thorough
@pytest.mark.parametrize(
    "said", [[], ["just-now", "hurt", "affair"], ["unsure"], ["broke"], ["lies", "hidden"], ["hurt", "keeping"]]
)
def test_in_the_first_days_and_after_a_hurt_nothing_is_offered_that_asks_for_thanks_or_effort(
    whole: World, said: list[str]
) -> None:
    whole.session.start_paths.say(whole.viewer, said)
    for _day in range(7):
        names = offered(whole)
        assert names and not ASKS_FOR_MUCH & set(names)
        whole.clock.go_on(days=1)


def test_where_the_path_goes_on_with_a_page_that_is_not_for_five_minutes_it_is_said_that_it_waits(
    whole: World,
) -> None:
    paths = whole.session.start_paths

    def waits() -> bool:
        return whole.session.today.view(whole.viewer).path_waits

    assert not waits(), "nothing was said"
    way = paths.say(whole.viewer, ["just-now", "hurt"])
    seen = 0
    while way.next_id:
        offers = [offer.exercise_id for offer in whole.session.today.view(whole.viewer).offers]
        assert waits() == (way.next_id not in offers)
        seen += waits()
        page = whole.session.pages.open_page(whole.viewer, way.next_id)
        draft = Draft(page.entry_id, way.next_id, {})
        whole.session.pages.set_state(whole.viewer, draft, EntryState.SKIPPED)
        way = paths.way(whole.viewer)
    assert seen and not waits(), "all of it was seen"

    paths.say(whole.viewer, ["just-now"])
    whole.session.today.put_off(whole.viewer, "five-minutes")
    assert not waits(), "“Not tonight” is an answer to this, too"


def test_that_it_came_out_today_is_true_for_two_weeks_and_then_offers_and_path_go_by_the_rest(whole: World) -> None:
    begin(whole, "appreciation", noticed="x")
    whole.clock.go_on(days=30)
    paths = whole.session.start_paths
    assert first_pages(paths.say(whole.viewer, ["just-now"]))
    whole.clock.go_on(days=13)
    assert not ASKS_FOR_MUCH & set(offered(whole)) and first_pages(paths.way(whole.viewer))
    whole.clock.go_on(days=1)
    assert ASKS_FOR_MUCH & set(offered(whole))
    way = paths.way(whole.viewer)
    assert way.chosen == {"just-now"} and way.stages and not first_pages(way)
    assert "behind you" in way.notes[0]


def test_the_day_on_which_it_was_said_stays_when_something_is_added_and_begins_anew_when_it_is_said_anew(
    whole: World,
) -> None:
    paths, began = whole.session.start_paths, whole.clock.today()
    paths.say(whole.viewer, ["just-now"])
    whole.clock.go_on(days=20)
    assert paths.say(whole.viewer, ["just-now", "jealousy"]).said_on == {"just-now": began}
    assert paths.say(whole.viewer, ["jealousy"]).said_on == {}
    assert paths.say(whole.viewer, ["just-now"]).said_on == {"just-now": whole.clock.today()}


def test_what_was_said_before_its_day_was_kept_is_of_old(whole: World) -> None:
    begin(whole, "appreciation", noticed="x")
    whole.clock.go_on(days=30)
    book = whole.session.context.books.private
    assert book is not None
    book.settings.put(SETTING, "just-now")
    assert ASKS_FOR_MUCH & set(offered(whole))
    assert not first_pages(whole.session.start_paths.way(whole.viewer))


def first_pages(way: StartPath) -> set[str]:
    """Which pages for the first hours and days are suggested."""
    steps = {step.line.exercise_id for _stage, group in way.stages for step in group}
    return steps & {"first-night", "first-days"}


def test_where_nothing_was_broken_thanks_are_offered_from_the_first_day_on(whole: World) -> None:
    whole.session.start_paths.say(whole.viewer, ["keeping"])
    assert ASKS_FOR_MUCH & set(offered(whole))


def test_two_who_begin_together_are_offered_how_to_work_and_how_to_stop_and_nothing_that_asks_for_ease(
    whole: World,
) -> None:
    whole.join()
    whole.together()
    for _day in range(3):
        names = offered(whole)
        assert names[0] == "working-agreement" and not {"milestone", "restart", "outside-stress-talk"} & set(names)
        whole.clock.go_on(days=1)


def test_the_first_evening_begins_with_where_to_start_until_something_is_said_or_written(whole: World) -> None:
    assert today(whole).where_to_start
    whole.session.start_paths.say(whole.viewer, ["hurt"])
    assert not today(whole).where_to_start
    whole.session.start_paths.say(whole.viewer, [])
    begin(whole, "appreciation", noticed="x")
    assert not today(whole).where_to_start


def test_who_was_hurt_is_not_sent_to_pages_of_the_one_who_broke_trust(whole: World) -> None:
    def suggested(*said: str) -> set[str]:
        way = whole.session.start_paths.say(whole.viewer, said)
        return {step.line.exercise_id for _stage, steps in way.stages for step in steps}

    assert not {"ending-contact", "answer-letter"} & suggested("hurt", "affair")
    assert "impact-letter" not in suggested("broke", "affair")
    assert {"ending-contact", "impact-letter"} <= suggested("both", "affair") | suggested("affair")
