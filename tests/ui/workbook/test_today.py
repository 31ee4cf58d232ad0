"""Today on the screen: Enter goes on where one stopped, what is put off goes, and it follows the room there is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.support import ANA, BEN, Stage, current_tab, shown_widgets
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit import TextLabel
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.today_page import TodayPage
from trustbook.ui.workbook.navigator import WorkbookNavigator
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft
from trustbook.workbook.today.today_views import TodayView

pytestmark = pytest.mark.thorough


def today(stage: Stage) -> TodayPage:
    """Today, from the header."""
    button = stage.view.header.findChild(Button, "header-today")
    assert isinstance(button, Button)
    button.click()
    return stage.at_today()


def read(page: TodayPage) -> str:
    return "\n".join(words.text() for words in shown_widgets(page, TextLabel))


def buttons(page: TodayPage) -> dict[str, QAbstractButton]:
    return {each.text(): each for each in shown_widgets(page, QAbstractButton)}


def opened(stage: Stage, exercise_id: str) -> ExercisePage:
    def there() -> bool:
        tab = current_tab(stage.view)
        return tab is not None and tab.page is not None and tab.page.page.exercise.id == exercise_id

    stage.wait(there)
    stage.settle()
    tab = current_tab(stage.view)
    assert tab is not None and tab.page is not None
    return tab.page


def write_limit(stage: Stage, qtbot: QtBot, text: str) -> QPlainTextEdit:
    """Type into the second question of “Build one boundary”."""
    stage.view.show_target(Target("boundary-builder"))
    page = opened(stage, "boundary-builder")
    page.form.fields["limit"].take_focus()
    edit = QApplication.focusWidget()
    assert isinstance(edit, QPlainTextEdit)
    qtbot.keyClicks(edit, text)
    return edit


def sign_in_again(stage: Stage, passphrase: str = ANA) -> TodayPage:
    """Lock, and sign in as the next process would."""
    folder = stage.controller.folder
    ended = len(stage.ended)
    stage.view.actions_["lock"].trigger()
    stage.wait(lambda: len(stage.ended) > ended)
    stage.start_again()
    stage.program.start_controller.show_sign_in(folder)
    stage.fill("sign-in", "open", passphrase=passphrase)
    return stage.at_today()


def test_what_was_read_before_midnight_is_asked_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.create()
    found: list[TodayView] = []
    stage.controller.client.do(lambda session: session.today.view(session.viewer), found.append)
    stage.settle()
    asked: list[bool] = []
    monkeypatch.setattr(TodayPage, "ask", lambda _page: asked.append(True))
    navigator = stage.controller.services.navigator
    assert isinstance(navigator, WorkbookNavigator)
    navigator.open_today(found[0])
    assert asked == []
    stage.clock.day += timedelta(days=1)
    navigator.open_today(found[0])
    assert len(asked) == 1


def test_a_page_of_another_day_says_which_day_before_it_is_gone_on_with(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    write_limit(stage, qtbot, "I rest at ten.")
    assert "Go on where you stopped\n" in read(today(stage))
    stage.clock.day += timedelta(days=1)
    stage.controller.services.navigator.open_today()
    assert "Go on where you stopped, " in read(stage.at_today())


def test_the_first_page_is_whole_when_it_is_first_shown(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def shown_first(page: TodayPage, event: QShowEvent) -> None:
        said.append(read(page))

    stage.create()
    monkeypatch.setattr(TodayPage, "showEvent", shown_first)
    sign_in_again(stage)

    assert "Where to start" in said[0], "not the day alone, and the rest later, at another place"


@pytest.mark.daily
def test_a_lock_in_the_middle_of_a_word_and_enter_right_after_signing_in_goes_back_to_the_caret(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.create()
    edit = write_limit(stage, qtbot, "I rest at tenn")
    for _key in range(2):
        qtbot.keyClick(edit, Qt.Key.Key_Left)

    page = sign_in_again(stage)
    assert "Build one boundary" in read(page) and "My limit" not in read(page)
    assert "rest" not in read(page), "never what was written"
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton) and focused.text() == "Go on"
    qtbot.keyClick(focused, Qt.Key.Key_Return)

    again = opened(stage, "boundary-builder")
    caret = QApplication.focusWidget()
    assert isinstance(caret, QPlainTextEdit) and again.form.fields["limit"].isAncestorOf(caret)
    assert caret.textCursor().position() == len("I rest at te")
    assert not caret.visibleRegion().isEmpty(), "the line is in sight"
    qtbot.keyClick(caret, Qt.Key.Key_Delete)
    assert caret.toPlainText() == "I rest at ten"


def test_the_sheet_lies_as_it_lay_and_all_of_the_page_is_shown_again(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    write_limit(stage, qtbot, "I rest")
    page = opened(stage, "boundary-builder")
    page.show_core_only(False)
    stage.settle()
    page.sheet.ensureWidgetVisible(page.form.fields["limit"], 20, 150)
    scrolled = page.sheet.place()
    today_page = sign_in_again(stage)
    buttons(today_page)["Go on"].click()

    again = opened(stage, "boundary-builder")
    assert not again.core_only
    assert scrolled
    stage.wait(lambda: again.sheet.place() == scrolled)


def test_the_cursor_is_where_it_was_when_the_cover_is_taken_away(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    edit = write_limit(stage, qtbot, "I rest at ten")
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    stage.view.actions_["cover"].trigger()
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.wait(lambda: not stage.window.is_covered)
    assert QApplication.focusWidget() is edit and edit.textCursor().position() == len("I rest at te")


def test_escape_goes_from_today_to_where_one_was_else_to_where_the_page_begins(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    edit = write_limit(stage, qtbot, "I rest at ten")
    seat = next(shown_widgets(stage.view.header, QAbstractButton))
    seat.setFocus()
    qtbot.keyClick(today(stage), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is edit, "not the button that led there"

    qtbot.keyClick(sign_in_again(stage), Qt.Key.Key_Escape)
    stage.settle()
    content, focused = stage.view.tabs.content, QApplication.focusWidget()
    assert content is not None and focused is not None
    assert content.isAncestorOf(focused) and focused.isVisible()


def test_after_a_finished_page_what_comes_next_has_the_focus_and_the_page_stands_below(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.create()
    write_limit(stage, qtbot, "I rest at ten.")
    page = opened(stage, "boundary-builder")
    next(each for each in shown_widgets(page, Button) if each.text() == "Finished").click()
    stage.settle()
    below = sign_in_again(stage)

    focused = QApplication.focusWidget()
    assert isinstance(focused, Button) and focused.text() == "Open" and focused.property("role") == "primary"
    said = read(below)
    assert said.index("Five minutes") < said.index("Where you were last") < said.index("You finished it.")
    buttons(below)["Open it again"].click()
    assert opened(stage, "boundary-builder").page.entry_id == page.page.entry_id


def test_together_says_what_it_is_to_sit_here(stage: Stage) -> None:
    stage.create_couple()
    said = "Only what both of you can see is here; no private book is open."
    page = today(stage)
    assert said in read(page)
    focused = QApplication.focusWidget()
    assert focused is not buttons(page)["Good to know together"]
    buttons(page)["Good to know together"].click()
    stage.settle()
    assert "Both private books are closed" in "\n".join(each.text() for each in shown_widgets(stage.window, TextLabel))


def test_at_a_seat_of_ones_own_nothing_speaks_of_sitting_together(stage: Stage) -> None:
    stage.create()
    assert "You both sit here" not in read(today(stage))


def test_not_now_and_not_tonight_leave_one_sentence_and_one_thing_to_do(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    write_limit(stage, qtbot, "I rest")
    page = today(stage)
    buttons(page)["Not now"].click()
    stage.settle()
    assert "Go on" not in buttons(page)
    assert "Five minutes, if you have them now" in read(page), "it is two in the afternoon"
    stage.clock.seconds = 4 * 3600.0
    page = today(stage)
    assert "Five minutes, if you have them tonight" in read(page)
    buttons(page)["Not tonight"].click()
    stage.settle()
    assert "Nothing is waiting for you, and that is fine." in read(page)
    assert list(buttons(page)) == ["A few minutes to breathe"]
    assert "Go on" not in buttons(sign_in_again(stage)), "also after a lock"


def test_something_else_shows_another_page_and_keeps_the_focus(stage: Stage) -> None:
    stage.create()
    page = today(stage)
    first = read(page)
    buttons(page)["Something else"].click()
    assert read(page) != first
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton) and focused.text() == "Something else"


@pytest.mark.daily
def test_five_minutes_open_in_short_with_the_cursor_in_the_first_question_and_leave_no_trace(stage: Stage) -> None:
    stage.create()
    page = today(stage)
    assert not page.findChildren(QPlainTextEdit)
    buttons(page)["Open"].click()
    stage.wait(lambda: stage.view.current_page is not None and stage.view.current_page.open_view is not None)
    stage.settle()
    tab = current_tab(stage.view)
    assert tab is not None and tab.page is not None
    assert tab.page.core_only or not tab.page.form.has_short_form
    assert not tab.page.page.exists, "nothing is written before somebody writes"
    focused = QApplication.focusWidget()
    assert focused is not None and tab.page.form.isAncestorOf(focused)
    assert not focused.visibleRegion().isEmpty(), "the cursor is in sight"


def test_escape_leaves_today_to_the_tab_below(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    before = stage.view.tabs.current
    page = today(stage)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert stage.view.tabs.current is before


def share_limit(session: Session) -> None:
    page = session.pages.open_page(session.viewer, "boundary-builder")
    session.pages.save(session.viewer, Draft(page.entry_id, "boundary-builder", {"limit": "I rest at ten."}))
    session.sharing.share(session.viewer, page.entry_id, ["limit"])


def test_what_the_other_one_placed_is_said_once_here_and_at_the_top_of_its_page(stage: Stage) -> None:
    stage.create_couple()
    client = stage.controller.client
    client.do(lambda session: session.people.go_to_seat(BEN))
    client.do(share_limit)
    stage.settle()

    page = sign_in_again(stage)
    assert "Placed for both of you" in read(page)
    assert "Ben placed some lines of “Build one boundary”." in read(page)
    assert "I rest" not in read(page)
    buttons(page)["Read the lines"].click()
    opened_page = opened(stage, "boundary-builder")
    card = stage.window.focusWidget()
    assert card.accessibleName() == "Ben shared this on 2 March 2026"
    assert not card.visibleRegion().isEmpty(), "the lines themselves are in sight, not an empty page"
    said = "\n".join(words.text() for words in shown_widgets(opened_page, TextLabel))
    assert "Ben placed something here for both of you since you were here." in said
    assert "Placed for both of you" not in read(today(stage))


def share_four(session: Session) -> None:
    for name, field in (
        ("boundary-builder", "limit"),
        ("weekly-pulse", "word"),
        ("values", "step"),
        ("good-thing", "what"),
    ):
        page = session.pages.open_page(session.viewer, name)
        session.pages.save(session.viewer, Draft(page.entry_id, name, {field: "I rest at ten."}))
        session.sharing.share(session.viewer, page.entry_id, [field])


def test_of_much_that_was_placed_the_rest_unfolds_in_place_of_whatever_kind_it_is(stage: Stage) -> None:
    stage.create_couple()
    client = stage.controller.client
    client.do(lambda session: session.people.go_to_seat(BEN))
    client.do(share_four)
    stage.settle()
    page = sign_in_again(stage)
    assert read(page).count("Ben placed") == 3
    buttons(page)["Show the others"].click()
    stage.settle()
    assert read(page).count("Ben placed") == 4 and "Show the others" not in buttons(page)
    focused = stage.window.focusWidget()
    assert isinstance(focused, Button) and focused.text() == "Read the lines"


def test_at_together_there_is_only_what_has_come_and_one_thing_to_do_together(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    write_limit(stage, qtbot, "I rest")
    stage.join()
    page = today(stage)
    assert "Build one boundary" not in read(page) and "Go on" not in buttons(page)
    assert "One thing to do together" in read(page)
    buttons(page)["Not today"].click()
    stage.settle()
    assert "One thing to do together" not in read(page)


@pytest.mark.parametrize(("width", "percent", "columns"), [(1366, 100, True), (1024, 100, True), (1366, 200, False)])
def test_the_two_columns_become_one_where_they_have_no_room(
    stage: Stage, width: int, percent: int, columns: bool
) -> None:
    stage.window.resize(width, 700)
    stage.services.look.change("text_percent", percent)
    stage.create_couple()
    client = stage.controller.client
    client.do(lambda session: session.people.go_to_seat(BEN))
    client.do(share_limit)
    stage.settle()
    page = sign_in_again(stage)
    open_, read_ = buttons(page)["Open"], buttons(page)["Read the lines"]
    left, right = (each.mapTo(page, each.rect().topLeft()) for each in (open_, read_))
    assert (right.x() > left.x() + open_.width()) is columns
    assert columns or right.y() < left.y(), "in one column, what has come stands before the five minutes"
    assert page.horizontalScrollBar().maximum() == 0
