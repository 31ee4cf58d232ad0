"""The cover before a workbook is open: what arrives late is closed, and a recovery code is never lost unseen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.support import ANA, BEN, Stage
from trustbook.ui.runtime.workbook_opener import LazyWorkbookOpener, Opened
from trustbook.ui.start.start_page import StartPage

pytestmark = pytest.mark.thorough


class Held(threading.Event):
    """Set, it lets the work go on that waits for it. `begun` tells that the work is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()


Hold = Callable[[str], Held]


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hold]:
    """Lets a piece of work on the worker take until its event is set, as a derivation on a slow laptop does."""
    held: list[Held] = []

    def slow(name: str) -> Held:
        go_on = Held()
        held.append(go_on)
        really = getattr(LazyWorkbookOpener, name)

        def work(self: LazyWorkbookOpener, *arguments: object) -> object:
            go_on.begun.set()
            result = really(self, *arguments)
            assert go_on.wait(10)
            return result

        monkeypatch.setattr(LazyWorkbookOpener, name, work)
        return go_on

    yield slow
    for each in held:
        each.set()


def made(stage: Stage) -> Path:
    """A workbook of Ana and Ben with a recovery code of Ana's; the program is at its start page."""
    stage.create_couple()
    stage.controller.lock()
    stage.wait(lambda: stage.ended)
    folder = stage.ended.pop()
    assert folder is not None
    stage.start_again()
    return folder


def with_code(stage: Stage) -> tuple[Path, str]:
    stage.create()
    personal = stage.controller.seats.personal()
    assert personal is not None
    personal.new_code()
    stage.fill("offer-code", "make", passphrase=ANA)
    screen = stage.form("recovery-code")
    assert screen.form is not None
    code = screen.form.fields[0].value
    stage.fill("recovery-code", "copied")
    stage.first_tab()
    stage.controller.lock()
    stage.wait(lambda: stage.ended)
    folder = stage.ended.pop()
    assert folder is not None
    stage.start_again()
    return folder, code


def cover(stage: Stage) -> None:
    handle = stage.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_F9)


@pytest.mark.parametrize("work", ["sign_in", "first_of_two", "sign_in_together"])
def test_a_session_that_arrives_after_the_cover_is_closed(stage: Stage, hold: Hold, work: str) -> None:
    folder = made(stage)
    go_on = hold(work)
    stage.program.start_controller.show_sign_in(folder)
    stage.fill("sign-in", "open" if work == "sign_in" else "together", passphrase=ANA)
    if work == "sign_in_together":
        stage.fill("sign-in-second", "both", other=BEN)

    assert go_on.begun.wait(10)
    cover(stage)
    go_on.set()
    stage.settle()

    assert isinstance(stage.window.shown, StartPage)
    assert stage.program.controller is None
    stage.sign_in(folder, BEN)
    assert stage.controller.client.sitting.me is not None


@pytest.mark.daily
def test_a_session_that_arrived_just_before_it_is_closed_too(stage: Stage) -> None:
    folder = made(stage)
    stage.program.start_controller.show_sign_in(folder)
    stage.fill("sign-in", "open", passphrase=ANA)
    done = threading.Event()
    stage.services.worker.do(done.set)
    assert done.wait(10)  # it was opened; the window has not heard of it yet

    cover(stage)
    stage.settle()

    assert stage.program.controller is None
    stage.sign_in(folder, ANA)


def test_a_workbook_that_was_made_meanwhile_is_on_the_start_page_and_opens(stage: Stage, hold: Hold) -> None:
    go_on = hold("create")
    stage.choose("create")
    stage.fill("safety", "go-on")
    stage.fill("name", "named", name="Ana")
    stage.fill("offered-passphrase", "own")
    stage.fill("own-passphrase", "set", own_1=ANA, own_2=ANA)

    assert go_on.begun.wait(10)
    cover(stage)
    go_on.set()
    stage.settle()

    page = stage.window.shown
    assert isinstance(page, StartPage)
    assert [path.name for path in page.workbooks] == ["Workbook.trustbook"]
    stage.sign_in(page.workbooks[0], ANA)


def test_a_copy_that_was_restored_meanwhile_is_on_the_start_page(stage: Stage, tmp_path: Path, hold: Hold) -> None:
    folder = made(stage)
    session = stage.services.opener().opener().sign_in(folder, ANA)
    session.keeping.copy_to(tmp_path / "copy")
    session.keeping.close()
    go_on = hold("restore")
    stage.choose("restore")
    stage.prompts.paths.append(str(tmp_path / "copy"))
    stage.fill("restore-source", "choose")
    stage.fill("restore-passphrase", "unseen")
    stage.fill("restore-confirm", "restore")

    assert go_on.begun.wait(10)
    cover(stage)
    go_on.set()
    stage.settle()

    page = stage.window.shown
    assert isinstance(page, StartPage)
    assert len(page.workbooks) == 2


def test_what_a_recovery_code_opened_is_closed_when_the_new_passphrase_is_not_taken(stage: Stage) -> None:
    folder, code = with_code(stage)
    stage.program.start_controller.show_sign_in(folder)
    stage.fill("sign-in", "recovery")
    stage.fill("recovery", "recover", code=code)
    stage.form("offered-passphrase")

    cover(stage)
    stage.settle()

    assert isinstance(stage.window.shown, StartPage)
    stage.sign_in(folder, ANA)  # nothing was changed


@pytest.mark.parametrize("early", [True, False])
def test_a_recovery_code_is_covered_and_comes_back_by_the_new_passphrase(stage: Stage, hold: Hold, early: bool) -> None:
    folder, code = with_code(stage)
    go_on = hold("renew")
    if not early:
        go_on.set()
    stage.program.start_controller.show_sign_in(folder)
    stage.fill("sign-in", "recovery")
    stage.fill("recovery", "recover", code=code)
    stage.fill("offered-passphrase", "own")
    stage.fill("own-passphrase", "set", own_1=BEN, own_2=BEN)
    if not early:
        stage.form("recovery-code")

    assert go_on.begun.wait(10)
    cover(stage)
    go_on.set()
    stage.form("covered")
    stage.settle()
    stage.fill("covered", "lock")
    assert "recovery code waits" in stage.note("covered")
    stage.window.close()
    assert stage.ended == []
    stage.fill("covered", "uncover", passphrase=BEN)

    assert stage.form("recovery-code").form is not None
    stage.window.close()  # it says why it stays
    assert "copy the code" in stage.note("recovery-code")
    stage.fill("recovery-code", "copied")
    stage.first_tab()


@pytest.mark.daily
def test_an_answer_that_comes_after_the_cover_begins_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    late: list[Callable[[str], None]] = []
    monkeypatch.setattr(stage.prompts, "choose_open_path", lambda _title, _kinds, chosen: late.append(chosen))
    stage.choose("restore")
    stage.fill("restore-source", "choose")

    cover(stage)
    late[0]("/stick/copy")
    stage.settle()

    assert isinstance(stage.window.shown, StartPage)


@pytest.mark.daily
def test_a_sitting_that_cannot_be_read_is_closed_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(stage)
    opener = stage.services.opener()
    with monkeypatch.context() as broken:
        broken.setattr("trustbook.workbook.people.People.sitting", lambda _self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opener.sign_in(folder, ANA)

    opened = opener.sign_in(folder, ANA)
    assert isinstance(opened, Opened)
    opener.put_away(opened)
