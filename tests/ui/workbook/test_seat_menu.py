"""The name in the header opens a menu of the seats: the one that is taken, and what can be gone to from here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.ui.support import ANA, BEN, Stage


def offered(stage: Stage) -> dict[str, QAction]:
    menu = stage.view.header.seat.open_menu()
    return {action.text(): action for action in menu.actions()}


def test_alone_it_says_who_sits_here_and_invites_the_other(stage: Stage) -> None:
    stage.create()
    seats = offered(stage)

    assert list(seats) == ["Ana", "Invite my partner"]
    assert seats["Ana"].isChecked() and not seats["Ana"].isEnabled()
    seats["Invite my partner"].trigger()
    assert stage.form("hand-over").form is not None


def test_two_go_from_seat_to_seat_by_it(stage: Stage) -> None:
    stage.create_couple()
    together = offered(stage)
    assert list(together) == ["Together: Ana and Ben", "To Ana’s seat", "To Ben’s seat"]

    together["To Ben’s seat"].trigger()
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()

    assert list(offered(stage)) == ["Ben’s seat", "To Ana’s seat", "Go to Together"]


def test_both_sit_down_together_each_with_their_own_passphrase(stage: Stage) -> None:
    stage.create_couple()
    stage.view.actions_["seat-first"].trigger()
    stage.fill("go-to-seat", "open", passphrase=ANA)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()

    offered(stage)["Go to Together"].trigger()
    form = stage.form("sit-down-together").form
    assert form is not None and [field.label for field in form.fields] == ["Ben’s passphrase"]
    stage.fill("sit-down-together", "open", passphrase=ANA)
    assert "here already" in stage.note("sit-down-together")
    stage.fill("sit-down-together", "open", passphrase="somebody else knows")
    assert "did not open" in stage.note("sit-down-together")
    stage.fill("sit-down-together", "open", passphrase=BEN)
    stage.wait(lambda: stage.controller.client.sitting.me is None)
    stage.settle()
    assert stage.view.header.seat.text() == "Together: Ana and Ben"


def test_thinking_better_of_it_leaves_one_at_ones_seat(stage: Stage, qtbot: QtBot) -> None:
    stage.create_couple()
    stage.view.actions_["seat-first"].trigger()
    stage.fill("go-to-seat", "open", passphrase=ANA)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()
    view = stage.view

    view.actions_["together"].trigger()
    qtbot.keyClick(stage.form("sit-down-together").view, Qt.Key.Key_Escape)
    stage.settle()

    assert stage.window.shown is view
    assert view.header.seat.text() == "Ana’s seat"


def test_both_sign_in_together_from_the_start(stage: Stage) -> None:
    stage.create_couple()
    folder = stage.controller.folder
    stage.controller.lock()
    stage.wait(lambda: stage.ended)
    stage.start_again()

    view = stage.sign_in_together(folder, BEN, ANA)

    assert view.header.seat.text() == "Together: Ana and Ben"


def test_down_opens_it_and_it_is_told_to_screen_readers(stage: Stage) -> None:
    view = stage.create()

    assert view.header.seat.accessibleName() == "Ana"
    assert view.header.seat.accessibleDescription() == "Only you see this"
