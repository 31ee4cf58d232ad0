"""The example opens with one click, nobody is asked for a passphrase, and seven stops show around on real pages."""

from __future__ import annotations

import pytest

from tests.ready_workbooks import copy_ready
from tests.ui.support import ANA, Stage, current_tab, shown_widgets
from trustbook.ui.frame.header import seat_words
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.text import TextLabel
from trustbook.ui.pages.look_first_page import looks
from trustbook.ui.workbook.tour import stops
from trustbook.ui.workbook.tour_strip import TourStrip

pytestmark = pytest.mark.thorough


@pytest.fixture
def example(stage: Stage) -> Stage:
    copy_ready("example", stage.folder / "Example.trustbook", stage.clock)
    stage.choose("example")
    stage.first_tab()
    stage.settle()
    return stage


def test_where_none_lies_yet_it_is_written(stage: Stage) -> None:
    stage.choose("example")
    stage.qtbot.waitUntil(lambda: stage.program.controller is not None, timeout=60_000)
    stage.first_tab()

    assert stage.controller.folder == stage.folder / "Example.trustbook"
    assert stage.controller.is_example


def strips(stage: Stage) -> list[TourStrip]:
    return list(shown_widgets(stage.window, TourStrip))


def press(stage: Stage, name: str) -> None:
    (strip,) = strips(stage)
    next(each for each in strip.findChildren(Button) if each.text() == name).click()
    stage.settle()


def shown_exercise(stage: Stage) -> str:
    tab = current_tab(stage.view)
    assert tab is not None
    stage.wait(lambda: tab.page is not None)
    assert tab.page is not None
    return tab.page.page.exercise.id


def test_one_click_opens_it_at_a_seat_and_seven_real_pages_are_shown(example: Stage) -> None:
    seen = []
    for number, stop in enumerate(stops("Robin", "Alex")):
        (strip,) = strips(example)
        assert strip.accessibleName().startswith(f"{number + 1} of 7: ")
        me = example.controller.client.sitting.me
        assert me is not None and me.colour == stop.seat
        seen.append(shown_exercise(example) if stop.exercise_id else "")
        press(example, "Look around alone" if number == 6 else "Next")

    assert seen == [stop.exercise_id for stop in stops("Robin", "Alex")]
    assert strips(example) == [], "the tour has ended"
    assert seat_words(example.controller.client.sitting) == "Alex’s seat"


def test_what_is_said_of_the_first_page_is_true(example: Stage) -> None:
    press(example, "Next")
    tab = current_tab(example.view)
    assert tab is not None and tab.page is not None
    answers = list(tab.page.page.answers.values())
    assert answers, "something stands there"
    entry_id = tab.page.page.entry_id

    example.view.actions_["seat-second"].trigger()
    example.settle()

    client = example.controller.client
    assert client.sitting.me is not None and client.sitting.me.colour == "second"
    told: list[str] = []
    client.do(lambda session: repr(session.pages.open_page(client.viewer, "what-forgiving-means")), told.append)
    example.settle()
    assert len(told) == 1 and entry_id not in told[0]


def test_look_here_first_leads_to_a_written_page_or_a_desk_of_each_tab_and_today_leads_to_it(example: Stage) -> None:
    press(example, "End the tour")
    titles = [tab.title for tab in example.services.content().tabs]
    for look, tab_title in zip(looks(), titles, strict=True):
        example.controller.services.navigator.open_today()
        example.settle()
        (way,) = [each for each in shown_widgets(example.window, Button) if each.text() == "Look here first"]
        way.click()
        example.settle()
        assert tab_title in [each.text() for each in shown_widgets(example.window, TextLabel)]
        name = look.name or example.services.content().library.exercise(look.exercise_id).title
        next(each for each in shown_widgets(example.window, Button) if each.text() == name).click()
        example.settle()
        assert current_tab(example.view) is not None
        if look.exercise_id:
            assert shown_exercise(example) == look.exercise_id


def test_the_tour_can_be_ended_at_once_and_stays_away(example: Stage) -> None:
    press(example, "End the tour")
    example.view.actions_["together"].trigger()
    example.settle()

    assert strips(example) == []
    assert example.controller.client.sitting.me is None


def test_the_cover_says_what_opens_it(example: Stage) -> None:
    example.view.actions_["cover"].trigger()
    example.settle()

    words = " ".join(each.text() for each in shown_widgets(example.window, TextLabel))
    for passphrase in example.controller.invented_passphrases.values():
        assert passphrase in words


def test_after_the_lock_it_begins_on_the_start_page_and_the_same_example_opens_again(example: Stage) -> None:
    folder = example.controller.folder
    example.controller.lock()
    example.wait(lambda: example.ended)
    assert example.ended == [None]
    assert example.program.begins_again, "a window that only disappeared would look like a crash"
    example.start_again()

    example.choose("example")
    example.first_tab()

    assert example.controller.folder == folder
    assert sorted(path.name for path in folder.parent.glob("*.trustbook")) == ["Example.trustbook"]


def test_a_workbook_of_ones_own_called_example_asks_for_its_passphrase_and_is_left_alone(stage: Stage) -> None:
    stage.create()
    stage.prompts.answers["offer-code"] = "cancel"
    mine = stage.controller.folder
    stage.program.close()
    stage.wait(lambda: stage.ended)
    mine = mine.rename(mine.with_name("Example.trustbook"))
    stage.start_again()

    page = stage.window.shown
    assert page is not None
    book = next(each for each in shown_widgets(page, Button) if each.accessibleName() == "Example")
    book.click()
    stage.fill("sign-in", "open", passphrase=ANA)
    stage.first_tab()

    assert stage.controller.folder == mine and not stage.controller.is_example
