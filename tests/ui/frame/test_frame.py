"""Header, tabs and footer: where one is, how things stand with the disk, and what changes in little room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.each import a_few
from tests.ui.stand_ins import TestClock
from tests.ui.support import Stage, shown_widgets
from trustbook.domain.problems import DiskFull
from trustbook.ui.frame.footer import Footer, save_words
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit import Disc
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.pages.exercise_list import ExerciseList
from trustbook.ui.pages.tab_page import TabPage
from trustbook.ui.runtime.theme import load_tokens

pytestmark = pytest.mark.thorough

ACCENT = "#2d5a53"
MOST_LINES = 16
"""Of the menu, so that it fits below the header of a small screen."""
DESK, PAPER = load_tokens("light")["desk"], load_tokens("light")["paper"]


def header_words(stage: Stage) -> list[str]:
    return [each.text() for each in shown_widgets(stage.view.header, Button)]


def marked(stage: Stage) -> list[str]:
    return [each.text() for each in shown_widgets(stage.view.header, Button) if each.isChecked()]


def underline(bar: QTabBar) -> bool:
    """Whether the line of the accent stands below the current tab."""
    picture = bar.grab(bar.tabRect(bar.currentIndex())).toImage()
    middle = picture.width() // 2
    return any(picture.pixelColor(middle, y) == QColor(ACCENT) for y in range(picture.height() - 6, picture.height()))


@pytest.mark.daily
def test_the_tab_is_underlined_only_while_one_is_in_it(stage: Stage) -> None:
    stage.window.resize(1366, 728)
    view = stage.create()
    stage.settle()
    view.tabs.bar.clearFocus()  # the ring of the focus would stand in its place
    assert underline(view.tabs.bar)
    for action in ("find", "guide", "help"):
        view.actions_[action].trigger()
        stage.settle()
        assert not underline(view.tabs.bar), action
    view.leave_page()
    stage.settle()
    view.tabs.bar.clearFocus()
    assert underline(view.tabs.bar)


def test_the_header_says_when_one_is_on_find(stage: Stage) -> None:
    stage.window.resize(1366, 728)
    view = stage.create()
    stage.settle()
    assert marked(stage) == []
    next(each for each in shown_widgets(view.header, Button) if each.text() == "Find").click()
    stage.settle()
    assert marked(stage) == ["Find"]
    view.tabs.show_tab("boundaries")
    assert marked(stage) == []


@pytest.mark.daily
def test_who_sits_here_is_marked_without_colour(stage: Stage) -> None:
    stage.window.resize(1366, 728)
    stage.create()
    assert [disc.letters for disc in shown_widgets(stage.view.header, Disc)] == ["A"]
    stage.join()
    assert [disc.letters for disc in shown_widgets(stage.view.header, Disc)] == ["A", "B"]


def test_large_text_makes_one_row_of_tabs_and_list_and_keeps_every_way(stage: Stage) -> None:
    stage.window.resize(1366, 728)
    stage.services.look.change("text_percent", 200)
    view = stage.create()
    stage.settle()
    assert header_words(stage) == ["Ana", "Today", "Cover", "Lock", "Menu"], "Find is in the menu"
    assert not view.tabs.bar.isVisible()
    (tab, pages) = shown_widgets(view.tabs.row, Button)
    assert (tab.text(), pages.text()) == ("Understanding", "All pages")
    assert tab.hasFocus(), "as the tabs have it where they stand side by side"

    tab.click()
    menu = tab.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()][2] == "Boundaries"
    menu.actions()[2].trigger()
    menu.close()
    stage.settle()
    assert tab.text() == "Boundaries"
    pages.click()
    assert [each.isVisible() for each in shown_widgets(view.tabs, ExerciseList)] == [True]
    view.actions_["tab-5"].trigger()
    assert tab.text() == "Letters", "the keys of the tabs work as ever"


def test_the_menu_repeats_no_button_of_the_header_and_is_read_at_a_glance(stage: Stage) -> None:
    stage.window.resize(1366, 728)
    stage.create()
    stage.join()
    view = stage.view
    for percent, with_find in ((100, False), (200, True)):
        stage.services.look.change("text_percent", percent)
        stage.settle()
        view.header.menu_button.click()
        lines = [each.text() for each in view.actions_.menu.actions() if each.isVisible() and not each.isSeparator()]
        view.actions_.menu.close()
        assert ("Find" in lines) is with_find
        assert not {"Today", "Cover the window", "Lock", "Cover"} & set(lines)
        assert "Print or save as PDF" in lines and len(lines) <= MOST_LINES
    keys = [view.actions_[action_id] for action_id in ("today", "find", "cover", "lock")]
    assert all(each.isEnabled() and each.shortcuts() for each in keys), "the keys work as ever"


@pytest.mark.daily
def test_a_small_window_gives_the_same_row_and_a_wide_one_the_tabs_again(stage: Stage) -> None:
    view = stage.create()
    stage.window.resize(900, 700)
    stage.settle()
    assert not view.tabs.bar.isVisible()
    stage.window.resize(1200, 700)
    stage.settle()
    assert view.tabs.bar.isVisible()
    assert next(shown_widgets(view.tabs, ExerciseList)).isVisible()


def test_in_little_room_one_row_holds_tab_list_and_page_and_is_true_above_the_tabs(stage: Stage) -> None:
    stage.window.resize(1366, 728)
    stage.services.look.change("text_percent", 200)
    view = stage.create()
    stage.settle()
    view.show_target(Target("boundary-builder"))
    stage.settle()
    view.show_target(Target("boundary-builder"))
    stage.settle()
    in_row = [each.text() for each in shown_widgets(view.tabs.row, Button)]
    assert in_row == ["Boundaries", "All pages", "This page"]
    assert [each.text() for each in shown_widgets(view, Button)].count("This page") == 1

    this_page = next(each for each in shown_widgets(view.tabs.row, MenuButton) if each.text() == "This page")
    menu = this_page.open_menu()
    assert "Print or write a PDF…" in [action.text() for action in menu.actions()]
    menu.close()

    for action in ("today", "find", "help", "guide"):
        view.actions_[action].trigger()
        stage.settle()
        (tabs,) = shown_widgets(view.tabs.row, MenuButton)
        assert (tabs.text(), tabs.accessibleName()) == ("Tabs", "Tabs"), action
        menu = tabs.open_menu()
        assert not [each.text() for each in menu.actions() if each.isChecked()], action
        menu.close()


def test_without_room_for_a_rail_the_row_of_the_tabs_holds_the_menu_of_the_page(stage: Stage) -> None:
    view = stage.create()
    for width, tabs in ((1000, True), (880, False), (1024, True)):
        stage.window.resize(width, 700)
        view.show_target(Target("boundary-builder"))
        stage.settle()
        (button,) = (each for each in shown_widgets(view, Button) if each.text() == "This page")
        assert view.tabs.row.isAncestorOf(button) and view.tabs.bar.isVisible() == tabs, width
        assert view.tabs.row.width() == width
    stage.window.resize(1366, 700)
    stage.settle()
    assert not [each for each in shown_widgets(view, Button) if each.text() == "This page"], "the rail says it"


def test_in_little_room_the_page_is_the_window_and_there_is_no_desk(stage: Stage) -> None:
    stage.window.resize(1366, 728)
    view = stage.create()
    grounds: dict[int, dict[str, str]] = {}
    for percent in (100, 150, 200):
        stage.services.look.change("text_percent", percent)
        grounds[percent] = {}
        ways: tuple[tuple[str, Callable[[], object]], ...] = (
            ("overview", lambda: view.tabs.show_tab("boundaries")),
            ("page", lambda: view.show_target(Target("boundary-builder"))),
            ("today", view.actions_["today"].trigger),
            ("find", view.actions_["find"].trigger),
            ("help", view.actions_["help"].trigger),
        )
        for place, go in ways:
            go()
            stage.settle()
            corner = view.tabs.mapTo(stage.window, view.tabs.rect().bottomRight()) - QPoint(2, 2)
            if place != "overview" and percent == 100:
                corner.setX(corner.x() - 20)  # the scroll bar
            grounds[percent][place] = stage.window.grab().toImage().pixelColor(corner).name()
    assert set(grounds[100].values()) == {DESK}
    assert set(grounds[150].values()) | set(grounds[200].values()) == {PAPER}


@pytest.mark.daily
def test_with_large_text_what_is_always_at_hand_stands_at_the_end_of_the_header(stage: Stage) -> None:
    stage.window.resize(1366, 728)
    stage.services.look.change("text_percent", 200)
    header = stage.create().header
    stage.settle()
    for button in shown_widgets(header, Button):
        assert button.width() == button.sizeHint().width(), button.text()
    assert header.width() - header.menu_button.geometry().right() < 40


@pytest.mark.parametrize("width", a_few([976, 1000, 1024, 1200], of=2))
def test_a_window_of_one_size_always_looks_the_same_whatever_it_was_before(stage: Stage, width: int) -> None:
    stage.create_couple()
    looks = []
    for before in ((width - 90, 700), (width + 90, 700), (width, 640), (width, 740)):
        stage.window.resize(*before)
        stage.settle()
        stage.window.resize(width, 700)
        stage.settle()
        looks.append(
            {
                (type(each).__name__, each.objectName(), each.mapTo(stage.window, QPoint(0, 0)), each.size())
                for each in shown_widgets(stage.window, QWidget)
            }
        )
    for look in looks[1:]:
        assert look == looks[0]


def test_one_key_goes_from_part_to_part_and_back_to_where_one_was(stage: Stage, qtbot: QtBot) -> None:
    stage.window.resize(1366, 728)
    view = stage.create()
    stage.settle()
    view.show_target(Target("boundary-builder"))
    stage.settle()
    page = view.tabs.content
    assert isinstance(page, TabPage) and page.page is not None
    page.page.form.take_focus()
    written = stage.window.focusWidget()
    view.header.menu_button.setFocus()
    view.actions_["previous-part"].trigger()

    sheet, rail = page.page.parts()
    parts = [view.header, view.tabs.row, page.exercises, sheet, rail, view.footer]
    view.header.menu_button.setFocus()
    seen = []
    for _number in parts:
        focused = stage.window.focusWidget()
        seen.append([part is focused or part.isAncestorOf(focused) for part in parts].index(True))
        qtbot.keyClick(focused, Qt.Key.Key_F6)
    assert seen == list(range(len(parts)))
    assert stage.window.focusWidget() is view.header.menu_button, "round and round, to where one was"

    for _turn in range(3):
        qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.isAncestorOf(stage.window.focusWidget())
    assert written is not None


@pytest.mark.parametrize("action", ["today", "find", "help", "guide"])
def test_above_the_tabs_the_same_key_goes_round_too(stage: Stage, action: str) -> None:
    stage.window.resize(1366, 728)
    view = stage.create()
    view.actions_[action].trigger()
    stage.settle()
    extra = view.tabs.current
    assert extra is not None
    view.header.menu_button.setFocus()
    seen = []
    for _number in range(4):
        view.actions_["next-part"].trigger()
        focused = stage.window.focusWidget()
        parts = (view.tabs.row, extra, view.footer, view.header)
        seen.append([part is focused or part.isAncestorOf(focused) for part in parts].index(True))
    assert seen == [0, 1, 2, 3]


@pytest.mark.daily
@pytest.mark.parametrize(
    ("state", "together", "words"),
    [
        (SaveState(SaveKind.NOTHING), False, "Everything is saved"),
        (SaveState(SaveKind.SAVED, TestClock().now()), False, "Saved 14:02, in your own book"),
        (SaveState(SaveKind.SAVED, TestClock().now()), True, "Saved 14:02, on your shared page"),
        (SaveState(SaveKind.UNSAVED), False, "Will be saved in a moment"),
        (SaveState(SaveKind.UNSAVED, until="Will be saved when you go"), False, "Will be saved when you go"),
        (SaveState(SaveKind.NEVER), False, "Only in this window, never kept"),
        (SaveState(SaveKind.FAILED), False, "Not saved. Your text is here."),
        (
            SaveState(SaveKind.FAILED, problem=DiskFull(Path("x"))),
            False,
            "Not saved: The disk is full. Your text is here.",
        ),
    ],
)
def test_one_place_says_how_things_stand_with_the_disk(state: SaveState, together: bool, words: str) -> None:
    assert save_words(state, together=together) == words


@pytest.mark.daily
def test_saving_is_said_only_where_it_takes_long(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.show_state(SaveState(SaveKind.UNSAVED))
    footer.show_state(SaveState(SaveKind.SAVING))
    assert footer.text == "Will be saved in a moment"
    footer.show_state(SaveState(SaveKind.SAVED, TestClock().now()))
    assert footer.text == "Saved 14:02, in your own book"


def test_a_screen_without_anything_to_write_says_that_everything_is_saved(stage: Stage) -> None:
    view = stage.create()
    stage.settle()
    assert view.footer.text == "Everything is saved"
    view.show_target(Target("suitability-check"))
    stage.settle()
    assert view.footer.text == "Only in this window, never kept"
    view.actions_["find"].trigger()
    stage.settle()
    assert view.footer.text == "Everything is saved"
    view.leave_page()
    stage.settle()
    assert view.footer.text == "Only in this window, never kept"


def test_getting_help_stands_in_the_footer_of_every_page(stage: Stage) -> None:
    view = stage.create()
    stage.settle()
    assert view.footer.help_button.isVisible()
    view.footer.help_button.click()
    stage.settle()
    assert view.tabs.is_covered
