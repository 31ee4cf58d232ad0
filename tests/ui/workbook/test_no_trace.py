"""The pages that promise it leave no trace: not in the workbook, not in the settings, not anywhere in the home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.each import a_few
from tests.exercises.pages_without_trace import UNSAVED
from tests.ui.support import ANA, Stage, make_stage, shown_widgets, strike
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit import CheckMark, RadioMark, TextLabel
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.exercise.unsaved_page import UnsavedPage
from trustbook.ui.runtime.settings import DeviceSettings

pytestmark = pytest.mark.thorough

Everything = dict[str, tuple[int, int, bytes]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All that belongs to somebody on this computer lies in here."""
    for name, place in (
        ("HOME", "."),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("TMPDIR", "tmp"),
    ):
        (tmp_path / place).mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / place))
    return tmp_path


@pytest.fixture
def stage(qtbot: QtBot, home: Path) -> Iterator[Stage]:
    made = make_stage(qtbot, home, settings=DeviceSettings(theme="light", lock_minutes=0))
    yield made
    strike(made)


def everything(folder: Path) -> Everything:
    """Each file and folder with its size, its time to the nanosecond, and what is in it."""
    found: Everything = {}
    for path in sorted((folder, *folder.rglob("*"))):
        about = path.stat()
        content = path.read_bytes() if path.is_file() else b""
        found[str(path.relative_to(folder))] = (about.st_size, about.st_mtime_ns, content)
    return found


def contents(found: Everything) -> dict[str, bytes]:
    return {name: content for name, (_size, _time, content) in found.items()}


def page_of(stage: Stage) -> UnsavedPage:
    stage.settle()
    return next(shown_widgets(stage.window, UnsavedPage))


def answer_everything(page: UnsavedPage) -> int:
    """Press everything that can be ticked or chosen, and write into every text; how many answers that gave."""
    for widget in page.fields.values():
        for mark in widget.findChildren(QAbstractButton):
            if isinstance(mark, CheckMark | RadioMark):
                mark.click()
        for area in widget.findChildren(AnswerEdit):
            area.insertPlainText("a word that nobody may find")
    return sum(widget.value() is not None for widget in page.fields.values())


def words_of(page: UnsavedPage) -> list[str]:
    return [each.text() for each in shown_widgets(page, TextLabel)]


def press(page: QWidget, name: str) -> None:
    next(each for each in shown_widgets(page, Button) if each.accessibleName() == name).click()


