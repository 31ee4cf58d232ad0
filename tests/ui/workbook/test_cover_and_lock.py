"""The cover and the lock over an open workbook: at once, over everything, and never over unsaved text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from tests.ui.support import ANA, BEN, Stage, shown_widgets
from tests.ui.workbook.writing import open_page, write
from trustbook.domain.entries import RevisionReason
from trustbook.ui.frame.flow_screen import FlowScreen
from trustbook.ui.kit.buttons import Button
from trustbook.ui.start.start_page import StartPage
from trustbook.ui.workbook.view import WorkbookView

pytestmark = pytest.mark.thorough


def dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


@pytest.fixture
def breaking(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Let saving fail, or work again."""

    def flush(
        view: WorkbookView, done: Callable[[bool], None], reason: RevisionReason = RevisionReason.LEAVING
    ) -> None:
        done(False)

    def let(fail: bool) -> None:
        if fail:
            monkeypatch.setattr(WorkbookView, "flush", flush)
        else:
            monkeypatch.undo()

    return let


@pytest.mark.daily
def test_the_cover_hides_everything_in_the_same_frame_and_gives_it_back(stage: Stage) -> None:
    stage.create()
    area = write(stage, "under the cover")
    stage.settle()
    area.setFocus()

    stage.controller.cover()

    assert not area.isVisible()  # before any event was handled
    assert not stage.view.isVisible()
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.wait(lambda: not stage.window.is_covered)
    assert area.toPlainText().startswith("under the cover")
    stage.wait(lambda: QApplication.focusWidget() is area)


def test_an_open_dialog_is_covered_too(stage: Stage) -> None:
    stage.create()
    stage.view.actions_["settings"].trigger()
    stage.settle()
    assert len(dialogs()) == 1

    QTest.keyClick(dialogs()[0].windowHandle(), Qt.Key.Key_F9)

    assert dialogs() == []
    assert stage.window.is_covered
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.wait(lambda: not stage.window.is_covered)
    assert len(dialogs()) == 1


def test_what_was_typed_into_a_dialog_is_kept_over_cover_and_lock(stage: Stage) -> None:
    stage.create()
    stage.view.actions_["good-thing"].trigger()
    (line,) = shown_widgets(dialogs()[0], QLineEdit)
    line.insert("The kettle w")
    stage.controller.cover()
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.wait(lambda: not stage.window.is_covered)
    (line,) = shown_widgets(dialogs()[0], QLineEdit)
    assert line.text() == "The kettle w"
    folder = stage.controller.folder
    stage.view.actions_["lock"].trigger()
    stage.wait(lambda: stage.ended)
    stage.start_again()
    stage.sign_in(folder, ANA)
    kept: list[str] = []
    client = stage.controller.client
    client.do(lambda session: kept.extend(slip.what for slip in session.jar.view(client.viewer).own))
    stage.settle()
    assert kept == ["The kettle w"]


