"""What one person copied or selected is not there to be pasted by whoever sits here next."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.ui.support import ANA, BEN, Stage
from tests.ui.workbook.writing import write
from trustbook.ui.runtime.own_clipboard import SystemClipboard
from trustbook.ui.workbook.controller import WorkbookController

pytestmark = pytest.mark.thorough

WORDS = "words that Ana copied"


def copied() -> str:
    return QApplication.clipboard().text()


def copy(stage: Stage) -> None:
    area = write(stage, WORDS)
    area.selectAll()
    area.copy()
    assert copied() == WORDS


@pytest.mark.daily
def test_the_cover_leaves_nothing_to_paste(stage: Stage) -> None:
    stage.create()
    copy(stage)

    stage.controller.cover()
    screen = stage.form("covered")
    assert screen.view is not None
    screen.view.press("lock")

    assert copied() == ""
    stage.wait(lambda: stage.ended)


def test_going_together_and_to_another_seat_leave_nothing_to_paste(stage: Stage) -> None:
    stage.create_couple()
    stage.view.actions_["seat-first"].trigger()
    stage.fill("go-to-seat", "open", passphrase=ANA)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()
    copy(stage)

    stage.go_together(BEN)
    assert copied() == ""
    QApplication.clipboard().setText("from the shared page")
    stage.view.actions_["seat-second"].trigger()
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)

    assert copied() == ""
    stage.settle()


def test_handing_over_the_keyboard_leaves_nothing_to_paste(stage: Stage) -> None:
    stage.create()
    copy(stage)

    stage.view.actions_["hand-over"].trigger()
    stage.form("hand-over")

    assert copied() == ""


@pytest.mark.parametrize("way", ["lock", "close"])
def test_the_lock_and_closing_leave_nothing_to_paste(stage: Stage, way: str) -> None:
    stage.create()
    copy(stage)

    getattr(WorkbookController, way)(stage.controller)
    if way == "close":
        stage.fill("offer-code", "cancel")
    stage.wait(lambda: stage.ended)

    assert copied() == ""


def test_another_name_takes_nothing_away(stage: Stage) -> None:
    stage.create()
    copy(stage)
    personal = stage.controller.seats.personal()
    assert personal is not None

    personal.rename("Anna")
    stage.wait(lambda: stage.controller.client.sitting.me.name == "Anna")  # type: ignore[union-attr]  # she sits here
    stage.settle()

    assert copied() == WORDS


class SystemOfTests:
    """A system with all three clipboards; the first two hold what comes from here."""

    def __init__(self) -> None:
        self.cleared: list[QClipboard.Mode] = []

    def ownsClipboard(self) -> bool:
        return True

    def ownsSelection(self) -> bool:
        return True

    def ownsFindBuffer(self) -> bool:
        return False

    def clear(self, mode: QClipboard.Mode) -> None:
        self.cleared.append(mode)


@pytest.mark.daily
def test_only_what_comes_from_here_is_cleared_the_selection_too(monkeypatch: pytest.MonkeyPatch) -> None:
    system = SystemOfTests()
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: system)

    SystemClipboard().clear()

    assert system.cleared == [QClipboard.Mode.Clipboard, QClipboard.Mode.Selection]
