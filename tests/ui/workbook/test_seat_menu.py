"""The name in the header opens a menu of the seats: the one that is taken, and what can be gone to from here."""

from __future__ import annotations

from PySide6.QtGui import QAction

from tests.ui.support import BEN, Stage


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
    stage.create()
    stage.join()
    together = offered(stage)
    assert list(together) == ["Together: Ana and Ben", "To Ana’s seat", "To Ben’s seat"]

    together["To Ben’s seat"].trigger()
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()

    assert list(offered(stage)) == ["Ben’s seat", "To Ana’s seat", "Go to Together"]


def test_down_opens_it_and_it_is_told_to_screen_readers(stage: Stage) -> None:
    view = stage.create()

    assert view.header.seat.accessibleName() == "Ana"
    assert view.header.seat.accessibleDescription() == "Only you see this"