def test_a_dialog_can_be_locked_too(stage: Stage) -> None:
    stage.create()
    write(stage, "written before")
    stage.view.actions_["settings"].trigger()
    stage.settle()

    QTest.keyClick(dialogs()[0].windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert dialogs() == []
    assert stage.window.is_covered
    stage.wait(lambda: stage.ended)
    assert stage.ended == [stage.controller.folder]


def test_the_menu_is_closed_by_the_cover(stage: Stage) -> None:
    stage.create()
    stage.view.header.menu_button.click()
    assert stage.view.actions_.menu.isVisible()

    stage.controller.cover()

    assert not stage.view.actions_.menu.isVisible()


@pytest.mark.daily
def test_keys_of_the_menu_do_nothing_under_the_cover(stage: Stage) -> None:
    stage.create()
    stage.controller.cover()
    stage.form("covered")

    QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    stage.settle()

    shown = stage.window.shown
    assert isinstance(shown, FlowScreen)
    assert shown.form is not None
    assert shown.form.id == "covered"


def test_a_wrong_passphrase_does_not_uncover(stage: Stage) -> None:
    stage.create()
    stage.controller.cover()

    stage.fill("covered", "uncover", passphrase="something else")

    assert "did not open" in stage.note("covered")
    assert stage.window.is_covered


def test_the_others_passphrase_does_not_uncover_a_persons_seat(stage: Stage) -> None:
    stage.create_couple()
    stage.view.actions_["seat-first"].trigger()
    stage.fill("go-to-seat", "open", passphrase=ANA)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()

    stage.controller.cover()
    stage.fill("covered", "uncover", passphrase=BEN)

    assert "did not open" in stage.note("covered")
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.wait(lambda: not stage.window.is_covered)


def test_at_together_either_passphrase_uncovers(stage: Stage) -> None:
    stage.create_couple()

    stage.controller.cover()
    stage.fill("covered", "uncover", passphrase=BEN)

    stage.wait(lambda: not stage.window.is_covered)
    assert stage.controller.client.sitting.me is None


def test_thinking_better_of_joining_leaves_the_cover_not_the_open_seat(stage: Stage) -> None:
    stage.create()
    stage.view.actions_["hand-over"].trigger()

    stage.fill("hand-over", "cancel")

    stage.form("covered")
    assert stage.window.is_covered


def test_the_lock_saves_what_was_typed_a_moment_ago(stage: Stage) -> None:
    stage.create()
    write(stage, "typed a moment ago")

    stage.controller.lock()
    stage.wait(lambda: stage.ended)
    folder = stage.ended[0]
    assert isinstance(folder, Path)
    stage.start_again()
    stage.sign_in(folder, ANA)

    assert open_page(stage).toPlainText() == "typed a moment ago"


@pytest.mark.daily
def test_a_lock_that_cannot_save_stays_covered_in_the_same_process(
    stage: Stage, breaking: Callable[[bool], None]
) -> None:
    stage.create()
    write(stage, "not on the disk yet")
    breaking(True)

    stage.controller.lock()

    assert "could not be saved yet" in stage.note("covered")
    assert stage.ended == []
    breaking(False)
    stage.fill("covered", "lock")
    stage.wait(lambda: stage.ended)


def test_uncovering_a_stuck_lock_gives_the_text_back(stage: Stage, breaking: Callable[[bool], None]) -> None:
    stage.create()
    area = write(stage, "not on the disk yet")
    breaking(True)
    stage.controller.lock()
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.wait(lambda: not stage.window.is_covered)

    assert area.isVisible()
    assert not stage.controller.closing.is_under_way
    breaking(False)


def test_uncovering_while_saving_is_tried_again_does_not_bring_the_cover_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.create()
    write(stage, "not on the disk yet")
    on_its_way: list[Callable[[bool], None]] = []

    def flush(
        view: WorkbookView, done: Callable[[bool], None], reason: RevisionReason = RevisionReason.LEAVING
    ) -> None:
        on_its_way.append(done)

    with monkeypatch.context() as slow:
        slow.setattr(WorkbookView, "flush", flush)
        stage.controller.lock()
        stage.fill("covered", "uncover", passphrase=ANA)
        stage.wait(lambda: not stage.window.is_covered)
        on_its_way[0](False)

    assert not stage.window.is_covered
    assert not stage.controller.closing.is_under_way


def test_closing_over_unsaved_text_asks_and_stays(stage: Stage, breaking: Callable[[bool], None]) -> None:
    stage.create()
    area = write(stage, "not on the disk yet")
    breaking(True)
    stage.prompts.answers["close-unsaved"] = "stay"

    stage.window.close()

    assert stage.window.isVisible()
    assert area.isVisible()
    assert stage.ended == []
    breaking(False)


def test_closing_a_covered_window_puts_everything_away_and_ends(stage: Stage) -> None:
    stage.create()
    write(stage, "kept under the cover")
    stage.controller.cover()

    stage.window.close()
    stage.wait(lambda: stage.ended)

    assert stage.ended == [None]
    assert stage.program.flush_now()
    stage.start_again()
    stage.sign_in(stage.folder / "Workbook.trustbook", ANA)
    assert open_page(stage).toPlainText() == "kept under the cover"


def test_idle_and_sleep_lock(stage: Stage) -> None:
    stage.create()

    stage.program.went_away()

    stage.wait(lambda: stage.ended)
    assert stage.ended == [stage.folder / "Workbook.trustbook"]


@pytest.mark.daily
def test_at_logout_everything_is_saved_before_the_answer(stage: Stage) -> None:
    stage.create()
    write(stage, "before the logout")

    assert stage.program.flush_now()

    assert stage.view.footer.text.startswith("Saved")


@pytest.mark.daily
def test_before_signing_in_the_cover_key_shows_the_neutral_start_page(stage: Stage) -> None:
    stage.choose("help")

    QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_F9)

    assert isinstance(stage.window.shown, StartPage)


def test_the_title_is_neutral_whatever_happens(stage: Stage) -> None:
    stage.create()
    stage.window.setWindowTitle("Ana: Build one boundary")

    assert stage.window.windowTitle() == "Trustbook"
    assert all(each.windowTitle() in ("Trustbook", "") for each in QApplication.topLevelWidgets() if _is_ours(each))


def _is_ours(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isWindow()


def test_what_is_typed_on_the_cover_stays_while_saving_is_tried_again(
    stage: Stage, breaking: Callable[[bool], None]
) -> None:
    stage.create()
    write(stage, "not on the disk yet")
    breaking(True)
    stage.controller.lock()
    screen = stage.form("covered")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, ANA[:9])

    for _retry in range(3):
        stage.controller.closing.lock()
        stage.settle()
        QTest.keyClicks(line, "x")

    assert stage.form("covered") is screen
    assert QApplication.focusWidget() is line
    assert line.text() == ANA[:9] + "xxx"
    breaking(False)


def test_after_some_wrong_passphrases_typing_goes_on_and_trying_waits(stage: Stage) -> None:
    stage.create()
    stage.controller.cover()
    for number in range(3):
        stage.fill("covered", "uncover", passphrase=f"wrong {number}")
        assert "did not open" in stage.note("covered")

    stage.fill("covered", "uncover", passphrase=ANA)

    assert "short pause" in stage.note("covered")
    assert stage.window.is_covered
    screen = stage.form("covered")
    assert screen.view is not None
    assert screen.view.values() == {"passphrase": ANA}
    stage.clock.seconds += 2
    screen.view.press("uncover")
    stage.wait(lambda: not stage.window.is_covered)


@pytest.mark.parametrize("way", ["cover", "lock"])
def test_with_the_stick_out_the_passphrase_leads_to_the_rescue(stage: Stage, way: str) -> None:
    stage.create()
    area = open_page(stage)
    folder = stage.controller.folder
    elsewhere = folder.with_name("pulled out")
    folder.rename(elsewhere)
    area.insertPlainText("written while it was out")
    getattr(stage.controller, way)()
    stage.form("covered")
    stage.settle()

    stage.fill("covered", "uncover", passphrase=ANA)
    stage.wait(lambda: not stage.window.is_covered)

    stage.wait(lambda: any(each.text() == "Save elsewhere…" for each in shown_widgets(stage.view, Button)))
    assert area.toPlainText() == "written while it was out"
    elsewhere.rename(folder)
    stage.controller.lock()
    stage.wait(lambda: stage.ended)