def let_go() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.daily
def test_before_signing_in_it_is_answered_and_closed_without_a_trace(stage: Stage, home: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("what was there before")
    stage.settle()
    before = everything(home)

    stage.choose("check")
    page = page_of(stage)
    assert answer_everything(page)
    assert stage.window.windowTitle() == "Trustbook"
    press(page, "Back")
    stage.settle()
    let_go()

    assert everything(home) == before
    assert clipboard.text() == "what was there before"
    assert stage.window.windowTitle() == "Trustbook"


@pytest.mark.parametrize("exercise_id", a_few(UNSAVED, of=3))
def test_beside_an_open_workbook_not_one_byte_and_not_one_time_changes(
    stage: Stage, home: Path, exercise_id: str
) -> None:
    view = stage.create()
    view.show_target(Target("working-agreement"))
    stage.settle()
    before = everything(home)

    view.show_target(Target(exercise_id))
    page = page_of(stage)
    assert answer_everything(page)
    view.flush(lambda _well: None)
    view.show_target(Target("working-agreement"))
    stage.settle()
    view.tabs.step(1)
    stage.settle()

    assert everything(home) == before
    assert view.footer.text == "Everything is saved"


@pytest.mark.daily
def test_after_locking_the_books_hold_the_same_as_before(stage: Stage, home: Path) -> None:
    stage.create()
    stage.controller.lock()
    stage.wait(lambda: stage.ended)
    workbook = stage.controller.folder
    stage.start_again()
    plain = contents(everything(workbook))
    view = stage.sign_in(workbook, ANA)
    assert contents(everything(workbook)).keys() >= plain.keys()

    view.show_target(Target("suitability-check"))
    answer_everything(page_of(stage))
    signed_in = contents(everything(workbook))
    stage.controller.lock()
    stage.wait(lambda: len(stage.ended) == 2)

    after = contents(everything(workbook))
    assert {name: content for name, content in after.items() if name.endswith(".book")} == {
        name: content for name, content in signed_in.items() if name.endswith(".book")
    }


def test_the_cover_empties_it_and_nothing_brings_the_answers_back(stage: Stage) -> None:
    view = stage.create()
    view.show_target(Target("suitability-check"))
    page = page_of(stage)
    assert answer_everything(page)

    stage.controller.cover()

    assert page.is_empty()
    stage.fill("covered", "uncover", passphrase=ANA)
    stage.wait(lambda: not stage.window.is_covered)
    let_go()
    assert page.isVisible()
    assert page.fields
    assert page.is_empty()
    view.actions_["undo"].trigger()
    assert page.is_empty()


def test_the_same_words_and_the_same_ways_follow_every_answer(stage: Stage) -> None:
    stage.choose("check")
    page = page_of(stage)
    before, ways = words_of(page), [each.accessibleName() for each in shown_widgets(page, Button)]

    answer_everything(page)

    assert words_of(page) == before
    assert [each.accessibleName() for each in shown_widgets(page, Button) if each.accessibleName() in ways] == ways
    for name in ("Getting help", "When not to use this together", "Back"):
        assert name in ways


@pytest.mark.daily
def test_it_can_be_emptied_at_once(stage: Stage) -> None:
    stage.choose("check")
    page = page_of(stage)
    assert answer_everything(page)

    press(page, "Empty this page now")
    let_go()

    assert page.fields
    assert page.is_empty()


def test_reading_getting_help_in_between_forgets_the_answers(stage: Stage) -> None:
    stage.choose("check")
    first = page_of(stage)
    answer_everything(first)

    press(first, "Getting help")
    let_go()
    stage.settle()
    top = stage.window.top
    assert top is not None
    press(top, "Back")

    again = page_of(stage)
    assert again is not first
    assert again.is_empty()


def test_it_opens_from_the_first_form_of_a_new_workbook(stage: Stage) -> None:
    stage.choose("create")
    stage.fill("safety", "check")
    page = page_of(stage)

    press(page, "Back")

    stage.form("safety")  # or it says what it saw instead


def test_its_blank_sheet_never_holds_an_answer(stage: Stage) -> None:
    stage.choose("check")
    page = page_of(stage)
    answer_everything(page)
    press(page, "A blank sheet of this page")
    stage.settle()

    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible())
    stage.wait(lambda: dialog.made is not None)
    assert dialog.made is not None
    assert [sheet.answers for chapter in dialog.made.binder.chapters for sheet in chapter.sheets] == [None]


def choose(page: UnsavedPage, place: int) -> QAbstractButton:
    """Tick or choose one thing, as a click does."""
    marks = [each for each in page.findChildren(QAbstractButton) if isinstance(each, CheckMark | RadioMark)]
    marks[place].setFocus()
    marks[place].click()
    return marks[place]


@pytest.mark.parametrize("inside", [True, False], ids=["beside an open workbook", "before signing in"])
def test_undo_and_redo_work_by_keys_until_the_page_is_left(stage: Stage, inside: bool) -> None:
    if inside:
        view = stage.create()
        view.show_target(Target("suitability-check"))
    else:
        stage.choose("check")
    page = page_of(stage)
    mark = choose(page, 0)
    assert not page.is_empty()
    QTest.keyClick(mark, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.is_empty()
    QTest.keyClick(mark, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not page.is_empty()

    stack = page.undo_stack
    page.hide()
    assert page.is_empty()
    assert stack.count() == 0, "nothing can be brought back"


def test_undo_of_the_menu_reaches_a_page_that_is_never_kept(stage: Stage) -> None:
    view = stage.create()
    ways: tuple[Callable[[], object], ...] = (
        lambda: view.show_target(Target("suitability-check")),
        stage.controller.reader.unsaved,
    )
    for show in ways:
        show()
        page = page_of(stage)
        choose(page, 0)
        view.actions_["undo"].trigger()
        assert page.is_empty()
        view.actions_["redo"].trigger()
        assert not page.is_empty()
