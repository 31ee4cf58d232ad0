"""A first evening from end to end, through the forms, over real books."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.support import ANA, BEN, Stage, current_tab
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.frame.header import seat_words
from trustbook.ui.start.book import BookButton
from trustbook.ui.start.start_page import StartPage

pytestmark = pytest.mark.thorough


def write_something(stage: Stage, text: str) -> None:
    tab = stage.view.tabs.current
    page = current_tab(stage.view)
    assert page is tab and page is not None
    page.show_exercise("boundary-builder")
    stage.wait(lambda: page.page is not None)
    stage.settle()
    assert page.page is not None
    area = page.page.findChild(AnswerEdit)
    assert isinstance(area, AnswerEdit)
    area.setFocus()
    area.insertPlainText(text)
    stage.wait(lambda: stage.view.footer.text.startswith("Saved"))


@pytest.mark.daily
def test_a_workbook_is_made_and_its_tabs_are_shown(stage: Stage) -> None:
    view = stage.create_by_forms()

    assert (stage.folder / "Workbook.trustbook" / "shared.book").is_file()
    assert view.header.seat.text() == "Ana"
    assert view.tabs.bar.count() == len(stage.controller.services.program.content().tabs)


def test_saved_is_said_with_the_time_after_writing(stage: Stage) -> None:
    stage.create()

    write_something(stage, "a calm evening")

    assert stage.view.footer.text == "Saved 14:02, in your own book"


def test_closing_offers_a_code_once_puts_everything_away_and_ends(stage: Stage) -> None:
    stage.create()
    write_something(stage, "kept")

    stage.window.close()
    stage.fill("offer-code", "cancel")
    stage.wait(lambda: stage.ended)

    assert stage.ended == [None]
    assert list((stage.folder / "Workbook.trustbook" / "backups").iterdir())
    stage.start_again()
    stage.sign_in(stage.folder / "Workbook.trustbook", ANA)
    write_something(stage, "more")
    stage.window.close()
    stage.wait(lambda: len(stage.ended) == 2)


@pytest.mark.daily
def test_the_second_person_joins_and_both_are_together(stage: Stage) -> None:
    stage.create()

    stage.join_by_forms()

    assert stage.view.header.seat.text() == "Together: Ana and Ben"
    assert not stage.view.actions_["hand-over"].isEnabled()


def test_from_together_to_a_seat_only_by_passphrase(stage: Stage) -> None:
    stage.create_couple()

    stage.view.actions_["seat-second"].trigger()
    stage.fill("go-to-seat", "open", passphrase="not this one")
    assert "did not open" in stage.note("go-to-seat")
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()

    assert seat_words(stage.controller.client.sitting) == "Ben’s seat"
    assert stage.view.header.seat.text() == "Ben’s seat"


def test_the_lock_closes_the_books_and_asks_for_a_restart_at_the_sign_in(stage: Stage) -> None:
    stage.create()
    write_something(stage, "before the lock")

    stage.view.actions_["lock"].trigger()
    assert stage.window.is_covered
    stage.wait(lambda: stage.ended)

    assert stage.ended == [stage.folder / "Workbook.trustbook"]


@pytest.mark.daily
def test_a_wrong_passphrase_has_its_own_sentence(stage: Stage) -> None:
    stage.create()
    stage.window.close()
    stage.wait(lambda: stage.ended)
    stage.start_again()

    stage.program.start_controller.show_sign_in(stage.folder / "Workbook.trustbook")
    stage.fill("sign-in", "open", passphrase="something else")

    assert "did not open the workbook" in stage.note("sign-in")
    line = stage.window.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.hasSelectedText() and line.selectionLength() == len(line.text()) == len("something else"), (
        "what was typed can be mended, or typed over at once"
    )


def test_the_start_page_lists_workbooks_of_the_default_folder(stage: Stage, tmp_path: Path) -> None:
    (stage.folder / "Ours.trustbook").mkdir(parents=True)

    stage.program.start_controller.show_start()

    page = stage.window.shown
    assert isinstance(page, StartPage)
    assert [each.accessibleName() for each in page.findChildren(BookButton)] == ["Ours"]
    focused = stage.window.focusWidget()
    assert isinstance(focused, BookButton) and focused.accessibleName() == "Ours"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert stage.form("sign-in").form is not None


def test_a_code_is_offered_at_closing_when_the_first_evening_went_through_a_lock(stage: Stage) -> None:
    stage.create()
    write_something(stage, "before the lock")
    stage.controller.lock()
    stage.wait(lambda: stage.ended)
    stage.start_again()
    stage.sign_in(stage.folder / "Workbook.trustbook", ANA)

    stage.window.close()

    stage.fill("offer-code", "cancel")
    stage.wait(lambda: len(stage.ended) == 2)


def test_who_is_offered_a_code_may_stay_where_they_were_and_close_later(stage: Stage) -> None:
    stage.create()
    write_something(stage, "kept")
    edit = stage.window.focusWidget()
    stage.window.close()
    stage.form("offer-code")
    stage.settle()
    focused = stage.window.focusWidget()
    assert focused is not None

    QTest.keyClick(focused, Qt.Key.Key_Escape)
    stage.settle()
    assert not stage.ended and stage.window.shown is stage.view, "the page is there again"
    assert stage.window.focusWidget() is edit

    stage.window.close()
    stage.wait(lambda: stage.ended)
    assert stage.ended == [None]


def test_closing_once_more_over_the_offer_of_a_code_says_no_to_it(stage: Stage) -> None:
    stage.create()
    write_something(stage, "kept")
    stage.window.close()
    stage.form("offer-code")
    stage.window.close()
    stage.wait(lambda: stage.ended)
    assert stage.ended == [None]


def has_ended(stage: Stage, times: int) -> bool:
    return len(stage.ended) == times


def test_after_two_evenings_no_code_is_offered_any_more(stage: Stage) -> None:
    stage.create()
    for evening in range(3):
        stage.clock.seconds = evening * 24 * 3600.0
        write_something(stage, "written")
        stage.window.close()
        if evening < 2:
            stage.fill("offer-code", "cancel")
        stage.wait(partial(has_ended, stage, evening + 1))
        if evening < 2:
            stage.start_again()
            stage.sign_in(stage.folder / "Workbook.trustbook", ANA)
