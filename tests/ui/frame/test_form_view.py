"""A form with something to read first: that has the focus, and the ways on stay in sight below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.accessible_tree import everything_readable
from tests.ui.start.flow_support import form, suggest
from tests.ui.support import shown_widgets
from trustbook.ui.frame.flow_steps import FieldKind, FlowField, Form, FormButton, text
from trustbook.ui.frame.form_view import FormView
from trustbook.ui.kit import LineInput
from trustbook.ui.kit.buttons import Button
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.theme import Theme
from trustbook.ui.start.flows.new_seat import NewSeatSteps
from trustbook.ui.start.flows.passphrase import PassphraseSteps
from trustbook.ui.start.flows.recovery_code import code_form

LONG = text(*("Where one person is not free, working on it together can make things worse." for _line in range(30)))


def safety() -> Form:
    phrases = PassphraseSteps(suggest, "", "")
    return form(NewSeatSteps(safety=lambda: ("Before you begin", LONG), phrases=phrases, title="").start())


def shown(qtbot: QtBot, asked: Form, percent: int = 100, *, bare: bool = True) -> FormView:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Theme(application, DeviceSettings(theme="light", text_percent=percent))
    view = FormView(asked, bare=bare)
    qtbot.addWidget(view)
    view.resize(QSize(700, 680))
    view.show()
    qtbot.waitExposed(view)
    view.take_focus()
    QApplication.processEvents()
    return view


@pytest.mark.parametrize("bare", [True, False])
@pytest.mark.parametrize("percent", [100, 200])
def test_who_presses_enter_on_the_safety_page_stays_on_it_and_sees_every_way_on(
    qtbot: QtBot, percent: int, *, bare: bool
) -> None:
    view = shown(qtbot, safety(), percent, bare=bare)
    pressed: list[str] = []
    view.pressed.connect(pressed.append)
    focused = QApplication.focusWidget()
    assert focused is view.page and view.page.accessibleName() == "Before you begin"
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert not pressed
    qtbot.keyClick(focused, Qt.Key.Key_PageDown)
    assert view.page.verticalScrollBar().value() > 0, "the words scroll"
    ways = view.findChildren(Button)
    assert len(ways) == 4
    for way in ways:
        assert way.visibleRegion().boundingRect().size() == way.size(), f"“{way.text()}” is in sight"
    heard = everything_readable()
    assert all(way.text() in heard for way in ways), "a screen reader finds them"
    below = min(way.mapTo(view, way.rect().topLeft()).y() for way in ways)
    assert view.page.geometry().bottom() < below, "no word lies below the ways on"
    qtbot.keyClick(view.page, Qt.Key.Key_Tab)
    following = QApplication.focusWidget()
    assert isinstance(following, Button) and following.text() == "Go on"
    qtbot.keyClick(following, Qt.Key.Key_Escape)
    assert pressed == ["back"]


def test_one_more_enter_does_not_throw_away_a_code_that_is_shown_once(qtbot: QtBot) -> None:
    view = shown(qtbot, code_form("5HJS-OK3D"), bare=False)
    pressed: list[str] = []
    view.pressed.connect(pressed.append)
    focused = QApplication.focusWidget()
    assert focused is not None and "5HJS-OK3D" in focused.accessibleName(), "it is read out"
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert not pressed
    assert "no 0 and no 1" in view.form.fields[0].help, "O or 0 is no question"


def test_where_no_way_is_the_usual_one_the_first_has_the_focus(qtbot: QtBot) -> None:
    view = shown(qtbot, Form("copies", "What you shared", buttons=(FormButton("back", "Back"), FormButton("x", "Go"))))
    focused = view.focusWidget()
    assert isinstance(focused, Button) and focused.text() == "Back"


def one_line() -> Form:
    return Form(
        "sign-in", "Ours", (), (FlowField("line", FieldKind.LINE, "Line"),), (FormButton("open", "Open", primary=True),)
    )


def said(view: FormView) -> str:
    """What stands on it, and what a screen reader hears with its line."""
    line = view.findChildren(LineInput)[0]
    return "\n".join([*(each.text() for each in shown_widgets(view, QLabel)), line.edit.accessibleDescription()])


def test_what_was_not_right_is_said_until_somebody_types_or_tries_again(qtbot: QtBot) -> None:
    view = shown(qtbot, one_line())
    line = view.findChildren(LineInput)[0]
    view.ask_again("That is not quite the same.")
    assert view.form.note and "not quite" in said(view)
    qtbot.keyClicks(line.edit, "a")
    assert "not quite" not in said(view)
    view.ask_again("That is not quite the same.")
    view.set_busy("Opening…")
    assert "not quite" not in said(view)


def test_while_work_runs_the_button_that_was_pressed_says_so_and_nothing_moves(qtbot: QtBot) -> None:
    view = shown(qtbot, one_line())
    button = view.findChildren(Button)[0]
    place = button.pos()
    view.press("open")
    view.set_busy("Opening…")
    qtbot.waitUntil(lambda: button.text() == "Opening…")
    assert button.pos() == place and button.accessibleName() == "Opening…"
    view.set_busy(None)
    assert (button.text(), button.accessibleName()) == ("Open", "Open")
