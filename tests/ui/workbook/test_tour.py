"""The example opens with one click, nobody is asked for a passphrase, and six stops show around on real pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ready_workbooks import copy_ready
from tests.ui.support import ANA, Stage, current_tab, shown_widgets
from trustbook.domain.times import Clock, IdSource
from trustbook.exercises.content import Content
from trustbook.exercises.example import load_example
from trustbook.ui.frame.header import seat_words
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.text import TextLabel
from trustbook.ui.pages.exercise.shelf import Shelf
from trustbook.ui.pages.look_first_page import looks
from trustbook.ui.workbook.tour import stops
from trustbook.ui.workbook.tour_strip import ExampleStrip, TourStrip
from trustbook.workbook.example import example as example_workbook
from trustbook.workbook.sitting.reports import ExamplePeople, ExampleSeat
from trustbook.workbook.sitting.views import PageView

pytestmark = pytest.mark.sweep


@pytest.fixture
def example(stage: Stage) -> Stage:
    copy_ready("example", stage.folder / "Example.trustbook", stage.clock)
    stage.choose("example")
    stage.first_tab()
    stage.settle()
    return stage


@pytest.fixture
def written_before(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """What writes the example, which takes seconds, puts one there that it wrote before."""
    clock = stage.clock
    copy_ready("example", stage.folder.with_name("elsewhere"), clock)

    def write(folder: Path, content: Content, _clock: Clock, _ids: IdSource) -> ExamplePeople:
        copy_ready("example", folder, clock)
        people = load_example(content.library, clock.today()).people
        return ExamplePeople(folder, tuple(ExampleSeat(each.name, each.passphrase) for each in people))

    monkeypatch.setattr(example_workbook, "write_example", write)


@pytest.mark.usefixtures("written_before")
def test_where_none_lies_yet_it_is_written(stage: Stage) -> None:
    stage.choose("example")
    stage.wait(lambda: stage.program.controller is not None)
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


def test_one_click_opens_it_at_a_seat_and_six_real_pages_are_shown(example: Stage) -> None:
    overviews = {tab.overview: tab.id for tab in example.services.content().tabs if tab.overview}
    for number, stop in enumerate(stops("Robin", "Alex")):
        (strip,) = strips(example)
        assert strip.accessibleName().startswith(f"{number + 1} of 6: ")
        me = example.controller.client.sitting.me
        assert me is not None and me.colour == stop.seat
        if stop.exercise_id:
            assert shown_exercise(example) == stop.exercise_id
        elif stop.overview:
            tab = current_tab(example.view)
            assert tab is not None and tab.id == overviews[stop.overview] and tab.page is None
        press(example, "Look around alone" if number == 5 else "Next")

    assert strips(example) == [], "the tour has ended"
    assert seat_words(example.controller.client.sitting) == "Alex’s seat"


def test_one_press_counts_while_the_other_seat_is_on_its_way(example: Stage) -> None:
    for _stop in range(4):
        press(example, "Next")
    (strip,) = strips(example)
    for _press in range(3):
        strip.next_button.click()
    assert strip.next_button.text() == "Opening…"
    example.wait(lambda: seat_words(example.controller.client.sitting) == "Alex’s seat")
    example.settle()

    (strip,) = strips(example)
    assert strip.accessibleName() == "6 of 6: Alex’s seat"


def test_enter_leads_on_from_page_to_page(example: Stage) -> None:
    """The pages come a moment later; none of them takes the keyboard away from “Next”."""
    for stop in stops("Robin", "Alex")[:5]:
        if stop.exercise_id:
            shown_exercise(example)
        example.settle()
        focused = example.window.focusWidget()
        assert isinstance(focused, Button) and focused.text() == "Next", stop.title
        QTest.keyClick(focused, Qt.Key.Key_Return)
        example.settle()

    (strip,) = strips(example)
    assert strip.accessibleName() == "6 of 6: Alex’s seat"
    shown_exercise(example)
    example.settle()
    assert example.window.focusWidget() is strip.next_button


def shared_in_sight(stage: Stage, words: str) -> list[str]:
    stage.wait(lambda: any(shown_widgets(stage.window, Shelf)))
    stage.settle()
    shelf = next(shown_widgets(stage.window, Shelf))
    shown = [each.text() for each in shown_widgets(shelf, TextLabel) if not each.visibleRegion().isEmpty()]
    assert any(each.startswith(words) for each in shown), shown
    return shown


def test_what_is_said_of_the_shared_lines_is_true_at_both_seats(example: Stage) -> None:
    robins: list[PageView] = []
    client = example.controller.client
    viewer = client.viewer
    client.do(lambda session: session.pages.open_page(viewer, "trust-timeline"), robins.append)
    press(example, "Next")
    assert shown_exercise(example) == "trust-timeline"
    (page,) = robins
    copy = next(copy for copy in page.copies if copy.mine)
    assert len(copy.answers) == 2 < len(page.answers)
    assert set(copy.answers.values()) <= set(shared_in_sight(example, "You shared this on"))
    for _stop in range(4):
        press(example, "Next")

    assert shown_exercise(example) == "trust-timeline"
    assert set(copy.answers.values()) <= set(shared_in_sight(example, "Robin shared this on"))
    assert str(page.answers["noticed"]) not in "\n".join(
        each.text() for each in shown_widgets(example.window, TextLabel)
    )


def test_what_is_said_of_the_first_page_is_true(example: Stage) -> None:
    shown_exercise(example)
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
    shown_exercise(example)
    press(example, "End the tour")
    assert example.view.tabs.isAncestorOf(example.window.focusWidget()), "one goes on in the page"
    example.view.actions_["together"].trigger()
    example.settle()

    assert strips(example) == []
    assert example.controller.client.sitting.me is None


@pytest.mark.parametrize("seat", ["", "together"])
def test_the_way_out_of_the_example_is_in_sight_and_leads_back_to_the_start_page(example: Stage, seat: str) -> None:
    press(example, "End the tour")
    if seat:
        example.view.actions_[seat].trigger()
        example.settle()
    (strip,) = shown_widgets(example.window, ExampleStrip)
    (leave,) = strip.findChildren(Button)
    assert leave.text() == "Leave the example" and not leave.visibleRegion().isEmpty()
    leave.click()
    example.wait(lambda: example.ended)

    assert example.ended == [None] and example.program.begins_again


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
